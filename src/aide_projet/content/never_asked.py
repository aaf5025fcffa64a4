"""The steps that no draft can ever be asked, with the cause: what loading tells as mistakes, told of a whole flow."""

from __future__ import annotations

from collections.abc import Mapping

from aide_projet.content.reachable import why_unreachable
from aide_projet.dialogue.flow import Flow
from aide_projet.draft.slot import Slot


def never_asked(flow: Flow, slots: Mapping[str, Slot]) -> Mapping[str, str]:
    """The slots whose step is never asked, each with why, in French."""
    found = {}
    for step in flow.steps():
        slot = slots.get(step.slot)
        conditions = [one for one in (step.condition, slot.applies_if if slot else None) if one is not None]
        why = why_unreachable(conditions, slots, step.slot) if conditions else None
        if why is not None:
            found[step.slot] = why[0]
    return found
