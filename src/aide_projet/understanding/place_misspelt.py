"""Communes whose name is spelt almost right, or only begun ("Noyelles")."""

from __future__ import annotations

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.place import LARGE, Alike, Places
from aide_projet.understanding.place_chosen import MUCH_LARGER, said_commune, which_of
from aide_projet.understanding.place_name import plain_key
from aide_projet.understanding.place_words import (
    MOST_WORDS,
    Spoken,
    Word,
)
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said

_ARTICLES = ("la", "le", "les")
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
    alike = places.alike(key, cutoff)
    if not alike:
        return None
    near = [one for one in alike if one.distance < alike[0].distance + 1]
    if _surely(key, alike):
        return said_commune(said, context, alike[0].commune, place, "commune_ressemblance")
    return which_of(said, context, [one.commune for one in near[:3]], place)


def _surely(key: str, alike: tuple[Alike, ...]) -> bool:
    first = alike[0]
    if (
        len(key) < _SHORT_NAME
        or not first.near
        or (first.distance > 1 and first.commune.population < LARGE and len(key) < 12)
    ):
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
