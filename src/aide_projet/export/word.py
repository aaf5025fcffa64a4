"""The fiche as a Word document, poured into a template that an administrator may replace (docxtpl).

Everything that people told is escaped, and is never read as a template.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from aide_projet.export.fiche_document import FicheDocument, told_entries
from aide_projet.export.template_file import TemplateError, template_file
from aide_projet.export.word_check import checked
from aide_projet.export.word_fields import WordFiche, word_fiche
from aide_projet.export.word_template import BROKEN, open_template
from aide_projet.use_cases.view import ConversationView

FILE = "fiche.docx"
MOST_SHOWN = 20
"""Mistakes of a template that are told at once."""


def word(view: ConversationView, fiche: FicheDocument, templates: Sequence[Path]) -> bytes:
    """The document by `fiche.docx`. Raise TemplateError, naming what is unknown in it, when it cannot be used."""
    file = template_file(templates, FILE)
    wrong = checked(file)
    if wrong:
        raise TemplateError(refusal(file, wrong))
    named = word_fiche(fiche, {slot: entry.shown for slot, entry in told_entries(view).items()})
    try:
        return open_template(file).fill({field.name: getattr(named, field.name) for field in fields(WordFiche)})
    except BROKEN as error:
        raise TemplateError(refusal(file, (str(error),))) from error


def check_word(templates: Sequence[Path], slots: frozenset[str]) -> str:
    """What to tell an administrator of the Word template in use; "" when nothing is wrong with it."""
    file = template_file(templates, FILE)
    wrong = checked(file, slots)
    return refusal(file, wrong) if wrong else ""


def refusal(file: Path, wrong: Sequence[str]) -> str:
    """What is said of a template that cannot be used."""
    shown = "".join(f"\n- {one}" for one in wrong[:MOST_SHOWN])
    more = f"\n… et {len(wrong) - MOST_SHOWN} autres fautes" if len(wrong) > MOST_SHOWN else ""
    return (
        f"Le modèle Word « {file} » ne peut pas servir :{shown}{more}\n"
        "Corrigez-le dans Word, ou retirez-le : le modèle livré reprend sa place. Les autres formats marchent."
    )
