"""Communes whose name is spelt almost right, or only begun ("Noyelles")."""

from __future__ import annotations

import re

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.place import LARGE, Alike, Places
from aide_projet.understanding.place_chosen import KNOWN_BY_ALL, MUCH_LARGER, said_commune, which_of
from aide_projet.understanding.place_name import plain_key
from aide_projet.understanding.place_words import (
    MOST_WORDS,
    Spoken,
    Word,
)
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said, plain

_CLOSED_E = re.compile(r"[éÉèÈ](?!\w)")
_ARTICLES = ("la", "le", "les")
_LONG_NAME = 12  # letters
_HAMLET = 2_000  # inhabitants under which a name misspelt may be any word
_SHORT_NAME = 5  # letters under which a misspelt name is never sure


def misspelt_commune(
    said: Said, context: ReadingContext, words: list[Word], places: Places, spoken: Spoken
) -> Reading | Doubt | None:
    """A name spelt almost right, or the beginning of one ("Noyelles"). Sure only when it can be one commune alone."""
    core = core_of_name(words, spoken)
    if not core or len(core) > 6 or len(words) > MOST_WORDS:
        return None
    place = core[0][1], core[-1][2]
    key = plain_key(" ".join(word for word, _, _ in core))
    if len(key) < 3 or key.isdigit() or key in spoken.vague or key in spoken.ordinary:
        return None
    longer = places.starting(key)
    if longer:
        if len(longer) == 1 and len(key) >= _SHORT_NAME:
            return said_commune(said, context, longer[0], place, "commune_debut")
        return which_of(said, context, longer, place)
    cutoff = 1 if len(key) < 8 else 2 if len(key) < 13 else 3
    alike = places.alike(key, cutoff, _as_heard(said, place))
    if not alike:
        return None
    near = [one for one in alike if one.distance < alike[0].distance + 1]
    if _surely(key, alike, places):
        return said_commune(said, context, alike[0].commune, place, "commune_ressemblance")
    return which_of(said, context, [one.commune for one in near[:3]], place)


def _as_heard(said: Said, place: tuple[int, int]) -> str:
    """The key of a piece of the text whose last "é" is heard: "roubé"."""
    return plain_key(plain(_CLOSED_E.sub("er", said.words(*place))))


def _surely(key: str, alike: tuple[Alike, ...], places: Places) -> bool:
    first = alike[0]
    known = first.commune.population
    if len(key) < _SHORT_NAME or not first.near:
        return False
    home = first.commune.department in places.home
    if first.distance >= 1 and not home and known < KNOWN_BY_ALL:  # "la friche" is not La Riche
        return False
    if first.heard and not (home and known >= LARGE):
        return False
    if first.distance > 1 and known < LARGE and len(key) < _LONG_NAME:
        return False
    if first.distance >= 1 and known < _HAMLET and len(key) < _LONG_NAME:  # "chez mon cousin" is not Couin
        return False
    rivals = [one for one in alike[1:] if one.distance < first.distance + (0.5 if first.distance < 1 else 1)]
    return all(first.commune.population >= MUCH_LARGER * max(one.commune.population, 1) for one in rivals)


def core_of_name(words: list[Word], spoken: Spoken) -> list[Word]:
    """The words of an answer without those that lead to the name and follow it."""
    start, end = 0, len(words)
    while start < end and (words[start][0] in spoken.around or words[start][0].isdigit()):
        article = words[start][0] in _ARTICLES
        if article and not (start + 1 < end and words[start + 1][0] in spoken.around):  # "la commune de" is no name
            break
        start += 1
    while end > start and (words[end - 1][0] in spoken.around or words[end - 1][0].isdigit()):
        end -= 1
    return words[start:end]
