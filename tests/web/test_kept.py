"""Parts drawn once and kept: the same as drawn again, and nothing that a person entered stays in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest
from fake_service import FakeService
from view_fixture import VIEW

from aide_projet.checks.finding import Finding, Remedy, Severity, Source
from aide_projet.dialogue.reply import Choice
from aide_projet.use_cases.view import Entry
from aide_projet.web import kept
from aide_projet.web.assets import Assets
from aide_projet.web.french import typeset
from aide_projet.web.pages import Pages


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was drawn, in order, by whatever the caches of these tests call."""
    seen: list[str] = []
    real = kept._macro

    def counted(env: Any, template: str, name: str) -> kept.Draw:
        macro = real(env, template, name)

        def draw(*args: Any) -> Any:
            seen.append(name)
            return macro(*args)

        return draw

    monkeypatch.setattr(kept, "_macro", counted)
    return seen


def _function(name: str) -> Callable[[object], str]:
    pages = Pages(FakeService(), Assets({}, "x"))
    return cast("Callable[[object], str]", pages.environment.globals[name])


GENERAL = Finding("manque", Severity.WARNING, (), "Il manque l'essentiel.", (), Source("appel", "Pièces"), {})


def test_a_general_finding_is_drawn_once(drawn: list[str]) -> None:
    draw = _function("constat_bref")
    assert draw(GENERAL) == draw(replace(GENERAL))
    assert len(drawn) == 1
    assert draw(replace(GENERAL, severity=Severity.BLOCKING)) != draw(GENERAL), "another gravity is another drawing"


def test_an_erased_project_leaves_nothing_drawn(drawn: list[str]) -> None:
    pages = Pages(FakeService(), Assets({}, "x"))
    for _ in range(2):
        pages.macro("_constats.html", "bref", GENERAL)
        cast("kept.Draw", pages.environment.globals["constat_bref"])(GENERAL)
        assert typeset.cache_info().currsize
        pages.forget()
        assert not typeset.cache_info().currsize
    assert drawn == ["bref"] * 2


def test_a_finding_with_what_was_entered_in_it_is_drawn_every_time(drawn: list[str]) -> None:
    draw = _function("constat_du_dossier")
    for finding in (
        replace(GENERAL, figures={"budget_total": 8000}),
        replace(GENERAL, remedies=(Remedy("Mettre 5 000 €", "montant_demande", {"montant_demande": 5000}),)),
    ):
        drawn.clear()
        assert draw(finding) == draw(finding)
        assert len(drawn) == 2


def test_a_question_is_kept_unless_it_offers_what_was_said(drawn: list[str]) -> None:
    draw = _function("question_ouverte")
    question = VIEW.question
    assert question is not None
    assert draw(question) == draw(replace(question))
    assert len(drawn) == 1
    said = replace(question, choices=(Choice("lecture:0", "Amina Kaci"), *question.choices))
    drawn.clear()
    assert "Amina Kaci" in draw(said)
    draw(said)
    assert len(drawn) == 2


def test_an_entry_is_kept_only_while_it_is_empty(drawn: list[str]) -> None:
    draw = _function("entree")
    empty = Entry("commune", "Commune", "lieu", "vide", "essentiel")
    filled = replace(empty, state="rempli", shown="Lens", said="à Lens")
    assert [draw(empty), draw(replace(empty))] == [draw(empty)] * 2
    assert len(drawn) == 1
    assert "Lens" in draw(filled)
    draw(filled)
    assert len(drawn) == 3
