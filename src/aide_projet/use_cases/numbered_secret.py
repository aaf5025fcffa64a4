"""A number that finds and a secret that opens, written "12-secret": addresses of reading, sessions, invitations.

What is stored is found by its number, so no index holds a digest; the secret itself is stored nowhere.
"""

from __future__ import annotations

import hashlib
import hmac
import re

_TOKEN = re.compile(r"([1-9]\d{0,18})-([A-Za-z0-9_-]{20,80})")


def written(number: int, secret: str) -> str:
    """What is given to whoever may open."""
    return f"{number}-{secret}"


def read(token: str) -> tuple[int, str] | None:
    """The number and the secret; None for anything else."""
    found = _TOKEN.fullmatch(token)
    return (int(found[1]), found[2]) if found else None


def digest(secret: str) -> bytes:
    """A plain hash is enough: the secret is 128 random bits, which nobody can try one by one."""
    return hashlib.sha256(secret.encode("ascii")).digest()


def opens(secret: str, kept: bytes) -> bool:
    """Whether this is the secret of that digest, in a time that tells nothing."""
    return hmac.compare_digest(kept, digest(secret))
