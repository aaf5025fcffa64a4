"""Names of people told in a sentence: "je m'appelle Fatima Benali"."""

from __future__ import annotations

import re
from functools import lru_cache

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said, plain

_CAPITAL = "A-ZÀÖØ-ÞŒ"
_NAME = re.compile(
    rf"[\s:]*((?:[{_CAPITAL}][\w'’.-]+)(?:[ -](?:(?:de|du|van|ben|el|al|le|la|d['’])[ ]?)?[{_CAPITAL}][\w'’-]+){{0,3}})"
)


@lru_cache(maxsize=8)
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    def either(key: str) -> str:
        listed = sorted((re.escape(plain(word)) for word in language.words("personnes", key)), key=len, reverse=True)
        return "|".join(listed) or "(?!)"

    titles = rf"(?:(?:{either('civilité')})\.? +)"
    return (
        re.compile(rf"(?<![a-z])(?:{either('annonce')})[ :]+(?={titles}?)"),
        re.compile(titles),
        frozenset(plain(word) for word in language.words("personnes", "pas un nom")),
    )


def find_person(said: Said, context: ReadingContext) -> Reading | None:
    """The name that the sentence announces as its speaker's or the contact's; written with capitals."""
    announce, titles, not_names = _patterns(context.language)
    for match in announce.finditer(said.plain):
        title = titles.match(said.plain, match.end())
        name = _NAME.match(said.text, said.offsets[title.end() if title else match.end()])
        if name is None or plain(name[1]).split()[0] in not_names:
            continue
        first = said.offsets[match.end()]
        return _told(said, context, said.text[first : name.end()].lstrip(" :"), match.end(), name.end())
    return None


def read_person(said: Said, context: ReadingContext) -> Reading | None:
    """The name that answers: without "je m'appelle" and without a title; capitals put where there are none."""
    announce, _, _ = _patterns(context.language)
    match = announce.match(said.plain.lstrip())
    start = (match.end() if match else 0) + len(said.plain) - len(said.plain.lstrip())
    text = " ".join(said.text[said.offsets[min(start, len(said.plain))] :].split()).strip(" .,;:!")
    if not any(char.isalpha() for char in text):
        return None
    head = re.split(
        r"[,;\n(]|(?<!\w)(?:et|au|tel|tél|mail|présidente?|directrice|directeur|animatrice|animateur)(?!\w)", text
    )[0].strip()
    if match and head:
        text = head
    if match and text == text.lower() and len(text.split()) <= 3:
        text = text.title()
    return Reading(context.slot, text, said.text, 0, len(said.text), "nom")


def _told(said: Said, context: ReadingContext, name: str, first: int, end: int) -> Reading:
    last = next((place for place in range(first, len(said.plain)) if said.offsets[place] >= end), len(said.plain))
    return reading_at(said, context, name.strip(" .-"), (first, last), "nom")
