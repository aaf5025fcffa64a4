"""Any change to any file says that change and nothing else; every other line stays as it was, comments too."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aide_projet.content.edit.change import Change, Insert, Put, Remove, applied
from aide_projet.content.edit.rewrite import CannotWrite, rewritten
from aide_projet.content.edit.span import Path as KeyPath
from aide_projet.content.edit.span import Span, spans
from aide_projet.content.workspace import shipped_folder
from aide_projet.content.yaml_tree import parse

SMALL = Path(__file__).parents[1] / "petit"
ROOTS = (shipped_folder() / "dialogues", shipped_folder() / "rules", SMALL)
FILES = [path for root in ROOTS for path in sorted(root.rglob("*.yaml"))]


@cache
def read(path: Path) -> str:
    return path.read_bytes().decode()


@cache
def places(path: Path) -> dict[KeyPath, Span]:
    return dict(spans(read(path)))


def comments(text: str) -> list[str]:
    """What stands after a # outside any value: found by blanking the values out."""
    left = list(text)
    for span in spans(text).values():
        if span.shape == "scalar" and span.style not in ("|", ">"):
            left[span.start : span.end] = "x" * (span.end - span.start)
        elif span.shape == "scalar":
            head = text[span.start : span.end].find("\n")
            left[span.start + head : span.end] = re.sub(r"[^\n]", "x", text[span.start + head : span.end])
    blanked = "".join(left)
    return [text[found.start() : found.end()].rstrip() for found in re.finditer(r"(?<![^\s])#[^\n]*", blanked)]


def outside(old: str, new: str, first: int, last: int) -> bool:
    """Whether lines `first` to `last` (from 0, last not included) of the old text are all that changed."""
    first = max(first, 0)
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    kept = max(len(before) - last, 0)
    return before[:first] == after[:first] and before[len(before) - kept :] == after[len(after) - kept :]


def check(old: str, change: Change) -> str:
    new = rewritten(old, change)
    assert parse(new.encode()).data == applied(parse(old.encode()).data, change)
    return new


ODD = (
    "oui", "yes", "null", "~", "01", "1e3", "30 %", "a: b", "a # b", "- a", "[a", "{a}", "'", '"', "\\", "a\nb", " a",
    "a ", "", "a, b", "? a", "*a", "&a", "!a", "@a", "%a", "| a", "> a", "2014-12-01", "12:30", "=", "<<", "mot " * 80,
    "#", ": a", "a:", "é\u2028e",
)  # fmt: skip
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(ODD)


@st.composite
def scalar_changes(draw: st.DrawFn) -> tuple[Path, KeyPath, str]:
    path = draw(st.sampled_from(FILES))
    scalars = [key for key, span in places(path).items() if span.shape == "scalar"]
    return path, draw(st.sampled_from(scalars)), draw(texts)


@settings(max_examples=10, deadline=None, derandomize=True)
@given(scalar_changes())
def test_any_text_in_the_place_of_any_value_changes_that_value_alone(case: tuple[Path, KeyPath, str]) -> None:
    path, key, text = case
    old, span = read(path), places(path)[key]
    new = check(old, Put(key, text))
    lines = old.count("\n", 0, span.start), old.count("\n", 0, span.end) + 1
    assert outside(old, new, *lines)
    assert comments(new) == comments(old)


@st.composite
def list_changes(draw: st.DrawFn) -> tuple[Path, KeyPath, int, str]:
    path = draw(st.sampled_from([path for path in FILES if any(s.shape == "list" for s in places(path).values())]))
    key = draw(st.sampled_from([key for key, span in places(path).items() if span.shape == "list"]))
    return path, key, draw(st.integers(0, 400)), draw(texts)


@settings(max_examples=10, deadline=None, derandomize=True)
@given(list_changes())
def test_any_text_put_in_any_list_leaves_every_other_line(case: tuple[Path, KeyPath, int, str]) -> None:
    path, key, number, text = case
    old, span = read(path), places(path)[key]
    place = number % (len(span.children) + 1)
    new = check(old, Insert(key, place, text))
    assert comments(new) == comments(old)
    near = places(path)[(*key, place - 1)].end if place else span.start
    line = old.count("\n", 0, near)
    assert outside(old, new, line, line + 2)
    assert span.flow or check(new, Remove((*key, place))) == old  # taken out again, the text is the first one


@settings(max_examples=10, deadline=None, derandomize=True)
@given(list_changes())
def test_any_item_can_be_taken_out_of_any_list_with_its_own_comments_alone(
    case: tuple[Path, KeyPath, int, str],
) -> None:
    path, key, number, _ = case
    old, span = read(path), places(path)[key]
    assume(span.children)
    gone = places(path)[(*key, number % len(span.children))]
    new = check(old, Remove((*key, number % len(span.children))))
    own = old[old.rfind("\n", 0, gone.start) + 1 : old.find("\n", gone.end) + 1]
    assert all(comment in own for comment in comments(old) if comment not in comments(new))
    lines = old.count("\n", 0, gone.start), old.count("\n", 0, gone.end) + 1
    assert outside(old, new, lines[0] - 2, lines[1] + 1)  # with a blank line, or the line of the comma before it


