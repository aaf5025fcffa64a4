"""Whatever changed, something is said of it; and what is the same is never said to have changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from edited_copy import SHIPPED, said
from hypothesis import given, settings
from hypothesis import strategies as st

from aide_projet.content.difference import file_differences
from aide_projet.content.difference.change import Change, LayoutOnly
from aide_projet.content.difference.figures import Units
from aide_projet.content.yaml_tree import Data, parse

UNITS = Units(SHIPPED)
FILES = sorted(path.relative_to(SHIPPED).as_posix() for name in ("dialogues", "rules")
               for path in (SHIPPED / name).rglob("*.yaml") if path.stat().st_size < 40_000)  # fmt: skip

texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=12)
numbers = st.integers(-(10**17), 10**17) | st.floats(-1e6, 1e6).map(lambda x: round(x, 3))
scalars = st.none() | st.booleans() | numbers | texts
names = st.sampled_from(["champ", "cle", "etapes", "partie", "mots", "si", "question", "options", "titre"]) | texts
data = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)


def compared(file: str, before: Data, after: Data) -> tuple[Change, ...]:
    """JSON is YAML."""
    old, new = (json.dumps(one, ensure_ascii=False, indent=1).encode() for one in (before, after))
    return tuple(file_differences(file, old, new, UNITS))


def check(file: str, before: Data, after: Data) -> None:
    changes = compared(file, before, after)
    assert all(said(changes)), "a change without words"
    if same(before, after):
        assert not changes or all(isinstance(one, LayoutOnly) for one in changes)
    else:
        assert changes
        assert not any(isinstance(one, LayoutOnly) for one in changes)


def same(one: Data, other: Data) -> bool:
    """Equal as people see it: true is not 1, but 1.0 is."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other and isinstance(one, bool) == isinstance(other, bool)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(["rules/x/inconnu.yaml", *FILES[::9], "dialogues/dsdt/parcours.yaml"]), data, data)
def test_two_states_that_differ_give_a_change_that_has_words(file: str, before: Data, after: Data) -> None:
    if list_order(before, after):
        return
    check(file, before, after)


def list_order(before: Data, after: Data) -> bool:
    """Whether only keys stand in another order: told in groups whose names authors choose, layout elsewhere."""
    return same(before, after) and json.dumps(before) != json.dumps(after)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, Data, Data]:
    """A shipped file, and the same with one thing of it replaced, taken out, doubled or moved."""
    file = draw(st.sampled_from(FILES))
    before = parse((SHIPPED / file).read_bytes()).data
    after = json.loads(json.dumps(before))
    where: Data = after
    while True:
        keys = list(where) if isinstance(where, dict) else list(range(len(where))) if isinstance(where, list) else []
        key = draw(st.sampled_from(keys))
        inside = where[key]  # type: ignore[index, call-overload]
        if isinstance(inside, dict | list) and inside and draw(st.integers(0, 3)):
            where = inside
            continue
        break
    match draw(st.sampled_from(["replace", "remove", "move", "double"])):
        case "remove":
            del where[key]  # type: ignore[union-attr, arg-type]
        case "move" if isinstance(where, list):
            where.insert(draw(st.integers(0, len(where))), where.pop(key))  # type: ignore[arg-type]
        case "double" if isinstance(where, list):
            where.append(inside)
        case _:
            where[key] = draw(data)  # type: ignore[index, call-overload]
    return file, before, after


@settings(max_examples=50, deadline=None)
@given(edits())
def test_one_edit_of_a_shipped_file_is_never_silent(edit: tuple[str, Data, Data]) -> None:
    check(*edit)


@pytest.mark.parametrize("file", FILES[::5])
def test_a_file_and_itself_differ_in_layout_at_most(file: str) -> None:
    tree = parse((SHIPPED / file).read_bytes())
    check(file, tree.data, tree.data)


def test_every_sentence_of_a_change_is_found_by_its_name() -> None:
    """A change that the template does not know would be told as « a changé »."""
    template = Path(SHIPPED / "templates/web/administration/_differences.html").read_text(encoding="utf-8")
    for change in Change.__args__:
        assert change.how == "opaque" or f'c.how == "{change.how}"' in template
