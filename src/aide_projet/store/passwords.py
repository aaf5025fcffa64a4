"""Passwords hashed with argon2, in threads of their own and few at once: each takes 32 MB for some tens of ms."""

from __future__ import annotations

import asyncio
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from aide_projet.use_cases.once import Once

if TYPE_CHECKING:
    from argon2 import PasswordHasher

AT_ONCE = 2
"""The others wait: a small machine goes on answering residents."""
MEMORY_KIB = 32 * 1024
TIME = 3
LANES = 1
"""Above what OWASP asks at least (19 MB, 2 passes), and within what a small machine has."""


class Argon2Passwords:
    """Fits `office.Passwords`."""

    def __init__(self, *, memory_kib: int = MEMORY_KIB, time: int = TIME) -> None:
        """Nothing is loaded before the first password."""
        self._make: Once[PasswordHasher] = Once(lambda: _hasher(memory_kib, time))
        self._decoy: Once[str] = Once(lambda: self._make().hash("nobody's"))
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="argon2")

    async def hash(self, password: str) -> str:
        """The PHC string: algorithm, parameters, salt and hash."""
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, lambda: self._make().hash(_composed(password))
        )

    async def verify(self, hashed: str, password: str) -> bool:
        """An empty hash is compared with one that nobody has, so that it takes as long."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._verify, hashed, password)

    def outdated(self, hashed: str) -> bool:
        """Whether it was made with former parameters."""
        return self._make().check_needs_rehash(hashed)

    def _verify(self, hashed: str, password: str) -> bool:
        from argon2.exceptions import InvalidHashError, VerificationError

        decoy = self._decoy()  # made by whoever comes first, known or not
        try:
            return self._make().verify(hashed or decoy, _composed(password)) and bool(hashed)
        except (VerificationError, InvalidHashError):
            return False


def _hasher(memory_kib: int, time: int) -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=time, memory_cost=memory_kib, parallelism=LANES)


def _composed(password: str) -> bytes:
    """An accent typed as one sign or as two is the same; half a surrogate pair stands for a question mark."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
