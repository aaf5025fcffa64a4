"""The HTML stands alone, shows everything and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import fiche_views
import hostile
import pytest

from aide_projet.use_cases.view import ConversationView

Made = Callable[[ConversationView, str], bytes]
VOID = {"meta", "br", "link", "img", "input"}


class _Page(HTMLParser):
    """Collects tags, attributes and texts, and checks that tags close in order."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(content)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open[-1:] != ["style"]:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def _page(made: Made, view: ConversationView) -> _Page:
    return _Page(made(view, "html").decode())


@pytest.mark.parametrize("name", ["short", "usual", "ready", "very_long"])
def test_the_page_is_well_formed_french_and_fetches_nothing(made: Made, name: str) -> None:
    page = _page(made, getattr(fiche_views, name)())
    assert ("lang", "fr") in page.attributes
    assert page.tags.count("h1") == 1
    assert not {"script", "link", "img", "iframe", "form", "a"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("style", "src", "href")]
    assert b"url(" not in made(getattr(fiche_views, name)(), "html")


def test_every_field_is_on_the_page(made: Made) -> None:
    text = _page(made, fiche_views.usual()).text
    for part in fiche_views.USUAL_PARTS:
        for entry in part.entries:
            for line in [cell for row in entry.rows[1:] for cell in row] or entry.shown.split("\n"):
                assert " ".join(line.split()) in text, entry.slot


def test_an_exercise_says_so_and_an_open_edition_does_not(made: Made) -> None:
    assert "EXERCICE" in _page(made, fiche_views.usual()).text
    assert "EXERCICE" not in _page(made, fiche_views.ready()).text
    assert "Prête à déposer" in _page(made, fiche_views.ready()).text


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_hostile_text_is_shown_as_it_is(made: Made, text: str) -> None:
    page = _page(made, hostile.view(text))
    assert " ".join(text.split()) in page.text
    assert not {"script", "img", "b", "a", "em"} & set(page.tags)
    assert "49" not in re.sub(r"\d*49\d+|\d+49\d*", "", page.text)


def test_tables_name_their_headers(made: Made) -> None:
    page = _page(made, fiche_views.usual())
    assert page.tags.count("table") == page.tags.count("caption") == 5
    assert all(value in ("col", "row", "rowgroup") for name, value in page.attributes if name == "scope")
    assert page.tags.count("th") == len([1 for name, _ in page.attributes if name == "scope"])
