"""What is long to work out of a state of the content, kept by that state: a second look is immediate."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 6
"""States kept in memory; the longest unused one makes room."""


class ByState(Generic[T]):
    """Used from one event loop; nothing of it outlives the process."""

    def __init__(self, lasts: Callable[[T], bool]) -> None:
        """`lasts`: whether a result is kept; one that is not is told once, and worked out again when next asked."""
        self._lasts = lasts
        self._asked: OrderedDict[str, asyncio.Task[T]] = OrderedDict()

    def ask(self, state: str, work: Callable[[], Awaitable[T]]) -> T | None:
        """The result of that state; None while it is being worked out, which this begins. Raises what `work` raised."""
        task = self._asked.get(state)
        if task is None:
            task = self._asked[state] = asyncio.ensure_future(work())
            if len(self._asked) > MOST:
                self._asked.popitem(last=False)[1].cancel()
        self._asked.move_to_end(state)
        if not task.done():
            return None
        if task.cancelled() or task.exception() is not None or not self._lasts(task.result()):
            del self._asked[state]
        return task.result()

    async def close(self) -> None:
        """End what is under way."""
        for task in self._asked.values():
            task.cancel()
        await asyncio.gather(*self._asked.values(), return_exceptions=True)
