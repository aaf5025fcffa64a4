"""The OpenDocument text: everything is in it, and nothing that a person typed is more than text."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import fiche_views
import hostile
import pytest
from odfdo import Document, Element
from told_words import letters, told_texts

from aide_projet.export.fiche import document
from aide_projet.export.template_file import TemplateError, shipped_templates
from aide_projet.use_cases.view import ConversationView

Made = Callable[[ConversationView, str], bytes]


def _read(made: Made, view: ConversationView) -> Document:
    return Document(io.BytesIO(made(view, "odt")))


def _text(odt: Document) -> str:
    return "\n".join(p.inner_text for p in _paragraphs(odt))


def _paragraphs(odt: Document) -> list[Element]:
    return odt.body.get_elements("descendant::text:p | descendant::text:h")


@pytest.mark.parametrize("name", ["short", "usual", "ready", "very_long"])
def test_every_field_is_in_the_document(made: Made, name: str) -> None:
    view = getattr(fiche_views, name)()
    text = letters(_text(_read(made, view)))
    for slot, told in told_texts(view):
        if slot != "depenses" or name == "usual":  # cents are rounded
            assert letters(told) in text, slot


def test_tables_repeat_their_headers(made: Made) -> None:
    odt = _read(made, fiche_views.very_long())
    tables = odt.body.get_elements("descendant::table:table")
    headed = odt.body.get_elements("descendant::table:table/table:table-header-rows")
    assert len(headed) == len(tables) - 1 == 5, "all but what is in brief"


def test_an_exercise_and_a_number_are_on_every_page(made: Made) -> None:
    def ends(view: ConversationView) -> str:
        page = _read(made, view).styles.root.get_elements("//office:master-styles//text:p")
        return " ".join(line.inner_text for line in page)

    assert "EXERCICE" in ends(fiche_views.usual())
    assert "N° 2014-0042" in ends(replace(fiche_views.ready(), number="2014-0042"))
    assert "EXERCICE" not in ends(fiche_views.ready())


def test_it_has_a_title_and_a_language(made: Made) -> None:
    meta = _read(made, fiche_views.usual()).meta
    assert meta.title == "Fiche synthétique – Jardin de la tour"
    assert meta.language == "fr-FR"


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_hostile_text_is_shown_as_it_is(made: Made, text: str) -> None:
    shown = [" ".join(p.inner_text.split()) for p in _paragraphs(_read(made, hostile.view(text)))]
    assert sum(" ".join(text.split()) in one for one in shown) >= 10


def test_control_characters_and_half_pairs_do_not_break_the_file(made: Made) -> None:
    assert "ab\ufffdc" in _text(_read(made, hostile.view("a\x00b\ud800c\uffff\x0b")))


def test_what_is_missing_may_be_left_out() -> None:
    made = document(fiche_views.usual(), "odt", generated=fiche_views.DAY, version="0.1.0", missing=False)
    text = _text(Document(io.BytesIO(made.content)))
    assert "Ce qui reste" not in text
    assert "Non renseigné" not in text


@pytest.mark.parametrize(
    ("format", "wrong"),
    [
        ("odt", "<fiche>{{ fiche.titre }}</fiche>"),
        ("odt", "<fiche>"),
        ("html", "{{ fiche.titre }}"),
        ("md", "{% if %}"),
    ],
)
def test_a_wrong_template_is_named(tmp_path: Path, format: str, wrong: str) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / f"fiche.{format}.jinja").write_text(wrong, encoding="utf-8")
    with pytest.raises(TemplateError, match=rf"fiche\.{format}\.jinja"):
        document(
            fiche_views.short(),
            format,
            generated=fiche_views.DAY,
            version="0.1.0",
            templates=(tmp_path, shipped_templates()),
        )
