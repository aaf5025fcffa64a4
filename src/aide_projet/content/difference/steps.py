"""The steps of a flow: which came, went or moved in the order of the whole, whatever titles stand over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from aide_projet.content.difference.align import kept_in_order
from aide_projet.content.difference.change import Change, Moved, Regrouped, Subject
from aide_projet.content.difference.spot import Pair, Spot
from aide_projet.content.difference.things import Found, Item, added, former, known, removed
from aide_projet.content.yaml_tree import Data


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its steps. `title`: as it is called now, whatever it was called before."""

    item: Item
    title: str
    steps: tuple[Item, ...]
    rest: Mapping[str, Data]


def step_changes(pair: Pair, spot: Spot, earlier: Sequence[Part], parts: Sequence[Part]) -> Found:
    old, new = [step for part in earlier for step in part.steps], [step for part in parts for step in part.steps]
    was = former(old, new, "champ")
    names = {before.key: name for name, before in was.items()}
    order = [names[one.key] for one in old if one.key in names]
    kept = kept_in_order(order, [one.key for one in new if one.key in was])
    part_before = {names[step.key]: part.title for part in earlier for step in part.steps if step.key in names}
    fresh = {part.title for part in parts} - {part.title for part in earlier}
    yield from _regrouped(pair, parts, kept, part_before, fresh)
    moves = _moves(pair, parts, kept, part_before, order)
    after = ""
    for part in parts:
        for one in part.steps:
            before = was.get(one.key)
            if before is None:
                yield added(pair, spot, one, after)
            else:
                if one.key in moves:
                    yield moves[one.key]
                yield from known(pair, spot, before, one, "champ")
            after = one.name
    yield from (removed(pair, spot, one) for one in old if one.key not in names)


def _moves(
    pair: Pair, parts: Sequence[Part], kept: frozenset[str], part_before: Mapping[str, str], order: Sequence[str]
) -> dict[str, Moved]:
    """By the first of each run of steps that move together, where they come now. `order`: that of before."""
    follower = dict(pairwise(order))
    found: dict[str, Moved] = {}
    run = last = after = ""
    for part in parts:
        for one in part.steps:
            if one.key in kept or one.key not in part_before:
                run = ""
            else:
                elsewhere = part.title if part_before[one.key] != part.title else ""
                if run and follower.get(last) == one.key and found[run].part == elsewhere:
                    found[run] = replace(found[run], along=(*found[run].along, one.name))
                else:
                    run = one.key
                    found[run] = Moved(pair.place(one.path), Subject("question", one.name), after, elsewhere)
            last, after = one.key, one.name
    return found


def _regrouped(
    pair: Pair, parts: Sequence[Part], kept: frozenset[str], part_before: Mapping[str, str], fresh: set[str]
) -> Iterator[Change]:
    """Steps under another title though their order is the same. A new part has told which it takes."""
    for part in parts:
        if part.title in fresh:
            continue
        came = [step for step in part.steps if step.key in kept and part_before[step.key] != part.title]
        for _, group in groupby(came, key=lambda step: part_before[step.key]):
            steps = list(group)
            yield Regrouped(pair.place(steps[0].path), tuple(step.name for step in steps), part.title)
