"""One function gives every format, under a name and a media type."""

from __future__ import annotations

import json
from dataclasses import replace

import fiche_views
import pytest
from fiche_views import DAY

from aide_projet.draft.draft_json import draft_json, read_draft
from aide_projet.draft.slot import LongText, Slot
from aide_projet.export.fiche import FORMATS, MEDIA_TYPES, document


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_has_its_name_type_and_content(format: str) -> None:
    made = document(fiche_views.usual(), format, generated=DAY, version="0.1.0")
    assert made.name == f"fiche-synthetique-jardin-de-la-tour.{format}"
    assert made.media_type == MEDIA_TYPES[format]
    assert len(made.content) > 500


def test_another_format_is_an_error() -> None:
    with pytest.raises(ValueError, match="exe"):
        document(fiche_views.usual(), "exe", generated=DAY, version="0.1.0")


def test_the_json_is_the_draft_as_it_was_told() -> None:
    told = {"appel": "x", "champs": {"idee": "a\u202eb\x00 <script> {{7*7}}", "inconnu": [1, 2.5, None, True]}}
    made = document(replace(fiche_views.usual(), draft_json=told), "json", generated=DAY, version="0.1.0")
    assert json.loads(made.content) == told


def test_half_a_surrogate_pair_does_not_stop_the_json() -> None:
    told = {"champs": {"idee": "a\ud800"}}
    made = document(replace(fiche_views.usual(), draft_json=told), "json", generated=DAY, version="0.1.0")
    assert json.loads(made.content) == told


def test_the_json_imports_back_without_loss() -> None:
    slots = {"idee": Slot("idee", LongText(), "Idée")}
    payload = {
        "appel": "dsdt-2015",
        "edition": "2015",
        "langue": "fr",
        "champs": {"idee": "Un jardin", "plus_tard": {"a": [1]}},
        "sources": {"idee": "un jardin"},
        "gares": [],
        "version": 1,
        "autre": "gardé",
    }
    draft = read_draft(payload, slots)
    view = replace(fiche_views.usual(), draft_json=draft_json(draft))  # type: ignore[arg-type]
    made = document(view, "json", generated=DAY, version="0.1.0")
    assert json.loads(made.content) == payload
