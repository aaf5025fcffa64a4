"""The name that answers "à quel nom ?", without what leads to it: "c'est mon mari, Ahmed Ouali"."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.person import NAME
from aide_projet.understanding.phrase import Phrases, folded, key, phrases
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said, plain

_MARKS = " ,;:.()-\"<>/|\n'’"
_LONGEST = 3  # words of a name told without capitals
_PART = re.compile(r"[\s:=]*([^\W\d_][\w'’-]*)")
_CLAUSE = re.compile(r"[,;\n(]|(?<!\w)(?:et|au|tel|tél|mail)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Words:
    """`lead` goes before a name; `sentence` holds words that stand in no name; `not_names` those that are none."""

    lead: Phrases
    sentence: frozenset[str]
    not_names: frozenset[str]
    titles: frozenset[str]
    first_name: Phrases
    last_name: Phrases
    written: re.Pattern[str]


@of_content(maxsize=8)
def _words(language: Language) -> _Words:
    def listed(name: str) -> frozenset[str]:
        return frozenset(key(word) for word in language.words("personnes", name))

    titles = listed("civilité")
    either = "|".join(sorted(map(re.escape, titles), key=len, reverse=True)) or "(?!)"
    return _Words(
        lead=phrases({"annonce": language.words("personnes", "mène au nom")}),
        sentence=listed("pas dans un nom"),
        not_names=listed("pas un nom"),
        titles=titles,
        first_name=phrases({"": language.words("personnes", "dit le prénom")}),
        last_name=phrases({"": language.words("personnes", "dit le nom")}),
        written=re.compile(rf"(?:\b(?i:{either})\.? +)?(?P<name>{NAME})"),
    )


def read_person(said: Said, context: ReadingContext) -> Reading | None:
    """The name told; capitals put where there are none after "je m'appelle". None for a sentence that names nobody."""
    if said.plain.rstrip().endswith("?"):
        return None
    words = _words(context.language)
    parts = _in_parts(said, words)
    if parts is not None:
        return Reading(context.slot, parts, said.text, 0, len(said.text), "nom")
    start, announced = _after_lead(said, words)
    text = " ".join(said.text[said.offsets[start] :].split()).strip(" .,;:!")
    name = _in_sentence(text, words, announced=announced) if announced or _tells(text, words) else _bare(text, words)
    return Reading(context.slot, name, said.text, 0, len(said.text), "nom") if name else None


def _in_parts(said: Said, words: _Words) -> str | None:
    """ "prénom : Karim, nom : Dib"."""
    flat = folded(said.plain)
    parts = []
    for told in (words.first_name, words.last_name):
        found = told.anywhere(flat)
        name = _PART.match(said.text, said.offsets[found[2]]) if found is not None else None
        if name is None or plain(name[1]) in words.not_names:
            return None
        parts.append(name[1])
    return " ".join(parts)


def _after_lead(said: Said, words: _Words) -> tuple[int, bool]:
    flat = folded(said.plain)
    place, announced = 0, False
    while True:
        while place < len(flat) and flat[place] in _MARKS:
            place += 1
        lead = words.lead.after(flat, place)
        if lead is None:
            return place, announced
        place, announced = lead[1], True


def _spoken(text: str) -> list[str]:
    return [word.strip(_MARKS) for word in folded(plain(text)).split()]


def _tells(text: str, words: _Words) -> bool:
    """Whether the text is a sentence, a title before a name set apart."""
    spoken = _spoken(text)
    return not words.sentence.isdisjoint(spoken[1:] if spoken[:1] and spoken[0] in words.titles else spoken)


def _bare(text: str, words: _Words) -> str | None:
    """The whole, but for words that name nobody: "le directeur"."""
    spoken = _spoken(text)
    nobody = words.not_names.issuperset(spoken) or words.titles.issuperset(spoken)
    described = spoken[:1] and spoken[0] in words.not_names and text == text.lower()
    return text if any(map(str.isalpha, text)) and not nobody and not described else None


def _in_sentence(text: str, words: _Words, *, announced: bool) -> str | None:
    """The longest name written with capitals; of a lone name without any, the name with capitals."""
    if text.isupper() and not announced:
        return None
    found = [
        _until_sentence(match[0], words)
        for match in words.written.finditer(text)
        if not words.not_names.intersection(_spoken(match["name"])[:1])
    ]
    if any(found):
        return max(found, key=len)
    alone = _CLAUSE.split(text)[0].strip(_MARKS)
    spoken = _spoken(alone)
    if not announced or not 0 < len(spoken) <= _LONGEST or text != text.lower() or _tells(alone, words):
        return None
    return alone.title() if any(map(str.isalpha, alone)) and spoken[0] not in words.not_names else None


def _until_sentence(name: str, words: _Words) -> str:
    """A name in a text all in capitals ends where the sentence goes on."""
    kept = itertools.takewhile(
        lambda word: plain(word.strip(_MARKS)) not in words.sentence - words.titles, name.split()
    )
    return " ".join(kept).strip(_MARKS)
