"""JSON Schemas for editors."""

from __future__ import annotations

from pathlib import Path

import pytest

from aide_projet.content.schema import MODELS, schemas

SCHEMAS = schemas()


def keys(schema: dict) -> list[tuple[str, dict]]:
    found = [(name, field) for name, field in schema.get("properties", {}).items()]
    for definition in schema.get("$defs", {}).values():
        found += keys(definition)
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_has_a_french_title(name: str) -> None:
    untitled = [key for key, field in keys(SCHEMAS[name]) if not field.get("title") and "$ref" not in field]
    assert untitled == []


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "brouillon"])
def test_unknown_keys_are_refused(name: str) -> None:
    for schema in (SCHEMAS[name], *SCHEMAS[name].get("$defs", {}).values()):
        if schema.get("type") == "object" and "properties" in schema:
            assert schema["additionalProperties"] is False


def test_a_draft_keeps_unknown_keys_and_needs_only_its_call_and_its_slots() -> None:
    assert SCHEMAS["brouillon"]["additionalProperties"] is True
    assert SCHEMAS["brouillon"]["required"] == ["appel", "champs"]


def test_the_sentences_are_listed_with_their_variables() -> None:
    said = SCHEMAS["reponses"]["properties"]["reponses"]["properties"]
    assert said["lu"]["description"] == "Peut employer {libelle}, {valeur}"


def test_every_kind_of_file_of_the_content_has_a_schema() -> None:
    petit = Path(__file__).parent / "petit"
    stems = {path.stem for path in petit.rglob("*.yaml")}
    kinds = {
        "jardin": "mots-cles",
        "fete": "fiche",
        "plancher": "controle",
        "debut": "conversation",
        "oui_non": "langue",
    }
    assert {kinds.get(stem, stem) for stem in stems} <= set(MODELS)
