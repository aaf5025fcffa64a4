"""Neighbourhoods said by name: "quartier du Pile", "cité des Fleurs"."""

from __future__ import annotations

import re
from functools import lru_cache

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said, plain

_LINK = r"(?:(?:de la |de l'|des |du |de |d'|la |le |les |l'|c'est |: ?)*)"
_CAPITAL = "A-ZÀÖØ-ÞŒ0-9"
_JOINED = r"(?:de|du|des|la|le|les|l'|d'|aux?|en|sur|et)[ -]"
_NAME = re.compile(rf"(?:[{_CAPITAL}][\w'’.-]*|\d+)(?:[ -](?:{_JOINED})*(?:l'|d'|l’|d’)?[{_CAPITAL}][\w'’-]*)*")


@lru_cache(maxsize=8)
def _pattern(language: Language) -> re.Pattern[str]:
    listed = (*language.words("lieux", "quartier"), *language.words("lieux", "cité"))
    either = "|".join(sorted((re.escape(plain(word)) for word in listed), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<![a-z])({either}) ({_LINK})(?=[a-z0-9])")


@lru_cache(maxsize=8)
def _estates(language: Language) -> frozenset[str]:
    return frozenset(plain(word) for word in language.words("lieux", "cité"))


@lru_cache(maxsize=8)
def _nameless(language: Language) -> frozenset[str]:
    return frozenset(plain(words).split(" ", 1)[-1] for words in language.words("lieux", "quartier sans nom"))


def find_neighbourhoods(said: Said, context: ReadingContext) -> tuple[Reading, ...]:
    """The names that follow "quartier" or "cité", written as names. Only the first counts: a project has one."""
    for match in _pattern(context.language).finditer(said.plain):
        start = said.offsets[match.end()]
        name = _NAME.match(said.text, start)
        if name is None or plain(name[0]) in _nameless(context.language):
            continue
        estate = match[1] in _estates(context.language)
        first = match.start() if estate else match.end()
        text = name[0].rstrip(".-'’")
        value = said.text[said.offsets[first] : start] + text if estate else text
        end = match.end() + len(plain(name[0]))
        return (reading_at(said, context, value, (first, min(end, len(said.plain))), "quartier"),)
    return ()


def read_neighbourhood(said: Said, context: ReadingContext) -> Reading | None:
    """The answer to "quel quartier ?": the name without "le quartier de"; else the words as typed."""
    found = find_neighbourhoods(said, context)
    if found:
        return found[0]
    match = _pattern(context.language).search(said.plain)
    if match is not None and match[1] not in _estates(context.language):
        rest = said.text[said.offsets[match.end()] :].strip(" .!\n")
        if rest and len(rest.split()) <= 6:
            return Reading(
                context.slot, rest, rest, said.offsets[match.end()], said.offsets[match.end()] + len(rest), "quartier"
            )
    return None
