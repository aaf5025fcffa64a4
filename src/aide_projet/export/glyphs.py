"""Texts that the fonts of the PDF can draw: PDF/UA and PDF/A refuse a document with a missing character."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

LOST = "\ufffd"
LONG_WORD = 40
"""Characters after which a word may be broken anywhere: it would run out of its column."""

_LONG = re.compile(rf"\S{{{LONG_WORD},}}")
_BREAK = "\u200b"


@lru_cache(maxsize=8)
def _missing(coverage: Path) -> re.Pattern[str]:
    """Matches what no font has, from couverture.txt (ranges written by tools/fetch_fonts.sh)."""
    ranges = []
    for line in coverage.read_text(encoding="ascii").split():
        start, end = (f"\\U{int(code, 16):08x}" for code in line.split("-"))
        ranges.append(f"{start}-{end}")
    return re.compile(f"[^{''.join(ranges)}]+")


def drawable(value: object, coverage: Path) -> object:
    """The same data with each text drawable: what no font has becomes U+FFFD, very long words may be broken."""
    if isinstance(value, str):
        text = _missing(coverage).sub(LOST, value)
        return _LONG.sub(lambda found: _BREAK.join(_pieces(found.group())), text)
    if isinstance(value, dict):
        return {key: drawable(item, coverage) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [drawable(item, coverage) for item in value]
    return value


def _pieces(word: str) -> list[str]:
    return [word[start : start + LONG_WORD // 2] for start in range(0, len(word), LONG_WORD // 2)]
