"""The papers besides the fiche: the blank questionnaire, the presentation, the end report. One model, three formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import assert_never

from aide_projet.dialogue.paper import Paper
from aide_projet.draft import figure_text
from aide_projet.export.fiche import MEDIA_TYPES, Document
from aide_projet.export.file_name import slug
from aide_projet.export.html import html_of
from aide_projet.export.markdown import markdown_of
from aide_projet.export.plain_text import one_line
from aide_projet.export.report_document import ReportDocument
from aide_projet.export.template_file import shipped_templates
from aide_projet.use_cases.hand_over import Speech

FORMATS = ("pdf", "html", "md")
SHEETS = ("fiche.css", "papier.css")


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and by what a paper was made, and whom to ask. `practice`: it is an exercise."""

    generated: str
    generated_iso: str
    version: str
    holder: str = ""
    helper: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class QuestionnairePaper:
    """The questionnaire as printed."""

    paper: Paper
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class SpeechPaper:
    """The presentation as printed."""

    title: str
    call: str
    paragraphs: tuple[str, ...]
    words: int
    seconds: int
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """The end report as printed."""

    report: ReportDocument
    stamp: Stamp


AnyPaper = QuestionnairePaper | SpeechPaper | ReportPaper


def stamp(generated: date, version: str, *, holder: str = "", helper: str = "", practice: bool = False) -> Stamp:
    """What every paper says of itself."""
    shown = figure_text.day(generated.isoformat())
    return Stamp(shown, generated.isoformat(), version, holder, helper, practice)


def speech_paper(speech: Speech, made: Stamp) -> SpeechPaper:
    """The presentation of a project."""
    paragraphs = tuple(one_line(paragraph) for paragraph in speech.paragraphs)
    view = speech.view
    return SpeechPaper(one_line(view.title), one_line(view.call.title), paragraphs, speech.words, speech.seconds, made)


def document_of(document: AnyPaper, format: str, templates: Sequence[Path] = ()) -> Document:
    """The file, in one of FORMATS; ValueError for another, TemplateError when a template is missing or wrong."""
    name, about = _name(document)
    folders = templates or (shipped_templates(),)
    file = "-".join(filter(None, (name, slug(about)))) + f".{format}"
    return Document(file, MEDIA_TYPES[format], _content(name, document, format, folders))


def _name(document: AnyPaper) -> tuple[str, str]:
    """The name of its templates, and what it is about."""
    match document:
        case QuestionnairePaper(paper=paper):
            return "questionnaire", paper.call
        case SpeechPaper(title=title):
            return "presentation", title
        case ReportPaper(report=report):
            return "bilan", report.title
        case _:
            assert_never(document)


def _content(name: str, document: AnyPaper, format: str, folders: Sequence[Path]) -> bytes:
    match format:
        case "html":
            return html_of(name, document, folders, sheets=SHEETS).encode()
        case "md":
            return markdown_of(name, asdict(document), folders).encode()
        case "pdf":
            from aide_projet.export.pdf import pdf_of  # late: loading Typst costs 60 ms

            return pdf_of(name, asdict(document), folders)
        case _:
            raise ValueError(f"unknown format: {format}")
