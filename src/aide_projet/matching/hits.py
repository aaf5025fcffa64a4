"""The keywords found in a text, longest phrase first, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aide_projet.matching.lexicon import Lexicon, Node
from aide_projet.matching.roles import factors
from aide_projet.matching.tokens import Token, tokens
from aide_projet.matching.vocabulary import Found

_REACH = 6  # words from one word of a phrase to its next


class Hit(NamedTuple):
    """An entry of the lexicon at some words of the text.

    `trust`: how sure the words are. `part`: what their part in the sentence makes of them. `free`: no longer phrase has
    taken them.
    """

    entry: int
    places: tuple[int, ...]
    trust: float
    part: float = 1.0
    free: bool = True


@dataclass(frozen=True, slots=True)
class Scanned:
    """The words of a text and what was found in them; `people`: whether it speaks of people."""

    text: str
    words: Sequence[Token]
    hits: Sequence[Hit]
    people: bool = False

    def said(self, hit: Hit) -> str:
        """The words as typed, from the first to the last of a hit."""
        return self.text[self.words[hit.places[0]].start : self.words[hit.places[-1]].end]


def scan(lexicon: Lexicon, text: str) -> Scanned:
    """Find the keywords of a text. Cost grows with its length, not with the number of fiches."""
    words = tokens(text)
    vocabulary = lexicon.vocabulary
    plains = [vocabulary.plain(word.plain) for word in words]
    known = [vocabulary.find(plain) for plain in plains]
    walk = _Walk(lexicon, words, plains, known)
    found: list[Hit] = []
    for place in range(len(words)):
        walk.start(place, found)
    people = any(number in lexicon.people for word in known for number in word.classes)
    return Scanned(text, words, _resolved(lexicon, walk, found), people)


class _Walk:
    """Follows the phrases of the lexicon through one text."""

    def __init__(self, lexicon: Lexicon, words: Sequence[Token], plains: Sequence[str], known: Sequence[Found]) -> None:
        self.lexicon, self.words, self.plains, self.known = lexicon, words, plains, known
        self.void = [plain in lexicon.void for plain in plains]
        self.passing = [plain in lexicon.passing for plain in plains]
        self.closed = [plain in lexicon.roles or plain in lexicon.ends for plain in plains]
        self.roles = factors(lexicon, words, plains)

    def start(self, place: int, found: list[Hit]) -> None:
        """Add every phrase that begins at a word."""
        known = self.known[place]
        for number in known.classes:
            node = self.lexicon.root.next.get(number)
            if node is not None:
                self._follow(node, (place,), known.trust, True, found)

    def _follow(self, node: Node, places: tuple[int, ...], trust: float, gap: bool, found: list[Hit]) -> None:
        if node.entry >= 0:
            found.append(Hit(node.entry, places, trust))
        if not node.next:
            return
        place = places[-1] + 1
        furthest = min(len(self.words), place + _REACH)
        while place < furthest and not self.words[place].before:
            known = self.known[place]
            for number in known.classes:
                step = node.next.get(number)
                if step is not None:
                    self._follow(step, (*places, place), min(trust, known.trust), gap, found)
            if not (self.void[place] or self.passing[place]):
                if not gap or self.closed[place]:
                    return
                gap, trust = False, trust * self.lexicon.grammar.limits.gap
            place += 1


def _resolved(lexicon: Lexicon, walk: _Walk, found: Sequence[Hit]) -> list[Hit]:
    """Longest first, then strongest; a word taken by a phrase is no longer free; each entry once, at its best place."""
    entries = lexicon.entries
    taken: dict[int, int] = {}  # place → entry that speaks for a fiche, or masks
    apart: set[int] = set()  # places taken for the kinds
    order: list[Hit] = []
    for hit in sorted(found, key=lambda hit: _rank(lexicon, walk, hit)):
        entry = entries[hit.entry]
        free = taken.keys().isdisjoint(hit.places)
        if entry.outside:
            free = free and apart.isdisjoint(hit.places)
            apart.update(hit.places if free else ())
        elif free and (entry.pull > 0 or not entry.speaks):
            taken.update((place, hit.entry) for place in hit.places)
        if entry.speaks:
            order.append(Hit(hit.entry, hit.places, hit.trust, free=free))
    kept: dict[int, Hit] = {}
    for hit in order:
        part = walk.roles[hit.places[0]] * _grammatical(lexicon, walk, hit, taken)
        former = kept.get(hit.entry)
        if former is None or (hit.free, hit.trust * part) > (former.free, former.trust * former.part):
            kept[hit.entry] = Hit(hit.entry, hit.places, hit.trust, part, hit.free)
    return sorted(kept.values(), key=lambda hit: hit.places)


def _rank(lexicon: Lexicon, walk: _Walk, hit: Hit) -> tuple[float, ...]:
    entry = lexicon.entries[hit.entry]
    return (-entry.size, -entry.pull * hit.trust * walk.roles[hit.places[0]], *hit.places)


def _grammatical(lexicon: Lexicon, walk: _Walk, hit: Hit, taken: dict[int, int]) -> float:
    """A noun complement counts less ("fête du jardin"), what a deed verb is about counts more ("créer un jardin")."""
    place, through_of, mine = hit.places[0] - 1, False, False
    while place >= 0 and not walk.words[place + 1].before and (walk.void[place] or walk.passing[place]):
        through_of = through_of or walk.plains[place] in ("de", "du", "des", "d")
        mine = mine or (walk.plains[place] in lexicon.mine and place not in taken)
        place -= 1
    if mine:
        return lexicon.grammar.limits.mine
    if place < 0 or walk.words[place + 1].before:
        return 1.0
    if any(number in lexicon.deeds for number in walk.known[place].classes):
        return lexicon.grammar.limits.deed
    head = taken.get(place)
    if through_of and head is not None and lexicon.entries[head].pull >= 2.0:
        return lexicon.grammar.limits.complement
    return 1.0
