"""Told values held against the kind of their slot: which can be used, and which a finding must name.

A value that cannot be used is never an exception: it counts as not known, and is listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.checks.judge import Verdict
from aide_projet.checks.slot_plan import SlotPlan
from aide_projet.draft.draft import Draft, Filled
from aide_projet.draft.draft_json import unknown_keys
from aide_projet.draft.exact import exact


@dataclass(frozen=True, slots=True)
class Told:
    """`values`: what can be used, by slot (amounts exact); `flagged`: the slots of each other verdict.

    `strange`: names that are no slot. `filled`: what was sorted out.
    """

    filled: Mapping[str, Filled]
    values: dict[str, object]
    flagged: Mapping[Verdict, tuple[str, ...]]
    strange: tuple[str, ...]


def told(plan: SlotPlan, draft: Draft, before: Told | None = None) -> Told:
    """Sort the told values of a draft. `before`: of the same slots, whose values need no second look where they stay.

    That is only so when all of them could be used: a value that is flagged must be flagged again.
    """
    former, sorted_out = ({}, {}) if before is None or before.flagged else (before.filled, before.values)
    values: dict[str, object] = {}
    flagged: dict[Verdict, tuple[str, ...]] = {}
    strange = unknown_keys(draft) if draft.extra else ()
    judges, amounts = plan.judges, plan.amounts
    for name, filled in draft.filled.items():
        if former.get(name) is filled and name in sorted_out:
            values[name] = sorted_out[name]
            continue
        judged = judges.get(name)
        if judged is None:
            strange += (name,)
            continue
        judge, salvage = judged
        value = filled.value
        verdict = judge(value)
        if verdict is Verdict.FINE:
            values[name] = exact(value) if name in amounts else value
        elif verdict is not Verdict.EMPTY:
            flagged[verdict] = (*flagged.get(verdict, ()), name)
            kept = value if verdict is Verdict.VAGUE else salvage(value) if salvage is not None else None
            if kept is not None:
                values[name] = kept
    return Told(draft.filled, values, flagged, strange)
