"""The difference of two texts line by line, on any content."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aide_projet.content.difference import unified
from aide_projet.content.difference.lines import changed_blocks

lines = st.lists(st.sampled_from(["a", "b", "c", "- x", ""]), max_size=30)


@given(lines, lines)
def test_the_blocks_turn_one_text_into_the_other(before: list[str], after: list[str]) -> None:
    made, at = list[str](), 0
    for a, b, c, d in changed_blocks(before, after):
        assert (a, c) < (b, d)
        made += before[at:a] + after[c:d]
        at = b
    assert made + before[at:] == after


def test_a_changed_line_stands_among_those_around_it() -> None:
    before = "\n".join(f"ligne {n}" for n in range(1, 21))
    (hunk,) = unified(before, before.replace("ligne 10", "dixième"))
    assert [(line.how, line.text, line.old, line.new) for line in hunk.lines] == [
        ("same", "ligne 7", 7, 7),
        ("same", "ligne 8", 8, 8),
        ("same", "ligne 9", 9, 9),
        ("removed", "ligne 10", 10, 0),
        ("added", "dixième", 0, 10),
        ("same", "ligne 11", 11, 11),
        ("same", "ligne 12", 12, 12),
        ("same", "ligne 13", 13, 13),
    ]


def test_changes_far_apart_are_told_apart_and_near_ones_together() -> None:
    before = "\n".join(map(str, range(50)))
    assert len(unified(before, before.replace("\n10\n", "\nx\n").replace("\n15\n", "\ny\n"))) == 1
    assert len(unified(before, before.replace("\n10\n", "\nx\n").replace("\n40\n", "\ny\n"))) == 2


def test_what_is_not_shown_of_a_long_difference_is_counted() -> None:
    (hunk,) = unified("", "\n".join(map(str, range(100))), most=10)
    assert [line.text for line in hunk.lines] == [str(n) for n in range(10)]
    assert hunk.left_out == 90


def test_the_same_lines_have_no_difference() -> None:
    assert unified("a\r\nb", "a\nb\n") == ()


def crossed(count: int) -> str:
    """Lines made so that each level of landmarks has one more inside."""
    return "\n".join(f"{n + 1}\n{n}" for n in range(0, count))


MIB = 1 << 20


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\n" * MIB, "a\n" * (MIB // 2)),
        ("a\nb\n" * (MIB // 4), "b\na\n" * (MIB // 4)),
        ("\n".join(map(str, range(60_000))), "\n".join(map(str, range(60_000, 0, -1)))),
        ("\n".join(map(str, range(60_000))), "\n".join(str(n * 2) for n in range(60_000))),
        (crossed(30_000), crossed(30_000)[7:] + "\nx"),
        ("a" * MIB, "b" * MIB),
    ],
)
def test_any_mebibyte_is_compared_in_time(before: str, after: str) -> None:
    began = time.perf_counter()
    assert unified(before, after)
    assert time.perf_counter() - began < 10  # a square of the lines would take hours