@pytest.mark.long
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_takes_every_odd_text_everywhere(path: Path) -> None:
    old = read(path)
    for number, (key, span) in enumerate(list(places(path).items())[:: max(len(places(path)) // 8, 1)]):
        odd = ODD[number % len(ODD)]
        changes: list[Change] = []
        match span.shape:
            case "scalar":
                changes = [Put(key, odd)]
            case "list":
                changes = [Insert(key, number % (len(span.children) + 1), {"cle": odd, "mots": [odd, "b"]})]
            case "group":
                changes = [Put((*key, "nouvelle"), {"cle": odd, "mots": [odd] * 30})]
        for change in changes:
            assert comments(check(old, change)) == comments(old)


EDITION = """editions:
  # celle de 2015
  - edition: "2015"
    titre: Édition 2015   # affiché
    dossier_complet: 2015-01-23

  # celle d'avant
  - edition: "2014"
    titre: Édition 2014
fin: vrai
"""


def test_a_day_is_written_without_quotes_and_keeps_the_comment_of_its_line() -> None:
    new = rewritten("jour: 2014-12-01   # le texte dit 1er décembre\n", Put(("jour",), date(2015, 12, 1)))
    assert new == "jour: 2015-12-01   # le texte dit 1er décembre\n"


def test_a_text_keeps_its_quotes_and_takes_some_where_it_needs_them() -> None:
    assert rewritten('a: "un"\n', Put(("a",), "deux")) == 'a: "deux"\n'
    assert rewritten("a: un\n", Put(("a",), "Qui : vous")) == 'a: "Qui : vous"\n'
    assert rewritten("a: un\n", Put(("a",), "59100")) == 'a: "59100"\n'
    assert rewritten("a: un\n", Put(("a",), 'fiche == "gup"')) == 'a: fiche == "gup"\n'
    assert rewritten("a: un\n", Put(("a",), "yes")) == 'a: "yes"\n'  # true for other programs


def test_a_folded_text_stays_folded_with_its_comment() -> None:
    old = "a: >-  # dit à tous\n  Un texte\n  sur deux lignes.\n\nb: 1\n"
    new = rewritten(old, Put(("a",), "mot " * 40 + "fin"))
    assert new.startswith("a: >-  # dit à tous\n  mot mot")
    assert new.endswith("fin\n\nb: 1\n")
    assert max(map(len, new.splitlines())) <= 120


def test_an_item_goes_after_the_one_before_with_a_blank_line_where_the_list_has_some() -> None:
    new = rewritten(EDITION, Insert(("editions",), 2, {"edition": "2016", "titre": "Édition 2016"}))
    assert new == EDITION.replace("fin:", '\n  - edition: "2016"\n    titre: Édition 2016\nfin:')


def test_an_item_put_between_two_leaves_the_comment_of_the_second_above_it() -> None:
    new = rewritten(EDITION, Insert(("editions",), 1, {"edition": "2016"}))
    assert '2015-01-23\n\n  - edition: "2016"\n\n  # celle d\'avant\n  - edition: "2014"' in new


def test_a_key_is_added_after_those_that_come_before_it() -> None:
    new = rewritten(EDITION, Put(("editions", 0, "ouverture"), date(2014, 9, 1), ("edition", "titre")))
    assert "# affiché\n    ouverture: 2014-09-01\n    dossier_complet" in new
    assert rewritten("{a: 1}\n", Put(("b",), [1, "c, d"])) == '{a: 1, b: [1, "c, d"]}\n'


def test_a_long_list_between_brackets_goes_on_a_new_line_under_the_last() -> None:
    old = "mots: [" + ", ".join(["carrément"] * 10) + ",\n    oui]  # fin\n"
    new = rewritten(old, Insert(("mots",), 11, "bien sûr"), Insert(("mots",), 12, "mot " * 30 + "long"))
    assert new == old.replace("oui]", "oui, bien sûr,\n    " + "mot " * 30 + "long]")


def test_a_list_relisted_keeps_the_comments_of_the_items_that_stay() -> None:
    old = "mots:\n  - un    # 1\n  - deux  # 2\n  - trois # 3\n"
    assert rewritten(old, Put(("mots",), ["un", "trois", "quatre"])) == (
        "mots:\n  - un    # 1\n  - trois # 3\n  - quatre\n"
    )
    assert rewritten(old, Put(("mots",), [])) == "mots: []\n"


def test_lines_that_end_as_on_windows_still_do() -> None:
    old = "a:\r\n  - b   # c\r\n  - d\r\n"
    assert rewritten(old, Insert(("a",), 1, {"x": "1", "y": "2"})) == (
        'a:\r\n  - b   # c\r\n  - x: "1"\r\n    y: "2"\r\n  - d\r\n'
    )


def test_an_empty_value_is_filled_and_a_bom_stays() -> None:
    assert rewritten("\ufeffa:   # rien encore\nb: 1\n", Put(("a",), "un")) == "\ufeffa: un   # rien encore\nb: 1\n"


@pytest.mark.parametrize("change", [Put(("z", "y"), "x"), Insert(("a",), 0, "x"), Remove(("z",)), Put((), "x")])
def test_a_change_that_leads_nowhere_is_refused(change: Change) -> None:
    with pytest.raises(CannotWrite):
        rewritten("a: 1\nb: {}\n", change)
