"""Conversations counted by what changes for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aide_projet.use_cases.effect import Change, ChangeKind, Effect, Group

NUMBERS_SHOWN = 8
GROUPS_SHOWN = 60


class Tally:
    """`odd`: the numbers of those that could not be replayed."""

    def __init__(self) -> None:
        self.odd: list[int] = []
        self._under_way = self._past = self._changed = 0
        self._groups: dict[Change, tuple[list[int], list[int]]] = {}

    def add(self, number: int, found: Iterable[Change], *, past: bool) -> None:
        """Count a conversation that was judged."""
        changes = tuple(found)
        self._under_way += not past
        self._past += past
        self._changed += bool(changes)
        for change in changes:
            self._groups.setdefault(change, ([], []))[past].append(number)

    def effect(self, expected: int, labels: Mapping[str, str]) -> Effect:
        """The effect; groups by gravity, then the largest first. `expected`: how many there were to judge."""
        order = list(ChangeKind)
        found = sorted(
            self._groups.items(), key=lambda item: (order.index(item[0].kind), -sum(map(len, item[1])), item[0])
        )
        shown = [
            Group(change, len(under_way), len(past), tuple((*under_way, *past)[:NUMBERS_SHOWN]))
            for change, (under_way, past) in found[:GROUPS_SHOWN]
        ]
        named = {name for group in shown for name in (group.change.before, group.change.after)}
        return Effect(
            under_way=self._under_way,
            past=self._past,
            changed=self._changed,
            groups=tuple(shown),
            groups_left_out=len(found) - len(shown),
            unread=max(0, expected - self._under_way - self._past - len(self.odd)),
            not_replayed=len(self.odd),
            odd=tuple(self.odd[:NUMBERS_SHOWN]),
            labels={name: labels[name] for name in sorted(named & labels.keys())},
        )
