"""Events as JSON text, as the store keeps them. The names written here are a file format: they never change."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, assert_never

from aide_projet.draft.event import (
    Answered,
    Asked,
    Cleared,
    Confirming,
    Corrected,
    Event,
    Imported,
    Misunderstood,
    Noted,
    Offered,
    OfferedReading,
    Opened,
    Parked,
    PathChosen,
    Restarted,
    Skipped,
    Undone,
)
from aide_projet.store.errors import StoreError

Json = dict[str, Any]


def events_text(events: Sequence[Event]) -> str:
    """The events of one turn, as one JSON text."""
    return json.dumps([_written(event) for event in events], ensure_ascii=False, separators=(",", ":"))


def read_events(text: str) -> tuple[Event, ...]:
    """The events of one turn. Raise StoreError on a kind of event that this program does not know."""
    return tuple(_read(data) for data in json.loads(text))


def _written(event: Event) -> Json:
    match event:
        case Asked(slot=slot, version=version):
            return {"e": "asked", "slot": slot, "version": version}
        case Answered():
            return {"e": "answered", **_filling(event)}
        case Corrected():
            return {"e": "corrected", **_filling(event)}
        case Cleared(slot=slot):
            return {"e": "cleared", "slot": slot}
        case Skipped(slot=slot):
            return {"e": "skipped", "slot": slot}
        case Parked(slot=slot):
            return {"e": "parked", "slot": slot}
        case Offered():
            return {"e": "offered", **_offer(event)}
        case Confirming(what=what):
            return {"e": "confirming", "what": what}
        case Misunderstood(slot=slot):
            return {"e": "misunderstood", "slot": slot}
        case Opened(slot=slot):
            return {"e": "opened", "slot": slot}
        case PathChosen(path=path):
            return {"e": "path", "path": path}
        case Undone(turn=turn):
            return {"e": "undone", "turn": turn}
        case Restarted():
            return {"e": "restarted"}
        case Noted(name=name, detail=detail):
            return {"e": "noted", "name": name, "detail": detail}
        case Imported(extra=extra):
            return {"e": "imported", "extra": dict(extra)}
        case _:
            assert_never(event)


def _filling(event: Answered | Corrected) -> Json:
    return {
        "slot": event.slot,
        "kind": event.kind,
        "value": event.value,
        "said": event.said,
        "span": event.span,
        "how": event.how,
    }


def _offer(event: Offered) -> Json:
    return {
        "slot": event.slot,
        "kind": event.kind,
        "said": event.said,
        "reason": event.reason,
        "readings": [
            {"value": reading.value, "label": reading.label, "hint": reading.hint} for reading in event.readings
        ],
        "corrects": event.corrects,
    }


def _span(data: Json) -> Json:
    span = data["span"]
    return {**data, "span": None if span is None else (span[0], span[1])}


def _read_offer(data: Json) -> Offered:
    readings = tuple(OfferedReading(**reading) for reading in data["readings"])
    return Offered(**{**data, "readings": readings})


_READERS: Mapping[str, Callable[[Json], Event]] = {
    "asked": lambda data: Asked(**data),
    "answered": lambda data: Answered(**_span(data)),
    "corrected": lambda data: Corrected(**_span(data)),
    "cleared": lambda data: Cleared(**data),
    "skipped": lambda data: Skipped(**data),
    "parked": lambda data: Parked(**data),
    "offered": _read_offer,
    "confirming": lambda data: Confirming(**data),
    "misunderstood": lambda data: Misunderstood(**data),
    "opened": lambda data: Opened(**data),
    "path": lambda data: PathChosen(**data),
    "undone": lambda data: Undone(**data),
    "restarted": lambda data: Restarted(),
    "noted": lambda data: Noted(**data),
    "imported": lambda data: Imported(**data),
}


def _read(data: Json) -> Event:
    kind = data.pop("e", None)
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        raise StoreError(
            f"La base contient un événement inconnu de ce programme ({kind}). "
            "Elle vient sans doute d'une version plus récente d'aide-projet : installez-la."
        )
    return reader(data)
