"""The lists of words of a form as its page shows them: thousands of words are shown a list at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aide_projet.content.edit.form import WordList
from aide_projet.understanding.said import plain

FEW_WORDS = 300
"""Words that a page shows without being asked for one list of them."""


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list with how many words it has, and those that are shown; None: ask for them."""

    number: int
    title: str
    help: str
    weight: float | None
    count: int
    words: tuple[str, ...] | None
    opened: bool


def shown_lists(lists: tuple[WordList, ...], opened: str, sought: str) -> Iterator[ShownList]:
    """Each list; where words are sought, those alone that have them. `opened`: the number of the one asked for."""
    wanted = plain(sought).strip()
    few = sum(len(one.words) for one in lists) <= FEW_WORDS
    for number, one in enumerate(lists):
        asked = opened == str(number)
        found = tuple(word for word in one.words if wanted in plain(word))
        if wanted and not found:
            continue
        words = found if few or asked or wanted else None
        yield ShownList(
            number, one.title, one.help, one.weight, len(one.words), words, asked or bool(wanted) or len(lists) == 1
        )
