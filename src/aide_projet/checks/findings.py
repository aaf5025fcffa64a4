"""Rules held against the facts of a draft: what would make the file fail, with the ways to mend it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import assert_never

from aide_projet.checks.call import Call, Figure, RemedyRule, Rule
from aide_projet.checks.finding import Finding, Remedy
from aide_projet.draft.exact import Exact, exact, plain_number
from aide_projet.draft.value import Value
from aide_projet.draft.wording import Wording

Facts = Mapping[str, object]

_NO_SUCH_FACT = object()


@dataclass(frozen=True, slots=True)
class Held:
    """The rules held against some facts. `flagged`: by rule, its finding; `findings`: the same, the gravest first.

    Kept with the facts, so that the next turn holds only the rules whose facts changed.
    """

    facts: Facts
    rules: tuple[Rule, ...]
    flagged: Mapping[Rule, Finding]
    findings: tuple[Finding, ...]


def hold(call: Call, known: Facts, before: Held | None = None) -> Held:
    """Hold the rules of the call against a draft's facts (`checks.facts`).

    A rule whose facts are not all known says nothing. `before`: what is held of facts that are mostly the same.
    """
    chosen = known.get("fiche_retenue")
    fiche = chosen if isinstance(chosen, str) else None
    rules = call.rules_by_fiche.get(fiche, call.rules)
    if before is None or before.rules is not rules:
        again: Collection[Rule] = rules
        flagged: dict[Rule, Finding] = {}
    else:
        again = call.rules_about(_changed(before.facts, known))
        flagged = {rule: found for rule, found in before.flagged.items() if rule not in again}
    for rule in again:
        if (not rule.fiches or fiche in rule.fiches) and rule.condition.run(known) is True:
            flagged[rule] = finding(rule, known)
    found = tuple([flagged[rule] for rule in sorted(flagged, key=call.rank.__getitem__)])
    return Held(known, rules, flagged, found)


def findings(call: Call, known: Facts) -> tuple[Finding, ...]:
    """What the rules find, the gravest first, then in the rules' order."""
    return hold(call, known).findings


def _changed(former: Facts, known: Facts) -> set[str]:
    """The names of the facts that came, went, or are another value."""
    changed = set()
    for name, value in known.items():
        was = former.get(name, _NO_SUCH_FACT)
        if was is not value and was != value:  # most are the very same objects
            changed.add(name)
    if len(former) > len(known) - len(changed):
        changed.update(former.keys() - known.keys())
    return changed


def finding(rule: Rule, known: Facts) -> Finding:
    """The finding of a rule that flags."""
    if rule.computes:
        known = _computed(rule.computes, known)
    slots = rule.slots
    if rule.slots_from:
        listed = known.get(rule.slots_from)
        slots = (*slots, *listed) if isinstance(listed, tuple) else slots
    return Finding(
        check=rule.name,
        severity=rule.severity,
        slots=slots,
        message=rule.message.say(known),
        remedies=tuple(_remedies(rule, slots, known)),
        source=rule.source,
        figures={name: as_json(known[name]) for name in rule.figures if known.get(name) is not None},
    )


def _computed(computes: Mapping[str, Figure], known: Facts) -> dict[str, object]:
    """The facts with the figures; each figure may use those before it."""
    every = dict(known)
    for name, figure in computes.items():
        every[name] = _rounded(figure.formula.value(every), figure)
    return every


def _rounded(value: Exact | None, figure: Figure) -> Exact | None:
    if value is None:
        return None
    match figure.rounding:
        case "":
            return value
        case "superieur":
            return ceil(value)
        case "inferieur":
            return floor(value)
        case _:
            assert_never(figure.rounding)


def _remedies(rule: Rule, slots: tuple[str, ...], known: Facts) -> Iterator[Remedy]:
    """The remedies that can be said: one whose figures are not known is left out."""
    for remedy in rule.remedies:
        if remedy.condition is not None and remedy.condition.evaluate(known) is not True:
            continue
        if remedy.each:
            yield from _for_each(remedy, rule, slots, known)
        elif remedy.label.sayable(known):
            sets = _sets(remedy, known)
            if sets is not None or remedy.sets is None:
                yield Remedy(remedy.label.say(known), remedy.slot, sets)


def _for_each(remedy: RemedyRule, rule: Rule, slots: tuple[str, ...], known: Facts) -> Iterator[Remedy]:
    labels = known.get(f"{rule.slots_from}_libelles")
    for slot, label in zip(slots, labels if isinstance(labels, tuple) else slots, strict=False):
        yield _answering(remedy.label, slot, label)


@lru_cache(maxsize=1024)
def _answering(wording: Wording, slot: str, label: str) -> Remedy:
    """Made once: labels are the content's, nobody's words."""
    return Remedy(wording.say({"champ": label}), slot)


def _sets(remedy: RemedyRule, known: Facts) -> Mapping[str, Value] | None:
    """What a tap sets; None when the remedy only opens the question, or when a fact to set is not known."""
    if remedy.sets is None:
        return None
    values: dict[str, Value] = {}
    for slot, source in remedy.sets.items():
        value = known.get(source) if isinstance(source, str) and source in remedy.facts else source
        if value is None:
            return None
        values[slot] = as_json(value)
    return values


def as_json(value: object) -> Value:
    """A fact as JSON data: exact numbers become numbers, tuples lists."""
    if isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, (float, Fraction, Decimal)):
        number = exact(value)
        return None if number is None else plain_number(number)
    if isinstance(value, Mapping):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    return None
