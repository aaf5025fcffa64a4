"""The ways out worked out last for a conversation, kept while what they are made from stands."""

from __future__ import annotations

from collections.abc import Callable

from aide_projet.checks.finding import Remedy


class WaysKept:
    """A cache and nothing more. It lives with the assessment of one conversation, and goes with it."""

    def __init__(self) -> None:
        """Start empty."""
        self._key: tuple[object, ...] = ()
        self._ways: dict[str, tuple[Remedy, ...]] = {}

    def of(self, check: str, key: tuple[object, ...], work_out: Callable[[], tuple[Remedy, ...]]) -> tuple[Remedy, ...]:
        """The ways out of that check; `key`: everything that they are made from."""
        if key != self._key:
            self._key, self._ways = key, {}
        found = self._ways.get(check)
        if found is None:
            found = self._ways[check] = work_out()
        return found
