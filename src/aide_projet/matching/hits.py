"""The keywords found in a text, longest phrase first, each once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from aide_projet.matching.lessons import Feature
from aide_projet.matching.lexicon import Lexicon, Word
from aide_projet.matching.phrases import Spot, spots
from aide_projet.matching.roles import factors
from aide_projet.matching.settle import settled
from aide_projet.matching.tokens import Token, tokens

_OF = frozenset(("de", "du", "des", "d"))
_HEAVY = 2.0  # pull from which a noun makes its complement count less


class Hit(NamedTuple):
    """An entry of the lexicon with the words of the text, as typed.

    `trust`: how sure the words are. `part`: what their part in the sentence makes of them. `free`: no longer phrase has
    taken them.
    """

    entry: int
    said: str
    trust: float
    part: float = 1.0
    free: bool = True


@dataclass(frozen=True, slots=True)
class Scanned:
    """A text and what was found in it, in order.

    `people`: whether it speaks of people. `known`: its words and pairs of words that examples hold; `taught`: what they
    say of each fiche, and of what is out of scope.
    """

    text: str
    hits: Sequence[Hit]
    people: bool = False
    known: Sequence[Feature] = ()
    taught: Mapping[int, float] = field(default_factory=dict)


def scan(lexicon: Lexicon, text: str, unlearnt: int | None = None) -> Scanned:
    """Find the keywords of a text. Cost grows with its length, not with the number of fiches.

    `unlearnt`: as if the text were not itself an example of that target.
    """
    pieces = tokens(text)
    words = settled(lexicon, [lexicon.word(piece.typed) for piece in pieces])
    hits = [
        Hit(spot.entry, text[pieces[spot.places[0]].start : pieces[spot.places[-1]].end], spot.trust, part, is_free)
        for is_free, spot, part in placed(lexicon, pieces, words)
    ]
    known = lexicon.lessons.known([word.key for word in words])
    return Scanned(text, hits, any(word.people for word in words), known, lexicon.lessons.taught(known, unlearnt))


def placed(lexicon: Lexicon, pieces: Sequence[Token], words: Sequence[Word]) -> list[tuple[bool, Spot, float]]:
    """Each entry at its best place, in order: whether its words are free, and what their part makes of them."""
    parts = factors(lexicon, pieces, words)
    free, taken = _shared_out(lexicon, parts, spots(lexicon, pieces, words))
    grammar = _Grammatical(lexicon, pieces, words, taken)
    kept: dict[int, tuple[tuple[bool, float], Spot, float]] = {}  # each entry once, at its best place
    for is_free, spot in free:
        part = parts[spot.places[0]] * grammar.factor(spot.places[0])
        worth = is_free, spot.trust * part
        former = kept.get(spot.entry)
        if former is None or worth > former[0]:
            kept[spot.entry] = worth, spot, part
    ordered = sorted(kept.values(), key=lambda best: best[1].places)
    return [(is_free, spot, part) for (is_free, _), spot, part in ordered]


def _shared_out(
    lexicon: Lexicon, parts: Sequence[float], found: Sequence[Spot]
) -> tuple[list[tuple[bool, Spot]], Mapping[int, int]]:
    """Longest first, then strongest; a word taken by a phrase is no longer free. And what took each place."""
    entries = lexicon.entries
    order = [
        (-entries[entry].size, -entries[entry].pull * trust * parts[places[0]], places)
        for entry, places, trust in found
    ]
    taken: dict[int, int] = {}  # place → entry that speaks for a fiche, or masks
    apart: set[int] = set()  # places taken for the kinds
    shared: list[tuple[bool, Spot]] = []
    for at in sorted(range(len(found)), key=order.__getitem__):
        spot = found[at]
        entry = entries[spot.entry]
        free = taken.keys().isdisjoint(spot.places)
        if entry.outside:
            free = free and apart.isdisjoint(spot.places)
            if free:
                apart.update(spot.places)
        elif free and (entry.pull > 0 or not entry.speaks):
            for place in spot.places:
                taken[place] = spot.entry
        if entry.speaks:
            shared.append((free, spot))
    return shared, taken


class _Grammatical:
    """A noun complement counts less ("fête du jardin"), what a deed verb is about counts more ("créer un jardin")."""

    def __init__(
        self, lexicon: Lexicon, pieces: Sequence[Token], words: Sequence[Word], taken: Mapping[int, int]
    ) -> None:
        self._lexicon, self._pieces, self._words, self._taken = lexicon, pieces, words, taken
        self._found: dict[int, float] = {}  # several keywords begin at the same word

    def factor(self, first: int) -> float:
        """What the words before make of a phrase, given its first place."""
        found = self._found.get(first)
        if found is None:
            found = self._found[first] = self._before(first)
        return found

    def _before(self, first: int) -> float:
        pieces, words, limits = self._pieces, self._words, self._lexicon.grammar.limits
        place, through_of, mine = first - 1, False, False
        while place >= 0 and not pieces[place + 1].before and words[place].passes:
            through_of = through_of or words[place].plain in _OF
            mine = mine or (words[place].mine and place not in self._taken)
            place -= 1
        if mine:
            return limits.mine
        if place < 0 or pieces[place + 1].before:
            return 1.0
        if words[place].deed:
            return limits.deed
        head = self._taken.get(place)
        if through_of and head is not None and self._lexicon.entries[head].pull >= _HEAVY:
            return limits.complement
        return 1.0
