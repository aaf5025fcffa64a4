"""What a login is: the short name, or the electronic address, by which a person of the team signs in."""

from __future__ import annotations

import re

NAME_MOST = 60
"""Characters of a shown name."""

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,59}")


def normalised(typed: str) -> str | None:
    """The login as stored, in small letters; None when it cannot be one (2 to 60 letters, figures, . _ @ + -)."""
    found = typed.strip().lower()
    return found if _LOGIN.fullmatch(found) else None


def shown_name(typed: str, login: str) -> str:
    """The name that others see: as typed, on one line; else the login."""
    return " ".join(typed.split())[:NAME_MOST] or login
