"""Events written as JSON come back the same, whatever people typed."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aide_projet.draft.event import Event, Noted, OfferedReading
from aide_projet.draft.value import Value
from aide_projet.errors import AideProjetError
from aide_projet.store.event_json import events_text, read_events

SCALARS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text()
VALUES: st.SearchStrategy[Value] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=8
)


def _of_kind(kind: type) -> st.SearchStrategy[Event]:
    readings = st.lists(st.builds(OfferedReading, VALUES, st.text()), max_size=3).map(tuple)
    by_field = {
        "value": VALUES,
        "span": st.none() | st.tuples(st.integers(0, 4000), st.integers(0, 4000)),
        "extra": st.dictionaries(st.text(), VALUES, max_size=4),
        "readings": readings,
    }
    known = {field.name: by_field[field.name] for field in fields(kind) if field.name in by_field}
    return st.builds(kind, **known)


@given(st.lists(st.one_of([_of_kind(kind) for kind in get_args(Event)]), max_size=6))
def test_every_kind_of_event_comes_back_as_it_was(events: list[Event]) -> None:
    assert list(read_events(events_text(events))) == events


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_no_kind_of_event_is_forgotten(kind: type) -> None:
    @settings(max_examples=20)
    @given(_of_kind(kind))
    def one(event: Event) -> None:
        assert read_events(events_text([event])) == (event,)

    one()


def test_french_letters_are_written_as_they_are() -> None:
    assert "Fête d'été" in events_text([Noted("remarque", "Fête d'été")])


def test_an_event_of_a_newer_program_is_refused_in_french() -> None:
    with pytest.raises(AideProjetError, match="version plus récente"):
        read_events(json.dumps([{"e": "teleporte"}]))
