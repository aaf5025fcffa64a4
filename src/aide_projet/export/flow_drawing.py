"""A drawn flow: its pieces with their places, in pixels. Made by flow_layout, written by templates/…/_graphe.svg."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.dialogue.flow_graph import GraphStep

LINE, PAD = 19, 8
"""Heights: of a line of text; inside a box."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text: `y` is its baseline; `role` names its style."""

    role: str
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A step. `x`, `y`: its top left corner."""

    step: GraphStep
    x: int
    y: int
    height: int
    texts: tuple[Text, ...]

    @property
    def middle(self) -> int:
        """Where a branch comes in."""
        return self.y + PAD + LINE // 2

    @property
    def door(self) -> tuple[int, int]:
        """Where the line of the slot that it asks leaves from."""
        return self.x, self.y + self.height - 14


@dataclass(frozen=True, slots=True)
class Branch:
    """Steps asked only in a case. `y`: where it leaves the spine; `doors`: where it enters each step; `end`: where it
    comes back."""

    y: int
    doors: tuple[int, ...]
    end: int
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A part: its title and the steps under it."""

    number: int
    title: str
    count: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Lane:
    """The line of a slot: from the step that asks it (`start`) to the conditions that read it (`ends`)."""

    slot: str
    x: int
    start: tuple[int, int]
    ends: tuple[Tap, ...]

    @property
    def top(self) -> int:
        """Its upper end."""
        return min(self.start[1], *(tap.y for tap in self.ends))

    @property
    def bottom(self) -> int:
        """Its lower end."""
        return max(self.start[1], *(tap.y for tap in self.ends))


@dataclass(frozen=True, slots=True)
class Tap:
    """Where a line reaches what reads it. `back`: that is asked before; `express`: for the express path alone."""

    x: int
    y: int
    back: bool
    express: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole flow, placed. `spine`: its x; `top` and `bottom`: its ends."""

    width: int
    height: int
    spine: int
    top: int
    bottom: int
    bands: tuple[Band, ...]
    branches: tuple[Branch, ...]
    boxes: tuple[Box, ...]
    lanes: tuple[Lane, ...]
