"""Is a reading the one expected? Judged as the project's scorer does, so that an example means what a case means.

Results are the RESULT objects of `aide-projet understand --jsonl`: {"amount": 2500}, {"slots": {…}}, "clarify"…
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from aide_projet.understanding.said import plain

Result = str | Mapping[str, object] | None

_ASIDE = ("approx", "precision", "correction", "topic")
_LOCAL = ("commune", "intercommunalite", "departement")
_DATES = ("date", "start", "end", "date_debut", "date_fin")
_DRASTIC = ("back", "cancel", "restart", "stop")
_GUARDED = {
    "budget_total", "montant_demande", "autofinancement", "nombre_participants", "date_debut", "date_fin",
    "cofinancement_local",
}  # fmt: skip
"""What must never be filled from words that did not say it."""
_SAME_INTENTS = ({"faq", "definition", "help"}, {"skip", "unknown", "none"})
_GENERIC: Mapping[str, tuple[str, ...]] = {
    "amount": ("budget_total", "montant_demande", "autofinancement"),
    "percent": ("cofinancement_local_taux",),
    "count": ("nombre_participants",),
    "date": ("date_debut",),
    "phone": ("contact_telephone",),
    "email": ("contact_courriel",),
    "postcode": ("code_postal",),
    "text": ("intitule",),
    "yes": ("oui_non",),
}
"""The same value said by its kind or by the slot asked."""


def agrees(expected: Result, context: str, result: Result) -> bool:
    """Whether the result says what was expected and nothing wrong besides."""
    if not isinstance(result, Mapping) or not (_flat(result, context) or result.get("correction")):
        return expected == "clarify"
    if not isinstance(expected, Mapping):
        return False
    wanted, found = _flat(expected, context), _flat(result, context)
    intent = found.pop("intent", None)
    if "intent" in wanted:
        return not found and _same_intent(wanted["intent"], intent)
    if intent in _DRASTIC:
        return False
    if "slot" in wanted or not wanted:  # a correction announced without its value
        return found == wanted and bool(result.get("correction"))
    month = expected.get("precision") == "month"
    stray = _GUARDED & (set(found) - set(wanted))
    if stray and (context == "libre" or not set(wanted) & set(found)):
        return False
    return all(name in found and _same(name, value, found[name], month) for name, value in wanted.items())


def same_value(name: str, wanted: object, found: object) -> bool:
    """Whether two values of a slot are the same, within half a cent for figures, without accents or case for texts."""
    return _same(name, wanted, found, month=False)


def _flat(result: Mapping[str, object], context: str) -> dict[str, object]:
    """Bring the shapes that mean the same to one: {name: value}."""
    flat: dict[str, object] = {}
    for key, value in result.items():
        if key == "slots" and isinstance(value, Mapping):
            flat.update(value)
        elif key not in _ASIDE:
            flat[key] = value
    rows = flat.pop("cofinancements", None)
    if isinstance(rows, list) and "cofinancement_local" not in flat:
        flat.update(_local(rows))
    for name, slots in _GENERIC.items():
        if context in slots and context in flat:
            flat[name] = flat.pop(context)
    return flat


def _same_intent(wanted: object, found: object) -> bool:
    return wanted == found or any(wanted in group and found in group for group in _SAME_INTENTS)


def _same(name: str, wanted: object, found: object, month: bool) -> bool:
    match wanted, found:
        case (bool() | None, _) | (_, bool() | None):
            return wanted is found
        case (int() | float(), int() | float()):
            return abs(wanted - found) <= (0.5 if "taux" in name or "percent" in name else 0.005)
        case (Mapping(), Mapping()):
            return set(wanted) == set(found) and all(_same(key, wanted[key], found[key], month) for key in wanted)
        case (list() | tuple(), list() | tuple()):
            pairs = zip(wanted, found, strict=False)
            return len(wanted) == len(found) and all(_same(name, one, other, month) for one, other in pairs)
    if name in _DATES:
        first, second = str(wanted), str(found)
        return first[:7] == second[:7] if month or len(second) == 7 else first == second
    if name in ("phone", "contact_telephone"):
        return _digits(wanted) == _digits(found)
    return _words(wanted) == _words(found)


def _digits(value: object) -> str:
    return re.sub(r"^(\+|00)33", "0", re.sub(r"[^\d+]", "", str(value)))


def _words(value: object) -> str:
    return re.sub(r"\W+", " ", plain(str(value))).strip()


def _local(rows: list[object]) -> dict[str, object]:
    """The euros that local authorities bring in a table of co-funders."""
    amounts = [row.get("montant") or 0 for row in rows if isinstance(row, Mapping) and row.get("type") in _LOCAL]
    return {"cofinancement_local": sum(amounts)} if amounts else {}
