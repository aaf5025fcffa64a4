"""The steps of a flow: their order is that of the whole flow, and the parts are titles put over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from aide_projet.content.difference.align import kept_in_order
from aide_projet.content.difference.change import Added, Moved, Removed, Renamed, Subject
from aide_projet.content.difference.shape import Shape
from aide_projet.content.difference.spot import Deeper, Pair, Spot
from aide_projet.content.difference.steps import Part, step_changes
from aide_projet.content.difference.things import Found, listed
from aide_projet.content.flow_file import PartModel
from aide_projet.content.yaml_tree import Data


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
    yield from step_changes(pair, inner, _in_order(earlier, parts), parts)


def _read(spot: Spot, path: tuple[str | int, ...], values: Sequence[Data]) -> list[Part]:
    shape = spot.shape.item()
    found = []
    for item in listed(shape, path, values, "partie"):
        assert isinstance(item.data, dict)
        steps = listed(shape.child("etapes").item(), (*item.path, "etapes"), _steps(item.data), "champ")
        rest = {key: value for key, value in item.data.items() if key not in ("partie", "etapes")}
        found.append(Part(item, str(item.data["partie"]), tuple(steps), rest))
    return found


def _as_called_now(earlier: Sequence[Part], parts: Sequence[Part]) -> list[Part]:
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


def _titles(pair: Pair, spot: Spot, earlier: Sequence[Part], parts: Sequence[Part]) -> Found:
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


def _in_order(earlier: Sequence[Part], parts: Sequence[Part]) -> list[Part]:
    """The former parts in their present order: a part that moved takes its steps along, which is told once.

    Those that are no more stay after the one that they followed.
    """
    now = {part.title: place for place, part in enumerate(parts)}
    ranked: list[tuple[float, Part]] = []
    rank = -1.0
    for part in earlier:
        rank = now[part.title] if part.title in now else rank + 0.001
        ranked.append((rank, part))
    return [part for _, part in sorted(ranked, key=lambda one: one[0])]
