"""Rules held against the facts of a draft: what would make the file fail, with the ways to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import compress
from math import ceil, floor
from operator import is_not
from typing import assert_never

from aide_projet.checks.call import Call, Figure, RemedyRule, Rule
from aide_projet.checks.finding import Finding, Remedy
from aide_projet.checks.row_change import raised
from aide_projet.draft.exact import Exact, exact, plain_number
from aide_projet.draft.kept import of_content, of_words
from aide_projet.draft.value import Value
from aide_projet.draft.wording import Wording

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Held:
    """The rules held against some facts. `findings`: the gravest first; `shown`: by rule, what its finding shows.

    Kept with a draft, so that the next turn runs again only the rules that read what changed.
    """

    facts: Facts
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    shown: Mapping[Rule, tuple[tuple[object, ...], Finding]]


def hold(call: Call, known: Facts, before: Held | None = None) -> Held:
    """Hold the rules of the call against a draft's facts (`checks.facts`).

    A rule whose facts are not all known says nothing. `before`: what is held of facts that are mostly the same.
    """
    fiche = known.get("fiche_retenue")
    rules = call.rules_by_fiche.get(fiche if isinstance(fiche, str) else None, call.rules)
    if before is None or before.rules is not rules:
        former, shown = {} if before is None else before.shown, {}
        again: Iterable[Rule] = rules
    else:
        former, shown = before.shown, dict(before.shown)
        again = _readers(call, before.facts, known).intersection(rules)
    for rule in again:
        shown.pop(rule, None)
        if rule.condition.run(known) is True:
            values = tuple([known.get(name) for name in rule.reads])
            was = former.get(rule)
            shown[rule] = was if was is not None and was[0] == values else (values, _worded(rule, values))
    ordered = sorted(shown, key=call.rank_of_rule.__getitem__)
    return Held(known, rules, tuple([shown[rule][1] for rule in ordered]), shown)


def _readers(call: Call, before: Facts, known: Facts) -> set[Rule]:
    """The rules that read a fact which is no longer what it was."""
    readers = call.rules_by_fact
    others = compress(readers, map(is_not, map(known.get, readers), map(before.get, readers)))  # a hundred, at no cost
    return {rule for name in others if known.get(name) != before.get(name) for rule in readers[name]}


def findings(call: Call, known: Facts) -> tuple[Finding, ...]:
    """What the rules find, the gravest first, then in the rules' order."""
    return hold(call, known).findings


def finding(rule: Rule, known: Facts) -> Finding:
    """The finding of a rule that flags."""
    return _worded(rule, tuple([known.get(name) for name in rule.reads]))


def _worded(rule: Rule, values: tuple[object, ...]) -> Finding:
    """Of a rule that only lists fields of the content, the last findings are kept: they are alike for everybody."""
    return _kept(rule, values) if rule.lists_fields else _finding(rule, values)


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


_kept = of_words(maxsize=512)(_finding)


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
            if sets is not None or not remedy.taps:
                yield Remedy(remedy.label.say(known), remedy.slot, sets)


def _for_each(remedy: RemedyRule, rule: Rule, slots: tuple[str, ...], known: Facts) -> Iterator[Remedy]:
    labels = known.get(f"{rule.slots_from}_libelles")
    for slot, label in zip(slots, labels if isinstance(labels, tuple) else slots, strict=False):
        yield _answering(remedy.label, slot, label)


@of_content(maxsize=1024)
def _answering(wording: Wording, slot: str, label: str) -> Remedy:
    """Made once: labels are the content's, nobody's words."""
    return Remedy(wording.say({"champ": label}), slot)


def _sets(remedy: RemedyRule, known: Facts) -> Mapping[str, Value] | None:
    """What a tap sets; None when the remedy only opens the question, or when a fact to set is not known."""
    if not remedy.taps:
        return None
    values: dict[str, Value] = {}
    for slot, source in (remedy.sets or {}).items():
        value = known.get(source) if isinstance(source, str) and source in remedy.facts else source
        if value is None:
            return None
        values[slot] = as_json(value)
    if remedy.adds is not None:
        amount = exact(known.get(remedy.adds.amount))
        if amount is None:
            return None
        values[remedy.adds.table] = raised(known.get(remedy.adds.table), remedy.adds, amount)
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
