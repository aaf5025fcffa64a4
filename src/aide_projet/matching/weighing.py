"""What made each word count more or less than it is written: for `match --pourquoi` and the page that says why.

A second pass over a text, made only when somebody asks; the ranking itself carries none of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from aide_projet.draft.value import Value
from aide_projet.matching.hits import placed
from aide_projet.matching.lexicon import Lexicon, Word
from aide_projet.matching.phrases import Spot
from aide_projet.matching.rank import texts_told
from aide_projet.matching.roles import factors, introduced_by
from aide_projet.matching.settle import settled
from aide_projet.matching.tokens import Token, tokens

Effect = Literal["role", "acteur", "a_moi", "complement", "geste", "lettres", "intercale", "champ", "place"]
"""What changes the weight of a word. Each has its sentence in pourquoi.yaml (`apport_…`)."""


@dataclass(frozen=True, slots=True)
class Shade:
    """One effect. `cue`: the words of the person that make it ("dans"), `role` what they introduce ("décor")."""

    effect: Effect
    factor: float
    cue: str = ""
    role: str = ""


def shades(lexicon: Lexicon, text: str, told: Mapping[str, Value]) -> Mapping[str, tuple[Shade, ...]]:
    """The effects on each keyword found, by its text; those that count as they are written have none."""
    found: dict[str, tuple[Shade, ...]] = {}
    for slot, words in texts_told(lexicon, text, told).items():
        beside = (Shade("champ", lexicon.grammar.told[slot], slot),) if slot else ()
        for keyword, of_text in _of_text(lexicon, words):
            found.setdefault(keyword, (*of_text, *beside))
    return found


def _of_text(lexicon: Lexicon, text: str) -> Iterator[tuple[str, tuple[Shade, ...]]]:
    pieces = tokens(text)
    words = settled(lexicon, [lexicon.word(piece.typed) for piece in pieces])
    roles = factors(lexicon, pieces, words)
    for _, spot, part in placed(lexicon, pieces, words):
        first = spot.places[0]
        told = (
            *_of_role(lexicon, text, pieces, words, first, roles[first]),
            *_of_grammar(lexicon, part / roles[first] if roles[first] else 1.0),
            *_of_letters(words, spot),
        )
        yield lexicon.entries[spot.entry].text, told


def _of_role(
    lexicon: Lexicon, text: str, pieces: Sequence[Token], words: Sequence[Word], place: int, factor: float
) -> tuple[Shade, ...]:
    """The phrases that introduce the word, and that it is who does it; else only that its place counts."""
    if math.isclose(factor, 1.0):
        return ()
    acting = Shade("acteur", lexicon.grammar.limits.actor)
    nearest: dict[bool, Shade] = {}  # one to the end of the role, one to the end of the sentence
    for first, last, role in introduced_by(pieces, words, place):
        cue = text[pieces[first].start : pieces[last].end]
        nearest.setdefault(role.holds, Shade("role", role.factor, cue, role.name))
    possible = (*nearest.values(), acting)
    for size in range(1, len(possible) + 1):
        for some in combinations(possible, size):
            if math.isclose(factor, math.prod(shade.factor for shade in some)):
                return some
    return (Shade("place", factor),)


def _of_grammar(lexicon: Lexicon, factor: float) -> Iterator[Shade]:
    limits = lexicon.grammar.limits
    known: tuple[tuple[Effect, float], ...] = (
        ("a_moi", limits.mine),
        ("geste", limits.deed),
        ("complement", limits.complement),
    )
    if not math.isclose(factor, 1.0):
        effect: Effect = next((name for name, one in known if math.isclose(factor, one)), "place")
        yield Shade(effect, factor)


def _of_letters(words: Sequence[Word], spot: Spot) -> Iterator[Shade]:
    """Spelt otherwise, or with a foreign word inside the phrase."""
    spelt = min(words[place].trust for place in spot.places)
    if spelt < 1.0:
        yield Shade("lettres", spelt)
    if spot.trust < spelt:
        yield Shade("intercale", spot.trust / spelt)
