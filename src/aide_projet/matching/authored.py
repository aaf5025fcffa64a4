"""What the organisation writes of matching: keywords, kinds of requests, the grammar of a request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aide_projet.matching.vocabulary import Trust


@dataclass(frozen=True, slots=True)
class Keyword:
    """Words, in the notation of `pattern`, and how much they speak for (negative: against) their fiche or kind."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class FicheWords:
    """The keywords of a fiche, and requests that are of it.

    `brought_by`: the sentence that says what would bring it forward.
    """

    key: str
    keywords: tuple[Keyword, ...]
    brought_by: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of request that belongs elsewhere, and the kind message that says where.

    `ratio`: it wins from that many times the best fiche's score on; None for the usual `Limits.outside_ratio`.
    `even_together`: what shows a collective project (`Lexicon.together`) does not speak against it.
    """

    key: str
    message: str
    keywords: tuple[Keyword, ...]
    ratio: float | None = None
    even_together: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """What introducing words ("dans", "pas de") make of the words after them: these count `factor` times.

    `holds`: to the end of the sentence; else to the next pause, verb or pronoun (`Grammar.ends`).
    """

    name: str
    factor: float
    words: tuple[str, ...]
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """When a score decides.

    `least`: score under which no fiche is proposed; `least_people` where people are spoken of.
    `outside_least`, `outside_ratio`: a kind wins from that score on, and from that many times the best fiche's.
    `close`: a second fiche at that share of the first is asked about.
    Factors: `complement` of a noun complement ("fête du *jardin*"); `mine` of what one person owns ("mon *jardin*");
    `actor` of who does it ("le *conseil citoyen* organise un café"); `deed` of what a deed verb is about; `gap` of a
    phrase with a foreign word inside; `common` of a keyword that every fiche has.
    `lesson`: what the examples teach of a word counts that many times; `lesson_outside`: what is out of scope gains so
    much where the examples speak of it at all.
    """

    least: float = 1.0
    least_people: float = 0.5
    outside_least: float = 2.0
    outside_ratio: float = 1.0
    close: float = 0.75
    complement: float = 0.5
    mine: float = 0.4
    actor: float = 0.4
    deed: float = 1.2
    gap: float = 0.8
    common: float = 0.2
    lesson: float = 0.25
    lesson_outside: float = 0.75


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar of a request.

    `void` words are ignored; `passing` words may stand inside a phrase; `known` words mean nothing here but are not
    misspelt keywords; `distinct` words are not their stem's family ("concert" is not "concerter"); `mine` are the
    possessives of one person; `people` are those whom projects are for; before `wishes` ("veut", "organise") stands
    who does it; `ends` close a role; `masks` are phrases that hide the keywords inside them; `told`: factor of other
    slots' words.
    """

    void: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    masks: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    short: Mapping[str, str] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()
    told: Mapping[str, float] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    trust: Trust = field(default_factory=Trust)
