"""What follows from a value: the intercommunalité and postcode of a commune, the euros of a share of the total."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import Conversation
from aide_projet.dialogue.whereabouts import commune_of
from aide_projet.draft.draft import Draft
from aide_projet.draft.event import Answered, Cleared, Corrected, Event
from aide_projet.draft.slot import Amount, Place, ShortText, SlotKind, Table, has_columns, kind_name
from aide_projet.draft.value import Value

ASKED, INVESTED, RUNNING = "montant_demande", "montant_investissement", "montant_fonctionnement"
SHARE, TOTAL, FUNDERS = "cofinancement_local_taux", "budget_total", "cofinancements"


def consequences(content: Content, after: Conversation, events: Iterable[Event]) -> tuple[Event, ...]:
    """Events that the turn's own events bring about. Deduced values never replace what a person said."""
    changed = {event.slot for event in events if isinstance(event, (Answered, Corrected, Cleared))}
    return consequences_of(content, after.draft, changed)


def consequences_of(content: Content, draft: Draft, changed: set[str]) -> tuple[Event, ...]:
    """The same, from the draft and the slots that changed."""
    follow: list[Event] = []
    if "commune" in changed or "code_postal" in changed:
        follow.extend(_of_the_commune(content, draft, changed))
    if changed & {SHARE, TOTAL}:
        follow.extend(_of_the_share(content, draft))
    if changed & {ASKED, INVESTED}:
        follow.extend(_of_the_parts(content, draft))
    return tuple(follow)


def _of_the_commune(content: Content, draft: Draft, changed: set[str]) -> list[Event]:
    commune = commune_of(content, draft)
    if commune is None:
        return []
    said = draft.filled["commune"].said
    postcode = commune.postcodes[0] if len(commune.postcodes) == 1 else ""
    found = {"intercommunalite": commune.union, "code_postal": postcode}
    deduced: list[Event] = []
    for slot, value in found.items():
        if slot not in changed:
            deduced.extend(_deduced(content, draft, slot, value, said) if value else _no_longer(content, draft, slot))
    return deduced


def _no_longer(content: Content, draft: Draft, slot: str) -> list[Event]:
    """What was deduced from a former commune goes when the new one does not say."""
    held = draft.filled.get(slot)
    return [Cleared(slot)] if slot in content.slots and held is not None and held.how == "deduit" else []


def _deduced(content: Content, draft: Draft, slot: str, value: Value, said: str) -> list[Event]:
    held, known = draft.filled.get(slot), content.slots.get(slot)
    if known is None or not _holds(known.kind, value):
        return []
    if held is not None and (held.how != "deduit" or held.value == value):
        return []
    kind = kind_name(known.kind)
    if held is None:
        return [Answered(slot, kind, value, said, None, "deduit")]
    return [Corrected(slot, kind, value, said, None, "deduit")]


def _of_the_share(content: Content, draft: Draft) -> list[Event]:
    """ "La ville met 30 %" becomes a row of the financing once the total is known (champs.md, derived slots)."""
    share, total = draft.value(SHARE), draft.value(TOTAL)
    held = draft.filled.get(FUNDERS)
    if not _number(share) or not _number(total) or (held is not None and held.how != "deduit"):
        return []
    euros = (Decimal(str(share)) * Decimal(str(total)) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    amount: Value = int(euros) if euros == euros.to_integral_value() else float(euros)
    said = draft.filled[SHARE].said
    row: Value = {"financeur": said, "type": "commune", "montant": amount, "statut": "demande"}
    return _deduced(content, draft, FUNDERS, [row], said)


def _of_the_parts(content: Content, draft: Draft) -> list[Event]:
    """The two parts make the amount asked (champs.md): the second follows from the first, until somebody tells it."""
    asked, invested = draft.value(ASKED), draft.value(INVESTED)
    if not _number(asked) or not _number(invested):
        return []
    rest = Decimal(str(asked)) - Decimal(str(invested))
    if rest < 0:
        return []
    value: Value = int(rest) if rest == rest.to_integral_value() else float(rest)
    return _deduced(content, draft, RUNNING, value, draft.filled[INVESTED].said)


def _holds(kind: SlotKind, value: Value) -> bool:
    """Whether a deduced value is one of this kind: the field may have been made another one since."""
    if isinstance(value, list):
        return isinstance(kind, Table) and has_columns(kind, value)
    return isinstance(kind, Place | ShortText if isinstance(value, str) else Amount)


def _number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
