"""What is worked out once and kept in memory, and let go as a whole when it must not outlive something.

Two kinds: what is compiled from a content (`of_content`), which goes when another version comes into force, or memory
would hold every version ever served; and what is made of people's words (`of_words`), which goes with any erasure.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, TypeVar

Made = TypeVar("Made")

_CONTENT: list[Callable[[], None]] = []
_WORDS: list[Callable[[], None]] = []


def of_content(maxsize: int) -> Callable[[Callable[..., Made]], _lru_cache_wrapper[Made]]:
    """Keep what is compiled from a content, or from a part of one."""
    return _kept(_CONTENT, maxsize)


def of_words(maxsize: int) -> Callable[[Callable[..., Made]], _lru_cache_wrapper[Made]]:
    """Keep what is made of somebody's words or answers."""
    return _kept(_WORDS, maxsize)


def forget_words() -> None:
    """Somebody's project was erased: nothing of anybody's words stays."""
    for clear in _WORDS:
        clear()


def forget_content() -> None:
    """Another version came into force: nothing of the former one stays, nor what was read with it."""
    forget_words()
    for clear in _CONTENT:
        clear()


def _kept(group: list[Callable[[], None]], maxsize: int) -> Callable[[Callable[..., Made]], _lru_cache_wrapper[Made]]:
    def wrap(function: Callable[..., Made]) -> _lru_cache_wrapper[Made]:
        made: Any = lru_cache(maxsize=maxsize)(function)
        group.append(made.cache_clear)
        return made  # type: ignore[no-any-return]

    return wrap
