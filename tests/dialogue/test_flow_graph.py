"""A flow as a graph: what waits for what, on flows made up for it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from aide_projet.dialogue.flow import Flow, Part, Step
from aide_projet.dialogue.flow_graph import FlowGraph, GraphStep, Read, Trouble, Unasked, flow_graph
from aide_projet.dialogue.flow_waits import needed
from aide_projet.draft.condition import Condition, compile_condition
from aide_projet.draft.slot import Amount, Derived, Level, ShortText, Slot

NAMES = ("idee", "lieu", "budget", "part", "total", "surnom")


def condition(source: str) -> Condition:
    return compile_condition(source, (*NAMES, "aujourdhui", "date_limite_fiche", "total_ressources"))


def slots(**levels: Level) -> dict[str, Slot]:
    found = {name: Slot(name, ShortText(), name.title(), levels.get(name, Level.COMPLETE)) for name in NAMES}
    return found | {
        "budget": Slot("budget", Amount(), "Budget", levels.get("budget", Level.COMPLETE)),
        "total": Slot("total", Derived("montant"), "Total"),
    }


def step(slot: str, si: str = "", listens: tuple[str, ...] = (), **more: object) -> Step:
    when = condition(si) if si else None
    return Step(slot, f"{slot} ?", f"{slot} ?", "", (), listens, condition=when, **more)  # type: ignore[arg-type]


def graph(*steps: Step, known: Mapping[str, Slot] | None = None, never: Mapping[str, str] | None = None) -> FlowGraph:
    return flow_graph(Flow("essai", "essai-1", (Part("Tout", steps),)), known or slots(), never)


def only(found: FlowGraph, slot: str) -> GraphStep:
    return next(one for one in found.steps() if one.slot == slot)


def test_steps_are_numbered_through_the_parts() -> None:
    flow = Flow("essai", "essai-1", (Part("Un", (step("idee"), step("lieu"))), Part("Deux", (step("budget"),))))
    found = flow_graph(flow, slots())
    assert [(part.title, [(one.number, one.slot) for one in part.steps]) for part in found.parts] == [
        ("Un", [(1, "idee"), (2, "lieu")]),
        ("Deux", [(3, "budget")]),
    ]


def test_a_condition_leads_to_the_step_that_asks_what_it_reads() -> None:
    found = graph(step("idee"), step("lieu", 'connu idee et budget > 3 et part == "x"'), step("part"))
    assert only(found, "lieu").reads == (Read("idee", 1, "pose"), Read("budget", 0, "pose"), Read("part", 3, "pose"))


def test_a_fact_stands_for_the_slots_that_it_comes_from() -> None:
    known = slots() | {name: Slot(name, Amount(), name) for name in ("montant_demande", "autofinancement")}
    found = graph(step("montant_demande"), step("idee", "total_ressources > 5"), known=known)
    assert Read("montant_demande", 1, "pose") in only(found, "idee").reads


def test_the_condition_of_the_field_counts_as_well_and_once() -> None:
    known = slots() | {"lieu": Slot("lieu", ShortText(), "Lieu", applies_if=condition("connu idee"))}
    found = graph(step("idee"), step("lieu", "connu idee"), known=known)
    assert only(found, "lieu").conditions == ("connu idee",)


def test_two_steps_that_wait_for_each_other_are_a_loop() -> None:
    found = graph(step("idee", "connu lieu"), step("budget"), step("lieu", 'idee == "x"'))
    assert only(found, "idee").troubles == (Trouble("boucle", ("idee", "lieu", "idee")),)
    assert only(found, "lieu").troubles == (Trouble("boucle", ("lieu", "idee", "lieu")),)
    assert only(found, "budget").troubles == ()


def test_a_loop_through_others_names_them_all() -> None:
    found = graph(step("idee", "connu lieu"), step("lieu", "connu budget"), step("budget", "connu idee"))
    assert only(found, "lieu").troubles[0] == Trouble("boucle", ("lieu", "budget", "idee", "lieu"))


def test_a_step_that_leads_into_a_loop_is_not_in_it() -> None:
    found = graph(step("idee", "connu lieu"), step("lieu", "connu idee"), step("budget", "connu idee"))
    assert only(found, "budget").troubles == ()


def test_a_step_that_waits_for_its_own_answer_is_a_loop() -> None:
    assert only(graph(step("idee", "connu idee")), "idee").troubles == (Trouble("boucle", ("idee", "idee")),)


def test_a_step_that_waits_for_what_is_asked_later_is_told() -> None:
    found = graph(step("idee", "budget > 3"), step("budget"))
    assert only(found, "idee").troubles == (Trouble("plus_loin", ("budget",)),)


def test_asking_only_while_a_later_answer_is_missing_is_no_trouble() -> None:
    assert only(graph(step("idee", "inconnu lieu"), step("lieu")), "idee").troubles == ()


def test_waiting_for_what_nothing_asks_is_told_unless_it_is_listened_for_or_worked_out() -> None:
    found = graph(step("idee", listens=("part",)), step("lieu", "connu budget et connu part et total > 3"))
    assert only(found, "lieu").troubles == (Trouble("rien_ne_demande", ("budget",)),)


def test_a_step_that_is_never_asked_says_why() -> None:
    found = graph(step("idee", "budget > 3"), step("budget"), never={"idee": "sa condition n'est jamais vraie"})
    assert Trouble("jamais", ("idee",), "sa condition n'est jamais vraie") in only(found, "idee").troubles


def test_slots_without_a_step_are_listed_those_that_are_heard_apart() -> None:
    found = graph(step("idee", listens=("part",)), step("lieu"), step("budget"))
    assert found.unasked == (Unasked("part", "Part", True), Unasked("surnom", "Surnom", False))


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("connu idee", {"idee"}),
        ("inconnu idee", set()),
        ("non (inconnu idee)", {"idee"}),
        ('idee == "x" et lieu == "y"', {"idee", "lieu"}),
        ('idee == "x" ou lieu == "y"', set()),
        ('idee == "x" ou (idee == "y" et connu lieu)', {"idee"}),
        ('inconnu idee ou idee != "x"', set()),
        ('non (idee == "x" ou lieu == "y")', {"idee", "lieu"}),
        ("budget + part > 3", {"budget", "part"}),
    ],
)
def test_what_must_be_known_before_a_condition_can_hold(source: str, names: set[str]) -> None:
    assert needed(condition(source).tree) == names


def test_the_express_path_is_told_from_the_complete_one() -> None:
    known = slots(idee=Level.ESSENTIAL) | {
        "lieu": Slot("lieu", ShortText(), "Lieu", Level.COMPLETE, essential_if=condition("connu idee")),
        "part": Slot("part", ShortText(), "Part", Level.COMPLETE, essential_if=condition("connu idee")),
    }
    found = graph(
        step("idee", express_if=condition("inconnu lieu")),
        step("lieu"),
        step("budget", express=True),
        step("total"),
        step("part", "connu idee"),
        known=known,
    )
    assert [(one.slot, one.express, one.express_conditions) for one in found.steps()] == [
        ("idee", "selon", ("inconnu lieu",)),
        ("lieu", "selon", ("connu idee",)),
        ("budget", "toujours", ()),
        ("total", "jamais", ()),
        ("part", "toujours", ()),  # asked only when it is essential
    ]
    assert only(found, "idee").reads == (Read("lieu", 2, "express"),)
