"""Facts of dates. Days are ISO text, which orders as days do; a month counts from its first day to its last."""

from __future__ import annotations

from datetime import date, timedelta

from aide_projet.checks.period_text import period
from aide_projet.checks.rows import rows
from aide_projet.draft.partial_date import PartialDate, months_spanned, parse_iso

Known = dict[str, object]

READS = ("date_debut", "date_fin", "etapes_calendrier")


def add_dates(known: Known) -> None:
    """Add what the start, the end and the steps in between say."""
    start = _add_ends(known, "date_debut", "debut")
    end = _add_ends(known, "date_fin", "fin")
    if start is None or end is None:
        return
    known["periode"] = period(start, end)
    if start.first <= end.last:
        known["duree_mois"] = _months(start.first, end.last)
    _add_steps(known, start, end)


def _months(first: date, last: date) -> int:
    """How many months are begun, the same day of another month ending the one before: 1 January to 1 January is 12."""
    return months_spanned(first, last - timedelta(days=1) if last > first else first)


def _add_ends(known: Known, slot: str, name: str) -> PartialDate | None:
    value = known.get(slot)
    parsed = parse_iso(value) if isinstance(value, str) else None
    if parsed is not None:
        known[f"{name}_premier_jour"] = parsed.first.isoformat()
        known[f"{name}_dernier_jour"] = parsed.last.isoformat()
        # Years apart only when surely so: a winter may end before the new year, or begin after it.
        known[f"annee_{name}"] = parsed.last.year if name == "debut" else parsed.first.year
    return parsed


def _add_steps(known: Known, start: PartialDate, end: PartialDate) -> None:
    """The steps that are surely outside the project's dates; those whose date is in words are left alone."""
    steps = rows(known.get("etapes_calendrier"))
    if steps is None:
        return
    outside: list[str] = []
    for step in steps:
        when = step.get("quand")
        parsed = parse_iso(when) if isinstance(when, str) else None
        if parsed is not None and (parsed.last < start.first or parsed.first > end.last):
            outside.append(str(step.get("quoi") or when))
    known["etapes_hors_periode"] = tuple(outside)
