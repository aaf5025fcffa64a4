"""The steps of a flow that no draft can be asked."""

from __future__ import annotations

from aide_projet.content.load import read_library
from aide_projet.content.never_asked import never_asked
from aide_projet.content.workspace import shipped_folder
from aide_projet.dialogue.flow import Flow, Part, Step
from aide_projet.draft.condition import compile_condition
from aide_projet.draft.slot import Amount, ShortText, Slot


def test_a_step_whose_condition_never_holds_is_found_with_the_cause() -> None:
    slots = {"budget": Slot("budget", Amount(), "Budget"), "idee": Slot("idee", ShortText(), "Idée")}
    never = compile_condition("budget > 5 et budget < 3", slots.keys())
    steps = (Step("budget", "?", "?", "", ()), Step("idee", "?", "?", "", (), condition=never))
    found = never_asked(Flow("essai", "essai-1", (Part("Tout", steps),)), slots)
    assert found == {"idee": "sa condition n'est jamais vraie"}


def test_every_step_of_the_shipped_flow_can_be_asked() -> None:
    content = read_library(shipped_folder() / "dialogues", shipped_folder() / "rules").calls["dsdt-2015"].content
    assert never_asked(content.flow, content.slots) == {}
