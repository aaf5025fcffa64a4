"""CSV, and cells pasted from a spreadsheet: encodings, separators and quotes as people's programs write them."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
from collections import Counter

from aide_projet.web.spreadsheet.grid import Gathering, Grid, Refused, TooLarge

_SEPARATORS = "\t;,|"
_SAMPLE = 30  # lines in which the separator is looked for
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FEW_CONTROLS = 0.01  # share of characters; more, and it is no text


def read_text_table(data: bytes) -> Grid | Refused:
    """The grid of a text file."""
    text = decoded(data)
    return Refused("binaire") if text is None else split_text(text)


def decoded(data: bytes) -> str | None:
    """The text: with a mark, UTF-16 without one, UTF-8, else the Windows code page of Western Europe. None: no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _text(data, name)
    sample = data[:4096]
    zeros = sample.count(0)
    if zeros > len(sample) // 4:
        return _text(data, "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be")
    found = _text(data, "utf-8")
    return found if found is not None else _text(data, "cp1252")


def _text(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    controls = sum(char < " " and char not in "\t\r\n\x0b\x0c" for char in text[:20000])
    return None if controls > _FEW_CONTROLS * min(len(text), 20000) else text.replace("\x00", "")


def split_text(text: str) -> Grid | Refused:
    """Rows and cells of a text, by the separator that cuts most of its lines alike."""
    lines = io.StringIO(text, newline=None)  # read as it goes: a million lines are not a list
    sample = list(itertools.islice(lines, _SAMPLE))
    hinted = bool(sample) and len(sample[0].strip()) == len("sep=;") and sample[0].lower().startswith("sep=")
    separator = sample[0][len("sep=")] if hinted else _separator(sample)
    lines.seek(len(sample[0]) if hinted else 0)
    gathering = Gathering()
    unclosed = text.count('"') % 2 == 1  # then a cell that spans lines swallows what follows it
    try:
        for row in csv.reader(lines, delimiter=separator, skipinitialspace=True):
            if unclosed and any("\n" in cell for cell in row):
                return Refused("guillemets")
            gathering.add(row)
    except TooLarge as large:
        return Refused(large.reason)
    except csv.Error:
        return Refused("guillemets")
    return gathering.grid() if gathering.rows else Refused("vide")


def _separator(lines: list[str]) -> str:
    """A tab or a semicolon before a comma, which French figures hold; a comma alone when it is all there is."""
    sample = [_unquoted(line) for line in lines if line.strip()]
    best, score = "\t", 0
    for candidate in _SEPARATORS:
        counts = Counter(line.count(candidate) for line in sample)
        counts.pop(0, None)
        alike = max(counts.values(), default=0)
        if alike > score and 2 * alike >= len(sample):
            best, score = candidate, alike
    return best


def _unquoted(line: str) -> str:
    """A line without what stands between quotes."""
    return "".join(piece for place, piece in enumerate(line.split('"')) if place % 2 == 0)
