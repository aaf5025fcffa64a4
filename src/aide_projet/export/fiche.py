"""The fiche synthétique as a file: one content model, one template per format (design §8, issue 2 "Documents")."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aide_projet.export.fiche_document import FicheDocument, fiche_document
from aide_projet.export.file_name import fiche_name
from aide_projet.export.html import html
from aide_projet.export.markdown import markdown
from aide_projet.export.template_file import shipped_templates
from aide_projet.use_cases.view import ConversationView

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}
FORMATS = tuple(MEDIA_TYPES)


@dataclass(frozen=True, slots=True)
class Document:
    """A file to hand over: its name (ASCII), its media type, its bytes."""

    name: str
    media_type: str
    content: bytes


def document(
    view: ConversationView, format: str, *, generated: date, version: str, templates: Sequence[Path] = ()
) -> Document:
    """The document of a conversation in one of FORMATS, dated `generated`, by this `version` of the program.

    `templates`: the folders looked up, the organisation's first; the shipped one alone by default. Raise ValueError
    for another format, TemplateError when a template is missing or wrong. A PDF takes some 50 ms once warm: call
    from a thread.
    """
    if format not in MEDIA_TYPES:
        raise ValueError(f"unknown format: {format}")
    content = _content(view, format, generated, version, templates or (shipped_templates(),))
    return Document(fiche_name(view.title, format), MEDIA_TYPES[format], content)


def _content(view: ConversationView, format: str, generated: date, version: str, templates: Sequence[Path]) -> bytes:
    if format == "json":
        return draft_file(view)
    fiche: FicheDocument = fiche_document(view, generated=generated, version=version)
    match format:
        case "html":
            return html(fiche, templates).encode()
        case "md":
            return markdown(fiche, templates).encode()
        case _:
            from aide_projet.export.pdf import pdf  # late: loading Typst costs 60 ms, and few commands draw a PDF

            return pdf(fiche, templates)


def draft_file(view: ConversationView) -> bytes:
    """draft.json, without loss: characters are kept as they were told, and half a surrogate pair is escaped."""
    try:
        return (json.dumps(view.draft_json, ensure_ascii=False, indent=2) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(view.draft_json, indent=2) + "\n").encode()
