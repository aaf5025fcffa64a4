"""The shipped vocabulary, read without the content loader: these tests are about the readers alone."""

from __future__ import annotations

import pytest
from told import shipped_context

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language


@pytest.fixture(scope="session")
def context() -> ReadingContext:
    """Monday 10 November 2014, the reference day of the examples; nothing told yet."""
    return shipped_context()


@pytest.fixture(scope="session")
def language() -> Language:
    """Every file of dialogues/langue/fr, as the loader would give it."""
    return shipped_context().language
