"""The PDF is tagged and accepted as PDF/UA and PDF/A, holds every field and takes every text for text."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import fiche_views
import hostile
import pytest
from fiche_views import DAY

from aide_projet.export.fiche import document
from aide_projet.export.template_file import TemplateError, shipped_templates
from aide_projet.use_cases.view import ConversationView, DossierPart

Made = Callable[[ConversationView, str], bytes]
Read = Callable[[ConversationView], str]


def _with_shown(**shown: str) -> ConversationView:
    usual = fiche_views.usual()
    parts = tuple(
        DossierPart(p.title, tuple(replace(e, shown=shown.get(e.slot, e.shown)) for e in p.entries))
        for p in usual.dossier
    )
    return replace(usual, dossier=parts)


def test_every_field_can_be_read_back(pdf_text: Read) -> None:
    text = _joined(pdf_text(fiche_views.usual()))
    for part in fiche_views.USUAL_PARTS:
        for entry in part.entries:
            for line in [cell for row in entry.rows[1:] for cell in row] or entry.shown.split("\n"):
                for word in line.split():
                    assert _joined(word) in text, (entry.slot, word)


def _joined(text: str) -> str:
    """Without spaces and hyphens: hyphenation and columns cut lines anywhere."""
    return "".join(c for c in text if c.isalnum())


@pytest.mark.parametrize("name", ["short", "usual", "ready", "very_long"])
def test_it_is_tagged_dated_titled_and_of_both_standards(made: Made, pdf_facts: Read, name: str) -> None:
    view = getattr(fiche_views, name)()
    facts = pdf_facts(view)
    assert "Tagged:          yes" in facts
    assert "Fiche synthétique" in facts
    assert "2014" in facts
    content = made(view, "pdf")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"<pdfaid:part>2</pdfaid:part>" in content
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in content


def test_the_same_fiche_gives_the_same_bytes(made: Made) -> None:
    assert made(fiche_views.usual(), "pdf") == made(fiche_views.usual(), "pdf")


def test_each_page_says_exercise_and_carries_date_version_call_and_number(pdf_text: Read, pdf_facts: Read) -> None:
    view = fiche_views.very_long()
    pages = int(next(line for line in pdf_facts(view).splitlines() if line.startswith("Pages:")).split()[1])
    text = pdf_text(view)
    assert pages > 5
    assert text.count("EXERCICE") == pages
    assert text.count("12 novembre 2014 · aide-projet 0.1.0") == pages
    for page in range(1, pages + 1):
        assert f"page {page} / {pages}" in text


def test_an_open_edition_is_no_exercise(pdf_text: Read) -> None:
    assert "exercice" not in pdf_text(fiche_views.ready()).lower()


def test_what_is_missing_parked_or_flagged_is_printed_with_its_source(pdf_text: Read) -> None:
    text = pdf_text(fiche_views.usual())
    assert "1 point bloquant, 1 point d’attention, 3 informations manquantes et 1 question en attente" in text.replace(
        "'", "’"
    )
    assert "Bloquant – Les ressources (14 350 €) ne couvrent pas" in text
    assert "Source : le texte de l’appel, Fiche 4, périmètre financier" in text
    assert "Ce qui sera fait, Comment voir que c'est réussi, Qui décide." in text
    assert "Déjà financé par la Région : La direction ou la trésorerie de la structure." in text


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_hostile_text_is_printed_as_it_is(pdf_text: Read, text: str) -> None:
    assert _joined(text) in _joined(pdf_text(hostile.view(text)))


def test_control_and_reordering_characters_are_dropped(pdf_text: Read) -> None:
    assert "avant après" in pdf_text(_with_shown(quartier="\u202eavant\x00 \u2066après\u200b"))


def test_arabic_and_cyrillic_names_are_drawn_and_do_not_disturb_the_telephone(pdf_text: Read) -> None:
    text = pdf_text(_with_shown(contact_nom="Наталія / نادية خليفي", representant="نادية خليفي"))
    assert "Наталія" in text
    assert "نادية" in text
    assert "06 11 22 33 44" in text
    assert "�" not in text


@pytest.mark.parametrize("text", ["😀 fête 🎉", "李小龙", "தமிழ்", "\U0001d518", "à̶b̴̢̛"])
def test_what_the_fonts_lack_is_replaced_and_said_not_refused(pdf_text: Read, text: str) -> None:
    printed = pdf_text(replace(_with_shown(quartier=text), title=text))
    assert ("remplace un caractère" in printed) is (text != "à̶b̴̢̛")


def test_a_word_without_end_stays_on_the_page(pdf_text: Read) -> None:
    word = "x" * 3000
    view = replace(_with_shown(constat=word, quartier=word, contact_courriel=word), title=word)
    assert word in _joined(pdf_text(view))


def test_an_empty_conversation_still_gives_a_document(pdf_text: Read) -> None:
    assert "Projet sans titre" in pdf_text(fiche_views.view((), findings=(), missing=(), fits=()))


def test_many_threads_draw_at_once(made: Made) -> None:
    views = [replace(fiche_views.short(), title=f"Projet {i}") for i in range(16)]
    with ThreadPoolExecutor(8) as pool:
        contents = list(pool.map(lambda view: made(view, "pdf"), views))
    assert len(set(contents)) == 16
    assert all(content.startswith(b"%PDF-") for content in contents)


def _overlay(tmp_path: Path, template: str) -> Path:
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "fiche.typ").write_text(template, encoding="utf-8")
    return tmp_path


def test_the_organisations_own_template_is_used_first_with_the_shipped_fonts(tmp_path: Path) -> None:
    source = (shipped_templates() / "export" / "fiche.typ").read_text(encoding="utf-8")
    folder = _overlay(tmp_path, source.replace("FICHE SYNTHÉTIQUE", "FICHE DE LENS"))
    view = fiche_views.short()
    mine = document(view, "pdf", generated=DAY, version="0.1.0", templates=(folder, shipped_templates()))
    shipped = document(view, "pdf", generated=DAY, version="0.1.0")
    assert mine.content != shipped.content


def test_a_changed_template_is_seen_without_restarting(tmp_path: Path) -> None:
    source = (shipped_templates() / "export" / "fiche.typ").read_text(encoding="utf-8")
    folder = _overlay(tmp_path, source)
    view = fiche_views.short()
    first = document(view, "pdf", generated=DAY, version="0.1.0", templates=(folder, shipped_templates()))
    (folder / "export" / "fiche.typ").write_text(source.replace("FICHE SYNTHÉTIQUE", "FICHE DE LENS"), encoding="utf-8")
    second = document(view, "pdf", generated=DAY, version="0.1.0", templates=(folder, shipped_templates()))
    assert first.content != second.content


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ('#import "@preview/cetz:0.3.0"', "importe un paquet"),
        ("#let x = ", "ne donne pas de PDF"),
        ('#read("/etc/passwd")', "ne donne pas de PDF"),
        ('#read("../../../../etc/passwd")', "ne donne pas de PDF"),
        ("Sans titre de document", "ne donne pas de PDF"),
    ],
)
def test_a_wrong_template_is_named_with_what_is_wrong(tmp_path: Path, template: str, said: str) -> None:
    folder = _overlay(tmp_path, template)
    with pytest.raises(TemplateError, match=said) as refusal:
        document(fiche_views.short(), "pdf", generated=DAY, version="0.1.0", templates=(folder, shipped_templates()))
    assert "fiche.typ" in str(refusal.value)


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"fiche\.typ manque"):
        document(fiche_views.short(), "pdf", generated=DAY, version="0.1.0", templates=(tmp_path,))


def test_the_fonts_come_with_their_licence_and_are_light() -> None:
    fonts = shipped_templates() / "export" / "fonts"
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in fonts.iterdir()) < 2_000_000
