"""draft.json: the draft as a file that travels (design §8, format version 1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from aide_projet.draft.draft import Draft, Filled
from aide_projet.draft.slot import Slot, Tags, kind_name
from aide_projet.draft.value import Value

VERSION = 1
_KNOWN = {"appel", "edition", "langue", "champs", "sources", "gares", "version"}


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """Why a draft.json cannot be read: a name (the wording of the edges) and what it is about."""

    name: str
    detail: str = ""


def draft_json(draft: Draft) -> dict[str, Value]:
    """The draft as JSON data; what an import did not know comes back with it."""
    extra = dict(draft.extra)
    unknown_slots = cast("Mapping[str, Value]", extra.pop("champs", {}))
    return {
        **extra,
        "appel": draft.call,
        "edition": draft.edition,
        "langue": draft.language,
        "champs": {**draft.values(), **unknown_slots},
        "sources": {name: filled.said for name, filled in draft.filled.items() if filled.said},
        "gares": list(draft.parked),
        "version": VERSION,
    }


def unknown_keys(draft: Draft) -> tuple[str, ...]:
    """Names that an import held and this program does not know: kept, and reported."""
    slots = cast("Mapping[str, Value]", draft.extra.get("champs", {}))
    return (*(name for name in draft.extra if name != "champs"), *slots)


def read_draft(payload: object, slots: Mapping[str, Slot]) -> Draft | DraftProblem:
    """The draft of a draft.json. A value that fails a check is a finding later, never a problem here (champs.md §1)."""
    if not isinstance(payload, Mapping):
        return DraftProblem("import_pas_un_objet")
    if payload.get("version", VERSION) != VERSION or isinstance(payload.get("version", VERSION), bool):
        return DraftProblem("import_version", str(payload.get("version")))
    call, values = payload.get("appel"), payload.get("champs")
    if not isinstance(call, str):
        return DraftProblem("import_sans_appel")
    if not isinstance(values, Mapping):
        return DraftProblem("import_sans_champs")
    sources = payload.get("sources")
    words = sources if isinstance(sources, Mapping) else {}
    filled = {
        name: Filled(
            _shaped(slots[name], value), kind_name(slots[name].kind), said=str(words.get(name, "")), how="import"
        )
        for name, value in values.items()
        if name in slots and value is not None
    }
    parked = payload.get("gares")
    extra: dict[str, Value] = {name: value for name, value in payload.items() if name not in _KNOWN}
    unknown: dict[str, Value] = {name: value for name, value in values.items() if name not in slots}
    if unknown:
        extra["champs"] = unknown
    draft = Draft(
        call=call,
        edition=_text(payload.get("edition")),
        language=_text(payload.get("langue")) or "fr",
        filled=filled,
        parked=tuple(name for name in parked if name in slots) if isinstance(parked, list) else (),
    )
    return replace(draft, extra=extra) if extra else draft


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _shaped(slot: Slot, value: Value) -> Value:
    """Bring the lighter shapes that other programs may write to the one shape of the kind."""
    if isinstance(slot.kind, Tags):
        if isinstance(value, str):
            return {"texte": value, "etiquettes": [o.key for o in slot.kind.options if o.key == value]}
        if isinstance(value, list):
            keys = {option.key for option in slot.kind.options}
            return {"texte": ", ".join(str(v) for v in value), "etiquettes": [v for v in value if v in keys]}
    return value
