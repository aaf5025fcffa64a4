"""What a reader says, in one short value that a table of cases can state; and the vocabulary as shipped."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.reading import Doubt, Reading


def told(found: Reading | Doubt | None) -> object:
    """The value of a reading; ("?reason", value offered…) of a doubt; "nothing" when nothing was read."""
    if found is None:
        return "nothing"
    if isinstance(found, Doubt):
        return (f"?{found.reason.removeprefix('doute_')}", *(reading.value for reading in found.readings))
    return found.value


@cache
def shipped_context() -> ReadingContext:
    """Monday 10 November 2014 with the shipped vocabulary, read without the content loader."""
    subjects, limits = {}, {}
    for path in sorted((Path(__file__).parents[2] / "dialogues" / "langue" / "fr").glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        subjects[data["sujet"]] = {key: tuple(words) for key, words in data["mots"].items()}
        if "seuils" in data:
            limits[data["sujet"]] = {key: float(figure) for key, figure in data["seuils"].items()}
    return ReadingContext(Language("fr", subjects, limits), date(2014, 11, 10))
