"""Mistakes found in the files that a form made, each put beside the box that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aide_projet.content.edit.files import File
from aide_projet.content.edit.form import Edited, Place
from aide_projet.content.edit.text_lines import line_of
from aide_projet.content.errors import ContentError


def beside(edited: Edited, mistakes: Iterable[ContentError]) -> tuple[Mapping[str, ContentError], list[ContentError]]:
    """(the mistake of each box, the others): a mistake is of the box whose value stands on its line."""
    files = {name: File(name, text) for name, text in edited.files.items()}
    of_boxes: dict[str, ContentError] = {}
    others = []
    for mistake in mistakes:
        box = next((name for name, place in edited.boxes.items() if _holds(files, place, mistake)), None)
        if box is None or box in of_boxes:
            others.append(mistake)
        else:
            of_boxes[box] = mistake
    return of_boxes, others


def _holds(files: Mapping[str, File], place: Place, mistake: ContentError) -> bool:
    file = files.get(place.file) if place.file == mistake.file else None
    span = file.spans.get(place.path) if file is not None else None
    if file is None or span is None:
        return False
    first = span.start if span.key_start is None else span.key_start
    return line_of(file.text, first) <= mistake.line <= line_of(file.text, span.end)
