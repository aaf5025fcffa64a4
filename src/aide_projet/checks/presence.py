"""What is missing: the slots that apply, are needed, and are not told in a way that can be used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aide_projet.checks.call import Criterion
from aide_projet.checks.told import Told, Verdict
from aide_projet.draft.slot import Derived, Level, Slot

Known = dict[str, object]

_LISTED = (
    ("valeurs_illisibles", Verdict.UNREADABLE),
    ("valeurs_inattendues", Verdict.UNEXPECTED),
    ("dates_impossibles", Verdict.IMPOSSIBLE),
    ("dates_imprecises", Verdict.VAGUE),
)


def add_presence(known: Known, slots: Mapping[str, Slot], told: Told, criteria: Sequence[Criterion]) -> None:
    """Add the lists of what is missing or unusable. To be called last: conditions of slots read the other facts."""
    _add_criteria(known, slots, told, criteria)
    for name, verdict in _LISTED:
        _list(known, name, told.flagged.get(verdict, ()), slots)
    known["cles_inconnues"] = told.strange
    essential: list[str] = []
    complete: list[str] = []
    for name, slot in slots.items():
        if name in told.values:
            continue
        level = needed(slot, known)
        if level is Level.ESSENTIAL:
            essential.append(name)
        elif level is Level.COMPLETE:
            complete.append(name)
    _list(known, "manques_essentiels", tuple(essential), slots)
    _list(known, "manques_complets", tuple(complete), slots)
    known["nombre_manques"] = len(essential) + len(complete)
    known["essentiel_complet"] = not essential


def _add_criteria(known: Known, slots: Mapping[str, Slot], told: Told, criteria: Sequence[Criterion]) -> None:
    """The criteria that nothing told shows yet, and the slots that would."""
    bare = [criterion for criterion in criteria if not any(slot in told.values for slot in criterion.slots)]
    wanted = tuple(slot for criterion in bare for slot in criterion.slots if _applies(slots.get(slot), known))
    _list(known, "criteres_a_montrer", wanted, slots)
    known["criteres_a_montrer_titres"] = tuple(criterion.title for criterion in bare)


def _applies(slot: Slot | None, known: Known) -> bool:
    return slot is not None and (slot.applies_if is None or slot.applies_if.evaluate(known) is True)


def needed(slot: Slot, known: Mapping[str, object]) -> Level:
    """The level of a slot in this draft; extra when it does not apply, or not surely yet."""
    if slot.level is Level.EXTRA and slot.essential_if is None:
        return Level.EXTRA
    if isinstance(slot.kind, Derived) or (slot.applies_if is not None and slot.applies_if.evaluate(known) is not True):
        return Level.EXTRA
    if slot.essential_if is not None and slot.essential_if.evaluate(known) is True:
        return Level.ESSENTIAL
    return slot.level


def _list(known: Known, name: str, found: tuple[str, ...], slots: Mapping[str, Slot]) -> None:
    known[name] = found
    known[f"{name}_libelles"] = tuple(slots[slot].label for slot in found)
