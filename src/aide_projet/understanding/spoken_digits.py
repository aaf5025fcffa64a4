"""Digits said aloud by pairs: "zéro six, quatre-vingt-dix-huit, douze", or one by one: "cinq neuf un zéro zéro"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import key

_WORD = re.compile(r"([^a-z\d]*)([a-z]+|\d+)")
_CUTS = frozenset(",;./\n")
_AND = "et"
_MOST_WORDS = 40


class _Said(NamedTuple):
    """A number word by its value, or figures as written (`value` is then -1). `cut`: a comma or the like before it."""

    value: int
    figures: str
    cut: bool


@of_content(maxsize=8)
def _values(language: Language) -> Mapping[str, int]:
    """The value of each number word under 100, from nombres.yaml."""
    return {key(word): n for n in range(100) for word in language.words("nombres", str(n))}


def spoken_digits(plain: str, language: Language, length: int) -> str | None:
    """The `length` digits that a run of number words and figures spells, or None when it spells none or several.

    A unit alone stands for two digits ("… cinquante-six sept" ends in 07) only when nothing else fits.
    """
    runs = list(_runs(plain, _values(language)))
    if len(runs) != 1:
        return None
    singles = [word.figures or str(word.value) for word in runs[0]]
    if len(singles) == length and all(len(digit) == 1 for digit in singles):
        return "".join(singles)
    for lone in (False, True):
        found = {digits for digits in _spelled(runs[0], length, lone) if len(digits) == length}
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return None


def _runs(plain: str, values: Mapping[str, int]) -> Iterator[list[_Said]]:
    """The longest runs of numbers."""
    words = _WORD.findall(plain)
    if len(words) > _MOST_WORDS:
        return
    run: list[_Said] = []
    for gap, word in (*words, ("", "")):
        if word == _AND and run:
            continue
        value = values.get(word, -1)
        if value >= 0 or word.isdecimal():
            run.append(_Said(value, "" if value >= 0 else word, not _CUTS.isdisjoint(gap)))
            continue
        if len(run) > 2:
            yield run
        run = []


def _spelled(run: list[_Said], length: int, lone: bool) -> list[str]:
    """Every way to read a run as digits, none longer than `length`."""
    readings: list[set[str]] = [{""}] + [set() for _ in run]
    for place in range(len(run)):
        for digits, after in _pieces(run, place, lone):
            readings[after].update(told + digits for told in readings[place] if len(told) + len(digits) <= length)
    return sorted(readings[-1])


def _pieces(run: list[_Said], place: int, lone: bool) -> Iterator[tuple[str, int]]:
    """The digits that may begin at a place of a run, and the place after them; none reach over a comma."""
    first, value = run[place], run[place].value
    if first.figures:
        yield first.figures, place + 1
        return
    following = [word.value for word in itertools.takewhile(lambda word: not word.cut, run[place + 1 : place + 4])]
    if value < 10:
        before = run[place - 1].value if place and not first.cut else -1
        if not (value and before >= 20 and before % 10 == 0):  # "vingt-sept" is one number
            if following and 0 <= following[0] < 10:
                yield f"{value}{following[0]}", place + 2
            if lone:
                yield f"{value:02}", place + 1
    else:
        yield f"{value}", place + 1
    bases = [(value, 0)]
    if value == 4 and following[:1] == [20]:
        bases.append((80, 1))
        yield "80", place + 2
    for base, used in bases:
        for added, more in _added(base, following[used:]):
            yield f"{base + added}", place + 1 + used + more


def _added(base: int, following: list[int]) -> Iterator[tuple[int, int]]:
    """What the next words add to a ten, and how many words that takes: 60 then 10 8 is 78."""
    if base < 10 or base % 10 or not following:
        return
    first, second = following[0], following[1] if len(following) > 1 else -1
    if 1 <= first <= 9 and (base > 10 or first >= 7):
        yield first, 1
    if base in (60, 80) and 10 <= first <= 16:
        yield first, 1
        if first == 10 and 7 <= second <= 9:
            yield 10 + second, 2
