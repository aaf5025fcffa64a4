"""Ways out of a finding: whatever the draft, each one offered, once tapped, clears it and blocks nothing more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aide_projet.checks.finding import Finding, Remedy, Severity
from aide_projet.dialogue.assessment import assess
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.turn import begin_turn
from aide_projet.dialogue.ways import findings_with_ways
from aide_projet.draft.draft import Draft
from aide_projet.draft.draft_json import read_draft
from aide_projet.draft.event import Answered, How
from aide_projet.draft.exact import exact
from aide_projet.draft.figure_text import money
from aide_projet.draft.slot import kind_name
from aide_projet.draft.value import Value
from talk import REHEARSED, Talk

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


def judged(content: Content, values: Mapping[str, Value]) -> tuple[Finding, ...]:
    """What `check --json` finds in a draft.json of these values."""
    draft = read_draft({"appel": "dsdt-2015", "champs": dict(values)}, content.slots)
    assert isinstance(draft, Draft)
    return findings_with_ways(content, assess(content, draft, REHEARSED))


@pytest.mark.parametrize(
    "cases", [pytest.param(40, id="briefly"), pytest.param(2000, id="at length", marks=pytest.mark.long)]
)
def test_what_a_program_is_told_to_set_clears_the_finding_as_a_tap_does(content: Content, cases: int) -> None:
    def check(values: dict[str, Value]) -> None:
        before = judged(content, values)
        blocked = {one.check for one in before if one.severity is Severity.BLOCKING}
        for finding in before:
            for remedy in finding.remedies:
                if remedy.sets:
                    after = judged(content, {**values, **remedy.sets})
                    assert finding.check not in {one.check for one in after}, remedy
                    assert {one.check for one in after if one.severity is Severity.BLOCKING} <= blocked, remedy

    steady = settings(
        max_examples=cases, deadline=None, derandomize=cases < 1000, suppress_health_check=[HealthCheck.too_slow]
    )
    steady(given(DRAFTS)(check))()


def found(talk: Talk, check: str) -> Finding:
    return next(finding for finding in shown(talk) if finding.check == check)


def sets(talk: Talk, check: str) -> list[dict[str, Value]]:
    return [dict(remedy.sets) for remedy in found(talk, check).remedies if remedy.sets]


TOWN: dict[str, Value] = {"financeur": "Ville de Lens", "type": "commune", "montant": 2360, "statut": "demande"}
SHORT_OF_LOCAL: dict[str, Value] = {
    "fiche": "mobiliser",
    "budget_total": 10000,
    "montant_demande": 6000,
    "cofinancements": [TOWN],
    "autofinancement": 1640,
    "quartier_statut": "hors",
}


def test_more_is_asked_of_the_commune_and_as_much_less_of_the_region(content: Content) -> None:
    talk = opened(content, SHORT_OF_LOCAL)
    ways = found(talk, "cofinancement-local").remedies
    assert ways[0].sets == {"montant_demande": 5360, "cofinancements": [{**TOWN, "montant": 3000}]}
    assert "640" in ways[0].label
    changes = [(money(before), money(after)) for before, after in ((6000, 5360), (2360, 3000))]
    assert [(one.before, one.after) for one in ways[0].changes] == changes
    assert len(sets(talk, "cofinancement-local")) >= 3
    types = {row["type"] for way in sets(talk, "cofinancement-local") for row in way.get("cofinancements", [])}  # type: ignore[union-attr,index,call-overload]
    assert types == {"commune", "intercommunalite", "departement"}


def test_when_income_is_short_too_more_of_the_commune_is_enough(content: Content) -> None:
    talk = opened(content, SHORT_OF_LOCAL | {"autofinancement": 1000})
    assert {"cofinancements": [{**TOWN, "montant": 3000}]} in sets(talk, "cofinancement-local")
    after = talk.press("pose:cofinancement-local:0")
    assert blocking(after) == {}


def test_the_other_rows_and_what_nobody_knows_of_them_are_kept(content: Content) -> None:
    rows: list[Value] = [
        {"financeur": "CAF", "type": "caf", "montant": 500, "note": "à rappeler"},
        {**TOWN, "statut": "acquis"},
    ]
    talk = opened(content, SHORT_OF_LOCAL | {"cofinancements": rows, "autofinancement": 1140})
    way = sets(talk, "cofinancement-local")[0]["cofinancements"]
    assert way == [*rows, {"financeur": "Ville de Lens", "type": "commune", "statut": "demande", "montant": 640}]


def test_a_share_told_alone_becomes_a_row(content: Content) -> None:
    values = {name: value for name, value in SHORT_OF_LOCAL.items() if name != "cofinancements"}
    listed = judged(content, values | {"cofinancement_local_taux": 29.9})
    ways = [
        one.sets for finding in listed if finding.check == "cofinancement-local" for one in finding.remedies if one.sets
    ]
    row = {"financeur": "Commune", "type": "commune", "statut": "demande", "montant": 3000}
    assert ways[0] == {"montant_demande": 5360, "cofinancements": [row]}
    assert len(ways) >= 3


def test_a_fiche_without_a_rate_is_offered_only_where_it_may_be(content: Content) -> None:
    assert {"fiche": "gup"} not in sets(opened(content, SHORT_OF_LOCAL), "cofinancement-local")
    priority = opened(content, SHORT_OF_LOCAL | {"quartier_statut": "prioritaire"})
    assert {"fiche": "gup"} in sets(priority, "cofinancement-local")


def test_too_much_for_one_nature_may_be_split_in_two(content: Content) -> None:
    values: dict[str, Value] = {
        "fiche": "gup", "nature_depense": "fonctionnement", "budget_total": 26000, "montant_demande": 26000,
        "cofinancements": [], "autofinancement": 0,
    }  # fmt: skip
    ways = sets(opened(content, values), "plafond-fonctionnement")
    split = {"nature_depense": "les_deux", "montant_fonctionnement": 20000, "montant_investissement": 6000}
    assert split in ways
    assert {"montant_demande": 20000, "autofinancement": 6000} in ways


def test_no_way_lowers_the_budget_under_the_expense_lines(content: Content) -> None:
    lines: Value = [{"poste": "Outils", "compte": "60", "montant": 10000}]
    talk = opened(content, SHORT_OF_LOCAL | {"depenses": lines})
    assert all("budget_total" not in way for finding in shown(talk) for way in sets(talk, finding.check))


def test_one_tap_says_each_change_and_one_more_takes_all_back(content: Content) -> None:
    talk = opened(content, SHORT_OF_LOCAL)
    before = talk.values()
    talk.press("pose:cofinancement-local:0")
    assert "sortie_prise" in talk.names
    assert "annuler" in talk.choices
    talk.press("annuler")
    assert talk.values() == before


def test_each_field_that_a_tap_changes_is_named_by_a_reply(content: Content) -> None:
    talk = opened(content, SHORT_OF_LOCAL)
    ways = sets(talk, "cofinancement-local")
    place = next(place for place, way in enumerate(ways) if len(way) > 1)
    talk.press(f"pose:cofinancement-local:{place}")
    assert set(ways[place]) <= {reply.slot for reply in talk.outcome.replies}


def test_ways_out_stand_while_what_they_are_made_from_stands(content: Content) -> None:
    talk = opened(content, SHORT_OF_LOCAL)
    first = found(talk, "cofinancement-local").remedies[0]
    talk.edit("intitule", "Tous à table")
    assert found(talk, "cofinancement-local").remedies[0] is first
    talk.edit("autofinancement", "1000")
    assert found(talk, "cofinancement-local").remedies[0] is not first
