"""Places in a text, by its lines."""

from __future__ import annotations


def line_break(text: str) -> str:
    """What ends the lines of this text."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def start_of_line(text: str, place: int) -> int:
    """The beginning of the line of a place."""
    return text.rfind("\n", 0, max(place, 0)) + 1


def end_of_line(text: str, place: int) -> int:
    """The end of the line of a place, before what ends it."""
    found = text.find("\n", place)
    if found < 0:
        return len(text)
    return found - 1 if found > place and text[found - 1] == "\r" else found


def line_of(text: str, place: int) -> int:
    """The number of the line of a place, from 1."""
    return text.count("\n", 0, place) + 1


def indent_of(text: str, place: int) -> int:
    """How many spaces begin the line of a place."""
    start = start_of_line(text, place)
    return len(text) - start - len(text[start:].lstrip(" "))
