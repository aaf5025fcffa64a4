"""Run the example of a rule: what the rule makes of its draft, against what its author expects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aide_projet.checks.call import Call, Rule, RuleExample
from aide_projet.checks.facts import facts
from aide_projet.checks.finding import Finding
from aide_projet.checks.findings import as_json, finding
from aide_projet.checks.location import Location
from aide_projet.draft.draft import Draft, Filled
from aide_projet.draft.slot import Slot, kind_name

_ANSWERS = {True: "signale", False: "ne signale pas", None: "inconnu"}


def run_rule_example(call: Call, slots: Mapping[str, Slot], rule: Rule, example: RuleExample) -> str | None:
    """What differs, in French, or None when the rule does what the example says."""
    known = example_facts(call, slots, example)
    found = answer(rule, known)
    if found is not example.expected:
        return f"attendu : {_ANSWERS[example.expected]} ; trouvé : {_ANSWERS[found]}{_unknown(rule, known, found)}"
    if not found:
        return None
    flagged = finding(rule, known)
    return "\n".join(_differences(example, flagged, known)) or None


def answer(rule: Rule, known: Mapping[str, object]) -> bool | None:
    """Whether a rule flags; None when it is not known yet. A rule of other fiches does not."""
    if rule.fiches:
        fiche = known.get("fiche_retenue")
        if fiche is None:
            return None
        if fiche not in rule.fiches:
            return False
    return rule.condition.evaluate(known)


def example_facts(call: Call, slots: Mapping[str, Slot], example: RuleExample) -> Mapping[str, object]:
    """Everything known of the draft of an example."""
    filled = {
        name: Filled(value, kind_name(slots[name].kind)) for name, value in example.draft.items() if name in slots
    }
    extra = {name: value for name, value in example.draft.items() if name not in slots}
    day = example.today or call.example_day or date.min
    place = Location(
        example.places.get("departement", ""),
        example.places.get("arrondissement", ""),
        known=example.listed,
        postcodes=example.postcodes,
    )
    draft = Draft(call.name, example.edition, filled=filled, extra={"champs": extra} if extra else {})
    return facts(call, slots, draft, day, proposed=example.proposed, location=place)


def _unknown(rule: Rule, known: Mapping[str, object], found: bool | None) -> str:
    missing = sorted(name for name in rule.condition.names if known.get(name) is None)
    return f" (pas connu : {', '.join(missing)})" if found is None and missing else ""


def _differences(example: RuleExample, flagged: Finding, known: Mapping[str, object]) -> list[str]:
    said = []
    for name, expected in example.figures.items():
        value = flagged.figures.get(name, as_json(known.get(name)))
        if value != expected:
            said.append(f"{name} : attendu {expected}, trouvé {value}")
    return said
