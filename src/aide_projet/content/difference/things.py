"""Lists of things: which came, went, were renamed or moved, and which are the same and to be compared inside.

What tells two things apart is their natural name (`champ`, `cle`, `edition`…); where they have none, what they say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from aide_projet.content.difference.align import kept_in_order, pairs, unique
from aide_projet.content.difference.change import (
    Added,
    Change,
    Feature,
    Kind,
    Moved,
    Removed,
    Renamed,
    Reordered,
    Subject,
    Valued,
)
from aide_projet.content.difference.shape import Shape
from aide_projet.content.difference.spot import Deeper, Pair, Path, Spot, canonical
from aide_projet.content.difference.wording import shortened
from aide_projet.content.yaml_tree import Data

Found = Iterator[Change | Deeper]

_SAYS = ("question", "libelle", "titre", "message", "definition", "reponse", "dit", "resume", "mots", "si", "brouillon")
"""What a thing says, to show when it comes or goes: the first that it has."""
_NAME = 60
"""Characters of a name in a sentence."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things of a list. `key`: what tells it apart; `name`: what it is called; `number`: from 1."""

    key: str
    kind: Kind | None
    name: str
    path: Path
    data: Data
    number: int = 0


def listed(shape: Shape, path: Path, values: Sequence[Data], key: str) -> list[Item]:
    """The things of a list, told apart by that key of theirs; without one, by all that they say."""
    naming = shape.naming
    told = unique([canonical(one[key] if key and isinstance(one, dict) else one) for one in values])
    shown = naming.shown if naming else (key,)
    return [
        Item(told[place], naming.kind if naming else None, _name(one, shown), (*path, place), one, place + 1)
        for place, one in enumerate(values)
    ]


def entries(kind: Kind, path: Path, values: Mapping[str, Data]) -> list[Item]:
    """The things of a group, by the names that authors gave them."""
    return [Item(key, kind, key, (*path, key), value) for key, value in values.items()]


def keyed(pair: Pair, spot: Spot, old: Sequence[Item], new: Sequence[Item], key: str = "") -> Found:
    """Things that have names, `key` being where they say it."""
    was = former(old, new, key)
    names = {before.key: name for name, before in was.items()}
    kept = kept_in_order(
        [names[one.key] for one in old if one.key in names], [one.key for one in new if one.key in was]
    )
    after = ""
    for one in new:
        before = was.get(one.key)
        if before is None:
            yield added(pair, spot, one, after)
        else:
            if one.key not in kept:
                yield Moved(pair.place(one.path), _subject(spot, one), after)
            yield from known(pair, spot, before, one, key)
        after = one.name
    yield from (removed(pair, spot, one) for one in old if one.key not in names)


def former(old: Sequence[Item], new: Sequence[Item], key: str) -> dict[str, Item]:
    """By its present key, what each thing was: the same name, else the most alike of those whose name is no more."""
    before, present = {one.key: one for one in old}, {one.key for one in new}
    found = {one.key: before[one.key] for one in new if one.key in before}
    lost = [one for one in old if one.key not in present]
    come = [one for one in new if one.key not in before]
    for place, was in pairs([_but(one, key) for one in lost], [_but(one, key) for one in come]).items():
        found[come[place].key] = lost[was]
    return {one.key: found[one.key] for one in new if one.key in found}


def _but(one: Item, key: str) -> str:
    """What it says, its name aside."""
    return canonical(_rest(one, key))


def _rest(one: Item, key: str) -> Data:
    if not isinstance(one.data, dict):
        return one.data
    return {name: value for name, value in one.data.items() if name != key}


def known(pair: Pair, spot: Spot, before: Item, one: Item, key: str) -> Found:
    """A thing that both have."""
    if before.key != one.key:
        yield Renamed(pair.place(one.path), _subject(spot, one), _called(before, key), _called(one, key))
    yield Deeper(_inside(spot, before, one), _rest(before, key), _rest(one, key))


def _called(one: Item, key: str) -> str:
    """The name that tells it apart, as written."""
    return _text(one.data[key]) if isinstance(one.data, dict) and key in one.data else one.name


def unnamed(pair: Pair, spot: Spot, old: Sequence[Item], new: Sequence[Item]) -> Found:
    """Things that only what they say tells apart: what one was before is the most alike of those that went."""
    was, present = {one.key for one in old}, {one.key for one in new}
    lost, come = [one for one in old if one.key not in present], [one for one in new if one.key not in was]
    if not lost and not come:
        yield Reordered(pair.place(spot.new), spot.subject, spot.feature)
    same = pairs([one.key for one in lost], [one.key for one in come])
    for place, one in enumerate(come):
        if place in same:
            before = lost[same[place]]
            yield Deeper(_inside(spot, before, one), before.data, one.data)
        else:
            yield added(pair, spot, one)
    yield from (removed(pair, spot, one) for place, one in enumerate(lost) if place not in same.values())


def added(pair: Pair, spot: Spot, one: Item, after: str = "") -> Change:
    """A thing that is new."""
    place = pair.place(one.path)
    if one.kind is None:
        return Valued(place, spot.subject, _feature(spot, one), None, spot.figure(pair, one.data))
    return Added(place, _subject(spot, one), after, said(one))


def removed(pair: Pair, spot: Spot, one: Item) -> Change:
    """A thing that is no more."""
    place = pair.gone(one.path)
    if one.kind is None:
        return Valued(place, spot.subject, _feature(spot, one), spot.figure(pair, one.data), None)
    return Removed(place, _subject(spot, one), said(one))


def said(one: Item) -> str:
    """What a thing says first, its name aside; "" when that is all."""
    if not isinstance(one.data, dict):
        return shortened(_text(one.data))
    texts = (shortened(_text(one.data[key])) for key in _SAYS if one.data.get(key))
    return next((text for text in texts if text and text[:_NAME] != one.name[:_NAME]), "")


def _subject(spot: Spot, one: Item) -> Subject:
    """The thing, inside what it belongs to. One that no word is known for is a line of what holds it."""
    return Subject(one.kind or "ligne", one.name, spot.subject, one.number, spot.titles)


def _feature(spot: Spot, one: Item) -> Feature:
    return Feature(spot.key, (*spot.titles, one.name or str(one.number)))


def _inside(spot: Spot, before: Item, one: Item) -> Spot:
    """The insides of a thing."""
    if one.kind is None:
        titles = (*spot.titles, one.name or str(one.number))
        return replace(spot, old=before.path, new=one.path, shape=spot.shape.item(), titles=titles)
    return Spot(before.path, one.path, spot.shape.item(), _subject(spot, one), (), one.name)


def _name(data: Data, shown: Sequence[str]) -> str:
    if isinstance(data, dict):
        return next((shortened(_text(data[each]), _NAME) for each in shown if data.get(each)), "")
    return shortened(data, _NAME) if isinstance(data, str) else ""


def _text(value: Data) -> str:
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_text(one)}" for key, one in value.items())
    return value if isinstance(value, str) else canonical(value)
