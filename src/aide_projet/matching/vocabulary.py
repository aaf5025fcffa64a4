"""Typed word → what it may stand for: exactly, by its stem, by its sound, then by its letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aide_projet.matching.inflection import inflected, stem
from aide_projet.matching.likeness import Likeness

ELIDED = ("l", "d", "j", "s", "c", "m", "n", "t", "qu")
_LITTLE = 5  # letters of a little word at most
_DOUBLED = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Reading:
    """A well-written `form` that a typed word may stand for, its classes, and how sure that is (1: as written)."""

    form: str
    classes: tuple[int, ...] = ()
    trust: float = 1.0


@dataclass(frozen=True, slots=True)
class Trust:
    """What a word found by its sound, with one wrong letter, or with two is worth; from how many letters on."""

    sound: float = 0.9
    one: float = 0.85
    two: float = 0.7
    one_from: int = 3
    two_from: int = 6


@dataclass(eq=False)
class Vocabulary:
    """Classes of words. Filled by `add` and `spare`, then read."""

    trust: Trust = field(default_factory=Trust)
    short: Mapping[str, str] = field(default_factory=dict)  # SMS spellings
    distinct: frozenset[str] = frozenset()  # words that share no class with their stem's family
    _forms: dict[str, int] = field(default_factory=dict)
    _stems: dict[str, int] = field(default_factory=dict)
    _prefixes: dict[str, int] = field(default_factory=dict)
    _keywords: dict[str, bool] = field(default_factory=dict)  # may be misspelt; whether inflected too
    _exact: dict[str, None] = field(default_factory=dict)  # the little words, which may be misspelt too
    _well_spelt: dict[str, None] = field(default_factory=dict)
    _likeness: Likeness | None = None  # made at the first unknown word: most starts never see one
    _classes_made: int = 0

    def add(self, word: str, *, exact: bool = False) -> int:
        """The class of a folded word of the lexicon, made when new. `exact`: not inflected."""
        if word.endswith("*"):
            return self._add_prefix(word[:-1])
        known = self._forms.get(word)
        if known is not None:
            return known
        base = self._base(word, exact)
        number = self._stems.get(base)
        if number is None:
            number = self._stems[base] = self._new()
        self._forms[word] = number
        if exact:
            self._exact[word] = None
        elif len(word) >= 4:
            self._keywords[word] = True
            self._likeness = None
        return number

    def spare(self, words: Iterable[str]) -> None:
        """Let well-spelt words never be taken for other ones; misspelt, they are not taken for a keyword either."""
        self._well_spelt.update(dict.fromkeys(words))
        self._likeness = None

    def exactly(self, word: str) -> Reading | None:
        """What a folded word speaks for if it is well spelt, its apostrophe left out or not."""
        sure = self._classes(word)
        if sure:
            return Reading(word, sure)
        if len(word) < self.trust.one_from or not word.isalpha() or word in self._well_spelt:
            return Reading(word)
        for letter in ELIDED:  # "lecole", "dautres": the apostrophe was left out
            rest = word.removeprefix(letter)
            if rest != word and len(rest) >= 4 and (rest[0] in "aeiouyh" or letter == "j"):
                sure = self._classes(rest)
                if sure:
                    return Reading(rest, sure)
        return None

    def readings(self, word: str) -> tuple[Reading, ...]:
        """What a folded word may stand for, best first; one that is well spelt stands for itself."""
        exact = self.exactly(word)
        if exact is not None:
            return (exact,)
        return self._misspelt(word) or (Reading(word),)

    def find(self, word: str) -> Reading:
        """The best reading of a folded word alone."""
        return self.readings(word)[0]

    def spells(self, word: str) -> bool:
        """Whether a folded word is a well-spelt one: of the keywords, or spared."""
        return word in self._forms or word in self._well_spelt

    def speaks(self, word: str) -> bool:
        """Whether a folded word is one of the keywords."""
        return word in self._forms

    def plain(self, word: str) -> str:
        """The full form of an SMS spelling; a little word without the letter that a slip doubled ("dde")."""
        if word in self.short:
            return self.short[word]
        if len(word) <= _LITTLE and word.isalpha() and word not in self._forms and word not in self._well_spelt:
            single = _DOUBLED.sub(r"\1", word)
            return single if single in self._forms else word
        return word

    def _new(self) -> int:
        self._classes_made += 1
        return self._classes_made

    def _base(self, word: str, exact: bool = False) -> str:
        if exact or len(word) < 4:
            return word
        single = word[:-1] if word[-1] in "sx" and word[:-1] in self.distinct else word
        return f"={single}" if single in self.distinct else stem(word)

    def _add_prefix(self, prefix: str) -> int:
        if prefix not in self._prefixes:
            self._prefixes[prefix] = self._new()
            self._keywords.setdefault(prefix, False)
            self._likeness = None
        return self._prefixes[prefix]

    def _classes(self, word: str) -> tuple[int, ...]:
        number = self._forms.get(word) or (self._stems.get(self._base(word)) if len(word) >= 4 else None)
        starts = (self._prefixes.get(word[:end]) for end in range(3, len(word) + 1)) if self._prefixes else ()
        return tuple(dict.fromkeys(found for found in (number, *starts) if found))

    def _misspelt(self, word: str) -> tuple[Reading, ...]:
        trust = self.trust
        likeness = self._likeness
        if likeness is None:
            forms = [form for key, free in self._keywords.items() for form in (inflected(key) if free else (key,))]
            likeness = self._likeness = Likeness(forms, (*self._well_spelt, *self._exact), trust.one_from - 1)
        found: dict[str, float] = {}
        alike = likeness.heard(word)
        if alike is not None:
            found[alike] = trust.sound
        if len(word) >= trust.one_from:
            for form, wrong in likeness.near(word, 2 if len(word) >= trust.two_from else 1):
                found.setdefault(form, trust.one if wrong <= 1 else trust.two)
        return tuple([Reading(form, self._classes(form), sure) for form, sure in found.items()])
