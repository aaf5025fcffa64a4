"""Can these conditions ever hold together? Tried on the values that the slots can really take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import islice, product

from aide_projet.content.nearest import nearest
from aide_projet.draft.condition import Condition
from aide_projet.draft.condition_tree import Arithmetic, Const, walk
from aide_projet.draft.slot import Amount, Choice, Count, Derived, MultiChoice, Slot, YesNo

_TRIES = 20_000


def why_unreachable(
    conditions: Sequence[Condition], slots: Mapping[str, Slot], asked: str = ""
) -> tuple[str, str] | None:
    """(cause, remedy) when no draft can make them all true; None when one can, or when it cannot be told.

    `asked` is the slot of the question: not told yet when it is asked, or it would not be asked.
    """
    nodes = [node for one in conditions for node in walk(one.tree)]
    if any(isinstance(node, Arithmetic) for node in nodes):
        return None  # sums of slots: trying a few figures would prove nothing
    constants = [node.value for node in nodes if isinstance(node, Const)]
    texts = list(dict.fromkeys(value for value in constants if isinstance(value, str)))
    names = sorted({name for one in conditions for name in one.names})
    numbers = _around([value for value in constants if isinstance(value, int | Fraction)])
    every = {name: _samples(slots.get(name), texts, numbers) for name in names}
    if not _possible(conditions, every):
        return _explained(conditions, slots, texts)
    if asked in every and not _possible(conditions, {**every, asked: [None]}):
        cause = f"elle attend que « {asked} » soit dit, et c'est elle qui le demande"
        return cause, f"retirez « {asked} » de la condition"
    return None


def _possible(conditions: Sequence[Condition], samples: Mapping[str, Sequence[object]]) -> bool:
    """Whether some of these values make them all true, or there are too many to try."""
    tries = islice(product(*samples.values()), _TRIES + 1)
    for count, values in enumerate(tries):
        if count == _TRIES or _holds(conditions, dict(zip(samples, values, strict=True))):
            return True
    return False


def _holds(conditions: Sequence[Condition], facts: Mapping[str, object]) -> bool:
    return all(one.evaluate(facts) is True for one in conditions)


def _around(numbers: Sequence[int | Fraction]) -> list[int | Fraction]:
    return sorted({0, *(near for number in numbers for near in (number - 1, number, number + 1))})


def _samples(slot: Slot | None, texts: Sequence[str], numbers: Sequence[int | Fraction]) -> Sequence[object]:
    """Values to try; None (not told) is always one of them."""
    match slot.kind if slot else None:
        case Choice(options=options):
            return [None, *(one.key for one in options)]
        case MultiChoice(options=options):
            keys = [one.key for one in options]
            return [None, [], *([key] for key in keys), keys]
        case YesNo(unknown_allowed=unknown):
            return [None, True, False, *(["inconnu"] if unknown else [])]
        case Amount() | Count():
            return [None, *numbers]
        case None | Derived():
            return [None, True, False, "", *texts, *numbers]
        case _:
            return [None, "", "x", *texts, [], list(texts), *numbers[:1]]


def _explained(conditions: Sequence[Condition], slots: Mapping[str, Slot], texts: Sequence[str]) -> tuple[str, str]:
    names = {name for one in conditions for name in one.names}
    for name in sorted(names):
        match slots[name].kind if name in slots else None:
            case Choice(options=options) | MultiChoice(options=options):
                keys = [one.key for one in options]
                unknown = [text for text in texts if text not in keys]
                if unknown and len(names) == 1:
                    return f"« {unknown[0]} » n'est pas un choix du champ « {name} »", nearest(unknown[0], keys)
    if len(conditions) > 1:
        cause = f"sa condition contredit celle du champ ({conditions[-1].source})"
        return cause, "accordez les deux conditions, ou retirez celle de l'étape"
    return "sa condition n'est jamais vraie", "corrigez la condition, ou retirez-la"
