"""The findings of the call of 2015 at each edge: what is flagged, how gravely, naming what, mended how."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from desk import READY, Desk, with_

from aide_projet.checks.facts import facts
from aide_projet.checks.finding import Severity
from aide_projet.checks.findings import findings
from aide_projet.checks.location import Location
from aide_projet.draft.draft import Draft
from aide_projet.draft.value import Value


def test_a_ready_draft_has_no_finding_at_all(desk: Desk) -> None:
    assert desk.findings(**READY) == {}


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"montant_demande": 1999, "autofinancement": 5001}, "plancher"),
        ({"fiche": "structurer", "montant_demande": 4999, "autofinancement": 2001}, "plancher"),
        ({"cofinancements": [{"type": "commune", "montant": 2999.99, "statut": "acquis"}]}, "cofinancement-local"),
        ({"autofinancement": 999.99}, "recettes-insuffisantes"),
        ({"autofinancement": 1000.01}, "recettes-superieures"),
        ({"depenses": [{"poste": "Outils", "montant": 9999}]}, "depenses-egales-budget"),
        ({"montant_demande": 10001}, "demande-superieure-budget"),
        ({"budget_total": 0}, "budget-positif"),
        ({"montant_demande": 0}, "demande-positive"),
        ({"montant_demande": -1}, "demande-positive"),
        ({"autofinancement": -1}, "autofinancement-negatif"),
        ({"date_fin": "2015-02"}, "fin-avant-debut"),
        ({"date_debut": "2015-02-30"}, "date-impossible"),
    ],
)
def test_what_the_text_would_refuse_is_blocking(desk: Desk, changes: dict[str, Value], check: str) -> None:
    assert desk.findings(**with_(**changes))[check].severity is Severity.BLOCKING


@pytest.mark.parametrize(
    "changes",
    [
        {"montant_demande": 2000, "autofinancement": 5000},
        {"fiche": "innover", "montant_demande": 2000, "autofinancement": 5000},
        {"fiche": "structurer", "montant_demande": 5000, "autofinancement": 2000},
        {"cofinancements": [{"type": "departement", "montant": 3000, "statut": "acquis"}]},
    ],
)
def test_at_the_limit_nothing_is_blocking(desk: Desk, changes: dict[str, Value]) -> None:
    found = desk.findings(**with_(**changes)).values()
    assert [finding.check for finding in found if finding.severity is Severity.BLOCKING] == []


@pytest.mark.parametrize(
    ("nature", "amount", "flagged"),
    [
        ("fonctionnement", 20000, None),
        ("fonctionnement", 20001, "plafond-fonctionnement"),
        ("investissement", 150000, None),
        ("investissement", 150001, "plafond-investissement"),
        ("investissement", 20001, None),
    ],
)
def test_each_nature_has_its_own_ceiling(desk: Desk, nature: str, amount: int, flagged: str | None) -> None:
    found = desk.findings(fiche="gup", nature_depense=nature, montant_demande=amount)
    assert [check for check in found if check.startswith("plafond")] == ([flagged] if flagged else [])


def test_with_both_natures_each_part_is_under_its_own_ceiling_and_they_make_the_whole(desk: Desk) -> None:
    both: dict[str, Value] = {"fiche": "gup", "nature_depense": "les_deux"}
    fine = desk.findings(**both, montant_demande=170000, montant_investissement=150000, montant_fonctionnement=20000)
    assert not {"plafond-fonctionnement", "plafond-investissement", "parts-de-la-demande"} & set(fine)
    wrong = desk.findings(**both, montant_demande=170000, montant_investissement=140000, montant_fonctionnement=20001)
    assert {"plafond-fonctionnement", "parts-de-la-demande"} <= set(wrong)
    assert "plafond-investissement" not in wrong
    sets = [remedy.sets for remedy in wrong["parts-de-la-demande"].remedies]
    assert {"montant_demande": 160001} in sets


@pytest.mark.parametrize("nature", ["fonctionnement", "investissement"])
def test_a_ceiling_names_the_amount_that_it_is_held_against_and_no_other(desk: Desk, nature: str) -> None:
    check, part = f"plafond-{nature}", f"montant_{nature}"
    one = desk.findings(fiche="gup", nature_depense=nature, montant_demande=200000, **{part: 1})
    assert set(one[check].slots) == {"fiche", "nature_depense", "montant_demande"}
    both = desk.findings(fiche="gup", nature_depense="les_deux", montant_demande=1, **{part: 200000})
    assert set(both[check].slots) == {"fiche", "nature_depense", part}


def test_nothing_is_held_against_a_fiche_that_nobody_chose(desk: Desk) -> None:
    for fiche in ("mobiliser", "innover", "structurer", "gup"):
        values: dict[str, Value] = {"montant_demande": 1, "budget_total": 10, "cofinancements": []}
        known = desk.facts(values, proposed=fiche, proposed_from=("idee",))
        about_a_fiche = {rule.name for rule in desk.call.rules if rule.fiches or "fiche" in rule.slots}
        assert not about_a_fiche & {finding.check for finding in findings(desk.call, known)}


def test_another_fiche_than_the_proposed_names_the_texts_it_comes_from(desk: Desk) -> None:
    values: dict[str, Value] = {"fiche": "structurer", "idee": "Un jardin", "intitule": "Le jardin"}
    found = findings(desk.call, desk.facts(values, proposed="gup", proposed_from=("idee", "intitule")))
    assert next(one for one in found if one.check == "fiche-autre").slots == ("fiche", "idee", "intitule")


def test_a_funder_of_an_unknown_type_blocks_nothing(desk: Desk) -> None:
    rows: Value = [{"financeur": "Ville", "type": "mairie", "montant": 3000, "statut": "accorde"}]
    found = desk.findings(**with_(cofinancements=rows))
    assert "cofinancement-local" not in found
    assert found["valeur-inattendue"].slots == ("cofinancements",)


def test_the_local_share_is_not_asked_of_gup(desk: Desk) -> None:
    assert "cofinancement-local" not in desk.findings(**with_(fiche="gup", cofinancements=[], autofinancement=4000))


def test_the_local_share_is_exact_and_never_shown_rounded_up(desk: Desk) -> None:
    found = desk.findings(fiche="mobiliser", budget_total=10000, cofinancements=[{"type": "commune", "montant": 2999}])
    finding = found["cofinancement-local"]
    assert "29,99" in finding.message
    assert finding.figures["manque_local"] == 1
    assert finding.figures["part_locale"] == 0.2999
    assert set(finding.slots) == {"budget_total", "cofinancements", "fiche"}
    assert "coût total du projet en argent" in finding.message
    barely = desk.findings(
        fiche="mobiliser", budget_total=1000000, cofinancements=[{"type": "commune", "montant": 299999.99}]
    )
    assert "29,99" in barely["cofinancement-local"].message
    assert barely["cofinancement-local"].figures["manque_local"] == 1


def test_the_missing_amount_is_rounded_up_to_the_euro(desk: Desk) -> None:
    found = desk.findings(fiche="mobiliser", budget_total=10001, cofinancements=[{"type": "commune", "montant": 2360}])
    assert found["cofinancement-local"].figures["manque_local"] == 641
    assert "641" in found["cofinancement-local"].message


def test_only_local_authorities_count_in_the_share(desk: Desk) -> None:
    others = [
        {"type": kind, "montant": 3000}
        for kind in ("etat", "caf", "europe", "bailleur", "region", "fondation", "autre")
    ]
    assert "cofinancement-local" in desk.findings(fiche="mobiliser", budget_total=10000, cofinancements=others)
    for kind in ("commune", "intercommunalite", "departement"):
        rows = [*others, {"type": kind, "montant": 3000}]
        assert "cofinancement-local" not in desk.findings(fiche="mobiliser", budget_total=10000, cofinancements=rows)


def test_volunteering_is_never_counted_in_the_share(desk: Desk) -> None:
    gifts: Value = [{"nature": "Bénévolat", "valeur": 90000}]
    assert "cofinancement-local" not in desk.findings(**with_(contributions_volontaires=gifts))


def test_every_answer_of_a_funder_counts_but_what_is_only_asked_is_told(desk: Desk) -> None:
    rows: Value = [{"financeur": "Ville", "type": "commune", "montant": 3000, "statut": "demande"}]
    found = desk.findings(**with_(cofinancements=rows))
    assert "cofinancement-local" not in found
    assert found["cofinancement-a-confirmer"].severity is Severity.WARNING
    assert found["cofinancement-a-confirmer"].figures["cofinancement_a_confirmer"] == 3000


def test_a_rule_whose_inputs_are_not_all_known_says_nothing_of_the_sum(desk: Desk) -> None:
    sums = {
        "plancher",
        "cofinancement-local",
        "recettes-insuffisantes",
        "recettes-superieures",
        "depenses-egales-budget",
    }
    for missing in ("budget_total", "montant_demande", "cofinancements", "autofinancement"):
        found = desk.findings(**with_(**{missing: None}))
        assert not sums & set(found) or missing == "depenses", missing
        assert missing in found["manque-essentiel"].slots or missing in found["manque-complet"].slots


def test_an_unreadable_amount_is_reported_and_counts_as_unknown(desk: Desk) -> None:
    found = desk.findings(**with_(budget_total="beaucoup", nombre_participants=[1], date_fin=12, cofinancements="oui"))
    assert set(found["valeur-illisible"].slots) == {"budget_total", "nombre_participants", "date_fin", "cofinancements"}
    assert "cofinancement-local" not in found


ANYTHING: list[Value] = [
    None, True, 0, -1.5, 10**30, 1e308, float("nan"), float("inf"), "", " ", "😀", [], {}, [[]], [{}], {"min": "a"},
]  # fmt: skip


@pytest.mark.parametrize("value", ANYTHING)
def test_no_value_of_any_type_raises(desk: Desk, value: Value) -> None:
    for fiche in ("mobiliser", "gup"):
        desk.findings(**(dict.fromkeys(desk.slots, value) | {"fiche": fiche}))


def test_the_day_alone_closes_the_call(desk: Desk) -> None:
    def of(day: date) -> dict[str, Severity]:
        found = desk.findings(today=day)
        return {name: found[name].severity for name in ("edition-close", "fiche-synthetique-depassee") if name in found}

    assert of(date(2014, 12, 1)) == {}
    assert of(date(2014, 12, 2)) == {"fiche-synthetique-depassee": Severity.WARNING}
    assert of(date(2015, 1, 23)) == {"fiche-synthetique-depassee": Severity.WARNING}
    assert of(date(2015, 1, 24)) == {"edition-close": Severity.BLOCKING}
    assert of(date(2026, 7, 1)) == {"edition-close": Severity.BLOCKING}


def test_the_gravest_come_first_and_the_closed_call_before_all(desk: Desk) -> None:
    found = list(desk.findings(today=date(2026, 7, 1), **with_(budget_total=0, intitule="LE JARDIN")).values())
    order = [list(Severity).index(finding.severity) for finding in found]
    assert order == sorted(order)
    assert found[0].check == "edition-close"


@pytest.mark.parametrize("statut", ["veille", "hors"])
def test_gup_needs_a_priority_neighbourhood(desk: Desk, statut: str) -> None:
    finding = desk.findings(fiche="gup", quartier_statut=statut)["quartier-prioritaire"]
    assert finding.severity is Severity.BLOCKING
    assert set(finding.slots) == {"fiche", "quartier_statut"}
    assert "quartier-prioritaire" not in desk.findings(fiche="mobiliser", quartier_statut=statut)


def test_an_unknown_neighbourhood_is_missing_not_refused(desk: Desk) -> None:
    found = desk.findings(fiche="gup", quartier_statut="inconnu")
    assert "quartier-prioritaire" not in found
    assert "quartier_statut" in found["manque-essentiel"].slots


def test_gup_needs_a_shared_diagnosis(desk: Desk) -> None:
    found = desk.findings(fiche="gup")
    assert found["diagnostic-partage"].severity is Severity.WARNING
    assert "diagnostic-partage" not in desk.findings(fiche="gup", constat="Fait avec le bailleur.")


@pytest.mark.parametrize("bearer", ["habitant", "collectif"])
def test_inhabitants_without_a_structure_are_shown_the_bearing_structure_path(desk: Desk, bearer: str) -> None:
    finding = desk.findings(porteur_type=bearer)["porteur-sans-structure"]
    assert finding.severity is Severity.WARNING
    assert set(finding.slots) == {"porteur_type", "structure_nom"}
    assert "structure porteuse" in finding.message
    assert "structure_nom" in {remedy.slot for remedy in finding.remedies}
    assert "porteur-sans-structure" not in desk.findings(porteur_type=bearer, structure_nom="Centre social")


def test_under_the_floor_a_participation_fund_is_pointed_to(desk: Desk) -> None:
    labels = [remedy.label for remedy in desk.findings(fiche="mobiliser", montant_demande=800)["plancher"].remedies]
    assert any("Fonds de participation des habitants" in label for label in labels)
    labels = [remedy.label for remedy in desk.findings(fiche="gup", montant_demande=3000)["plancher"].remedies]
    assert not any("Fonds de participation des habitants" in label for label in labels)
    assert any("fiche 1" in label for label in labels)


def test_a_tap_sets_the_floor(desk: Desk) -> None:
    finding = desk.findings(fiche="gup", montant_demande=4360)["plancher"]
    assert finding.remedies[0].sets == {"montant_demande": 5000}
    assert finding.figures["manque"] == 640
    assert "640" in finding.message


def test_a_tap_swaps_the_dates(desk: Desk) -> None:
    finding = desk.findings(date_debut="2015-10", date_fin="2015-03")["fin-avant-debut"]
    assert finding.remedies[0].sets == {"date_debut": "2015-03", "date_fin": "2015-10"}


def test_a_tap_mends_the_balance(desk: Desk) -> None:
    finding = desk.findings(**with_(autofinancement=360))["recettes-insuffisantes"]
    assert finding.remedies[0].sets == {"autofinancement": 1000}
    mended = desk.findings(**with_(autofinancement=1000))
    assert "recettes-insuffisantes" not in mended


def test_what_is_missing_names_each_slot_and_opens_its_question(desk: Desk) -> None:
    found = desk.findings()
    essential = found["manque-essentiel"]
    assert {"idee", "intitule", "fiche", "budget_total", "montant_demande", "commune"} <= set(essential.slots)
    assert [remedy.slot for remedy in essential.remedies] == list(essential.slots)
    assert "Titre du projet" in essential.message


def test_what_applies_to_another_fiche_is_not_missing(desk: Desk) -> None:
    def missing(fiche: str) -> set[str]:
        found = desk.findings(fiche=fiche)
        return set(found["manque-essentiel"].slots) | set(found["manque-complet"].slots)

    assert {"nature_depense", "thematique_gup", "constat"} <= missing("gup")
    assert not {"nature_depense", "thematique_gup", "originalite", "suites"} & missing("mobiliser")
    assert "publics_eloignes" in missing("mobiliser")
    assert "originalite" in missing("innover")
    assert "suites" in missing("structurer")


def test_one_way_to_reach_the_person_is_enough(desk: Desk) -> None:
    def missing(**told: Value) -> set[str]:
        found = desk.findings(**told)
        return {slot for name in ("manque-essentiel", "manque-complet") for slot in found[name].slots}

    ways = {"contact_telephone", "contact_courriel"}
    assert ways <= missing()
    assert "contact_nom" in missing(contact_telephone="0611223344")
    assert not ways & missing(contact_telephone="0611223344")
    assert not ways & missing(contact_courriel="a@b.fr")


def test_both_parts_of_a_gup_request_are_essential_when_there_are_both(desk: Desk) -> None:
    essential = set(desk.findings(fiche="gup", nature_depense="les_deux")["manque-essentiel"].slots)
    assert {"montant_investissement", "montant_fonctionnement"} <= essential
    one = desk.findings(fiche="gup", nature_depense="fonctionnement")
    assert not {"montant_investissement", "montant_fonctionnement"} & set(one["manque-essentiel"].slots)


@pytest.mark.parametrize(
    ("table", "row", "lacking"),
    [
        ("cofinancements", {"financeur": "Ville", "type": "commune"}, "Montant"),
        ("cofinancements", {"financeur": "Ville", "montant": 3000}, "Type"),
        ("depenses", {"poste": "Repas"}, "Montant"),
        ("depenses", {"poste": " ", "montant": 5}, "Dépense"),
        ("partenaires", {}, "Nom"),
    ],
)
def test_a_row_that_lacks_a_needed_column_is_told_and_opens_its_table(
    desk: Desk, table: str, row: Value, lacking: str
) -> None:
    finding = desk.findings(**{table: [row]})["lignes-incompletes"]
    assert (finding.severity, finding.slots) == (Severity.WARNING, (table,))
    assert lacking in finding.message
    assert [remedy.slot for remedy in finding.remedies] == [table]


def test_unknown_names_in_a_row_are_reported_with_their_table(desk: Desk) -> None:
    finding = desk.findings(depenses=[{"poste": "Repas", "montant": 5, "devis": "oui"}])["cles-inconnues"]
    assert "depenses.devis" in finding.message
    assert finding.slots == ("depenses",)


def test_a_draft_of_an_edition_stays_closed_when_a_later_edition_opens(desk: Desk) -> None:
    first = desk.call.editions[0]
    later = replace(
        first, name="2016", opens=None, synopsis_deadline=date(2015, 12, 1), file_deadline=date(2016, 1, 22)
    )
    call = replace(desk.call, editions=(first, later))

    def checks(edition: str, day: date) -> set[str]:
        known = facts(call, desk.slots, Draft(call.name, edition), day)
        return {finding.check for finding in findings(call, known)}

    assert "edition-close" in checks("2015", date(2015, 1, 24))
    assert "edition-close" not in checks("2015", date(2015, 1, 23))
    assert "edition-close" not in checks("2016", date(2015, 1, 24))


def test_a_commune_off_the_official_list_or_a_foreign_postcode_is_told(desk: Desk) -> None:
    def checks(commune: str, postcode: str, location: Location) -> set[str]:
        known = desk.facts({"commune": commune, "code_postal": postcode}, location=location)
        return {one.check for one in findings(desk.call, known)} & {"commune-inconnue", "code-postal-autre-commune"}

    roubaix = Location("59", "595", known=True, postcodes=("59100",))
    assert checks("Roubaix", "59100", roubaix) == set()
    assert checks("Roubaix", "62300", roubaix) == {"code-postal-autre-commune"}
    assert checks("Trifouillis", "62300", Location(known=False)) == {"commune-inconnue"}
    assert checks("Trifouillis", "62300", Location()) == set()


def test_unknown_names_of_a_draft_are_reported(desk: Desk) -> None:
    assert "surnom" in desk.findings(surnom="Bob")["cles-inconnues"].message


def test_no_message_says_eligible(desk: Desk) -> None:
    for rule in desk.call.rules:
        said = " ".join([rule.message.source, *(remedy.label.source for remedy in rule.remedies)])
        assert "éligib" not in said.lower()


def test_figures_and_sets_are_json_data(desk: Desk) -> None:
    for values in (READY, with_(autofinancement=0.1, montant_demande=1.7), with_(fiche="gup")):
        for finding in desk.findings(**values).values():
            assert all(isinstance(value, (int, float, str, list)) for value in finding.figures.values())
