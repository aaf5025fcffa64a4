"""What people typed, made safe to print: no character that hides, reorders or controls text.

Each format then escapes what is special to it; here is what is special everywhere.
"""

from __future__ import annotations

import re
import unicodedata

_REORDERING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00ad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_STRIPPED = re.compile(f"[{_CONTROL}{_REORDERING}{_INVISIBLE}]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t]+")
_MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_BREAKABLE = re.compile("(?<=[^ ]) (?=[;:!?»€%])|(?<=«) ")
_SURROGATE = re.compile("[\ud800-\udfff]")


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text that hold something, cleaned."""
    text = _LINE_END.sub("\n", _SURROGATE.sub("\ufffd", text))
    text = _MARKS.sub(r"\1", _STRIPPED.sub("", unicodedata.normalize("NFC", text)))
    return tuple(line for line in (_SPACES.sub(" ", line).strip() for line in text.split("\n")) if line)


def one_line(text: str) -> str:
    """The whole text on one line, cleaned."""
    return " ".join(lines(text))


def sentence(text: str) -> str:
    """A sentence of ours on one line, whose « : », « € » and other signs never begin a line of the page."""
    return _BREAKABLE.sub("\N{NO-BREAK SPACE}", one_line(text))
