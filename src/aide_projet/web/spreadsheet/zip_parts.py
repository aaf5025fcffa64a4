"""A ZIP looked at before any of it is parsed: what it declares, and what really comes out of it, counted."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass

from aide_projet.content.archive import DAMAGED, is_locked, is_oddly_packed, opened
from aide_projet.web.spreadsheet.grid import Reason

_CHUNK = 64 * 1024
_MAX_PARTS = 1000
_MAX_DECLARED = 80 * 1024 * 1024  # bytes once inflated, of all parts
_MAX_SHEET = 16 * 1024 * 1024
_MAX_OTHER = 6 * 1024 * 1024
_MAX_TAGS = 400_000  # marks "<" of all the parts that are parsed: what they cost in memory
_ENCODINGS = ("ascii", "utf-16-le", "utf-16-be")
_DECLARATIONS = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in _ENCODINGS)
_TAIL = 32  # bytes kept from one piece to the next, so that no declaration is cut in two


@dataclass(frozen=True, slots=True)
class Parts:
    """What is inside an XLSX file that may be parsed. `formulas`: some sheet holds one."""

    macros: bool
    formulas: bool


def look_inside(data: bytes) -> Parts | Reason:
    """What the workbook holds, or why it must not be parsed."""
    try:
        with opened(data) as archive:
            return _looked_at(archive)
    except DAMAGED:
        return "abime"


def _looked_at(archive: zipfile.ZipFile) -> Parts | Reason:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    kind = _kind(archive, names)
    if kind:
        return kind
    if is_locked(parts):
        return "protege"
    if len(parts) > _MAX_PARTS or is_oddly_packed(parts):
        return "abime"
    large = [part for part in parts if part.file_size > _MAX_SHEET]
    if large and all(part.filename.startswith("xl/worksheets/") for part in large):
        return "trop_de_lignes"
    if sum(part.file_size for part in parts) > _MAX_DECLARED:
        return "bombe"
    tags, formulas = 0, False
    for part in parts:
        found = _streamed(archive, part, tags)
        if isinstance(found, str):
            return found
        tags, formulas = found[0], formulas or found[1]
    return Parts(any(name.endswith("vbaProject.bin") for name in names), formulas)


def _kind(archive: zipfile.ZipFile, names: set[str]) -> Reason | None:
    if "xl/workbook.xml" in names:
        return None
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as file:
            return "ods" if b"spreadsheet" in file.read(200) else "docx"
    if any(name.startswith(("word/", "ppt/")) for name in names):
        return "docx"
    return "archive" if names else "vide"


def _streamed(archive: zipfile.ZipFile, part: zipfile.ZipInfo, tags: int) -> tuple[int, bool] | Reason:
    """Inflate one part piece by piece, counting; nothing is kept."""
    sheet = part.filename.startswith("xl/worksheets/")
    limit = _MAX_SHEET if sheet else _MAX_OTHER
    size, formulas, tail = 0, False, b""
    with archive.open(part) as file:
        while piece := file.read(_CHUNK):
            size += len(piece)
            tags += piece.count(b"<")
            if size > limit or tags > _MAX_TAGS:
                return "trop_de_lignes" if sheet else "bombe"
            joined = tail + piece
            if any(word in joined for word in _DECLARATIONS):
                return "entites"
            formulas = formulas or (sheet and b"<f" in joined)
            tail = joined[-_TAIL:]
    return tags, formulas
