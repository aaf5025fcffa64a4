"""What no example and no conversation visits is told, with its line; what one more of them visits no longer is."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from aide_projet.content.coverage import KINDS, Coverage, Covered, coverage
from aide_projet.content.load import Library, read_library
from aide_projet.content.workspace import shipped_folder
from small_content import Small

FLOW, SLOTS = "dialogues/essai/parcours.yaml", "dialogues/essai/champs.yaml"


def of(found: Coverage, kind: str) -> Covered:
    return next(one for one in found.kinds if one.kind == kind)


def missed(small: Small, kind: str) -> set[tuple[str, int]]:
    """File and line of what nothing visits."""
    return {(spot.file, spot.line) for spot in of(coverage(small.read())[0], kind).missed}


def test_a_step_that_no_conversation_reaches_is_told_with_its_line_until_one_does(small: Small) -> None:
    before = missed(small, "etapes")
    assert before
    assert all(file == FLOW for file, _ in before)
    small.write(
        "dialogues/essai/conversations/toutes.yaml",
        "conversation: Tout passer\nparcours: complet\nechanges:\n" + '  - choix: "passer"\n' * 8,
    )
    assert missed(small, "etapes") < before


def test_every_kind_is_told_of_the_small_content_with_its_file(small: Small) -> None:
    found = coverage(small.read())[0]
    assert tuple(one.kind for one in found.kinds) == KINDS
    for one in found.kinds:
        assert one.total == one.visited + len(one.missed)
        for spot in one.missed:
            assert (small.root / spot.file).is_file(), spot
            assert 1 <= spot.line <= len((small.root / spot.file).read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def library() -> Library:
    """The shipped content."""
    root = shipped_folder()
    return read_library(root / "dialogues", root / "rules")


@pytest.fixture(scope="module")
def shipped(library: Library) -> Coverage:
    """Of the shipped content, worked out once."""
    return coverage(library)[0]


def test_the_shipped_conversations_visit_nearly_every_step_and_branch(shipped: Coverage) -> None:
    steps, branches = of(shipped, "etapes"), of(shipped, "conditions")
    assert len(steps.missed) <= 4, [spot.what for spot in steps.missed]
    assert not branches.missed
    assert len(of(shipped, "controles").missed) <= 4


def test_a_usual_turn_is_not_traced(library: Library, shipped: Coverage) -> None:
    """The watched tables are a copy's: the content in force keeps its own."""
    content = library.calls[shipped.call].content
    for table in (content.wordings, content.answers, content.glossary):
        assert "Watched" not in type(table).__name__


def test_the_page_links_each_miss_to_its_line(shipped: Coverage) -> None:
    templates = Environment(loader=FileSystemLoader(Path(shipped_folder()) / "templates"), autoescape=True)
    templates.add_extension("jinja2.ext.i18n")
    templates.install_null_translations()  # type: ignore[attr-defined]
    templates.filters["typo"] = str
    page = templates.get_template("web/administration/_couverture.html").module
    text = str(page.couverture(shipped, lambda file, line: f"/ici/{file}?ligne={line}"))  # type: ignore[attr-defined]
    spot = of(shipped, "glossaire").missed[0]
    assert f'href="/ici/{spot.file}?ligne={spot.line}"' in text
    assert spot.what in text
