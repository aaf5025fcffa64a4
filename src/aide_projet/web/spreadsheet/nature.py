"""What a file really is, whatever its name says: by its first bytes and, of a ZIP, by its parts."""

from __future__ import annotations

from typing import Literal

from aide_projet.web.spreadsheet.grid import Reason

Nature = Literal["zip", "texte"]

_SIGNS: tuple[tuple[bytes, Reason], ...] = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "docx"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x7fELF", "binaire"),
    (b"MZ\x90", "binaire"),
    (b"SQLite format 3", "binaire"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOOKED_AT = 2048  # bytes at the start, in which a page of HTML or XML says what it is


def nature_of(data: bytes) -> Nature | Reason:
    """ "zip" and "texte" may be tables; anything else is why the file is refused."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return "vide"
    if data.startswith(b"PK"):
        return "zip"
    if data.startswith(_OLE):
        return "protege" if _ENCRYPTED in data else "xls"
    for sign, reason in _SIGNS:
        if data.startswith(sign):
            return reason
    head = data[:_LOOKED_AT].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta")) or b"<table" in head:
        return "html"
    if head.startswith((b"<?xml", b"<workbook", b"<!doctype")):
        return "xml"
    return "texte"
