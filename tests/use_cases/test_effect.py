"""What an edit changes for the conversations that exist, on a small content."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aide_projet.content.load import load_library
from aide_projet.draft.event import Answered, Asked, Offered, OfferedReading, PathChosen, Recorded
from aide_projet.draft.slot import kind_name
from aide_projet.use_cases.effect import Change, ChangeKind, Effect, Group
from aide_projet.use_cases.proof import ContentProof, Proof
from aide_projet.use_cases.replaying import Replayed, measure
from small_content import Small

DAY = date(2014, 11, 10)
CHAMPS, PARCOURS = "dialogues/essai/champs.yaml", "dialogues/essai/parcours.yaml"
PLANCHER = "rules/essai-1/controles/plancher.yaml"
IDEA = "Un jardin derrière la tour avec les familles"


@pytest.fixture
def before(small: Small):
    return load(small)


def load(small: Small):
    return load_library(small.root / "dialogues", small.root / "rules")


def draft(
    before, number: int = 1, *, asked: str = "", recent: bool = True, day: date | None = None, **told
) -> Replayed:
    slots = before["essai-1"].slots
    events = [Answered(name, kind_name(slots[name].kind), value, str(value)) for name, value in told.items()]
    records = [Recorded(turn, event) for turn, event in enumerate((*events, *([Asked(asked, "v")] if asked else [])))]
    return Replayed(number, "essai-1", "2015", "fr", day, recent, tuple(records))


def effect(before, after, *drafts: Replayed, **told) -> Effect:
    return measure(before, after, drafts, DAY, default_call="essai-1", **{"expected": len(drafts), **told})


def changes(before, after, *drafts: Replayed) -> list[Change]:
    return [group.change for group in effect(before, after, *drafts).groups]


def test_the_same_content_changes_nothing(small: Small, before) -> None:
    found = effect(before, load(small), draft(before, idee=IDEA, fiche="jardin"))
    assert (found.under_way, found.changed, found.groups) == (1, 0, ())


def test_questions_put_in_another_order_give_another_next_question(small: Small, before) -> None:
    small.replace(PARCOURS, "      - champ: budget_total", "      - champ: MOVED")
    small.replace(PARCOURS, "      - champ: montant_demande", "      - champ: budget_total")
    small.replace(PARCOURS, "MOVED", "montant_demande")
    found = effect(before, load(small), draft(before, 7, idee=IDEA, fiche="fete"), draft(before, 9, idee=IDEA))
    (group,) = found.groups
    assert group.change == Change(ChangeKind.QUESTION, "budget_total", "montant_demande")
    assert group.numbers == (7,)
    assert (found.under_way, found.changed) == (2, 1)
    assert found.labels == {"budget_total": "Budget total", "montant_demande": "Montant demandé"}


def test_a_question_added_is_asked_of_those_who_had_finished_and_they_are_past(small: Small, before) -> None:
    small.replace(
        CHAMPS, "  surface:", "  lieu_exact: {libelle: Lieu, genre: texte_court, niveau: essentiel}\n  surface:"
    )
    step = "      - {champ: lieu_exact, question: Où ?, simple: Où ?, pourquoi: Pour voir., exemples: [là]}\n"
    small.write(PARCOURS, (small.root / PARCOURS).read_text(encoding="utf-8") + step)
    told = {"idee": IDEA, "fiche": "fete", "budget_total": 9000, "montant_demande": 5000}
    (group,) = effect(before, load(small), draft(before, 3, **told)).groups
    assert group.change == Change(ChangeKind.QUESTION, "", "lieu_exact")
    assert (group.under_way, group.past) == (0, 1)


def test_a_rule_made_stricter_tells_which_projects_get_its_finding(small: Small, before) -> None:
    small.replace(PLANCHER, "si: montant_demande < plancher", "si: montant_demande < plancher + 2000")
    drafts = [draft(before, number, idee=IDEA, fiche="jardin", montant_demande=3000) for number in (1, 2)]
    found = effect(before, load(small), *drafts, draft(before, 3, idee=IDEA))
    (group,) = found.groups
    assert group.change == Change(ChangeKind.FINDING, "", "plancher", "bloquant")
    assert group.numbers == (1, 2)


def test_a_rule_taken_out_lifts_its_finding(small: Small, before) -> None:
    small.replace(PLANCHER, "si: montant_demande < plancher", "si: montant_demande < plancher - 1900")
    assert changes(before, load(small), draft(before, idee=IDEA, fiche="jardin", montant_demande=500)) == [
        Change(ChangeKind.FINDING_GONE, "plancher", "", "bloquant")
    ]


def test_keywords_moved_to_another_fiche_change_the_one_proposed(small: Small, before) -> None:
    jardin, fete = (f"rules/essai-1/mots-cles/{name}.yaml" for name in ("jardin", "fete"))
    first, second = ((small.root / name).read_text(encoding="utf-8") for name in (jardin, fete))
    small.write(jardin, second.replace("fiche: fete", "fiche: jardin"))
    small.write(fete, first.replace("fiche: jardin", "fiche: fete"))
    assert Change(ChangeKind.FICHE, "jardin", "fete") in changes(before, load(small), draft(before, idee="un jardin"))


def test_an_answer_whose_field_is_taken_out_is_told_by_its_name_and_never_its_value(small: Small, before) -> None:
    text = (small.root / CHAMPS).read_text(encoding="utf-8")
    small.write(CHAMPS, text[: text.index("  surface:")])
    steps = (small.root / PARCOURS).read_text(encoding="utf-8")
    small.write(PARCOURS, steps[: steps.index("      - champ: surface")] + steps[steps.index("  - partie: L'argent") :])
    found = effect(before, load(small), draft(before, idee=IDEA, fiche="jardin", surface=987654, asked="surface"))
    assert [group.change for group in found.groups] == [
        Change(ChangeKind.FIELD_LOST, "surface"),
        Change(ChangeKind.QUESTION_GONE, "surface"),
    ]
    assert "987654" not in repr(found)


def test_an_answer_whose_field_no_longer_exists_for_that_fiche_is_told_too(small: Small, before) -> None:
    small.replace(CHAMPS, 'si: fiche == "jardin"', 'si: fiche == "fete"')
    small.replace(PARCOURS, 'si: fiche == "jardin"', 'si: fiche == "fete"')
    assert changes(before, load(small), draft(before, idee=IDEA, fiche="jardin", surface=20)) == [
        Change(ChangeKind.FIELD_LOST, "surface")
    ]


def test_an_answer_whose_field_changes_kind_is_to_review_and_asked_again(small: Small, before) -> None:
    small.replace(CHAMPS, "libelle: Surface du jardin\n    genre: nombre", "libelle: Surface\n    genre: texte_court")
    whole = draft(before, idee=IDEA, fiche="jardin", surface=20)
    whole = replace(whole, records=(*(whole.records or ()), Recorded(9, PathChosen("complet"))))
    assert changes(before, load(small), whole) == [
        Change(ChangeKind.TO_REVIEW, "surface", detail="texte_court"),
        Change(ChangeKind.QUESTION, "budget_total", "surface"),
    ]


def test_an_option_taken_out_leaves_the_answers_that_had_it_to_review(small: Small, before) -> None:
    small.replace(CHAMPS, ", {cle: caf, libelle: CAF}", "")
    rows = [{"financeur": "La CAF", "type": "caf", "montant": 500}]
    assert changes(before, load(small), draft(before, idee=IDEA, cofinancements=rows)) == [
        Change(ChangeKind.TO_REVIEW, "cofinancements")
    ]


def test_readings_that_wait_on_an_option_taken_out_are_told_as_a_question_that_is_gone(small: Small, before) -> None:
    readings = tuple(OfferedReading(key, key) for key in ("jardin", "fete"))
    waits = draft(before, idee=IDEA)
    offered = Recorded(9, Offered("fiche", "choix", "un jardin en fête", "choix", readings))
    waits = replace(waits, records=(*(waits.records or ()), offered))
    small.replace(CHAMPS, "{cle: fete, libelle: Fêtes, mots: [une fête]}", "{cle: bal, libelle: Bals}")
    for name in (f"rules/essai-1/{kind}/fete.yaml" for kind in ("fiches", "mots-cles")):
        text = (small.root / name).read_text(encoding="utf-8").replace("fiche: fete", "fiche: bal")
        small.write(name.replace("fete.yaml", "bal.yaml"), text)
        (small.root / name).unlink()
    small.replace(PLANCHER, "fiches: [jardin, fete]", "fiches: [jardin, bal]")
    small.replace("rules/essai-1/departage.yaml", "[jardin, fete]", "[jardin, bal]")
    small.replace("rules/essai-1/departage.yaml", "fiche: fete", "fiche: bal")
    assert Change(ChangeKind.QUESTION_GONE, "fiche") in changes(before, load(small), waits)


def test_one_odd_conversation_is_told_by_its_number_and_the_others_are_judged(small: Small, before) -> None:
    odd = Replayed(4, "essai-1", "2015", "fr", None, True, None)
    worse = Replayed(5, "essai-1", "2015", "fr", None, True, (Recorded(0, "rien"),))  # type: ignore[arg-type]
    found = effect(before, load(small), odd, draft(before, 6, idee=IDEA), worse)
    assert (found.under_way, found.not_replayed, found.odd) == (1, 2, (4, 5))


def test_a_conversation_that_the_new_content_could_not_go_on_with_is_told_apart(before) -> None:
    content = before["essai-1"]
    worse = replace(content, slots={name: slot for name, slot in content.slots.items() if name != "montant_demande"})
    found = effect(before, {"essai-1": worse}, draft(before, 6, idee=IDEA))
    assert [group.change for group in found.groups] == [Change(ChangeKind.BROKEN)]
    assert found.broken
    assert not Proof(ContentProof(examples=1), found).sound


def test_each_draft_is_judged_on_the_day_that_it_rehearses(small: Small, before) -> None:
    small.replace(PLANCHER, "si: montant_demande < plancher", "si: edition_ouverte == faux")
    late = draft(before, 2, idee=IDEA, fiche="jardin", day=date(2019, 1, 1))
    (group,) = effect(before, load(small), draft(before, 1, idee=IDEA, fiche="jardin"), late).groups
    assert group.numbers == (2,)


def test_what_people_under_way_would_lose_is_accepted_by_its_name_before_it_is_published() -> None:
    lost = Group(Change(ChangeKind.FIELD_LOST, "idee"), under_way=1, past=0, numbers=(1,))
    of_the_past = Group(Change(ChangeKind.TO_REVIEW, "idee"), under_way=0, past=3, numbers=(2,))
    finding = Group(Change(ChangeKind.FINDING, after="plancher"), under_way=5, past=0, numbers=(3,))
    proof = Proof(ContentProof(examples=1), Effect(groups=(lost, of_the_past, finding)))
    assert proof.to_accept == ("effet-champ-perdu",)
    assert not proof.publishable(())
    assert proof.publishable(("effet-champ-perdu",))


def test_a_call_that_is_not_served_any_more_is_told(before) -> None:
    (group,) = effect(before, {}, draft(before, 8, idee=IDEA)).groups
    assert group.change == Change(ChangeKind.CALL_GONE, "essai-1")


def test_when_time_is_over_the_rest_is_counted(small: Small, before) -> None:
    drafts = [draft(before, number, idee=IDEA) for number in range(5)]
    found = effect(before, load(small), *drafts, expected=15, tell=lambda done: done < 2)
    assert (found.under_way, found.unread) == (2, 13)


def test_the_past_is_told_apart_and_only_the_first_numbers_are_shown(small: Small, before) -> None:
    small.replace(PLANCHER, "si: montant_demande < plancher", "si: montant_demande < plancher + 2000")
    told = {"idee": IDEA, "fiche": "jardin", "montant_demande": 3000}
    drafts = [draft(before, number, recent=number < 10, **told) for number in range(12)]
    (group,) = effect(before, load(small), *drafts).groups
    assert (group.under_way, group.past) == (10, 2)
    assert group.numbers == tuple(range(8))
