"""The dates of an edition, changed; and a new edition, opened."""

from __future__ import annotations

import re
from typing import Any

from aide_projet.content.call_models import KEY, EditionModel, SourceModel
from aide_projet.content.edit.change import Insert
from aide_projet.content.edit.described import before, described
from aide_projet.content.edit.files import Files
from aide_projet.content.edit.form import (
    NEW,
    Day,
    Entry,
    Field,
    Form,
    Kind,
    Line,
    Outcome,
    Place,
    Refusal,
    Refused,
    Subject,
    Typed,
)
from aide_projet.content.edit.fragment import as_read
from aide_projet.content.edit.new_values import new_values
from aide_projet.content.edit.shown import shown
from aide_projet.content.edit.writing import Step, written
from aide_projet.understanding.context import ReadingContext

LIST = "editions"
_KINDS: dict[str, Kind] = {
    "edition": Line(),
    "titre": Line(),
    "ouverture": Day(),
    "fiche_synthetique": Day(),
    "dossier_complet": Day(),
}
_DATES = ("ouverture", "fiche_synthetique", "dossier_complet")
_SOURCE: dict[str, Kind] = {"document": Line(), "partie": Line()}


def file_of(call: str) -> str:
    """The file that holds the editions of a call."""
    return f"rules/{call}/editions.yaml"


def entries(files: Files) -> tuple[Entry, ...]:
    """Each edition of each call, then a new one."""
    found = []
    for call in files.calls():
        title = files.title_of_call(call)
        file = files.file(file_of(call))
        for place in range(len(file.items(LIST))):
            name = file.said(LIST, place, "edition")
            last = shown(Day(), file.get(LIST, place, "dossier_complet"))
            found.append(Entry(f"{call}/{name}", file.said(LIST, place, "titre") or name, title, last))
        found.append(Entry(f"{call}/{NEW}", "", title))
    return tuple(found)


def form(files: Files, key: str) -> Form | None:
    """The form of an edition, or of a new one."""
    call, _, name = key.partition("/")
    if call not in files.calls():
        return None
    file = files.file(file_of(call))
    title = files.title_of_call(call)
    if name == NEW:
        return Form(Subject.DATES, key, title, _new_fields(files, call), (file.name,))
    names = [file.said(LIST, place, "edition") for place in range(len(file.items(LIST)))]
    if name not in names:
        return None
    place = names.index(name)
    fields = tuple(_field(files, call, place, one) for one in _KINDS if one != "edition")
    return Form(Subject.DATES, key, f"{file.said(LIST, place, 'titre')}", fields, (file.name,), about=title)


def _field(files: Files, call: str, place: int, name: str) -> Field:
    file = files.file(file_of(call))
    label, help_ = described(EditionModel, name)
    path = (LIST, place, name)
    noted = file.comment(*path)
    return Field(
        name=name,
        label=label,
        kind=_KINDS[name],
        shown=shown(_KINDS[name], file.get(*path)),
        help=noted or help_,
        optional=name in _DATES,
        place=Place(file.name, path, before(EditionModel, name)),
    )


def _new_fields(files: Files, call: str) -> tuple[Field, ...]:
    file = files.file(file_of(call))
    last = len(file.items(LIST)) - 1
    own = [Field(name, *_worded(EditionModel, name, kind), optional=name in _DATES) for name, kind in _KINDS.items()]
    source = [
        Field(f"source_{name}", *_worded(SourceModel, name, kind, file.said(LIST, last, "source", name)))
        for name, kind in _SOURCE.items()
    ]
    return (*own, *source)


def _worded(model: Any, name: str, kind: Kind, shown_: str = "") -> tuple[str, Kind, str, str]:
    label, help_ = described(model, name)
    return label, kind, shown_, help_


def opened(files: Files, form_: Form, typed: Typed, context: ReadingContext) -> Outcome:
    """The new edition, at the end of the list; refused when it has the name of another."""
    call = form_.key.partition("/")[0]
    file = files.file(file_of(call))
    values, refusals = new_values(form_, typed, context)
    refusals += _name_refused(str(values.get("edition", "")), [file.said(LIST, n, "edition") for n in range(99)])
    if refusals:
        return Refused(tuple(refusals))
    place = len(file.items(LIST))
    edition = {name: values[name] for name in _KINDS if name in values}
    edition["source"] = {name: values[f"source_{name}"] for name in _SOURCE}
    said = ", ".join(shown(_KINDS[name], as_read(values[name])) for name in _DATES if name in values)
    step = Step(file.name, Insert((LIST,), place, edition), str(values["titre"]), "", said or str(values["edition"]))
    boxes = {name: Place(file.name, (LIST, place, name)) for name in _KINDS}
    return written(files, [step], boxes)


def _name_refused(name: str, taken: list[str]) -> list[Refusal]:
    if name in taken and name:
        return [Refusal("edition", f"l'édition « {name} » existe déjà", "donnez une autre année, ou changez ses dates")]
    if name and (not re.match(KEY, name) or name == NEW):
        return [Refusal("edition", f"« {name} » ne peut pas être un nom d'édition", "écrivez l'année : 2027")]
    return []
