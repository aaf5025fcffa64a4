"""The steps that a form takes, written in the files that they concern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aide_projet.content.edit.change import Change, Insert, Remove
from aide_projet.content.edit.files import File, Files
from aide_projet.content.edit.form import Changed, Edited, Outcome, Place, Refusal, Refused
from aide_projet.content.edit.rewrite import CannotWrite, rewritten
from aide_projet.content.edit.span import Path


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a file, with what people are told of it."""

    file: str
    change: Change
    label: str
    before: str = ""
    after: str = ""
    box: str = ""


def written(files: Files, steps: Iterable[Step], boxes: Mapping[str, Place] | None = None) -> Outcome:
    """The files after these steps, in their order; refused where one of them would touch what is around it."""
    texts: dict[str, str] = {}
    taken = tuple(steps)
    for step in taken:
        text = texts.get(step.file, files.file(step.file).text)
        try:
            texts[step.file] = rewritten(text, step.change)
        except CannotWrite:
            cause = f"« {step.label} » ne peut pas être changé ici sans toucher à ce qui l'entoure"
            return Refused((Refusal("", cause, "faites ce changement dans l'éditeur du fichier"),))
    after = {name: File(name, text) for name, text in texts.items()}
    changed = tuple(
        Changed(step.label, step.before, step.after, step.file, after[step.file].line(*_where(step.change)), step.box)
        for step in taken
    )
    return Edited(texts, changed, boxes or {})


def _where(change: Change) -> Path:
    match change:
        case Insert(path=path, place=place):
            return (*path, place)
        case Remove(path=path):
            return path[:-1]
        case _:
            return change.path
