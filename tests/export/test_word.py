"""The Word document: everything is in it, in real styles, and nothing that a person typed is more than text."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import docx
import fiche_views
import hostile
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.table import Table
from told_words import letters, told_texts

from aide_projet.export.fiche import document
from aide_projet.use_cases.view import ConversationView

Made = Callable[[ConversationView, str], bytes]


def _word(made: Made, view: ConversationView) -> Word:
    return docx.Document(io.BytesIO(made(view, "docx")))


def _texts(word: Word) -> Iterator[str]:
    for paragraph in word.paragraphs:
        yield paragraph.text
    for table in word.tables:
        for row in table.rows:
            for cell in row.cells:
                yield cell.text


def _all(word: Word) -> str:
    return letters("".join(_texts(word)))


@pytest.mark.parametrize("name", ["short", "usual", "ready", "very_long"])
def test_every_field_is_in_the_document(made: Made, name: str) -> None:
    view = getattr(fiche_views, name)()
    text = _all(_word(made, view))
    for slot, told in told_texts(view):
        if slot not in ("depenses", "cofinancements", "contributions_volontaires"):
            assert letters(told) in text, slot


def test_each_line_of_the_budget_is_in_the_document(made: Made) -> None:
    text = _all(_word(made, fiche_views.usual()))
    for slot in ("depenses", "cofinancements", "contributions_volontaires"):
        for found, told in told_texts(fiche_views.usual()):
            assert found != slot or letters(told) in text, told


def test_headings_are_real_headings_and_the_title_is_the_documents(made: Made) -> None:
    word = _word(made, fiche_views.usual())
    headings = [p.text for p in word.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings[0] == "Le projet en bref"
    assert "Budget prévisionnel" in headings
    assert headings[-1] == "Ce qui reste à vérifier ou à compléter"
    assert word.core_properties.title == "Fiche synthétique – Jardin de la tour"


def _headed(table: Table) -> bool:
    properties = table.rows[0]._tr.trPr
    return properties is not None and properties.find(qn("w:tblHeader")) is not None


def test_tables_repeat_their_header_and_keep_their_rows_whole(made: Made) -> None:
    tables = _word(made, fiche_views.very_long()).tables
    assert [len(table.rows) for table in tables if len(table.rows) > 200] == [207], "200 lines, 5 accounts, two ends"
    assert [_headed(table) for table in tables] == [False, True, True, True, True, True], "all but what is in brief"
    for table in tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_an_exercise_is_stamped_on_every_page(made: Made) -> None:
    header = _word(made, fiche_views.usual()).sections[0].header
    assert "EXERCICE" in header.paragraphs[0].text
    assert "EXERCICE" not in _word(made, fiche_views.ready()).sections[0].header.paragraphs[0].text


def test_the_number_of_the_fiche_is_at_its_head_and_foot(made: Made) -> None:
    word = _word(made, replace(fiche_views.usual(), number="2014-0042"))
    assert word.paragraphs[0].text == "FICHE SYNTHÉTIQUE N° 2014-0042"
    assert "N° 2014-0042" in word.sections[0].footer.paragraphs[0].text


def test_what_is_missing_may_be_left_out() -> None:
    made = document(fiche_views.usual(), "docx", generated=fiche_views.DAY, version="0.1.0", missing=False)
    text = "".join(_texts(docx.Document(io.BytesIO(made.content))))
    assert "Ce qui reste" not in text
    assert "Non renseigné" not in text
    assert "À compléter" not in text
    assert "Plan de financement" in text


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_hostile_text_is_shown_as_it_is(made: Made, text: str) -> None:
    word = _word(made, hostile.view(text))
    shown = list(_texts(word))
    assert sum(text in one for one in shown) >= 10
    assert word.core_properties.title == f"Fiche synthétique – {text}"


def test_control_characters_and_half_pairs_do_not_break_the_file(made: Made) -> None:
    assert "ab\ufffdc" in list(_texts(_word(made, hostile.view("a\x00b\ud800c\uffff\x0b"))))


def test_a_title_that_is_too_long_for_a_property_is_cut_there_alone(made: Made) -> None:
    word = _word(made, replace(fiche_views.usual(), title="é" * 400))
    assert len(word.core_properties.title) == 255
    assert any("é" * 400 in text for text in _texts(word))
