"""Which steps exist for a draft, and which of them its express path asks: worked out once per state of the draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.flow import Step
from aide_projet.draft.deciding import Deciding, Decisive, deciding
from aide_projet.draft.draft import Filled
from aide_projet.draft.kept import of_content, of_words
from aide_projet.draft.slot import Choice, Level, Slot, kind_name


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step whose field exists for this draft. `essential`: level E, or E in this case; `express`: on that path."""

    step: Step
    slot: Slot
    essential: bool
    express: bool

    def on(self, path: str) -> bool:
        """Whether that path asks it."""
        return self.express or path == "complet"


def open_steps(content: Content, facts: Mapping[str, object]) -> tuple[OpenStep, ...]:
    """The steps whose fields exist, in visible order. A condition not known yet does not hold yet.

    They depend on the few facts that conditions name, most often the same from turn to turn and between people.
    """
    try:
        return _kept(content, _deciding(content).of(facts))
    except TypeError:  # a fact that cannot be a key of the cache, such as a list
        return open_steps_once(content, facts)


@of_content(maxsize=8)
def _deciding(content: Content) -> Deciding:
    """The facts that the conditions of slots and steps read."""
    conditions = [condition for step in content.flow.steps() for condition in (step.condition, step.express_if)]
    conditions += [one for slot in content.slots.values() for one in (slot.applies_if, slot.essential_if)]
    return deciding(conditions)


@of_words(maxsize=128)
def _kept(content: Content, decisive: Decisive) -> tuple[OpenStep, ...]:
    return open_steps_once(content, dict(decisive))


def open_steps_once(content: Content, facts: Mapping[str, object]) -> tuple[OpenStep, ...]:
    """The same, kept by no cache: for a content that nobody will look at again, such as a text being typed."""
    found = []
    for step in content.flow.steps():
        slot = content.slots[step.slot]
        if slot.applies_if is not None and slot.applies_if.evaluate(facts) is not True:
            continue
        if step.condition is not None and step.condition.evaluate(facts) is not True:
            continue
        essential = _essential(slot, facts)
        asked = step.express_if is None or step.express_if.evaluate(facts) is True
        found.append(OpenStep(step, slot, essential, asked and (step.express or essential)))
    return tuple(found)


def _essential(slot: Slot, facts: Mapping[str, object]) -> bool:
    if slot.level is Level.ESSENTIAL:
        return True
    return slot.essential_if is not None and slot.essential_if.evaluate(facts) is True


def stands(content: Content, name: str, filled: Filled) -> bool:
    """Whether a value is one that the field takes: read as its kind, and of a choice still among its options.

    Else a publication has changed the field since: the value is kept, shown « à revoir », and asked again.
    """
    if filled.kind != kinds(content).get(name):
        return False
    keys = _option_keys(content).get(name)
    return keys is None or not isinstance(filled.value, str) or filled.value in keys


@of_content(maxsize=8)
def _option_keys(content: Content) -> Mapping[str, frozenset[str]]:
    """The keys of every choice."""
    choices = {name: slot.kind for name, slot in content.slots.items() if isinstance(slot.kind, Choice)}
    return {name: frozenset(option.key for option in kind.options) for name, kind in choices.items()}


@of_content(maxsize=8)
def kinds(content: Content) -> Mapping[str, str]:
    """The kind name of every slot."""
    return {name: kind_name(slot.kind) for name, slot in content.slots.items()}
