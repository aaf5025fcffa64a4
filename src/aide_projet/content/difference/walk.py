"""Two readings of one file, walked together: what differs, told of the things that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from aide_projet.content.difference.change import Change, Listed, Reordered, Reworded, Valued
from aide_projet.content.difference.flow import is_flow, part_changes
from aide_projet.content.difference.shape import identity
from aide_projet.content.difference.spot import Deeper, Pair, Spot, canonical
from aide_projet.content.difference.things import Found, entries, keyed, listed, unnamed
from aide_projet.content.difference.wording import reworded
from aide_projet.content.difference.words import word_changes
from aide_projet.content.yaml_tree import Data


def changes(pair: Pair, spot: Spot, old: Data, new: Data) -> Iterator[Change]:
    """What differs between the two readings of a value."""
    if canonical(old) == canonical(new):
        return
    for one in _here(pair, spot, old, new):
        if isinstance(one, Deeper):
            yield from changes(pair, one.spot, one.old, one.new)
        else:
            yield one


def _here(pair: Pair, spot: Spot, old: Data, new: Data) -> Found:
    if isinstance(old, dict) and isinstance(new, dict):
        kind = spot.shape.entry_kind
        if kind is not None:
            yield from keyed(pair, spot, entries(kind, spot.old, old), entries(kind, spot.new, new))
        else:
            yield from _keys(pair, spot, old, new)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _list(pair, spot, old, new)
    elif isinstance(old, str) and isinstance(new, str) and _is_prose(pair, spot, old, new):
        yield Reworded(pair.place(spot.new), spot.subject, spot.feature, reworded(old, new))
    else:
        before, after = spot.figure(pair, old), spot.figure(pair, new)
        yield Valued(pair.place(spot.new), spot.subject, spot.feature, before, after)


def _keys(pair: Pair, spot: Spot, old: dict[str, Data], new: dict[str, Data]) -> Found:
    """Keys that a model names, or any others."""
    for key in (*new, *(key for key in old if key not in new)):
        here = spot.inner(key)
        if key not in old:
            yield _appeared(pair, here, new[key])
        elif key not in new:
            yield _lost(pair, here, old[key])
        else:
            yield Deeper(here, old[key], new[key])
    if spot.shape.named and list(old) != list(new) and set(old) == set(new):
        yield Reordered(pair.place(spot.new), spot.subject, spot.feature)


def _list(pair: Pair, spot: Spot, old: list[Data], new: list[Data]) -> Found:
    shape = spot.shape.item()
    if is_flow(shape, old, new):
        yield from part_changes(pair, spot, old, new)
    elif not any(isinstance(one, dict | list) for one in (*old, *new)):
        yield from word_changes(pair, spot, old, new)
    elif key := identity(shape, [*old, *new]):
        yield from keyed(pair, spot, listed(shape, spot.old, old, key), listed(shape, spot.new, new, key), key)
    else:
        yield from unnamed(pair, spot, listed(shape, spot.old, old, ""), listed(shape, spot.new, new, ""))


def _is_prose(pair: Pair, spot: Spot, old: str, new: str) -> bool:
    """Whether it is words to read: an amount, a day, a condition or a name is shown before and after instead.

    Not when they begin so much alike that what is shown of them would be the same.
    """
    before, after = spot.figure(pair, old), spot.figure(pair, new)
    words = max(len(old.split()), len(new.split()))
    return before.text == after.text or (before.unit == after.unit == "texte" and words > 2)


def _appeared(pair: Pair, spot: Spot, value: Data) -> Change | Deeper:
    place, words = pair.place(spot.new), _words(value)
    if words:
        return Listed(place, spot.subject, spot.feature, words, ())
    if value and isinstance(value, list | dict):
        return Deeper(spot, type(value)(), value)
    return Valued(place, spot.subject, spot.feature, None, spot.figure(pair, value))


def _lost(pair: Pair, spot: Spot, value: Data) -> Change | Deeper:
    place, words = pair.gone(spot.old), _words(value)
    if words:
        return Listed(place, spot.subject, spot.feature, (), words)
    if value and isinstance(value, list | dict):
        return Deeper(spot, value, type(value)())
    return Valued(place, spot.subject, spot.feature, spot.figure(pair, value), None)


def _words(value: Data) -> tuple[str, ...]:
    """The words of a list that has nothing else; () when it is no such list."""
    words = tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
    return words if isinstance(value, list) and len(words) == len(value) else ()
