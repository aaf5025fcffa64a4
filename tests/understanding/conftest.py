"""The shipped vocabulary, read without the content loader: these tests are about the readers alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from aide_projet.understanding.language import Language

FOLDER = Path(__file__).parents[2] / "dialogues" / "langue" / "fr"


@pytest.fixture(scope="session")
def language() -> Language:
    """Every file of dialogues/langue/fr, as the loader would give it."""
    subjects = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        subjects[data["sujet"]] = {key: tuple(words) for key, words in data["mots"].items()}
    return Language("fr", subjects)
