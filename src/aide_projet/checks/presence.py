"""What is missing: the slots that apply, are needed, and are not told in a way that can be used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aide_projet.checks.call import Criterion
from aide_projet.checks.judge import Verdict
from aide_projet.checks.slot_plan import SlotPlan
from aide_projet.checks.table_rows import add_table_rows
from aide_projet.checks.told import Told
from aide_projet.draft.slot import Level, Slot

Known = dict[str, object]

_LISTED = (
    ("valeurs_illisibles", Verdict.UNREADABLE),
    ("valeurs_inattendues", Verdict.UNEXPECTED),
    ("dates_impossibles", Verdict.IMPOSSIBLE),
    ("dates_imprecises", Verdict.VAGUE),
)
_NONE: tuple[str, ...] = ()

_WAYS = ("contact_telephone", "contact_courriel")
"""Ways to reach the person: with one, the others are not missing (champs.md)."""


def add_presence(known: Known, plan: SlotPlan, told: Told, criteria: Sequence[Criterion]) -> None:
    """Add the lists of what is missing or unusable. To be called last: conditions of slots read the other facts."""
    slots = plan.slots
    for name, verdict in _LISTED:
        _list(known, name, told.flagged.get(verdict, _NONE) if told.flagged else _NONE, slots)
    unfinished_tables = add_table_rows(known, plan, told)
    one_way = any(way in told.values for way in _WAYS)
    essential: list[str] = []
    complete: list[str] = []
    for need in plan.needs:
        if (
            need.name in told.values
            or (one_way and need.name in _WAYS)
            or (need.applies is not None and need.applies(known) is not True)
        ):
            continue
        if need.level is Level.ESSENTIAL or (need.essential is not None and need.essential(known) is True):
            essential.append(need.name)
        elif need.level is Level.COMPLETE:
            complete.append(need.name)
    _list(known, "manques_essentiels", tuple(essential), slots)
    _list(known, "manques_complets", tuple(complete), slots)
    unfinished = {need.name for need in plan.needs}.intersection(unfinished_tables)
    _list(known, "manques_lignes", tuple(sorted(unfinished)), slots)
    known["nombre_manques"] = len(essential) + len(complete) + len(unfinished)
    known["essentiel_complet"] = not essential
    _add_criteria(known, slots, told, criteria)


def _add_criteria(known: Known, slots: Mapping[str, Slot], told: Told, criteria: Sequence[Criterion]) -> None:
    """The criteria that nothing told shows yet, and the slots that would."""
    values = told.values
    bare = [criterion for criterion in criteria if not any(map(values.__contains__, criterion.slots))]
    wanted = tuple(slot for criterion in bare for slot in criterion.slots if _applies(slots.get(slot), known))
    _list(known, "criteres_a_montrer", wanted, slots)
    known["criteres_a_montrer_titres"] = tuple(criterion.title for criterion in bare)


def _applies(slot: Slot | None, known: Known) -> bool:
    return slot is not None and (slot.applies_if is None or slot.applies_if.run(known) is True)


def _list(known: Known, name: str, found: tuple[str, ...], slots: Mapping[str, Slot]) -> None:
    known[name] = found
    known[f"{name}_libelles"] = tuple([slots[slot].label for slot in found]) if found else found
