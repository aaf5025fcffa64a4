"""Broken, hostile and merely unusual files that people send as tables, each with what must come of it.

An expected name is the reason of a refusal; None: rows are read.
"""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
from openpyxl.styles import Protection
from openpyxl.workbook.protection import WorkbookProtection

Made = tuple[bytes, str | None]
CSV = "Dépense;Montant\nRepas;600\nSono;250,50\n"
_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def book(fill: Callable[[Any, Any], None] | None = None) -> bytes:
    """A workbook with two expenses, then changed."""
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (("Dépense", "Montant"), ("Repas", 600), ("Sono", 250.5)):
        sheet.append(row)
    if fill is not None:
        fill(made, sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_part(name: str, body: bytes, data: bytes | None = None, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook one of whose parts is this one."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or book())) as before,
        zipfile.ZipFile(out, "w", method, compresslevel=1) as after,
    ):
        for part in before.infolist():
            if part.filename != name:
                after.writestr(part.filename, before.read(part))
        after.writestr(name, body)
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    """A ZIP of these parts; "__" stands for a slash, the last "_" for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), body)
    return out.getvalue()


def sheet_of(rows: str) -> bytes:
    """A worksheet with these rows."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def _row(number: int) -> str:
    return f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>x</t></is></c><c r="B{number}"><v>1</v></c></row>'


def _merged(made: Any, sheet: Any) -> None:
    sheet.insert_rows(1)
    sheet["A1"] = "Budget de la fête"
    sheet.merge_cells("A1:B1")


def _hidden(made: Any, sheet: Any) -> None:
    sheet.sheet_state = "hidden"
    made.create_sheet("Vide")


def hide_second(made: Any, _sheet: Any) -> None:
    """A second sheet that is not shown."""
    other = made.create_sheet("Secrets")
    other.append(("Dépense", "Montant"))
    other.append(("Espion", 9999))
    other.sheet_state = "veryHidden"


def _locked(made: Any, sheet: Any) -> None:
    made.security = WorkbookProtection(workbookPassword="1234", lockStructure=True)
    sheet.protection.sheet = True
    sheet["A1"].protection = Protection(locked=True)


def _put(cell: str, value: object) -> Callable[[Any, Any], None]:
    def fill(_made: Any, sheet: Any) -> None:
        sheet[cell] = value

    return fill


def _wide(_made: Any, sheet: Any) -> None:
    sheet.append([f"c{place}" for place in range(200)])


def _ole(inside: bytes) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + inside + b"\0" * 4096


def _lying_size() -> bytes:
    """A part that declares 10 bytes and inflates to 7 MB."""
    data = bytearray(with_part("xl/sharedStrings.xml", b"<sst>" + b" " * 7_000_000 + b"</sst>"))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = 0
        while (at := data.find(sign, at)) >= 0:
            name_at = at + (30 if sign == b"PK\x03\x04" else 46)
            if data[name_at : name_at + 20] == b"xl/sharedStrings.xml":
                data[at + place : at + place + 4] = struct.pack("<I", 10)
            at += 4
    return bytes(data)


def _encrypted_zip() -> bytes:
    data = bytearray(book())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := data.find(sign, at)) >= 0:
            data[at + place] |= 1
            at += 4
    return bytes(data)


_LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(12)
)
_FILE_ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>'
)
_MILLION = "".join(_row(number) for number in range(1, 50_001))


