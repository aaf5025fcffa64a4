"""Many fiches in one ZIP, with the list of them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import fiche_views
import openpyxl
from fiche_views import DAY

from aide_projet.export.bundle import bundle


def test_each_fiche_is_in_it_under_its_place_and_title() -> None:
    views = [
        replace(fiche_views.usual(), title=title, number=f"2014-{n:04}") for n, title in enumerate(("Été", "李", ""))
    ]
    made = bundle(views, "md", generated=DAY, version="0.1.0")
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["01-ete.md", "02.md", "03.md", "00-liste.xlsx"]
        assert packed.read("01-ete.md").startswith("# Été".encode())


def test_the_list_has_a_line_for_each_with_its_figures() -> None:
    made = bundle([fiche_views.usual(), fiche_views.short()], "md", generated=DAY, version="0.1.0")
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        sheet = openpyxl.load_workbook(io.BytesIO(packed.read("00-liste.xlsx"))).active
    assert sheet is not None
    head, first, second = (list(row) for row in sheet.iter_rows(values_only=True))
    told = dict(zip(head, first, strict=True))
    assert (told["Projet"], told["Commune"]) == ("Jardin de la tour", "Roubaix")
    assert (told["Budget total"], told["Montant demandé"], told["Points bloquants"]) == (14_500, 9_000, 1)
    assert second[-1] == 4


def test_no_fiche_makes_an_empty_list() -> None:
    with zipfile.ZipFile(io.BytesIO(bundle([], "pdf", generated=DAY, version="0.1.0"))) as packed:
        assert packed.namelist() == ["00-liste.xlsx"]
