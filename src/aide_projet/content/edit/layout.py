"""Where in the text a value is replaced, put in or taken out, as a careful hand would do it.

Between brackets (flow) things are separated by commas, elsewhere (block) by lines; both keep the comments around.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from aide_projet.content.edit.fragment import STEP, WIDTH, Value, entry, inline, item, scalar
from aide_projet.content.edit.span import Path, Span
from aide_projet.content.edit.text_lines import end_of_line, indent_of, line_break, line_of, start_of_line
from aide_projet.content.yaml_tree import Key
from aide_projet.errors import AideProjetError

Spans = Mapping[Path, Span]
_HEADER = re.compile(r"([|>][-+0-9]*)([^\r\n]*)")
"""What opens a block text, and the comment that may follow on its line."""
_BLANK_LINE = re.compile(r" *\r?\n")


class CannotWrite(AideProjetError):  # noqa: N818 (said as a refusal)
    """The change cannot be made without touching what is around it."""


def replace(text: str, spans: Spans, path: Path, value: Value) -> str:
    """A text, a number or a day takes the place of another, with its quotes where they still do."""
    old = spans[path]
    if old.shape != "scalar" or not isinstance(value, str | int | float | date | None):
        raise CannotWrite(f"not a simple value: {path}")
    flow = bool(path) and spans[path[:-1]].flow
    header = _HEADER.match(text, old.start) if old.style in ("|", ">") else None
    column = _folded_column(text, old, header) if header else 0
    written = scalar(value, ">" if header else old.style, flow=flow, column=column)
    comment = header.group(2).rstrip() if header else ""
    if comment:  # `>-  # a word on this text`: stays on the first line
        first, cut, rest = written.partition("\n")
        written = first + comment + cut + rest
    if old.start == old.end and text[old.start - 1 : old.start] in (":", "-"):
        written = " " + written
    return text[: old.start] + _with_breaks(text, written) + text[old.end :]


def insert(text: str, spans: Spans, path: Path, place: int, value: Value) -> str:
    """A list gets an item."""
    around = spans[path]
    if around.shape != "list":
        raise CannotWrite(f"not a list: {path}")
    place = min(place, len(around.children))
    if around.flow:
        return _insert_between_brackets(text, spans, path, place, inline(value))
    written = " " * around.column + item(value, around.column)
    spaced = _is_spaced(text, spans, path, place)
    if place == 0:
        where = _start_of_item(text, spans, path, 0)
        written += "\n\n" if spaced else "\n"
    else:
        where = end_of_line(text, spans[(*path, place - 1)].end)
        written = ("\n\n" if spaced else "\n") + written
    return text[:where] + _with_breaks(text, written) + text[where:]


def add_entry(text: str, spans: Spans, path: Path, value: Value, after: tuple[str, ...]) -> str:
    """A group gets a key, after the last of those named that it has, else at its end."""
    group, key = path[:-1], path[-1]
    around = spans.get(group)
    if around is None or around.shape != "group" or not isinstance(key, str):
        raise CannotWrite(f"no group at {group}")
    if not around.children:
        written = f"{scalar(key, flow=True)}: {inline(value)}"
        return text[: around.start + 1] + written + text[around.start + 1 :]
    named = [child for child in around.children if child in after]
    before = spans[(*group, named[-1] if named else around.children[-1])]
    if around.flow:
        return text[: before.end] + f", {scalar(key, flow=True)}: {inline(value)}" + text[before.end :]
    where = end_of_line(text, before.end)
    place = around.children.index(named[-1] if named else around.children[-1]) + 1
    lead = "\n\n" if _is_spaced(text, spans, group, place) else "\n"
    written = lead + " " * around.column + entry(key, value, around.column)
    return text[:where] + _with_breaks(text, written) + text[where:]


def remove(text: str, spans: Spans, path: Path) -> str:
    """An item or an entry goes; a list or a group that held nothing else is written empty."""
    if not path or path not in spans:
        raise CannotWrite(f"nothing at {path}")
    parent = spans[path[:-1]]
    if parent.flow:
        return _cut_between_brackets(text, spans, path)
    start, end = _lines_of(text, spans, path)
    if len(parent.children) > 1:
        return text[:start] + text[end:]
    if parent.key_end is None:
        raise CannotWrite(f"nothing would be left of {path[:-1]}")
    empty = " []" if parent.shape == "list" else " {}"
    return text[: parent.key_end] + empty + text[parent.key_end : start] + text[end:]


def _folded_column(text: str, old: Span, header: re.Match[str]) -> int:
    """Where the lines of a block text begin; under its key where it has none yet."""
    rest = text[header.end() : old.end].lstrip("\r\n")
    blank = re.match(r"(?: *\r?\n)*( *)", rest)
    found = len(blank.group(1)) if blank and rest.strip() else 0
    return found or indent_of(text, old.start) + STEP


def _insert_between_brackets(text: str, spans: Spans, path: Path, place: int, written: str) -> str:
    around = spans[path]
    if not around.children:
        where = around.start + 1
        return text[:where] + written + text[where:]
    if place < len(around.children):
        where = _key_start(spans, (*path, around.children[place]))
        return text[:where] + written + ", " + text[where:]
    where = spans[(*path, around.children[-1])].end
    if where - start_of_line(text, where) + 2 + len(written) <= WIDTH:
        return text[:where] + ", " + written + text[where:]
    several = line_of(text, around.start) != line_of(text, where)
    column = indent_of(text, where) if several else indent_of(text, where) + 2 * STEP
    return text[:where] + _with_breaks(text, ",\n" + " " * column + written) + text[where:]


def _cut_between_brackets(text: str, spans: Spans, path: Path) -> str:
    parent, place = spans[path[:-1]], spans[path[:-1]].children.index(path[-1])
    start, end = _key_start(spans, path), spans[path].end
    siblings = parent.children
    if place + 1 < len(siblings):  # with the comma that follows
        until = _key_start(spans, (*path[:-1], siblings[place + 1]))
        gap = text[end:until]
        end = until if "#" not in gap and "\n" not in gap else end + gap.index(",") + 1
        return _without_blank_line(text, start, end)
    if place:  # with the comma that precedes
        after = spans[(*path[:-1], siblings[place - 1])].end
        gap = text[after:start]
        comma = after + gap.index(",")
        if "#" not in gap:
            return text[:comma] + text[end:]
        return _without_blank_line(text[:comma] + text[comma + 1 :], start - 1, end - 1)
    return text[:start] + text[end:]


def _without_blank_line(text: str, start: int, end: int) -> str:
    """The text without that piece, nor the line that it leaves blank."""
    first, last = start_of_line(text, start), end_of_line(text, end)
    if not text[first:start].strip() and not text[end:last].strip():
        return text[:first] + text[last:].removeprefix("\r").removeprefix("\n")
    return (
        text[:start].rstrip(" ") + text[end:]
        if text[end : end + 1] in "\r\n"
        else text[:start] + text[end:].lstrip(" ")
    )


def _lines_of(text: str, spans: Spans, path: Path) -> tuple[int, int]:
    """From the line of its key or dash to the end of its last line, with a blank line that would be one too many."""
    parent = spans[path[:-1]]
    if parent.shape == "list":
        start = _start_of_item(text, spans, path[:-1], parent.children.index(path[-1]))
    else:
        start = start_of_line(text, _key_start(spans, path))
        if text[start : start + parent.column].strip():
            raise CannotWrite(f"{path} stands on the line of a dash")
    end = end_of_line(text, spans[path].end)
    end += len(line_break(text)) if end < len(text) else 0
    blank_before = text[:start].rstrip(" ").endswith(("\n\n", "\n\r\n"))
    blank_after = _BLANK_LINE.match(text, end)
    if blank_after and (blank_before or path[-1] == parent.children[0]):
        end = blank_after.end()
    elif blank_before and path[-1] == parent.children[-1]:
        start = len(text[:start].rstrip(" ")) - len(line_break(text))
    return start, end


def _start_of_item(text: str, spans: Spans, path: Path, place: int) -> int:
    """The beginning of the line of an item's dash."""
    around = spans[path]
    start = start_of_line(text, _key_start(spans, (*path, place)))
    while text[start + around.column : start + around.column + 1] != "-" or text[start : start + around.column].strip():
        if start <= start_of_line(text, around.start):
            raise CannotWrite(f"{(*path, place)} stands on the line of something else")
        start = start_of_line(text, start - 1)
    return start


def _is_spaced(text: str, spans: Spans, path: Path, place: int) -> bool:
    """Whether blank lines stand between the items of a list, or the entries of a group, where another one goes."""
    children = spans[path].children
    if len(children) < 2:
        return False
    after = min(max(place, 1), len(children) - 1)
    gap = text[spans[(*path, children[after - 1])].end : _key_start(spans, (*path, children[after]))]
    return re.search(r"\n *\r?\n", gap) is not None


def _key_start(spans: Spans, path: tuple[Key, ...]) -> int:
    found = spans[path]
    return found.start if found.key_start is None else found.key_start


def _with_breaks(text: str, written: str) -> str:
    return written.replace("\n", line_break(text))
