"""What is missing: the slots that apply, are needed, and are not told in a way that can be used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aide_projet.checks.applying import applying
from aide_projet.checks.call import Criterion
from aide_projet.checks.judge import Verdict
from aide_projet.checks.slot_plan import SlotPlan
from aide_projet.checks.table_rows import add_table_rows
from aide_projet.checks.told import Told
from aide_projet.draft.slot import Slot

Known = dict[str, object]

_LISTED = (
    ("valeurs_illisibles", Verdict.UNREADABLE),
    ("valeurs_inattendues", Verdict.UNEXPECTED),
    ("dates_impossibles", Verdict.IMPOSSIBLE),
    ("dates_imprecises", Verdict.VAGUE),
)
_NONE: tuple[str, ...] = ()
_ALL_USABLE = {fact: _NONE for name, _ in _LISTED for fact in (name, f"{name}_libelles")}

_WAYS = ("contact_telephone", "contact_courriel")
"""Ways to reach the person: with one, the others are not missing (champs.md)."""

_LINES = "depenses"
"""An empty list of lines is "no lines yet", where that of another table says that there is none (champs.md §1)."""


def add_presence(known: Known, plan: SlotPlan, told: Told, criteria: Sequence[Criterion]) -> None:
    """Add the lists of what is missing or unusable. To be called last: conditions of slots read the other facts."""
    slots = plan.slots
    known.update(_ALL_USABLE)
    for name, verdict in _LISTED if told.flagged else ():
        _list(known, name, told.flagged.get(verdict, _NONE), slots)
    unfinished_tables = add_table_rows(known, plan, told)
    values = told.values
    if values.get(_LINES) == []:
        values = {name: value for name, value in values.items() if name != _LINES}
    here = applying(plan, known)
    enough = _WAYS if any(way in values for way in _WAYS) else _NONE
    essential = tuple([name for name in here.essential if name not in values and name not in enough])
    complete = tuple([name for name in here.complete if name not in values and name not in enough])
    _list(known, "manques_essentiels", essential, slots)
    _list(known, "manques_complets", complete, slots)
    unfinished = tuple(sorted(plan.needed.intersection(unfinished_tables)))
    _list(known, "manques_lignes", unfinished, slots)
    known["nombre_manques"] = len(essential) + len(complete) + len(unfinished)
    known["essentiel_complet"] = not essential
    # The criteria that nothing told shows yet, and the slots that would.
    bare = [criterion for criterion in criteria if values.keys().isdisjoint(criterion.slots)]
    wanted = tuple([slot for criterion in bare for slot in criterion.slots if slot in here.slots])
    _list(known, "criteres_a_montrer", wanted, slots)
    known["criteres_a_montrer_titres"] = tuple([criterion.title for criterion in bare])


def _list(known: Known, name: str, found: tuple[str, ...], slots: Mapping[str, Slot]) -> None:
    known[name] = found
    known[f"{name}_libelles"] = tuple([slots[slot].label for slot in found]) if found else found
