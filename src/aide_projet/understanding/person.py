"""Names of people told in a sentence, or beside a number: "je m'appelle Fatima Benali"."""

from __future__ import annotations

import re
from dataclasses import replace

from aide_projet.draft.kept import of_content
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.place import Places
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said, plain
from aide_projet.understanding.sentence import visible_end

_CAPITAL = "A-ZÀ-ÖØ-ÞŒ"
_MARKS = ' ,;:.()-"<>/|\n'
_TOWN = 2000  # inhabitants from which a name alone is more likely the town's
_PARTICLE = r"(?:d[eaiou]s?|van|von|den|der|ben|bin|bint|el|al|le|la|d['’])[ ]?"
NAME = rf"(?:[{_CAPITAL}][\w'’.-]+)(?:[ -](?:{_PARTICLE}){{0,2}}[{_CAPITAL}][\w'’-]+){{0,3}}"
"""A name as it is written: "Fatima Benali", "Jean-Pierre Van den Broeck"."""

_NAME = re.compile(rf"[\s:]*({NAME})")


@of_content(maxsize=8)
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    def either(key: str) -> str:
        listed = sorted((re.escape(plain(word)) for word in language.words("personnes", key)), key=len, reverse=True)
        return "|".join(listed) or "(?!)"

    titles = rf"(?:(?:{either('civilité')})\.? +)"
    return (
        re.compile(rf"(?<![a-z])(?:{either('annonce')})[ :,]+(?={titles}?)"),
        re.compile(titles),
        frozenset(plain(word) for word in language.words("personnes", "pas un nom")),
    )


@of_content(maxsize=8)
def _announcing(language: Language) -> frozenset[str]:
    return frozenset(plain(word) for word in language.words("personnes", "annonce"))


def find_person(said: Said, context: ReadingContext) -> Reading | None:
    """The name that the sentence announces as its speaker's or the contact's; written with capitals."""
    announce, titles, not_names = _patterns(context.language)
    if not any(words in said.plain for words in _announcing(context.language)):  # far quicker than the pattern
        return None
    for match in announce.finditer(said.plain):
        title = titles.match(said.plain, match.end())
        name = _NAME.match(said.text, said.offsets[title.end() if title else match.end()])
        if name is None or plain(name[1]).split()[0] in not_names:
            continue
        first = said.offsets[match.end()]
        return _told(said, context, said.text[first : name.end()].lstrip(" :"), match.end(), name.end())
    return None


def find_name_beside(said: Said, context: ReadingContext, places: Places) -> Reading | None:
    """The name given with a number or an address: "Fatima Benali, 06 11 22 33 44". `said` without that number.

    Nothing else may be said, but for what announces a name; a commune alone is nobody.
    """
    lead, tail, titles = _beside(context.language)
    _, _, not_names = _patterns(context.language)
    start, end = 0, len(said.plain)
    while end and said.plain[end - 1] in _MARKS:
        end -= 1
    after = tail.search(said.plain, 0, end)
    end = after.start() if after else end
    while start < end and said.plain[start] in _MARKS:
        start += 1
    before = lead.match(said.plain, start, end)
    start = before.end() if before else start
    title = titles.match(said.plain, start, end)
    first = title.end() if title else start
    name = _NAME.match(said.text, said.offsets[first], said.offsets[visible_end(said, first)])
    if name is None or any(char not in _MARKS for char in said.plain[_place(said, start, name.end()) : end]):
        return None
    words = plain(name[1]).split()
    known = places.named(name[1]) if len(words) == 1 and title is None else ()
    if words[0] in not_names or (known and known[0].population >= _TOWN):
        return None
    return _told(
        said, replace(context, slot="contact_nom"), said.text[said.offsets[start] : name.end()], start, name.end()
    )


@of_content(maxsize=8)
def _beside(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    def either(*keys: str) -> str:
        listed = sorted(
            (re.escape(plain(w)) for k in keys for w in language.words("personnes", k)), key=len, reverse=True
        )
        return "|".join(listed) or "(?!)"

    return (
        re.compile(rf"(?:(?:{either('annonce', 'devant un nom')})(?![a-z0-9])[ :,]*)+"),
        re.compile(rf"(?:[ ,;:(-]+(?:{either('après un nom')}))+[ :,;.()-]*$"),
        re.compile(rf"(?:{either('civilité')})(?![a-z])\.? *"),
    )


def _place(said: Said, first: int, end: int) -> int:
    return next((place for place in range(first, len(said.plain)) if said.offsets[place] >= end), len(said.plain))


def _told(said: Said, context: ReadingContext, name: str, first: int, end: int) -> Reading:
    last = _place(said, first, end)
    return reading_at(said, context, name.strip(" .-"), (first, last), "nom")
