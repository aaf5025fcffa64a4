"""The words explained: one changed, taken out, or added."""

from __future__ import annotations

from aide_projet.content.dialogue_files import TermModel
from aide_projet.content.dialogue_folder import GLOSSARY
from aide_projet.content.edit.change import Insert, Remove
from aide_projet.content.edit.described import before, described
from aide_projet.content.edit.files import Files
from aide_projet.content.edit.filled import filled
from aide_projet.content.edit.form import (
    NEW,
    Entry,
    Field,
    Form,
    Kind,
    Line,
    Lines,
    Outcome,
    Paragraph,
    Place,
    Refused,
    Subject,
    Typed,
)
from aide_projet.content.edit.key_name import key_for
from aide_projet.content.edit.new_values import new_values
from aide_projet.content.edit.shown import shown
from aide_projet.content.edit.word_lists import GONE
from aide_projet.content.edit.writing import Step, written
from aide_projet.understanding.context import ReadingContext

LIST = "termes"
_KINDS: dict[str, Kind] = {"titre": Line(), "mots": Lines(), "definition": Paragraph()}


def entries(files: Files) -> tuple[Entry, ...]:
    """A new term, then every term of every flow, by its title."""
    found = []
    for flow in files.flows():
        file, part = files.file(f"dialogues/{flow}/{GLOSSARY}"), files.title_of_flow(flow)
        terms = [
            Entry(
                f"{flow}/{file.said(LIST, place, 'cle')}",
                file.said(LIST, place, "titre"),
                part,
                file.said(LIST, place, "definition"),
            )
            for place in range(len(file.items(LIST)))
        ]
        found += [Entry(f"{flow}/{NEW}", "", part), *sorted(terms, key=lambda term: term.title.casefold())]
    return tuple(found)


def form(files: Files, key: str) -> Form | None:
    """One term, or a new one."""
    flow, _, name = key.partition("/")
    if flow not in files.flows():
        return None
    file = files.file(f"dialogues/{flow}/{GLOSSARY}")
    keys = [file.said(LIST, place, "cle") for place in range(len(file.items(LIST)))]
    if name != NEW and name not in keys:
        return None
    place = len(keys) if name == NEW else keys.index(name)
    fields = []
    for one, kind in _KINDS.items():
        label, help_ = described(TermModel, one)
        path = (LIST, place, one)
        where = Place(file.name, path, before(TermModel, one))
        optional = name == NEW and one == "mots"
        fields.append(Field(one, label, kind, shown(kind, file.get(*path)), help_, optional, place=where))
    title = "" if name == NEW else file.said(LIST, place, "titre")
    return Form(Subject.GLOSSARY, key, title, tuple(fields), (file.name,), flow, removable=name != NEW)


def changed(files: Files, form_: Form, typed: Typed, context: ReadingContext) -> Outcome:
    """The term changed or taken out; a new one added at the end, known by its title at least."""
    place = form_.fields[0].place
    assert place is not None
    if form_.key.endswith(f"/{NEW}"):
        return _added(files, form_, place, typed, context)
    if typed.get(GONE):
        return written(files, [Step(place.file, Remove(place.path[:-1]), form_.title, form_.fields[-1].shown)])
    return filled(files, form_, typed, context)


def _added(files: Files, form_: Form, place: Place, typed: Typed, context: ReadingContext) -> Outcome:
    values, refusals = new_values(form_, typed, context)
    if refusals:
        return Refused(tuple(refusals))
    file = files.file(place.file)
    title = str(values["titre"])
    taken = {file.said(LIST, number, "cle") for number in range(len(file.items(LIST)))}
    term = {"cle": key_for(title, {*taken, NEW}), "mots": [title], **values}
    ordered = {name: term[name] for name in ("cle", "titre", "mots", "definition")}
    step = Step(file.name, Insert((LIST,), len(taken), ordered), title, "", str(values["definition"]))
    return written(files, [step], {field.name: field.place for field in form_.fields if field.place})
