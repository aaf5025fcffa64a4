"""Ways out of a finding: whatever the draft, each one offered, once tapped, clears it and blocks nothing more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aide_projet.checks.finding import Finding, Remedy, Severity
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.turn import begin_turn
from aide_projet.dialogue.ways import findings_with_ways
from aide_projet.draft.event import Answered, How
from aide_projet.draft.exact import exact
from aide_projet.draft.slot import kind_name
from aide_projet.draft.value import Value
from talk import Talk

AMOUNTS = st.sampled_from(
    [0, 1, 640, 1000, 1999, 1999.99, 2000, 2999.99, 3000, 4999, 5000, 5999.5, 6000, 7000, 10000, 10000.01, 12000, 20000,
     20000.5, 20001, 30000, 60000, 150000, 150001, 170000, 175000, -5]
)  # fmt: skip
TYPES = (
    "commune",
    "intercommunalite",
    "departement",
    "region",
    "etat",
    "caf",
    "europe",
    "bailleur",
    "fondation",
    "autre",
)
FUNDERS = st.fixed_dictionaries(
    {"financeur": st.sampled_from(["Ville de Lens", "CAF", ""]), "type": st.sampled_from(TYPES)},
    optional={
        "montant": AMOUNTS,
        "statut": st.sampled_from(["demande", "accorde", "acquis"]),
        "note": st.just("à part"),
    },
)
LINES = st.fixed_dictionaries({"poste": st.just("Outils"), "montant": AMOUNTS}, optional={"compte": st.just("60")})
DRAFTS = st.fixed_dictionaries(
    {"fiche": st.sampled_from(["mobiliser", "innover", "structurer", "gup"])},
    optional={
        "budget_total": AMOUNTS,
        "montant_demande": AMOUNTS,
        "autofinancement": AMOUNTS,
        "cofinancements": st.lists(FUNDERS, max_size=3),
        "cofinancement_local_taux": st.sampled_from([25, 29.9, 30, 0.2]),
        "depenses": st.lists(LINES, max_size=2),
        "nature_depense": st.sampled_from(["fonctionnement", "investissement", "les_deux"]),
        "montant_investissement": AMOUNTS,
        "montant_fonctionnement": AMOUNTS,
        "quartier_statut": st.sampled_from(["prioritaire", "veille", "hors", "inconnu"]),
        "date_debut": st.sampled_from(["2015-03", "2015-10"]),
        "date_fin": st.sampled_from(["2015-06", "2016-02"]),
    },
)
DEDUCED = st.sets(st.sampled_from(["cofinancements", "montant_fonctionnement"]))

MEASURES = {
    "plancher": ("plancher", "montant_demande"),
    "recettes-insuffisantes": ("budget_total", "total_ressources"),
    "recettes-superieures": ("total_ressources", "budget_total"),
    "depenses-egales-budget": ("total_depenses", "budget_total"),
    "demande-superieure-budget": ("montant_demande", "budget_total"),
    "plafond-fonctionnement": ("demande_fonctionnement", "plafond_fonctionnement"),
    "plafond-investissement": ("demande_investissement", "plafond_investissement"),
}
"""How far off each finding is, said here a second time."""


def opened(content: Content, values: Mapping[str, Value], deduced: frozenset[str] | set[str] = frozenset()) -> Talk:
    """A conversation that holds these values, some of them deduced from others."""
    talk = Talk.begun(content)
    how: dict[bool, How] = {True: "deduit", False: "dit"}
    told = tuple(
        Answered(name, kind_name(content.slots[name].kind), value, "", None, how[name in deduced])
        for name, value in values.items()
    )
    talk.outcome = begin_turn(content, begin(content.call.name, content.call.editions[0].name), talk.given, told)
    return talk


def shown(talk: Talk) -> tuple[Finding, ...]:
    return findings_with_ways(talk.content, talk.outcome.assessment)


def blocking(talk: Talk) -> dict[str, Any]:
    """The blocking findings, with how far off each is."""
    known = talk.outcome.assessment.facts
    found = {}
    for finding in talk.outcome.assessment.findings:
        if finding.severity is Severity.BLOCKING:
            most, least = (exact(known.get(name)) for name in MEASURES.get(finding.check, ("", "")))
            found[finding.check] = None if most is None or least is None else abs(most - least)
    return found


def taps(talk: Talk) -> Iterator[tuple[Finding, Remedy, Talk]]:
    """Every way out that is offered, and the conversation after its tap."""
    for finding in shown(talk):
        for place, remedy in enumerate(finding.remedies):
            if remedy.sets:
                yield finding, remedy, talk.aside().press(f"pose:{finding.check}:{place}")


@pytest.mark.parametrize(
    "cases", [pytest.param(60, id="briefly"), pytest.param(4000, id="at length", marks=pytest.mark.long)]
)
def test_every_way_out_clears_its_finding_and_blocks_nothing_more(content: Content, cases: int) -> None:
    def check(values: dict[str, Value], deduced: set[str]) -> None:
        talk = opened(content, values, deduced)
        before = blocking(talk)
        for finding, remedy, after in taps(talk):
            now = blocking(after)
            assert finding.check not in {one.check for one in after.outcome.assessment.findings}, remedy
            assert set(now) <= set(before), remedy
            worse = [name for name, gap in now.items() if gap is not None and gap > before[name]]
            assert not worse, remedy
            assert all(after.value(slot) == value for slot, value in (remedy.sets or {}).items())

    steady = settings(
        max_examples=cases, deadline=None, derandomize=cases < 1000, suppress_health_check=[HealthCheck.too_slow]
    )
    steady(given(DRAFTS, DEDUCED)(check))()
