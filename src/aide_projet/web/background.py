"""What goes on beside the requests while the application is served: begun with it, ended with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.applications import Starlette

Task = Callable[[], Coroutine[Any, Any, None]]


def background(
    tasks: Sequence[Task], close: Callable[[], Awaitable[None]]
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """The lifespan of the application; `close` ends what requests have begun and left going."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        going = [asyncio.create_task(task()) for task in tasks]
        try:
            yield
        finally:
            for one in going:
                one.cancel()
            await asyncio.gather(*going, return_exceptions=True)
            await close()

    return lifespan
