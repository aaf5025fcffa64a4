"""What the author of a file noted about a value: the best help there is for whoever changes it."""

from __future__ import annotations

import re

from aide_projet.content.edit.span import Span
from aide_projet.content.edit.text_lines import end_of_line, start_of_line

_BESIDE = re.compile(r"\s+#\s?(.*)")
_RULED = re.compile(r"-{4,}")
"""The heading of a part of the file: about more than the value below it."""


def comment_of(text: str, span: Span) -> str:
    """The comment at the end of the value's line, else the lines of comment just above it; "" when it has none."""
    beside = _BESIDE.match(text[span.end : end_of_line(text, span.end)])
    if beside:
        return beside.group(1).strip()
    lines: list[str] = []
    start = start_of_line(text, span.start if span.key_start is None else span.key_start)
    while start > 0:
        above = start_of_line(text, start - 1)
        line = text[above:start].strip()
        if not line.startswith("#") or _RULED.search(line):
            break
        lines.append(line.lstrip("# "))
        start = above
    return " ".join(reversed(lines)).strip()
