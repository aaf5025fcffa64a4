"""A form whose boxes each stand for one value of the content, filled in: the values that differ are written."""

from __future__ import annotations

from collections.abc import Iterator

from aide_projet.content.edit.change import Change, Put, Remove
from aide_projet.content.edit.files import Files
from aide_projet.content.edit.form import Field, Form, Outcome, Place, Refusal, Refused, Typed
from aide_projet.content.edit.fragment import as_read
from aide_projet.content.edit.shown import told
from aide_projet.content.edit.typed import Wrong, read_typed
from aide_projet.content.edit.writing import Step, written
from aide_projet.understanding.context import ReadingContext

EMPTY = "cette case est vide"
FILL = "remplissez-la"


def words_of(typed: Typed, name: str) -> str:
    """What was typed in a box; "" where it was not sent."""
    values = typed.get(name, ())
    return values[-1].strip() if values else ""


def filled(files: Files, form: Form, typed: Typed, context: ReadingContext) -> Outcome:
    """What the form changes. A box that was not sent, or that says what the content says, changes nothing."""
    steps, refusals = [], []
    boxes = {}
    for field in form.fields:
        if field.place is None or field.name not in typed:
            continue
        boxes[field.name] = field.place
        for found in _step(files, field, field.place, words_of(typed, field.name), context):
            if isinstance(found, Step):
                steps.append(found)
            else:
                refusals.append(found)
    return Refused(tuple(refusals)) if refusals else written(files, steps, boxes)


def _step(files: Files, field: Field, place: Place, words: str, context: ReadingContext) -> Iterator[Step | Refusal]:
    """Nothing, one step or one refusal."""
    if words == field.shown.strip():
        return
    old = files.file(place.file).get(*place.path)
    if not words:
        if not field.optional:
            yield Refusal(field.name, EMPTY, FILL)
        elif old is not None:
            yield Step(place.file, Remove(place.path), field.label, told(field.kind, old), box=field.name)
        return
    value = read_typed(field.kind, words, context)
    if isinstance(value, Wrong):
        yield Refusal(field.name, value.cause, value.remedy)
    elif as_read(value) != old:
        change: Change = Put(place.path, value, place.after)
        before, after = told(field.kind, old), told(field.kind, as_read(value))
        yield Step(place.file, change, field.label, before, after, field.name)
