"""Typed word → word classes of the lexicon: exactly, by its stem, by its sound, then by its letters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aide_projet.matching.inflection import inflected, stem
from aide_projet.matching.sound import sound

ELIDED = ("l", "d", "j", "s", "c", "m", "n", "t", "qu")
_ALIKE = 0.5  # letters in common that words which sound alike have at least
_LITTLE = 5  # letters of a little word at most
_DOUBLED = re.compile(r"(.)\1")
_MEMO = 1 << 16  # words remembered


@dataclass(frozen=True, slots=True)
class Found:
    """Classes of a typed word and how sure that is (1: as written)."""

    classes: tuple[int, ...]
    trust: float = 1.0


@dataclass(frozen=True, slots=True)
class Trust:
    """What a word found by its sound, with one wrong letter, or with two is worth; from how many letters on."""

    sound: float = 0.9
    one: float = 0.85
    two: float = 0.7
    one_from: int = 5
    two_from: int = 8


NOTHING = Found(())


@dataclass(eq=False)
class Vocabulary:
    """Classes of words. Filled once by `add`, then only read (the memo apart)."""

    trust: Trust = field(default_factory=Trust)
    short: Mapping[str, str] = field(default_factory=dict)  # SMS spellings
    distinct: frozenset[str] = frozenset()  # words that share no class with their stem's family
    _forms: dict[str, int] = field(default_factory=dict)
    _stems: dict[str, int] = field(default_factory=dict)
    _prefixes: dict[str, int] = field(default_factory=dict)
    _sounds: dict[str, str] = field(default_factory=dict)
    _heads: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    _tails: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    _near: set[str] = field(default_factory=set)
    _well_spelt: set[str] = field(default_factory=set)
    _memo: dict[str, Found] = field(default_factory=dict)
    _next: int = 0

    def add(self, word: str, *, exact: bool = False) -> int:
        """The class of a folded word of the lexicon, made when new. `exact`: neither inflected nor misspelt."""
        if word.endswith("*"):
            return self._add_prefix(word[:-1])
        known = self._forms.get(word)
        if known is not None:
            return known
        base = self._base(word, exact)
        number = self._stems.get(base)
        if number is None:
            number = self._new()
            self._stems[base] = number
        self._forms[word] = number
        if not exact and len(word) >= 4:
            for form in inflected(word):
                self._resemble(form)
        return number

    def spare(self, word: str) -> None:
        """Let a well-spelt word never be taken for another one; misspelt, it is not taken for a keyword either."""
        self._well_spelt.add(word)
        self._resemble(word, by_ear=False)

    def find(self, word: str) -> Found:
        """The classes that a folded word speaks for."""
        found = self._memo.get(word)
        if found is None:
            found = self._look_up(word)
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            self._memo[word] = found
        return found

    def plain(self, word: str) -> str:
        """The full form of an SMS spelling; a little word without the letter that a slip doubled ("dde")."""
        if word in self.short:
            return self.short[word]
        if len(word) <= _LITTLE and word.isalpha() and word not in self._forms and word not in self._well_spelt:
            single = _DOUBLED.sub(r"\1", word)
            return single if single in self._forms else word
        return word

    def _new(self) -> int:
        self._next += 1
        return self._next

    def _base(self, word: str, exact: bool = False) -> str:
        if exact or len(word) < 4:
            return word
        single = word[:-1] if word[-1] in "sx" and word[:-1] in self.distinct else word
        return f"={single}" if single in self.distinct else stem(word)

    def _add_prefix(self, prefix: str) -> int:
        if prefix not in self._prefixes:
            self._prefixes[prefix] = self._new()
            self._resemble(prefix)
        return self._prefixes[prefix]

    def _resemble(self, form: str, *, by_ear: bool = True) -> None:
        """Let a form be found when misspelt; `by_ear`: by its sound too (dear to compute, and rare beyond keywords)."""
        if form in self._near:
            return
        self._near.add(form)
        if by_ear:
            self._sounds.setdefault(sound(form), form)
        if len(form) >= self.trust.one_from - 1:
            self._heads.setdefault((form[0], len(form)), []).append(form)
            self._tails.setdefault((form[-2:], len(form)), []).append(form)

    def _look_up(self, word: str) -> Found:
        sure = self._classes(word)
        if sure:
            return Found(sure)
        if len(word) < 4 or not word.isalpha() or word in self._well_spelt:
            return NOTHING
        for letter in ELIDED:  # "lecole", "dautres": the apostrophe was left out
            rest = word.removeprefix(letter)
            if rest != word and len(rest) >= 4 and (rest[0] in "aeiouyh" or letter == "j"):
                sure = self._classes(rest)
                if sure:
                    return Found(sure)
        alike = self._sounds.get(sound(word))
        if alike is not None and OSA.normalized_similarity(word, alike) >= _ALIKE:
            return Found(self._classes(alike), self.trust.sound)
        return self._misspelt(word)

    def _classes(self, word: str) -> tuple[int, ...]:
        number = self._forms.get(word) or (self._stems.get(self._base(word)) if len(word) >= 4 else None)
        starts = (self._prefixes.get(word[:end]) for end in range(3, len(word) + 1)) if self._prefixes else ()
        return tuple(dict.fromkeys(found for found in (number, *starts) if found))

    def _misspelt(self, word: str) -> Found:
        size, limits = len(word), self.trust
        if size < limits.one_from:
            return NOTHING
        most = 2 if size >= limits.two_from else 1
        heads = (self._heads.get((word[0], n), ()) for n in range(size - most, size + most + 1))
        best = self._nearest(word, [form for forms in heads for form in forms], most)
        if best is None:
            tails = (self._tails.get((word[-2:], n), ()) for n in range(size - 1, size + 2))
            best = self._nearest(word, [form for forms in tails for form in forms], 1)
        if best is None:
            return NOTHING
        return Found(self._classes(best[0]), limits.one if best[1] <= 1 else limits.two)

    def _nearest(self, word: str, forms: Sequence[str], most: int) -> tuple[str, int] | None:
        """The form with fewest wrong letters (swaps count one); of equals, a keyword, then the one that ends alike."""
        close = process.extract(word, forms, scorer=OSA.distance, score_cutoff=most, limit=8)
        if not close:
            return None
        form, wrong, _ = min(
            close, key=lambda hit: (hit[1], not self._classes(hit[0]), hit[0][-1] != word[-1], -len(hit[0]), hit[0])
        )
        return form, int(wrong)
