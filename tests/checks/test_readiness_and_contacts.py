"""« Prête à déposer », and whom to contact."""

from __future__ import annotations

from desk import READY, Desk, with_

from aide_projet.checks.contacts import whom_to_contact
from aide_projet.checks.findings import findings
from aide_projet.checks.location import Location
from aide_projet.checks.readiness import Readiness, readiness
from aide_projet.draft.value import Value


def state(desk: Desk, values: dict[str, Value]) -> Readiness:
    known = desk.facts(values)
    return readiness(known, findings(desk.call, known))


def test_a_full_draft_without_anything_blocking_is_ready(desk: Desk) -> None:
    assert state(desk, READY).ready


def test_a_missing_part_a_blocking_finding_or_no_contact_taken_each_stand_in_the_way(desk: Desk) -> None:
    missing = state(desk, with_(gouvernance=None))
    assert (missing.ready, missing.missing, missing.labels) == (False, ("gouvernance",), ("Qui décide, et comment",))
    blocked = state(desk, with_(montant_demande=1000, autofinancement=6000))
    assert (blocked.ready, [finding.check for finding in blocked.blocking]) == (False, ["plancher"])
    alone = state(desk, with_(contact_prealable=False, contact_prealable_date=None, contact_prealable_service=None))
    assert (alone.ready, alone.contact_taken, alone.blocking) == (False, False, ())


def test_a_row_of_a_needed_table_that_lacks_something_stands_in_the_way(desk: Desk) -> None:
    half: Value = [{"financeur": "Ville", "type": "commune", "statut": "accorde"}]
    found = state(desk, with_(cofinancements=half))
    assert (found.ready, found.missing) == (False, ("cofinancements",))
    extra: Value = [{"valeur": 30}]
    assert state(desk, with_(contributions_volontaires=extra)).ready


def test_the_service_and_the_territory_are_named_to_be_verified_and_nobody_else(desk: Desk) -> None:
    said = whom_to_contact(desk.call, desk.facts({"fiche": "innover"}, location=Location("62", "627")))
    assert "Direction de Partenariats Internationaux et Régionaux" in said
    assert "Artois et Bassin Minier" in said
    assert "contact de 2015, à vérifier" in said


def test_one_service_answers_for_gup_in_the_whole_region(desk: Desk) -> None:
    said = whom_to_contact(desk.call, desk.facts({"fiche": "gup"}, location=Location("62", "627")))
    assert "Direction de l'Aménagement Durable" in said
    assert "Artois" not in said
    assert "contact de 2015, à vérifier" in said


def test_before_the_fiche_is_known_the_town_comes_first(desk: Desk) -> None:
    assert "mairie" in whom_to_contact(desk.call, desk.facts({}))
    assert "donnez votre commune" in whom_to_contact(desk.call, desk.facts({"fiche": "innover"}))


def test_no_name_of_the_staff_of_2015_is_shown_anywhere(desk: Desk) -> None:
    said = " ".join(wording.source for wording in desk.call.contact.values())
    said += " ".join(fiche.service for fiche in desk.call.fiches)
    for name in ("CASTEL", "AUTIN", "FACON", "ANTOINE", "DOLEZ", "@nordpasdecal", "03 28"):
        assert name.lower() not in said.lower()


def test_each_thing_in_the_way_is_listed_with_where_it_is_mended(desk: Desk) -> None:
    draft = with_(montant_demande=1000, autofinancement=6000, gouvernance=None, contact_prealable=False)
    found = [(one.kind.value, one.slot) for one in state(desk, draft).obstacles]
    assert found == [("bloquant", "montant_demande"), ("contact", "contact_prealable"), ("manque", "gouvernance")]
    assert state(desk, READY).obstacles == ()


def test_an_untold_contact_is_in_the_way_once(desk: Desk) -> None:
    draft = with_(contact_prealable=None, contact_prealable_date=None, contact_prealable_service=None)
    slots = [one.slot for one in state(desk, draft).obstacles]
    assert slots.count("contact_prealable") == 1