def kinds() -> dict[str, Made]:
    """Every kind by name. Made when asked for: some are large."""
    deep = b"<a>" * 150_000 + b"</a>" * 150_000
    return {
        # text
        "csv_plain": (CSV.encode(), None),
        "csv_utf8_mark": (b"\xef\xbb\xbf" + CSV.encode(), None),
        "csv_cp1252": (CSV.encode("cp1252"), None),
        "csv_utf16": (CSV.encode("utf-16"), None),
        "csv_utf16_be_mark": (b"\xfe\xff" + CSV.encode("utf-16-be"), None),
        "csv_utf16_without_mark": (CSV.encode("utf-16-le"), None),
        "csv_utf32": (CSV.encode("utf-32"), None),
        "csv_mac_lines": (CSV.replace("\n", "\r").encode(), None),
        "csv_windows_lines": (CSV.replace("\n", "\r\n").encode(), None),
        "csv_tabs": (CSV.replace(";", "\t").encode(), None),
        "csv_pipes": (CSV.replace(";", "|").encode(), None),
        "csv_commas_quoted": (b'"D\xc3\xa9pense","Montant"\n"Repas, midi","600,50"\n', None),
        "csv_excel_hint": (("sep=;\n" + CSV).encode(), None),
        "csv_quote_left_open": (b'Depense;Montant\n"Repas;600\nSono;250\nTerre;30\n', "guillemets"),
        "csv_million_rows": (b"a\n" * 1_000_000, "trop_de_lignes"),
        "csv_million_columns": (b";" * 500_000 + b"x", "trop_de_colonnes"),
        "csv_giant_cell": (b"Depense;Montant\nRepas;" + b"9" * 500_000, "guillemets"),
        "csv_nul_bytes": (b"Depense;Montant\nRe\0pas;600\n", "binaire"),
        "csv_too_large": (b"Repas;600\n" * 300_000, "trop_gros"),
        "csv_blank_lines": (b"\n\n;;\n   \n;\n", "vide"),
        "csv_named_xlsx": (CSV.encode(), None),
        "one_long_line": (b"x" * 1_900_000, "guillemets"),
        "empty": (b"", "vide"),
        "spaces": (b" \r\n\t \n", "vide"),
        "mark_alone": (b"\xef\xbb\xbf", "vide"),
        # other things named .xlsx
        "pdf": (b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n", "pdf"),
        "html": (b"<html><body><table><tr><td>Repas</td></tr></table></body></html>", "html"),
        "html_after_mark": (b"\xef\xbb\xbf  <!DOCTYPE html><html></html>", "html"),
        "xml_2003": (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "xml"),
        "rtf": (b"{\\rtf1 Repas 600}", "docx"),
        "png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "image"),
        "jpeg": (b"\xff\xd8\xff\xe0" + b"\0" * 100, "image"),
        "gzip": (b"\x1f\x8b\x08" + b"\0" * 100, "archive"),
        "program": (b"\x7fELF" + bytes(range(256)), "binaire"),
        "random_bytes": (bytes((n * 97 + 13) % 256 for n in range(5000)), "binaire"),
        "xls": (_ole("Workbook".encode("utf-16-le")), "xls"),
        "xlsx_with_password": (_ole("EncryptedPackage".encode("utf-16-le")), "protege"),
        "ods": (
            zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_xml=b"<x/>"),
            "ods",
        ),
        "odt": (zipped(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<x/>"), "docx"),
        "docx": (zipped(word__document_xml=b"<x/>"), "docx"),
        "xlsb": (zipped(xl__workbook_bin=b"x"), "xlsb"),
        "zip_of_files": (zipped(budget_csv=CSV.encode()), "archive"),
        "zip_empty": (zipped(), "vide"),
        "zip_cut_short": (book()[:-400], "abime"),
        "zip_beginning_only": (b"PK\x03\x04" + b"\0" * 200, "abime"),
        "zip_encrypted": (_encrypted_zip(), "protege"),
        "zip_lzma": (with_part("xl/styles.xml", b"<a/>", method=zipfile.ZIP_LZMA), "abime"),
        # workbooks
        "xlsx": (book(), None),
        "xlsx_merged": (book(_merged), None),
        "xlsx_formula_without_value": (book(_put("B3", "=B2*2")), None),
        "xlsx_error": (book(_put("B3", "#REF!")), None),
        "xlsx_date_in_amounts": (book(_put("B3", datetime.date(2014, 6, 12))), None),
        "xlsx_negative": (book(_put("B3", -250)), None),
        "xlsx_boolean": (book(_put("B3", True)), None),
        "xlsx_percent": (book(_put("B3", "30 %")), None),
        "xlsx_text_amount": (book(_put("B3", "2.000")), None),
        "xlsx_emoji_and_arabic": (book(_put("A3", "🎉 حفلة الحي")), None),
        "xlsx_formula_injection": (book(_put("A3", '=HYPERLINK("http://x","y")')), None),
        "xlsx_far_cell": (book(_put("B900000", 5)), "trop_de_lignes"),
        "xlsx_wide": (book(_wide), "trop_de_colonnes"),
        "xlsx_only_hidden": (book(_hidden), "feuilles_cachees"),
        "xlsx_hidden_second": (book(hide_second), None),
        "xlsx_locked": (book(_locked), None),
        "xlsx_empty": (with_part(_SHEET, sheet_of("")), "vide"),
        "xlsx_macros": (with_part("xl/vbaProject.bin", b"\0macros"), None),
        "xlsx_external_link": (
            with_part(
                "xl/externalLinks/externalLink1.xml", b'<externalLink xmlns="x"><a href="http://evil"/></externalLink>'
            ),
            None,
        ),
        "xlsx_million_rows": (with_part(_SHEET, sheet_of(_MILLION)), "trop_de_lignes"),
        "xlsx_one_row_of_a_million_cells": (
            with_part(_SHEET, sheet_of("<row>" + "<c><v>1</v></c>" * 300_000 + "</row>")),
            "trop_de_lignes",
        ),
        "xlsx_sheet_bomb": (with_part(_SHEET, sheet_of(" " * 17_000_000)), "trop_de_lignes"),
        "xlsx_strings_bomb": (with_part("xl/sharedStrings.xml", b"<sst>" + b"a" * 85_000_000), "bombe"),
        "xlsx_strings_over_limit": (with_part("xl/sharedStrings.xml", b"<sst>" + b"a" * 7_000_000), "bombe"),
        "xlsx_hidden_bomb_in_media": (with_part("xl/media/image1.png", b"\0" * 7_000_000), "bombe"),
        "xlsx_lying_size": (_lying_size(), "abime"),
        "xlsx_many_laughs": (
            with_part("xl/sharedStrings.xml", _LAUGHS + b"]><sst><si><t>&m;</t></si></sst>"),
            "entites",
        ),
        "xlsx_file_entity": (with_part("xl/sharedStrings.xml", _FILE_ENTITY), "entites"),
        "xlsx_utf16_entity": (with_part("xl/workbook.xml", _FILE_ENTITY.decode().encode("utf-16")), "entites"),
        "xlsx_deep_xml": (with_part("xl/styles.xml", deep), "abime"),
        "xlsx_sheet_not_xml": (with_part(_SHEET, b"<worksheet><row"), "abime"),
        "xlsx_workbook_not_xml": (with_part("xl/workbook.xml", b"\0\1\2"), "abime"),
        "xlsx_thousand_sheets": (
            with_part("xl/workbook.xml", b"<workbook>" + b"<sheet/>" * 100_000 + b"</workbook>"),
            "vide",
        ),
        "xlsx_many_parts": (zipped(xl__workbook_xml=b"<x/>", **{f"p{n}": b"" for n in range(1500)}), "abime"),
    }
