"""The utterance while it is searched: what one reader took is blanked for the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import replace

from aide_projet.draft.value import Value
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said

Mention = Reading | Doubt
_LONGEST_NAME = 200  # characters looked at for a name


class Sentence:
    """The utterance while it is read: what was claimed is blanked, what was read is gathered."""

    __slots__ = ("found", "said", "wanted", "whole")

    def __init__(self, said: Said, wanted: Collection[str]) -> None:
        self.said = said
        self.whole = said
        self.wanted = wanted
        self.found: list[Mention] = []

    def take(self, mention: Mention, slot: str | None = None, value: Value = None) -> None:
        """Keep a mention under a slot and blank its words; a slot is read once."""
        name = slot or mention.slot
        if isinstance(mention, Reading):
            if mention.slot != name or value is not None:
                mention = replace(mention, slot=name, value=mention.value if value is None else value)
        else:
            mention = replace(mention, slot=name, readings=tuple(replace(one, slot=name) for one in mention.readings))
        if name in self.wanted and all(one.slot != name for one in self.found):
            self.found.append(mention)
        self.blank(mention.start, mention.end)

    def blank(self, start: int, end: int) -> None:
        """Make places of the typed text unreadable for the next reader."""
        self.said = blanked(self.said, start, end)


def blanked(said: Said, start: int, end: int) -> Said:
    """The utterance with a piece of its typed text replaced by spaces in the plain one; places stay."""
    first, last = bisect_left(said.offsets, start), bisect_left(said.offsets, end)
    last = min(last, len(said.plain))
    return Said(said.text, said.plain[:first] + " " * (last - first) + said.plain[last:], said.offsets)


def only(said: Said, mention: Reading) -> Said:
    """The utterance with only the words of a mention left readable."""
    first, last = plain_place(said, mention.start), bisect_left(said.offsets, mention.end)
    piece = said.plain[first:last]
    return Said(said.text, " " * first + piece + " " * (len(said.plain) - first - len(piece)), said.offsets)


def plain_place(said: Said, place: int) -> int:
    """The place in the plain text of a place in the typed one."""
    return min(bisect_left(said.offsets, place), len(said.plain) - 1)


def visible_end(said: Said, place: int) -> int:
    """Where the text that no other reader has taken ends."""
    last = min(len(said.plain), place + _LONGEST_NAME)
    while place < last:
        if said.plain[place] == " " and not said.text[said.offsets[place]].isspace():
            break
        place += 1
    return place
