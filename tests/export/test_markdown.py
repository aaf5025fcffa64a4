"""The Markdown shows everything, and nothing that a person typed becomes markup."""

from __future__ import annotations

from collections.abc import Callable

import fiche_views
import hostile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aide_projet.export.markdown import escaped
from aide_projet.export.plain_text import one_line
from aide_projet.use_cases.view import ConversationView

markdown_it = pytest.importorskip("markdown_it", reason="a Markdown reader, which rich brings")

Made = Callable[[ConversationView, str], bytes]


def _read(text: str) -> tuple[set[str], str]:
    """The kinds of what a Markdown reader finds, and the text that it shows."""
    parser = markdown_it.MarkdownIt("gfm-like", {"linkify": False, "html": True})
    kinds, shown = set(), []
    for token in parser.parse(text):
        kinds.add(token.type)
        for child in token.children or []:
            kinds.add(child.type)
            shown.append(" " if child.type in ("softbreak", "hardbreak") else child.content)
        shown.append(" ")
    return kinds, " ".join("".join(shown).split())


def test_every_field_is_in_the_text(made: Made) -> None:
    _, text = _read(made(fiche_views.usual(), "md").decode())
    for part in fiche_views.USUAL_PARTS:
        for entry in part.entries:
            for line in [cell for row in entry.rows[1:] for cell in row] or entry.shown.split("\n"):
                assert " ".join(line.split()) in text, entry.slot


@pytest.mark.parametrize("name", ["short", "usual", "ready", "very_long"])
def test_the_same_kinds_of_markup_whatever_is_told(made: Made, name: str) -> None:
    content = made(getattr(fiche_views, name)(), "md").decode()
    kinds, _ = _read(content)
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_block", "fence", "code_inline"}
    assert "\n\n\n" not in content
    assert content.count("\n# ") + content.startswith("# ") == 1


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_hostile_text_is_shown_as_it_is(made: Made, text: str) -> None:
    usual_kinds, _ = _read(made(fiche_views.usual(), "md").decode())
    kinds, shown = _read(made(hostile.view(text), "md").decode())
    assert kinds <= usual_kinds | {"text_special"}
    assert shown.count(" ".join(text.split())) >= 10


@given(st.text(max_size=60))
def test_any_line_reads_back_as_itself(text: str) -> None:
    line = one_line(text)
    kinds, shown = _read(f"{escaped(line)}\n")
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
    assert shown == " ".join(line.split())


@pytest.mark.parametrize("plain", ["0.1.0", "2 500 €", "l'été – à Lens", "30 à 40", "a+b=c", "Ville & CAF"])
def test_usual_text_is_not_littered_with_backslashes(plain: str) -> None:
    assert escaped(plain) == plain
