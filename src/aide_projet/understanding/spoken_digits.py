"""Digits said aloud by pairs: "zéro six, quatre-vingt-dix-huit, douze", or one by one: "cinq neuf un zéro zéro"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import key

_WORD = re.compile(r"[a-z]+|\d+")
_AND = "et"
_MOST_WORDS = 40


@lru_cache(maxsize=8)
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
    run = tuple(word.removeprefix("#") if len(word) == 2 else word for word in runs[0])
    if len(run) == length and all(len(word) == 1 for word in run):
        return "".join(run)
    for lone in (False, True):
        found = {digits for digits in _spelled(tuple(runs[0]), length, lone) if len(digits) == length}
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return None


def _runs(plain: str, values: Mapping[str, int]) -> Iterator[list[str]]:
    """The longest runs of numbers: each number word as its value, "#20", figures as they are written."""
    words = _WORD.findall(plain)
    if len(words) > _MOST_WORDS:
        return
    run: list[str] = []
    for word in (*words, ""):
        value = values.get(word)
        if word == _AND and run:
            continue
        if value is not None:
            run.append(f"#{value}")
        elif word.isdecimal():
            run.append(word)
        else:
            if len(run) > 2:
                yield run
            run = []


def _spelled(run: tuple[str, ...], length: int, lone: bool) -> list[str]:
    """Every way to read a run as digits, none longer than `length`."""
    readings: list[set[str]] = [{""}] + [set() for _ in run]
    for place in range(len(run)):
        for digits, after in _pieces(run, place, lone):
            readings[after].update(told + digits for told in readings[place] if len(told) + len(digits) <= length)
    return sorted(readings[-1])


def _pieces(run: tuple[str, ...], place: int, lone: bool) -> Iterator[tuple[str, int]]:
    """The digits that may begin at a place of a run, and the place after them."""
    first = run[place]
    if not first.startswith("#"):
        yield first, place + 1
        return
    value = int(first[1:])
    following = [int(word[1:]) if word.startswith("#") else -1 for word in run[place + 1 : place + 4]]
    before = int(run[place - 1][1:]) if place and run[place - 1].startswith("#") else -1
    if value < 10 and value and before >= 20 and before % 10 == 0:
        return  # "vingt-sept" is one number
    if value < 10:
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
