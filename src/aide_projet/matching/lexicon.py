"""The lexicon: what the words of a request speak for. Made by `compile_lexicon`, then only read (its memo apart)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import log

from aide_projet.matching.authored import FicheWords, Grammar, Kind, Role
from aide_projet.matching.inflection import stem
from aide_projet.matching.lessons import Key, Lessons
from aide_projet.matching.ranking import Candidate, TellingQuestion
from aide_projet.matching.tokens import fold
from aide_projet.matching.vocabulary import Reading, Vocabulary

_MEMO, _MEMO_LETTERS = 1 << 14, 40  # typed words remembered; letters of the longest one that is

_BITS = 251  # of the marks by which phrases are ruled out: hardly two classes of a text share one
_RIVALS = 6  # words that a misspelt one may be
_OFTEN, _KEYWORD = (
    0.03,
    3,
)  # what each doubling or so of its examples adds to a word's likelihood; examples that beginning a keyword is worth

Introductions = Mapping[str, tuple[tuple[tuple[str, ...], Role], ...]]
"""Phrases that open a role, by their first word, longest first."""


@dataclass(eq=False, slots=True)
class Node:
    """A step in the trie of the phrases; `entry` is set where a phrase ends."""

    next: dict[int, Node] = field(default_factory=dict)
    entry: int = -1


@dataclass(frozen=True, slots=True)
class Entry:
    """A keyword once, with all that it speaks for: (target, weight) pairs. No pair: a mask.

    `outside`: it speaks for kinds alone, so that it hides no keyword of a fiche. `pull`: its greatest weight.
    """

    text: str
    size: int
    pull: float
    speaks: tuple[tuple[int, float], ...]
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """The words that have a place of their own in the grammar, as folded words or as their classes."""

    void: frozenset[str] = frozenset()
    passing: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    mine: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    deeds: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    roles: Introductions = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """All that the lexicon knows of a typed word: its classes and how sure that is, and its places in the grammar.

    `starts`: the steps of the trie that it takes from the root. `passes`: it may stand inside a phrase. `key`: what the
    lessons know it by. `mark`: its classes as bits; `ahead`: those that continue what it starts. `rivals`: the other
    words that it may be, when it is misspelt; `likely`: how much it is this one, the sentence apart.
    """

    plain: str
    key: Key
    classes: tuple[int, ...]
    trust: float
    likely: float
    starts: tuple[Node, ...]
    passes: bool
    ends: bool
    mine: bool
    wishes: bool
    deed: bool
    people: bool
    opens: tuple[tuple[tuple[str, ...], Role], ...]
    mark: int = 0
    ahead: int = 0
    rivals: tuple[Word, ...] = ()


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Compiled keywords. Targets are the fiches first, then the kinds, by position, then `together`.

    `together`: target of the words that show a collective project, counted once against all kinds.
    `silent`: each fiche as it is when nothing speaks of it.
    """

    fiches: tuple[FicheWords, ...] = ()
    kinds: tuple[Kind, ...] = ()
    questions: Mapping[frozenset[str], TellingQuestion] = field(default_factory=dict)
    grammar: Grammar = field(default_factory=Grammar)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    entries: tuple[Entry, ...] = ()
    root: Node = field(default_factory=Node)
    places: Places = field(default_factory=Places)
    lessons: Lessons = field(default_factory=lambda: Lessons(0, 0))
    silent: tuple[Candidate, ...] = ()
    _memo: dict[str, Word] = field(default_factory=dict, init=False, repr=False)

    @property
    def together(self) -> int:
        """The target after all the others."""
        return len(self.fiches) + len(self.kinds)

    def word(self, typed: str) -> Word:
        """What is known of a word as typed; looked up once for all texts (words alone are kept, never a text)."""
        word = self._memo.get(typed)
        if word is None:
            word = self._known(typed)
            if len(typed) <= _MEMO_LETTERS:
                if len(self._memo) >= _MEMO:
                    self._memo.clear()
                self._memo[typed] = word
        return word

    def key(self, plain: str, reading: Reading) -> Key:
        """What the lessons know a word by: a word of the examples by its own stem, even one that looks misspelt."""
        if reading.trust < 1:
            own = stem(plain)
            if own in self.lessons:
                return own
        return reading.classes[0] if reading.classes else stem(reading.form)

    def _known(self, typed: str) -> Word:
        plain = self.vocabulary.plain(fold(typed))
        readings = [self._read(plain, reading) for reading in self.vocabulary.readings(plain)]
        best, *rivals = sorted(readings, key=lambda word: -word.likely)[:_RIVALS] if len(readings) > 1 else readings
        return replace(best, rivals=tuple(rivals)) if rivals else best

    def _read(self, plain: str, reading: Reading) -> Word:
        places, form = self.places, reading.form
        key = self.key(plain, reading)
        steps = (self.root.next.get(number) for number in reading.classes)
        starts = tuple([step for step in steps if step is not None])
        return Word(
            plain=form,
            key=key,
            classes=reading.classes,
            trust=reading.trust,
            likely=reading.trust + _OFTEN * log(1 + self.lessons.often(key) + _KEYWORD * bool(starts)),
            starts=starts,
            passes=form in places.void or form in places.passing,
            ends=form in places.ends,
            mine=form in places.mine,
            wishes=form in places.wishes,
            deed=not places.deeds.isdisjoint(reading.classes),
            people=not places.people.isdisjoint(reading.classes),
            opens=places.roles.get(form, ()),
            mark=_bits(reading.classes),
            ahead=_bits(number for step in starts for number in step.next),
        )


def _bits(classes: Iterable[int]) -> int:
    """Classes as bits, several to a bit: no bit in common, no class in common."""
    found = 0
    for number in classes:
        found |= 1 << number % _BITS
    return found
