"""A form whose boxes say something new, read: the values typed by the name of the box, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping

from aide_projet.content.edit.filled import EMPTY, FILL, words_of
from aide_projet.content.edit.form import Form, Refusal, Typed
from aide_projet.content.edit.fragment import Value
from aide_projet.content.edit.typed import Wrong, read_typed
from aide_projet.understanding.context import ReadingContext


def new_values(form: Form, typed: Typed, context: ReadingContext) -> tuple[Mapping[str, Value], list[Refusal]]:
    """What each box that is not empty means; a refusal for each one that must not be empty, or cannot be read."""
    values: dict[str, Value] = {}
    refusals = []
    for field in form.fields:
        words = words_of(typed, field.name)
        if not words:
            if not field.optional:
                refusals.append(Refusal(field.name, EMPTY, FILL))
            continue
        value = read_typed(field.kind, words, context)
        if isinstance(value, Wrong):
            refusals.append(Refusal(field.name, value.cause, value.remedy))
        else:
            values[field.name] = value
    return values, refusals
