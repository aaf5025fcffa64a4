"""Runs the examples of a rule: it must flag, not flag, or not know yet, with the figures written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from aide_projet.checks.call import Call, Rule, RuleExample
from aide_projet.checks.facts import facts
from aide_projet.checks.findings import finding
from aide_projet.checks.location import Location
from aide_projet.content.judge import same_value
from aide_projet.draft.draft import Draft, Filled
from aide_projet.draft.slot import Slot, kind_name

_ANSWERS = {True: "signaler", False: "ne pas signaler", None: "ne pas savoir"}


def rule_problem(call: Call, slots: Mapping[str, Slot], rule: Rule, example: RuleExample, today: date) -> str:
    """What goes otherwise than written, in French; "" when all is well. `today`: unless the example names a day."""
    known = facts(
        call,
        slots,
        _draft(call, slots, example),
        example.today or call.example_day or today,
        proposed=example.proposed,
        location=Location(**example.places),
    )
    given = rule.condition.evaluate(known) if _concerns(rule, known) else False
    if given is not example.expected:
        return f"devait {_ANSWERS[example.expected]} et le contrôle répond « {_ANSWERS[given]} »"
    if given is not True:
        return ""
    shown = finding(rule, known).figures
    wrong = [
        f"« {name} » vaut {shown.get(name, 'rien')} au lieu de {value}"
        for name, value in example.figures.items()
        if not same_value(name, value, shown.get(name))
    ]
    return " ; ".join(wrong)


def _draft(call: Call, slots: Mapping[str, Slot], example: RuleExample) -> Draft:
    filled = {
        name: Filled(value, kind_name(slots[name].kind) if name in slots else "texte_court")
        for name, value in example.draft.items()
    }
    return Draft(call=call.name, edition="", filled=MappingProxyType(filled))


def _concerns(rule: Rule, known: Mapping[str, object]) -> bool:
    fiche = known.get("fiche_retenue")
    return not rule.fiches or fiche is None or fiche in rule.fiches
