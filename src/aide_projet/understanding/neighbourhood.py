"""Neighbourhoods said by name: "quartier du Pile", "cité des Fleurs", "on est au Beau Marais"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said, plain

_LINK = r"(?:(?:de la |de l'|des |du |de |d'|la |le |les |l'|c'est |: ?)*)"
_CAPITAL = "A-ZÀ-ÖØ-ÞŒ0-9"
_JOINED = r"(?:de|du|des|la|le|les|l'|d'|aux?|en|sur|et)[ -]"
_HEAD = rf"(?:\d+[/-]\d+|[{_CAPITAL}][\w'’.-]*|\d+)"  # "cité du 12/14" is one name
_NAME = re.compile(rf"{_HEAD}(?:[ -](?:{_JOINED})*(?:l'|d'|l’|d’)?[{_CAPITAL}][\w'’-]*)*")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_END = re.compile(r"[,;.!?()\n]|$")
_IN_TOWN = re.compile(rf"(?<=\w) à (?=[{_CAPITAL}])")
_MARKS = " ,.;:!?\n\"'«»()"
_LONGEST = 6
"""Words of a name said without "quartier" before it; more is a sentence."""


@dataclass(frozen=True, slots=True)
class _Words:
    """`lead` comes before a name, `contracted` holds the article that goes with it; `vague` names no neighbourhood."""

    lead: Phrases
    contracted: Phrases
    vague: Phrases
    verbs: frozenset[str]


@of_content(maxsize=8)
def _words(language: Language) -> _Words:
    listed = language.words
    return _Words(
        lead=phrases({"annonce": listed("lieux", "annonce quartier")}),
        contracted=phrases({"article": listed("lieux", "article quartier")}),
        vague=phrases({"vague": (*listed("lieux", "quartier vague"), *listed("lieux", "quartier sans nom"))}),
        verbs=frozenset(plain(word) for word in listed("lieux", "pas un quartier")),
    )


@of_content(maxsize=8)
def _pattern(language: Language) -> re.Pattern[str]:
    listed = (*language.words("lieux", "quartier"), *language.words("lieux", "cité"))
    either = "|".join(sorted((re.escape(plain(word)) for word in listed), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<![a-z])({either}) ({_LINK})(?=[a-z0-9])")


@of_content(maxsize=8)
def _estates(language: Language) -> frozenset[str]:
    return frozenset(plain(word) for word in language.words("lieux", "cité"))


@of_content(maxsize=8)
def _nameless(language: Language) -> frozenset[str]:
    return frozenset(plain(words).split(" ", 1)[-1] for words in language.words("lieux", "quartier sans nom"))


def is_led_to(said: Said, language: Language) -> bool:
    """Whether "quartier", "cité"… stands before a word: what follows may be a name, even "8 mai"."""
    return _pattern(language).search(said.plain) is not None


def find_neighbourhoods(said: Said, context: ReadingContext) -> tuple[Reading, ...]:
    """The names that follow "quartier" or "cité", written as names. Only the first counts: a project has one."""
    for match in _pattern(context.language).finditer(said.plain):
        start = said.offsets[match.end()]
        name = _NAME.match(said.text, start)
        if name is None or plain(name[0]) in _nameless(context.language):
            continue
        estate = match[1] in _estates(context.language)
        first = match.start() if estate else match.end()
        text = _with_month(said, name[0], name.end(), context.language)
        value = said.text[said.offsets[first] : start] + text if estate else text
        end = match.end() + len(plain(text))
        return (reading_at(said, context, value, (first, min(end, len(said.plain))), "quartier"),)
    return ()


def _with_month(said: Said, name: str, end: int, language: Language) -> str:
    """ "cité du 8 mai": a figure is completed by the month that follows."""
    after = _NEXT_WORD.match(said.text, end) if name[-1].isdecimal() else None
    month = after is not None and plain(after[1]) in _moments(language)
    return name + after[0] if month and after is not None else name.rstrip(".-'’")


@of_content(maxsize=8)
def _moments(language: Language) -> frozenset[str]:
    return frozenset(map(plain, language.words("noms", "un moment")))


def read_neighbourhood(said: Said, context: ReadingContext) -> Reading | None:
    """The answer to "quel quartier ?": its name without what leads to it. None for a question, or where none is named.

    The article stays as typed ("Le Pile"), unless it is one with a little word ("au Beau Marais").
    """
    found = find_neighbourhoods(said, context)
    if found:
        return found[0]
    if said.plain.rstrip().endswith("?"):
        return None
    match = _pattern(context.language).search(said.plain)
    if match is not None and match[1] not in _estates(context.language):
        if any(said.plain.startswith(word, match.end()) for word in _nameless(context.language)):
            return None
        return _named(said, context, match.end(), _name_end(said, match.end()))
    start, announced = _after_lead(said, context.language)
    return _named(said, context, start, _name_end(said, start) if announced else len(said.plain), announced=announced)


def _after_lead(said: Said, language: Language) -> tuple[int, bool]:
    """Where the name begins, and whether words lead to it: "on est au…", "nous c'est…"."""
    words, flat = _words(language), folded(said.plain)
    place, announced = _skip(flat, 0), False
    while (lead := words.lead.after(flat, place)) is not None:
        place, announced = _skip(flat, lead[1]), True
    article = words.contracted.after(flat, place)
    return (_skip(flat, article[1]), True) if article is not None else (place, announced)


def _skip(flat: str, place: int) -> int:
    while place < len(flat) and flat[place] in " ,:":
        place += 1
    return place


def _name_end(said: Said, start: int) -> int:
    end = _END.search(said.plain, start)
    return end.start() if end is not None else len(said.plain)


def _named(said: Said, context: ReadingContext, start: int, end: int, *, announced: bool = True) -> Reading | None:
    """What stands between two places, when it can be a name."""
    words, flat = _words(context.language), folded(said.plain)
    town = _IN_TOWN.search(said.text, said.offsets[start], said.offsets[end])
    end = min(end, bisect_left(said.offsets, town.start())) if town is not None else end
    while end > start and said.plain[end - 1] in _MARKS:
        end -= 1
    spoken = [word.strip(_MARKS) for word in flat[start:end].split()]
    if not any(map(str.isalnum, "".join(spoken))) or words.vague.after(flat, start) is not None:
        return None
    if not words.verbs.isdisjoint(spoken[:-1]) or (announced and len(spoken) > _LONGEST):  # "est" at the end: the east
        return None
    return reading_at(said, context, " ".join(said.words(start, end).split()), (start, end), "quartier")
