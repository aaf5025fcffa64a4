"""What the examples and the scripted conversations visit, as keys that `content.spots` gives its places too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from aide_projet.checks.call import Rule
from aide_projet.checks.findings import finding
from aide_projet.content.load import Library, Loaded
from aide_projet.content.play import played
from aide_projet.content.rule_examples import answer, example_facts
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.hearing import hear
from aide_projet.dialogue.turn import Outcome
from aide_projet.draft.condition import Condition
from aide_projet.draft.event import Asked
from aide_projet.draft.slot import Choice, MultiChoice, Table, Tags
from aide_projet.draft.value import Value

Key = tuple[str, ...]
"""A kind and names: ("etapes", "commune"), ("conditions", "champ", "suites", "si", "vrai")."""
Visited = set[Key]
Facts = Mapping[str, object]

OUTCOMES = {True: "signale", False: "ne signale pas", None: "inconnu"}
BRANCHES = {True: "vrai", False: "faux"}

V = TypeVar("V")


class _Watched(dict[str, V]):
    """A table of the content that notes which of its entries are looked up."""

    def __init__(self, table: Mapping[str, V], kind: str, seen: Visited) -> None:
        super().__init__(table)
        self._kind, self._seen = kind, seen

    def __getitem__(self, name: str) -> V:
        self._seen.add((self._kind, name))
        return super().__getitem__(name)

    def get(self, name: str, default: object = None) -> V | None:  # type: ignore[override]
        if name not in self:
            return None
        return self[name]


def visited(library: Library, loaded: Loaded) -> Visited:
    """Everything that is visited: by playing the conversations, then from the examples of rules and of the language."""
    seen: Visited = set()
    watched = replace(
        loaded.content,
        wordings=_Watched(loaded.content.wordings, "reponses", seen),
        answers=_Watched(loaded.content.answers, "questions", seen),
        glossary=_Watched(loaded.content.glossary, "glossaire", seen),
    )
    for file in loaded.files.conversations:
        for exchange, before, after in played(watched, file.value):
            intents = hear(watched, before.conversation, exchange, before.assessment.today).intents
            seen.update(("souhaits", intent.name.value) for intent in intents)
            seen.update(_asked(before))  # what was asked first, too
            seen.update(_asked(after))
            seen.update(_of_facts(watched, after.assessment.facts))
            seen.update(_of_values(watched, after.conversation.draft.values()))
    for rule in loaded.content.call.rules:
        for example in rule.examples:
            known = example_facts(loaded.content.call, loaded.content.slots, example)
            seen.update(_of_rule(rule, known))
            seen.update(_of_conditions(loaded.content, known))
            seen.update(_of_values(loaded.content, example.draft))
    seen.update(_of_language(library))
    return seen


def _asked(outcome: Outcome) -> Iterator[Key]:
    for record in outcome.events:
        if isinstance(record.event, Asked) and record.event.slot:
            yield "etapes", record.event.slot


def conditions(content: Content) -> Iterator[tuple[Key, Condition]]:
    """Every condition that decides whether something is asked, with its key."""
    for step in content.flow.steps():
        for key, condition in (("si", step.condition), ("si_express", step.express_if)):
            if condition is not None:
                yield ("conditions", "etape", step.slot, key), condition
    for slot in content.slots.values():
        for key, condition in (("si", slot.applies_if), ("essentiel_si", slot.essential_if)):
            if condition is not None:
                yield ("conditions", "champ", slot.name, key), condition


def _of_facts(content: Content, known: Facts) -> Iterator[Key]:
    yield from _of_conditions(content, known)
    for rule in content.call.rules:
        yield from _of_rule(rule, known)


def _of_conditions(content: Content, known: Facts) -> Iterator[Key]:
    for key, condition in conditions(content):
        held = condition.evaluate(known)
        if held is not None:
            yield (*key, BRANCHES[held])


def _of_rule(rule: Rule, known: Facts) -> Iterator[Key]:
    held = answer(rule, known)
    yield ("controles", rule.name, OUTCOMES[held])
    for place, remedy in enumerate(rule.remedies if held else ()):
        if finding(replace(rule, remedies=(remedy,)), known).remedies:
            yield ("remedes", rule.name, str(place))


def _of_values(content: Content, values: Mapping[str, Value]) -> Iterator[Key]:
    """The options that values take, in columns of tables too."""
    for name, value in values.items():
        slot = content.slots.get(name)
        match slot.kind if slot is not None else None, value:
            case Choice(), str():
                yield ("options", name, value)
            case MultiChoice(), [*items]:
                yield from (("options", name, str(item)) for item in items)
            case Tags(), {"etiquettes": [*items]}:
                yield from (("options", name, str(item)) for item in items)
            case Table(), [*rows]:
                cells = (cell for row in rows if isinstance(row, Mapping) for cell in row.items())
                yield from (("options", f"{name}.{column}", str(item)) for column, item in cells)
            case _:
                pass


def _of_language(library: Library) -> Iterator[Key]:
    """The wishes that an example of the vocabulary expects."""
    for file in library.languages:
        for example in file.value.exemples:
            read = example.lu
            if isinstance(read, Mapping) and isinstance(read.get("intent"), str):
                yield ("souhaits", str(read["intent"]))
