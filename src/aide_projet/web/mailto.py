"""A link that opens the person's own mail program with a message ready to send."""

from __future__ import annotations

from urllib.parse import quote

MOST = 1900
"""Characters of the whole link. Windows passes 2 083 to the mail program at most, and cuts a longer one anywhere."""


def mailto(recipient: str, subject: str, body: str) -> str:
    """The link (RFC 6068); an empty recipient is left for the person to fill in."""
    lines = "\r\n".join(body.splitlines())
    return f"mailto:{quote(recipient, safe='@')}?subject={_quoted(subject)}&body={_quoted(lines)}"


def link_holds(recipient: str, subject: str, body: str) -> bool:
    """Whether that link is short enough for every mail program."""
    return len(mailto(recipient, subject, body)) <= MOST


def _quoted(text: str) -> str:
    """Half a surrogate pair is no character: a question mark stands for it."""
    return quote(text.encode("utf-8", "replace"), safe="")
