"""Three digests decide what an update does with a file."""

from __future__ import annotations

import pytest

from aide_projet.content.update_plan import Fate, fates

PATH = "rules/essai-1/fonds.yaml"


@pytest.mark.parametrize(
    ("laid", "there", "shipped", "fate"),
    [
        ("1", "1", "1", "same"),
        ("1", "1", "2", "replaced"),
        ("1", "2", "2", "same"),
        (None, "2", "2", "same"),
        (None, None, "2", "added"),
        ("1", "1", None, "removed"),
        ("1", None, None, "same"),
        ("1", "mien", "1", "kept"),
        ("1", "mien", "2", "edited"),
        ("1", "mien", None, "withdrawn"),
        (None, "mien", "2", "own"),
        ("1", None, "1", "deleted"),
        ("1", None, "2", "deleted"),
    ],
)
def test_a_file_is_replaced_or_removed_only_as_it_was_laid(
    laid: str | None, there: str | None, shipped: str | None, fate: Fate
) -> None:
    assert fates(at(laid), at(there), at(shipped)) == {PATH: fate}


@pytest.mark.parametrize(
    ("there", "shipped", "fate"), [("2", "2", "same"), ("1", "2", "edited"), (None, "2", "deleted")]
)
def test_when_nothing_tells_what_was_laid_all_that_differs_is_of_the_administrator(
    there: str | None, shipped: str, fate: Fate
) -> None:
    assert fates(None, at(there), at(shipped)) == {PATH: fate}


def test_a_file_that_was_never_shipped_has_no_fate() -> None:
    assert fates({}, at("mien"), {}) == fates(None, at("mien"), {}) == {}


def at(digest: str | None) -> dict[str, str]:
    return {} if digest is None else {PATH: digest}
