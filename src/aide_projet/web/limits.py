"""How often: projects begun and wrong phrases per address, turns per conversation. Kept in memory, never on disk."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from time import monotonic, time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from aide_projet.web.service import Settings

LOGIN_SEEN = 60
"""Characters of a login that count: what is kept in memory of an attempt has a bound."""


class TurnLimit:
    """A fixed window per conversation, counted here: the library's storage starts a thread at nearly every hit.

    That costs more than deciding a turn (1.5 ms against 0.5 ms, measured with cProfile).
    """

    _MOST = 50_000

    def __init__(self, rate: RateLimitItem, clock: Callable[[], float] = monotonic) -> None:
        self._amount, self._seconds, self._clock = rate.amount, rate.get_expiry(), clock
        self._windows: dict[str, tuple[float, int]] = {}

    def hit(self, key: str) -> bool:
        """Count one; False when the window's amount is used up."""
        now = self._clock()
        start, count = self._windows.get(key, (now, 0))
        if now - start >= self._seconds:
            start, count = now, 0
        if len(self._windows) >= self._MOST:
            self._windows = {one: window for one, window in self._windows.items() if now - window[0] < self._seconds}
        self._windows[key] = (start, count + 1)
        return count < self._amount

    def seconds_left(self, key: str) -> float:
        """Until this conversation's window ends."""
        now = self._clock()
        return self._seconds - (now - self._windows.get(key, (now, 0))[0])


class Limits:
    """Each method says whether one more is allowed."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._creation: RateLimitItem = parse(settings.creation_rate)
        self._lookup: RateLimitItem = parse(settings.lookup_rate)
        self._sign_in: RateLimitItem = parse(settings.sign_in_rate)
        self._documents = TurnLimit(parse(settings.turn_rate))
        self._turns = TurnLimit(parse(settings.turn_rate))

    def may_create(self, request: Request) -> bool:
        """Count a project begun from this address."""
        return self._limiter.hit(self._creation, "creation", address(request))

    def may_look_up(self, request: Request) -> bool:
        """Whether this address may try four words; only wrong ones count (`wrong_words`)."""
        return self._limiter.test(self._lookup, "words", address(request))

    def wrong_words(self, request: Request) -> None:
        """Count a phrase that opens nothing: a hall full of phones with right ones is never refused."""
        self._limiter.hit(self._lookup, "words", address(request))

    def may_fetch(self, key: str) -> bool:
        """Count a document of this conversation, apart from its turns: somebody at the end fetches them all."""
        return self._documents.hit(key)

    def may_take_turn(self, key: str) -> bool:
        """Count a turn of this conversation."""
        return self._turns.hit(key)

    def minutes_to_create(self, request: Request) -> int:
        """How long this address must wait before it begins another project, in whole minutes."""
        return self._minutes(self._creation, "creation", request)

    def minutes_to_look_up(self, request: Request) -> int:
        """How long this address must wait before it tries four words again, in whole minutes."""
        return self._minutes(self._lookup, "words", request)

    def minutes_to_fetch(self, key: str) -> int:
        """How long this conversation must wait for its next document, in whole minutes."""
        return _whole_minutes(self._documents.seconds_left(key))

    def minutes_to_turn(self, key: str) -> int:
        """How long this conversation must wait, in whole minutes."""
        return _whole_minutes(self._turns.seconds_left(key))

    def may_sign_in(self, request: Request, login: str) -> bool:
        """Count an attempt for this address and for this login, known or not: a right one gives them back."""
        hits = [self._limiter.hit(self._sign_in, *key) for key in _sign_in_keys(request, login)]
        return all(hits)

    def signed_in(self, request: Request, login: str) -> None:
        """The attempt was right: a team behind one address is never refused for it."""
        for key in _sign_in_keys(request, login):
            self._limiter.clear(self._sign_in, *key)

    def minutes_to_sign_in(self, request: Request, login: str) -> int:
        """How long to wait before the next attempt, in whole minutes."""
        ends = [self._limiter.get_window_stats(self._sign_in, *key) for key in _sign_in_keys(request, login)]
        return _whole_minutes(max((end.reset_time for end in ends if end.remaining == 0), default=0) - time())

    def _minutes(self, rate: RateLimitItem, name: str, request: Request) -> int:
        return _whole_minutes(self._limiter.get_window_stats(rate, name, address(request)).reset_time - time())


def _sign_in_keys(request: Request, login: str) -> tuple[tuple[str, str], ...]:
    return ("sign-in-address", address(request)), ("sign-in-login", login.strip().lower()[:LOGIN_SEEN])


def _whole_minutes(seconds: float) -> int:
    return max(1, ceil(seconds / 60))


def address(request: Request) -> str:
    """The caller's address; a /64 for IPv6, since one household has that many."""
    host = request.client.host if request.client else ""
    return ":".join(host.split(":")[:4]) if ":" in host else host
