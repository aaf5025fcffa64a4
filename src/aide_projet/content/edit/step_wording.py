"""The wording of each question of a flow: how it is asked, more simply, why, with which examples, and its choices."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from aide_projet.content.dialogue_folder import FLOW, SLOTS
from aide_projet.content.edit.described import before, described
from aide_projet.content.edit.files import File, Files
from aide_projet.content.edit.form import Entry, Field, Form, Kind, Line, Lines, Paragraph, Place, Subject
from aide_projet.content.edit.shown import shown
from aide_projet.content.edit.span import Path
from aide_projet.content.flow_file import StepModel
from aide_projet.content.slot_file import OptionModel, SlotModel

_KINDS: dict[str, Kind] = {
    "question": Paragraph(),
    "simple": Paragraph(),
    "pourquoi": Paragraph(),
    "exemples": Lines(),
    "qui_sait": Paragraph(),
    "demander": Paragraph(),
}
_NEEDED = ("question", "simple", "pourquoi")
_OPTION: dict[str, Kind] = {"libelle": Line(), "aide": Line()}


def steps(file: File) -> Iterator[tuple[Path, str, str]]:
    """(path, part, slot) of each step of a flow, in their order."""
    for part in range(len(file.items("etapes"))):
        for number in range(len(file.items("etapes", part, "etapes"))):
            path: Path = ("etapes", part, "etapes", number)
            yield path, file.said("etapes", part, "partie"), file.said(*path, "champ")


def entries(files: Files) -> tuple[Entry, ...]:
    """Every step of every flow."""
    found = []
    for flow in files.flows():
        file = files.file(f"dialogues/{flow}/{FLOW}")
        found += [Entry(f"{flow}/{slot}", file.said(*path, "question"), part, slot) for path, part, slot in steps(file)]
    return tuple(found)


def form(files: Files, key: str) -> Form | None:
    """The wording of one step, with the label of its field and of its choices."""
    flow, _, slot = key.partition("/")
    if flow not in files.flows():
        return None
    file = files.file(f"dialogues/{flow}/{FLOW}")
    fields = files.file(f"dialogues/{flow}/{SLOTS}")
    found = next(((path, part) for path, part, name in steps(file) if name == slot), None)
    if found is None:
        return None
    path, part = found
    own = [_field(file, StepModel, path, name, kind, name not in _NEEDED) for name, kind in _KINDS.items()]
    label = _field(fields, SlotModel, ("champs", slot), "libelle", Line(), False)
    made = (*own, label, *_choices(fields, slot))
    return Form(Subject.QUESTIONS, key, file.said(*path, "question"), made, (file.name, fields.name), part)


def _field(
    file: File, model: type[BaseModel], path: Path, name: str, kind: Kind, optional: bool, prefix: str = ""
) -> Field:
    label, help_ = described(model, name)
    place = Place(file.name, (*path, name), before(model, name))
    return Field(prefix + name, label, kind, shown(kind, file.get(*path, name)), help_, optional, place=place)


def _choices(fields: File, slot: str) -> Iterator[Field]:
    for number in range(len(fields.items("champs", slot, "options"))):
        path: Path = ("champs", slot, "options", number)
        for name, kind in _OPTION.items():
            yield _field(fields, OptionModel, path, name, kind, name == "aide", f"choix_{number}_")
