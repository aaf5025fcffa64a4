"""The fiche synthétique as a file: one content model, one template per format (design §8, issue 4 "Documents")."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aide_projet.export.account_plan import account_plan
from aide_projet.export.fiche_document import FicheDocument, fiche_document
from aide_projet.export.file_name import fiche_name
from aide_projet.export.html import html
from aide_projet.export.markdown import markdown
from aide_projet.export.template_file import shipped_templates, template_file
from aide_projet.use_cases.view import ConversationView

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}
FORMATS = tuple(MEDIA_TYPES)
TEMPLATES = {
    "pdf": "fiche.typ",
    "docx": "fiche.docx",
    "odt": "fiche.odt.jinja",
    "xlsx": "fiche.xlsx.toml",
    "html": "fiche.html.jinja",
    "md": "fiche.md.jinja",
}
"""The file under templates/export/ that each format is made by."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file to hand over: its name (ASCII), its media type, its bytes."""

    name: str
    media_type: str
    content: bytes


def document(
    view: ConversationView,
    format: str,
    *,
    generated: date,
    version: str,
    templates: Sequence[Path] = (),
    missing: bool = True,
) -> Document:
    """The document of a conversation in one of FORMATS, dated `generated`, by this `version` of the program.

    `templates`: the folders looked up, the organisation's first; the shipped one alone by default. `missing`: say what
    is missing, on the last page. Raise ValueError for another format, TemplateError when a template is missing or
    wrong. A PDF or a DOCX takes some 50 ms once warm: call from a thread.
    """
    if format not in MEDIA_TYPES:
        raise ValueError(f"unknown format: {format}")
    folders = templates or (shipped_templates(),)
    if format == "json":
        content = draft_file(view)
    else:
        template_file(folders, TEMPLATES[format])
        plan = account_plan(folders)
        fiche = fiche_document(view, generated=generated, version=version, plan=plan, missing=missing)
        content = _content(view, fiche, format, folders)
    return Document(fiche_name(view.title, format), MEDIA_TYPES[format], content)


def _content(view: ConversationView, fiche: FicheDocument, format: str, templates: Sequence[Path]) -> bytes:
    # The heavy parts late: each costs up to 100 ms to load, and few commands make every format.
    match format:
        case "html":
            return html(fiche, templates).encode()
        case "md":
            return markdown(fiche, templates).encode()
        case "docx":
            from aide_projet.export.word import word

            return word(view, fiche, templates)
        case "odt":
            from aide_projet.export.odt import odt

            return odt(fiche, templates)
        case "xlsx":
            from aide_projet.export.workbook import workbook

            return workbook(view, fiche, templates)
        case _:
            from aide_projet.export.pdf import pdf

            return pdf(fiche, templates)


def draft_file(view: ConversationView) -> bytes:
    """draft.json, without loss: characters are kept as they were told, and half a surrogate pair is escaped."""
    try:
        return (json.dumps(view.draft_json, ensure_ascii=False, indent=2) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(view.draft_json, indent=2) + "\n").encode()
