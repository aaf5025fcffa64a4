"""Rules held against the facts of a draft: what would make the file fail, with the ways to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import assert_never

from aide_projet.checks.call import Call, Figure, RemedyRule, Rule
from aide_projet.checks.finding import Finding, Remedy, Severity
from aide_projet.draft.exact import Exact, exact, plain_number
from aide_projet.draft.value import Value

Facts = Mapping[str, object]

_ORDER = {severity: place for place, severity in enumerate(Severity)}


def findings(call: Call, known: Facts) -> tuple[Finding, ...]:
    """What the rules of the call find in a draft's facts (`checks.facts`), the gravest first, then in the rules' order.

    A rule whose facts are not all known says nothing.
    """
    fiche = known.get("fiche_retenue")
    rules = call.rules_by_fiche.get(fiche if isinstance(fiche, str) else None, call.rules)
    found = [finding(rule, known) for rule in rules if rule.condition.run(known) is True]
    found.sort(key=_gravity)
    return tuple(found)


def finding(rule: Rule, known: Facts) -> Finding:
    """The finding of a rule that flags. The last ones are kept: from turn to turn most of a draft stays as it was."""
    values = tuple([known.get(name) for name in rule.reads])
    try:
        return _kept(rule, values)
    except TypeError:  # a told list or group among the values: it cannot be a key
        return _finding(rule, values)


def _finding(rule: Rule, values: tuple[object, ...]) -> Finding:
    known: Facts = dict(zip(rule.reads, values, strict=True))
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


_kept = lru_cache(maxsize=4096)(_finding)


def forget() -> None:
    """Drop the findings kept in memory: their messages may quote what somebody told (for an erasure)."""
    _kept.cache_clear()


def _gravity(finding: Finding) -> int:
    return _ORDER[finding.severity]


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
        yield Remedy(remedy.label.say({"champ": label}), slot)


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
