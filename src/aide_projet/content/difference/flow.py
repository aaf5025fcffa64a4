"""The steps of a flow: their order is that of the whole flow, and the parts are titles put over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from aide_projet.content.difference.align import kept_in_order
from aide_projet.content.difference.change import Added, Change, Moved, Regrouped, Removed, Renamed, Subject
from aide_projet.content.difference.shape import Shape
from aide_projet.content.difference.spot import Deeper, Pair, Spot
from aide_projet.content.difference.things import Found, Item, added, former, known, listed, removed
from aide_projet.content.flow_file import PartModel
from aide_projet.content.yaml_tree import Data


@dataclass(frozen=True, slots=True)
class _Part:
    """A part with its steps. `title`: as it is called now, whatever it was called before."""

    item: Item
    title: str
    steps: tuple[Item, ...]
    rest: Mapping[str, Data]


def is_flow(shape: Shape, old: Sequence[Data], new: Sequence[Data]) -> bool:
    """Whether these are the parts of a flow, well formed enough to speak of steps."""
    return shape.model is PartModel and _sound(old) and _sound(new)


def _sound(parts: Sequence[Data]) -> bool:
    titles = [part.get("partie") for part in parts if isinstance(part, dict) and isinstance(part.get("etapes"), list)]
    steps = [step for part in parts if isinstance(part, dict) for step in _steps(part)]
    named = all(isinstance(step, dict) and isinstance(step.get("champ"), str) for step in steps)
    strings = [title for title in titles if isinstance(title, str)]
    return named and len(set(strings)) == len(strings) == len(parts)


def _steps(part: Mapping[str, Data]) -> list[Data]:
    steps = part.get("etapes")
    return steps if isinstance(steps, list) else []


def part_changes(pair: Pair, spot: Spot, old: Sequence[Data], new: Sequence[Data]) -> Found:
    """The parts first, then the steps in the order in which they are asked now."""
    parts = _read(spot, spot.new, new)
    earlier = _as_called_now(_read(spot, spot.old, old), parts)
    inner = Spot(spot.old, spot.new, Shape(PartModel).child("etapes"), spot.subject, (), "etapes")
    yield from _titles(pair, spot, earlier, parts)
    yield from _step_changes(pair, inner, _in_order(earlier, parts), parts)


def _read(spot: Spot, path: tuple[str | int, ...], values: Sequence[Data]) -> list[_Part]:
    shape = spot.shape.item()
    found = []
    for item in listed(shape, path, values, "partie"):
        assert isinstance(item.data, dict)
        steps = listed(shape.child("etapes").item(), (*item.path, "etapes"), _steps(item.data), "champ")
        rest = {key: value for key, value in item.data.items() if key not in ("partie", "etapes")}
        found.append(_Part(item, str(item.data["partie"]), tuple(steps), rest))
    return found


def _as_called_now(earlier: Sequence[_Part], parts: Sequence[_Part]) -> list[_Part]:
    """A part whose title is no more, most of whose steps are in a part that is new, is that one renamed."""
    titles, was = {part.title for part in parts}, {part.title for part in earlier}
    fresh = {step.key: part.title for part in parts if part.title not in was for step in part.steps}
    heirs: set[str] = set()
    found = []
    for part in earlier:
        taken = Counter(fresh[step.key] for step in part.steps if step.key in fresh)
        heir, shared = next(iter(taken.most_common(1)), ("", 0))
        if part.title in titles or heir in heirs or 2 * shared <= len(part.steps):
            found.append(part)
        else:
            heirs.add(heir)
            found.append(replace(part, title=heir))
    return found


def _titles(pair: Pair, spot: Spot, earlier: Sequence[_Part], parts: Sequence[_Part]) -> Found:
    """What becomes of the parts themselves."""
    was = {part.title: part for part in earlier}
    now = {part.title for part in parts}
    kept = kept_in_order([part.title for part in earlier if part.title in now],
                         [part.title for part in parts if part.title in was])  # fmt: skip
    after = ""
    for part in parts:
        place, subject = pair.place((*part.item.path, "partie")), Subject("partie", part.title, spot.subject)
        before = was.get(part.title)
        if before is None:
            yield Added(place, subject, after, ", ".join(step.name for step in part.steps))
        else:
            if before.item.name != part.item.name:
                yield Renamed(place, subject, before.item.name, part.item.name)
            if part.title not in kept:
                yield Moved(place, subject, after)
            shape = Shape(PartModel)
            yield Deeper(Spot(before.item.path, part.item.path, shape, subject), dict(before.rest), dict(part.rest))
        after = part.title
    for part in earlier:
        if part.title not in now:
            place = pair.gone((*part.item.path, "partie"))
            yield Removed(place, Subject("partie", part.title, spot.subject))


def _in_order(earlier: Sequence[_Part], parts: Sequence[_Part]) -> list[_Part]:
    """The former parts in their present order: a part that moved takes its steps along, which is told once.

    Those that are no more stay after the one that they followed.
    """
    now = {part.title: place for place, part in enumerate(parts)}
    ranked: list[tuple[float, _Part]] = []
    rank = -1.0
    for part in earlier:
        rank = now[part.title] if part.title in now else rank + 0.001
        ranked.append((rank, part))
    return [part for _, part in sorted(ranked, key=lambda one: one[0])]


def _step_changes(pair: Pair, spot: Spot, earlier: Sequence[_Part], parts: Sequence[_Part]) -> Found:
    old, new = [step for part in earlier for step in part.steps], [step for part in parts for step in part.steps]
    was = former(old, new, "champ")
    names = {before.key: name for name, before in was.items()}
    kept = kept_in_order(
        [names[one.key] for one in old if one.key in names], [one.key for one in new if one.key in was]
    )
    part_before = {names[step.key]: part.title for part in earlier for step in part.steps if step.key in names}
    fresh = {part.title for part in parts} - {part.title for part in earlier}
    yield from _regrouped(pair, parts, kept, part_before, fresh)
    after = ""
    for part in parts:
        for one in part.steps:
            before = was.get(one.key)
            if before is None:
                yield added(pair, spot, one, after)
            else:
                if one.key not in kept:
                    elsewhere = part.title if part_before[one.key] != part.title else ""
                    yield Moved(pair.place(one.path), Subject("question", one.name, None), after, elsewhere)
                yield from known(pair, spot, before, one, "champ")
            after = one.name
    yield from (removed(pair, spot, one) for one in old if one.key not in names)


def _regrouped(
    pair: Pair, parts: Sequence[_Part], kept: frozenset[str], part_before: Mapping[str, str], fresh: set[str]
) -> Iterator[Change]:
    """Steps under another title though their order is the same. A new part has told which it takes."""
    for part in parts:
        if part.title in fresh:
            continue
        came = [step for step in part.steps if step.key in kept and part_before[step.key] != part.title]
        for _, group in groupby(came, key=lambda step: part_before[step.key]):
            steps = list(group)
            yield Regrouped(pair.place(steps[0].path), tuple(step.name for step in steps), part.title)
