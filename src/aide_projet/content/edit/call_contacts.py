"""Whom to contact: the sentences of a call, and the service that each of its fiches names."""

from __future__ import annotations

from aide_projet.content.call_models import ContactsModel, FicheFile
from aide_projet.content.edit.described import described, keys_of
from aide_projet.content.edit.files import Files
from aide_projet.content.edit.form import Entry, Field, Form, Line, Paragraph, Place, Subject

_CONTACTS, _SERVICE = "contacts", "service"


def entries(files: Files) -> tuple[Entry, ...]:
    """One form a call."""
    return tuple(Entry(call, files.title_of_call(call)) for call in files.calls())


def form(files: Files, key: str) -> Form | None:
    """The contacts of a call."""
    if key not in files.calls():
        return None
    file = files.file(f"rules/{key}/appel.yaml")
    fields = []
    for name in keys_of(ContactsModel):
        label, help_ = described(ContactsModel, name)
        place = Place(file.name, (_CONTACTS, name))
        fields.append(Field(name, label, Paragraph(), file.said(_CONTACTS, name), help_, place=place))
    changed = [file.name]
    for sheet in (files.file(name) for name in files.inside(f"rules/{key}/fiches")):
        label, help_ = described(FicheFile, _SERVICE)
        place = Place(sheet.name, (_SERVICE,))
        title = f"{label} : {sheet.said('titre_court')}"
        name = f"{_SERVICE}_{sheet.said('fiche')}"
        fields.append(Field(name, title, Line(), sheet.said(_SERVICE), help_, place=place))
        changed.append(sheet.name)
    return Form(Subject.CONTACTS, key, file.said("titre") or key, tuple(fields), tuple(changed))
