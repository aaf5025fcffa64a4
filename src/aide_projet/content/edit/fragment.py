"""A value → the YAML that says it, laid out as the content is written by hand.

A text is written in the first of several ways that the project's own reader reads back as that text: like the value
that it replaces, then bare, then between quotes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from aide_projet.content.yaml_tree import Data, YamlMistake, parse

Value = str | int | float | bool | date | None | Sequence["Value"] | Mapping[str, "Value"]
"""What may be written. A day is written bare, as everywhere in the content, and read back as its text."""

WIDTH = 120
"""Columns within which a line is kept where it can be."""
STEP = 2
"""Columns by level."""
_ENDLESS = 1 << 20
_UNSEEN = frozenset("\t\x85\u2028\u2029\ufeff")
"""Never bare in a file: editors take some for the end of a line."""
_TRIAL = "k: "


def as_read(value: Value) -> Data:
    """What the reader gives back of a value."""
    match value:
        case str() | bool() | int() | float() | None:
            return value
        case date():
            return value.isoformat()
        case Mapping():
            return {key: as_read(one) for key, one in value.items()}
        case _:
            return [as_read(one) for one in value]


def scalar(value: Value, style: str = "", *, flow: bool = False, column: int = 0) -> str:
    """One text, number or day. `style`: that of the value replaced; `column`: of the lines of a folded text."""
    if not isinstance(value, str):
        return _bare(value)
    for written in _ways(value, style, flow=flow, column=column):
        if _reads_back(written, value, flow=flow, column=column):
            return written
    raise ValueError(f"no YAML for {value!r}")


def block(value: Value, column: int, room: int = 0) -> str:
    """A value after its key or its dash, the lines that follow indented to `column`. `room`: columns already taken.

    A group or a long list begins on a line of its own, so with a line break.
    """
    match value:
        case Mapping() if value:
            return "\n" + _entries(value, column)
        case Sequence() if not isinstance(value, str) and value and not _fits(value, room):
            return "\n" + "\n".join(" " * column + item(one, column) for one in value)
        case str():
            written = scalar(value, column=column)
            if room + len(written) > WIDTH:
                written = scalar(value, ">", column=column)
            return " " + written
        case _:
            return " " + inline(value)


def item(value: Value, column: int) -> str:
    """An item of a list whose dashes stand at `column`, from its dash on."""
    if isinstance(value, Mapping) and value:
        return "- " + _entries(value, column + STEP).lstrip(" ")
    return "-" + block(value, column + STEP, column + STEP)


def entry(key: str, value: Value, column: int) -> str:
    """An entry of a group whose keys stand at `column`, from its key on."""
    written = scalar(key)
    return f"{written}:{block(value, column + STEP, column + len(written) + 2)}"


def inline(value: Value) -> str:
    """A value between brackets: on one line."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{scalar(key, flow=True)}: {inline(one)}" for key, one in value.items()) + "}"
        case Sequence() if not isinstance(value, str):
            return "[" + ", ".join(inline(one) for one in value) + "]"
        case _:
            return scalar(value, flow=True)


def _entries(value: Mapping[str, Value], column: int) -> str:
    return "\n".join(" " * column + entry(key, one, column) for key, one in value.items())


def _fits(value: Sequence[Value], room: int) -> bool:
    """Whether a list stands on its key's line: texts and numbers only, and not too long."""
    return not any(isinstance(one, Mapping) for one in value) and room + len(inline(value)) <= WIDTH


def _bare(value: int | float | bool | date | Sequence[Value] | Mapping[str, Value] | None) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case float():
            written = f"{Decimal(repr(value)):f}"
            return written if "." in written else f"{written}.0"
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _ways(value: str, style: str, *, flow: bool, column: int) -> Iterator[str]:
    """From what looks most like its neighbours to what is always right."""
    if style == ">" and not flow:
        lines = textwrap.wrap(value, WIDTH - column, break_long_words=False, break_on_hyphens=False)
        yield ">-\n" + "\n".join(" " * column + line for line in lines)
    quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if style == '"':
        yield quoted
    if style != "'":
        bare = _emitted(value, None, flow=flow)
        if bare[:1] not in ("'", '"'):
            yield bare
    if '"' not in value:
        yield quoted
    yield _emitted(value, "'", flow=flow)
    yield quoted
    yield _emitted(value, '"', flow=flow)


def _emitted(value: str, style: str | None, *, flow: bool) -> str:
    """As PyYAML quotes it: other programs, which take « yes » for true, read the same text."""
    options: dict[str, Any] = {"default_style": style, "allow_unicode": True, "width": _ENDLESS}
    if flow:
        written: str = yaml.safe_dump([value], default_flow_style=True, **options)
        return written.strip()[1:-1]
    written = yaml.safe_dump(value, **options)
    return written.removesuffix("...\n").rstrip("\n")


def _reads_back(written: str, value: str, *, flow: bool, column: int) -> bool:
    trial = f"{_TRIAL}[{written}]\n" if flow else f"{_TRIAL}{written}\n"
    if not _UNSEEN.isdisjoint(written):
        return False
    if "\n" in written and not written.startswith(">-\n" + " " * max(column, 1)):
        return False  # only a folded text may take several lines
    try:
        read = parse(trial.encode()).data
    except (YamlMistake, UnicodeEncodeError):
        return False
    return read == {"k": [value] if flow else value}
