"""The shipped content: it has no mistake, and each example that it carries is a test of its own."""

from __future__ import annotations

from collections import Counter

import pytest

from aide_projet.content.examples import Example, examples
from aide_projet.content.lint import lint_library
from aide_projet.content.load import read_library
from aide_projet.content.workspace import shipped_workspace

WORKSPACE = shipped_workspace()
LIBRARY = read_library(WORKSPACE.dialogues, WORKSPACE.rules)
EXAMPLES = list(examples(LIBRARY))


def test_the_shipped_content_has_no_mistake() -> None:
    assert [str(error) for error in LIBRARY.collector.errors] == []


def test_the_shipped_content_follows_its_own_advice() -> None:
    library = {name: loaded.content for name, loaded in LIBRARY.calls.items()}
    assert [str(one) for one in lint_library(library, WORKSPACE.dialogues, WORKSPACE.rules)] == []


def test_every_kind_of_content_carries_examples() -> None:
    kinds = Counter(example.file.split("/")[2 if example.file.startswith("rules") else 1] for example in EXAMPLES)
    assert kinds["langue"] > 100
    assert kinds["controles"] > 100
    assert kinds["mots-cles"] > 50
    assert kinds["hors-sujet.yaml"] > 10
    assert kinds["dsdt"] > 10


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.file}:{example.line}")
def test_shipped_example(example: Example) -> None:
    assert example.run() == "", example.name
