"""Questionnaire, presentation and end report: each in three formats, whole, PDF/UA, hostile texts shown as text."""

from __future__ import annotations

import html
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace

import fiche_views
import hostile
import pytest
from fiche_views import DAY

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.paper import paper
from aide_projet.export.papers import (
    FORMATS,
    AnyPaper,
    QuestionnairePaper,
    ReportPaper,
    document_of,
    speech_paper,
    stamp,
)
from aide_projet.export.report_document import report_document
from aide_projet.use_cases.hand_over import Speech
from aide_projet.use_cases.view import ConversationView

STAMP = stamp(DAY, "0.1.0", holder="Centre social", helper="Nadia, 03 20 00 00 00", practice=True)


def report(view: ConversationView) -> ReportPaper:
    return ReportPaper(report_document(view), STAMP)


def said(view: ConversationView, *paragraphs: str) -> AnyPaper:
    return speech_paper(Speech(view, paragraphs, 12, 75), STAMP)


def text_of(document: AnyPaper, format: str) -> str:
    made = document_of(document, format).content
    if format != "pdf":
        return html.unescape(made.decode()) if format == "html" else made.decode()
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=made, capture_output=True, check=True)
    return done.stdout.decode()


def joined(text: str) -> str:
    """Without spaces, hyphens and signs: columns cut lines anywhere."""
    return "".join(c for c in text if c.isalnum())


@pytest.mark.parametrize("format", FORMATS)
def test_the_questionnaire_has_every_question_condition_and_box(content: Content, format: str) -> None:
    printed = paper(content)
    text = joined(text_of(QuestionnairePaper(printed, STAMP), format))
    for part in printed.parts:
        for question in part.questions:
            labels = [box.label for box in question.room.boxes]
            for word in " ".join((question.question, question.only_if, *labels)).split():
                assert joined(word) in text, word
    assert text.count("Seulementsi") == sum(bool(q.only_if) for part in printed.parts for q in part.questions)
    assert "Nadia0320000000" in text
    assert "coordonnéesbancaires" in text


@pytest.mark.parametrize("format", FORMATS)
def test_the_report_has_what_was_planned_beside_room_for_what_was_done(format: str) -> None:
    view = fiche_views.usual()
    text = text_of(report(view), format)
    assert "Réalisé" in text
    assert "Écart" in text
    bare = joined(text)
    for entry in (entry for part in view.dossier for entry in part.entries):
        if entry.slot in ("objectifs", "nombre_participants", "date_debut"):
            for line in entry.shown.split("\n"):
                assert joined(line) in bare, line
        if entry.slot in ("depenses", "cofinancements", "partenaires", "etapes_calendrier"):
            for row in entry.rows[1:]:
                assert joined(row[0]) in bare, row
    assert "14500" in bare, "the planned total"


def test_the_report_of_next_to_nothing_still_gives_room() -> None:
    for format in FORMATS:
        assert "Les objectifs" in text_of(report(fiche_views.short()), format)


def test_no_person_is_named_in_the_report() -> None:
    view = fiche_views.usual()
    personal = [entry.shown for part in view.dossier for entry in part.entries if entry.personal and entry.shown]
    text = text_of(report(view), "md")
    assert not [shown for shown in personal if shown in text]
    for secret in (fiche_views.KEY, fiche_views.WORDS):
        assert secret not in text


@pytest.mark.parametrize(
    "make",
    [
        lambda: report(fiche_views.usual()),
        lambda: report(fiche_views.short()),
        lambda: said(fiche_views.usual(), "Bonjour.", "مرحبا بكم"),
    ],
)
def test_a_pdf_is_tagged_titled_and_of_both_standards(make: Callable[[], AnyPaper]) -> None:
    content = document_of(make(), "pdf").content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"<pdfaid:part>2</pdfaid:part>" in content


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_hostile_texts_stay_text(text: str) -> None:
    view = hostile.view(text)
    for document in (report(view), said(view, text)):
        page = document_of(document, "html").content.decode()
        body = page.split("</style>", 1)[1]
        assert "<script" not in body.lower()
        assert "<img" not in body.lower()
        assert document_of(document, "md").content
        assert document_of(document, "pdf").content.startswith(b"%PDF")


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert document_of(report(fiche_views.usual()), "pdf") == document_of(report(fiche_views.usual()), "pdf")


def test_names_of_files_hold_the_title() -> None:
    view = replace(fiche_views.usual(), title="Été à l'Alma")
    assert document_of(report(view), "md").name == "bilan-ete-a-l-alma.md"
    assert document_of(said(view, "Bonjour."), "pdf").name == "presentation-ete-a-l-alma.pdf"


def test_another_format_is_refused() -> None:
    with pytest.raises((ValueError, KeyError)):
        document_of(report(fiche_views.usual()), "exe")
