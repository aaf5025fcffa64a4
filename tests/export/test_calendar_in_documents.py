"""The calendar is printed in every document, with what is sure of each day and what is only customary."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import docx
import fiche_views
import pytest
from odfdo import Document

from aide_projet.export.fiche_document import FicheDocument, Step, fiche_document
from aide_projet.export.html import html
from aide_projet.export.markdown import markdown
from aide_projet.export.odt import odt
from aide_projet.export.pdf import pdf
from aide_projet.export.template_file import shipped_templates
from aide_projet.export.word import word

STEPS = (
    Step("Rencontrer la mairie", "lundi 3 novembre 2014", "au_plus_tard", "en_retard", "usage"),
    Step("Remettre la fiche", "lundi 1er décembre 2014", "au_plus_tard", "bientot", "deduit"),
    Step("Décision", "mercredi 1er avril 2015", "vers", "plus_tard", "texte"),
)
FOLDERS = (shipped_templates(),)


def _odt_text(content: bytes) -> str:
    return "\n".join(p.inner_text for p in Document(io.BytesIO(content)).body.get_elements("descendant::text:p"))


def _word_text(content: bytes) -> str:
    tables = docx.Document(io.BytesIO(content)).tables
    return "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)


TEXTS: dict[str, Callable[[FicheDocument], str]] = {
    "html": lambda fiche: html(fiche, FOLDERS),
    "md": lambda fiche: markdown(fiche, FOLDERS),
    "odt": lambda fiche: _odt_text(odt(fiche, FOLDERS)),
    "docx": lambda fiche: _word_text(word(fiche_views.usual(), fiche, FOLDERS)),
}


def _fiche() -> FicheDocument:
    return replace(fiche_document(fiche_views.usual(), generated=fiche_views.DAY, version="0.1.0"), calendar=STEPS)


@pytest.mark.parametrize("format", TEXTS)
def test_each_step_has_its_day_and_what_it_is_worth(format: str) -> None:
    text = " ".join(TEXTS[format](_fiche()).split())
    assert "au plus tard le lundi 3 novembre 2014" in text
    assert "Rencontrer la mairie (usage, notre conseil) – en retard" in text.replace("\\", "")
    assert "Remettre la fiche (déduit)" in text
    assert "vers le mercredi 1er avril 2015" in text


def test_the_pdf_takes_it_too() -> None:
    assert len(pdf(_fiche(), FOLDERS)) > len(pdf(replace(_fiche(), calendar=()), FOLDERS))
