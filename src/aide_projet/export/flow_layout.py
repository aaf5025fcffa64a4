"""Where the pieces of a drawn flow stand: one spine from top to bottom, branches to the right of it for the steps that
are asked only in a case, and at its left one line for each slot that conditions read, from the step that asks it.

Everything is in pixels. Widths of texts are estimated from their number of characters, on the safe side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from textwrap import wrap

from aide_projet.dialogue.flow_graph import FlowGraph, GraphPart, GraphStep
from aide_projet.export.flow_drawing import LINE, PAD, Band, Box, Branch, Drawing, Lane, Tap, Text

LANE, EDGE = 13, 14
"""Between the lines at the left; before the first."""
SHIFT, BOX, BAR = 48, 440, 176
"""How far a branch stands from the spine; widths of a box and of the column of visits."""
TITLE, SMALL, GAP = 30, 17, 13
"""Heights: of a part's title, of a small line of text; between boxes."""
IN_BOX, IN_SMALL = 54, 54
"""Characters that a line of a box holds, in large and in small."""
_MOST_LINES = 4
TOP = 88
"""Where the spine begins, under the legend."""


Say = Callable[..., str]


def placed(graph: FlowGraph, words: Mapping[str, Say], *, visits: bool) -> Drawing:
    """The drawing of a graph. `words`: the sentences that stand in boxes and are to be cut in lines."""
    lanes = _lane_numbers(graph)
    pen = _Pen(spine=EDGE + LANE * (max(lanes.values(), default=-1) + 1) + 40, words=words)
    for number, part in enumerate(graph.parts, start=1):
        pen.part(number, part)
    width = pen.spine + SHIFT + BOX + 16 + (BAR if visits else 0)
    lines = tuple(_lanes(pen, lanes))
    return Drawing(
        width, pen.y + 30, pen.spine, TOP, pen.y + 8, tuple(pen.bands), tuple(pen.branches), tuple(pen.boxes), lines
    )


@dataclass
class _Pen:
    """Goes down the page. `taps`: where each condition reads each slot, by step number, slot and use."""

    spine: int
    words: Mapping[str, Say]
    y: int = TOP + 20
    bands: list[Band] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    taps: dict[tuple[int, str], tuple[int, int]] = field(default_factory=dict)

    def part(self, number: int, part: GraphPart) -> None:
        top = self.y
        self.y += TITLE + GAP
        for conditions, steps in groupby(part.steps, key=lambda step: step.conditions):
            if conditions:
                self._branch(conditions, tuple(steps))
            else:
                for step in steps:
                    self._box(step, self.spine - 20)
        self.bands.append(Band(number, part.title, len(part.steps), top, self.y - top))
        self.y += GAP

    def _branch(self, conditions: tuple[str, ...], steps: Sequence[GraphStep]) -> None:
        leaves, texts = self.y + 5, list[Text]()
        texts.append(Text("seulement", self.y + 10, self.words["seulement_si"]()))
        self.y += LINE
        for line in lines(" et ".join(conditions), IN_SMALL):
            texts.append(Text("condition", self.y + 8, line))
            self.y += SMALL
        for step in steps:
            asked = [read.slot for read in step.reads if read.how == "pose"]
            self.taps |= {(step.number, slot): (self.spine - 7, leaves) for slot in asked}
            self._box(step, self.spine + SHIFT)
        doors = tuple(box.middle for box in self.boxes[-len(steps) :])
        self.branches.append(Branch(leaves, doors, self.y - GAP + 8, tuple(texts)))
        self.y += 4

    def _box(self, step: GraphStep, x: int) -> None:
        y = self.y
        texts = [Text("champ", y + PAD + 11, step.slot)]
        at = y + PAD + LINE
        for line in lines(step.question, IN_BOX, 2):
            texts.append(Text("question", at + 12, line))
            at += LINE
        if step.express == "selon":
            tap = at + 6
            for line in lines(self.words["express_si"](step), IN_SMALL):
                texts.append(Text("express", at + 11, line))
                at += SMALL
            told = {(step.number, read.slot): (x, tap) for read in step.reads if read.how == "express"}
            self.taps |= told
        for trouble in step.troubles:
            for line in lines(self.words["ennui"](trouble), IN_SMALL):
                texts.append(Text("ennui", at + 11, line))
                at += SMALL
        self.boxes.append(Box(step, x, y, at + PAD - 4 - y, tuple(texts)))
        self.y = at + PAD - 4 + GAP


def lines(text: str, width: int, most: int = _MOST_LINES) -> list[str]:
    """The text cut in lines of so many characters, a word too long too; the last one says when there is more."""
    return wrap(text, width, max_lines=most, placeholder=" …", break_on_hyphens=False) or [""]


def _lane_numbers(graph: FlowGraph) -> dict[str, int]:
    """Which line each slot that is read has: two share one when the one ends before the other begins."""
    ends: list[int] = []
    found: dict[str, int] = {}
    spans: dict[str, list[int]] = {}
    for step in graph.steps():
        for read in step.reads:
            if read.asker:
                spans.setdefault(read.slot, [read.asker]).append(step.number)
    for slot, numbers in sorted(spans.items(), key=lambda one: (min(one[1]), -max(one[1]))):
        free = next((lane for lane, end in enumerate(ends) if end < min(numbers)), len(ends))
        ends[free : free + 1] = [max(numbers)]
        found[slot] = free
    return found


def _lanes(pen: _Pen, numbers: Mapping[str, int]) -> Iterator[Lane]:
    boxes = {box.step.slot: box for box in reversed(pen.boxes)}
    for slot, lane in numbers.items():
        asker = boxes[slot]
        yield Lane(slot, EDGE + lane * LANE, asker.door, tuple(_taps(pen, asker.step, slot)))


def _taps(pen: _Pen, asker: GraphStep, slot: str) -> Iterable[Tap]:
    found = dict[tuple[int, int], Tap]()
    for box in pen.boxes:
        for read in box.step.reads:
            if read.slot == slot and read.asker:
                x, y = pen.taps[box.step.number, slot]
                found[x, y] = Tap(x, y, asker.number >= box.step.number, read.how == "express")
    return found.values()
