"""LibreOffice opens the Word, OpenDocument and spreadsheet files, and makes of them what we meant (make test-long)."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path

import fiche_views
import hostile
import openpyxl
import pytest
from told_words import letters, told_texts

from aide_projet.use_cases.view import ConversationView

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
Made = Callable[[ConversationView, str], bytes]
VIEWS = {
    "short": fiche_views.short(),
    "usual": fiche_views.usual(),
    "very_long": fiche_views.very_long(),
    "hostile": hostile.view("{{ 7*7 }} =1+1 <w:p/> &amp; #let x = 1"),
}
ROUNDED = ("depenses", "cofinancements", "contributions_volontaires", "budget_total")


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory, made: Made) -> Path:
    """Every view in every format, and the PDF that LibreOffice makes of each."""
    folder = tmp_path_factory.mktemp("documents")
    for name, view in VIEWS.items():
        for format in ("docx", "odt", "xlsx"):
            (folder / f"{name}.{format}").write_bytes(made(view, format))
    for kind in ("docx", "odt", "xlsx"):
        _soffice(folder, "pdf", folder / kind, [folder / f"{name}.{kind}" for name in VIEWS])
    return folder


def _soffice(profile: Path, format: str, out: Path, files: list[Path]) -> None:
    command = ["soffice", f"-env:UserInstallation=file://{profile}/profile", "--headless", "--convert-to", format]
    subprocess.run([*command, "--outdir", str(out), *map(str, files)], check=True, capture_output=True, timeout=600)


def _pdf_text(file: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("kind", ["docx", "odt"])
@pytest.mark.parametrize("name", VIEWS)
def test_the_text_of_every_field_is_on_the_pages(converted: Path, kind: str, name: str) -> None:
    text = letters(_pdf_text(converted / kind / f"{name}.pdf"))
    for slot, told in told_texts(VIEWS[name]):
        if not told.isascii() and "خ" in told:  # pdftotext gives the letters of Arabic in their drawn forms
            continue
        if slot not in ROUNDED or name == "usual":
            for word in told.split():
                assert letters(word) in text, (slot, word)


@pytest.mark.parametrize("name", VIEWS)
def test_every_line_of_money_is_on_the_sheets(converted: Path, name: str) -> None:
    text = letters(_pdf_text(converted / "xlsx" / f"{name}.pdf"))
    for slot, told in told_texts(VIEWS[name]):
        if slot in ROUNDED[:3] and "€" not in told and " · " not in told:
            assert all(letters(word) in text for word in told.split()), told


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_an_exercise_is_stamped_on_every_page_and_pages_are_numbered(converted: Path, kind: str) -> None:
    pages = _pdf_text(converted / kind / "very_long.pdf").rstrip("\f").split("\f")
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert "EXERCICE" in page
        assert f"page {number} / {len(pages)}" in " ".join(page.split())


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_long_table_repeats_its_header(converted: Path, kind: str) -> None:
    pages = _pdf_text(converted / kind / "very_long.pdf").split("\f")
    with_lines = [page for page in pages if page.count("Achat n°") > 3]
    assert len(with_lines) >= 4
    assert all("Poste" in page for page in with_lines)


@pytest.mark.parametrize("name", VIEWS)
def test_formulas_recomputed_equal_the_values_they_carry(converted: Path, name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        carried = openpyxl.load_workbook(converted / f"{name}.xlsx", data_only=True)
        formulas = openpyxl.load_workbook(converted / f"{name}.xlsx")
        again = openpyxl.load_workbook(_without_values(converted, name), data_only=True)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    value = again[sheet.title][cell.coordinate].value
                    expected = carried[sheet.title][cell.coordinate].value
                    assert value == pytest.approx(expected), (sheet.title, cell.coordinate, cell.value)
                    compared += 1
    assert compared > 20


def _without_values(folder: Path, name: str) -> Path:
    """The workbook saved with no value beside its formulas, so that LibreOffice has to compute each."""
    bare, out = folder / f"{name}-bare.xlsx", folder / "bare"
    openpyxl.load_workbook(folder / f"{name}.xlsx").save(bare)
    _soffice(folder, "xlsx", out, [bare])
    return out / bare.name
