"""Each form, on the content as shipped and on a small one: what it shows, what it writes, what then happens."""

from __future__ import annotations

from datetime import date

from forms_desk import Desk

from aide_projet.content.edit import call_contacts, edition_dates, figures, step_wording
from aide_projet.content.edit.filled import filled
from aide_projet.content.edit.form import Edited

CALL = "dsdt-2015"
APPEL, EDITIONS = f"rules/{CALL}/appel.yaml", f"rules/{CALL}/editions.yaml"


def lines_changed(before: str, after: str) -> list[str]:
    """The lines of the new text that the old one does not have."""
    return [line for line in after.splitlines() if line not in before.splitlines()]


def test_the_dates_of_an_edition_are_changed_and_the_comment_beside_stays(desk: Desk) -> None:
    old = desk.text(EDITIONS)
    form = edition_dates.form(desk.files, f"{CALL}/2015")
    edited = desk.fill(filled, form, dossier_complet="30 janvier 2015", ouverture="1er septembre 2014")
    assert lines_changed(old, desk.text(EDITIONS)) == ["    ouverture: 2014-09-01", "    dossier_complet: 2015-01-30"]
    assert "# le texte dit « 1er décembre », sans l'année" in desk.text(EDITIONS)
    edition = desk.library().calls[CALL].content.call.editions[0]
    assert (edition.opens, edition.file_deadline) == (date(2014, 9, 1), date(2015, 1, 30))
    assert [(one.label, one.before, one.after, one.line) for one in edited.changed] == [
        ("Ouverture", "", "1er septembre 2014", 7),
        ("Dossier complet", "23 janvier 2015", "30 janvier 2015", 9),
    ]


def test_a_form_sent_as_it_was_shown_changes_nothing(desk: Desk) -> None:
    for module, key in (
        (edition_dates, f"{CALL}/2015"),
        (figures, f"{CALL}/appel"),
        (figures, f"{CALL}/fonds"),
        (figures, f"{CALL}/retroplanning"),
        (figures, f"{CALL}/fiches/mobiliser"),
        (step_wording, "dsdt/thematique_gup"),
        (call_contacts, CALL),
    ):
        form = module.form(desk.files, key)
        assert form is not None
        assert form.fields
        assert desk.outcome(filled, form, **{field.name: field.shown for field in form.fields}) == Edited(
            {}, (), {field.name: field.place for field in form.fields if field.place}
        )


def test_a_new_edition_is_opened_at_the_end_of_the_list(desk: Desk) -> None:
    old = desk.text(EDITIONS)
    form = edition_dates.form(desk.files, f"{CALL}/nouvelle")
    desk.fill(
        edition_dates.opened,
        form,
        edition="2027",
        titre="Édition 2027 : c'est reparti",
        fiche_synthetique="1/12/2026",
        dossier_complet="22 janvier 2027",
        source_document="appel-2027",
        source_partie="Calendrier",
    )
    assert desk.text(EDITIONS) == old + (
        '  - edition: "2027"\n    titre: "Édition 2027 : c\'est reparti"\n    fiche_synthetique: 2026-12-01\n'
        "    dossier_complet: 2027-01-22\n    source:\n      document: appel-2027\n      partie: Calendrier\n"
    )
    assert [one.name for one in desk.library().calls[CALL].content.call.editions] == ["2015", "2027"]


def test_an_edition_named_like_another_or_without_a_needed_box_is_refused(desk: Desk) -> None:
    form = edition_dates.form(desk.files, f"{CALL}/nouvelle")
    refused = desk.refused(edition_dates.opened, form, edition="2015", dossier_complet="2.000")
    assert "existe déjà" in refused["edition"]
    assert "23/01/2015" in refused["dossier_complet"]
    assert {"titre", "source_document", "source_partie"} <= set(refused)


def test_a_rate_changed_changes_what_the_rule_asks(desk: Desk) -> None:
    form = figures.form(desk.files, f"{CALL}/fiches/mobiliser")
    desk.fill(filled, form, parametre_taux_local_exige="25", parametre_plancher="1 500 €")
    assert "taux_local_exige: 25 %        # cofinancement" in desk.text(f"rules/{CALL}/fiches/mobiliser.yaml")
    call = desk.library().calls[CALL].content.call
    sheet = next(one for one in call.fiches if one.key == "mobiliser")
    assert dict(sheet.parameters) == {"plancher": 1500, "taux_local_exige": 0.25}


def test_the_comment_of_a_figure_is_the_help_of_its_box_even_in_another_fiche(desk: Desk) -> None:
    form = figures.form(desk.files, f"{CALL}/fiches/structurer")
    assert form is not None
    assert {field.name: field.help for field in form.fields} == {
        "parametre_plancher": "demande minimale, en euros",
        "parametre_taux_local_exige": "cofinancement des collectivités locales, au moins",
    }


def test_an_ambiguous_amount_is_refused_beside_its_box_and_nothing_is_written(desk: Desk) -> None:
    form = figures.form(desk.files, f"{CALL}/fiches/gup")
    refused = desk.refused(filled, form, parametre_plancher="2.000", parametre_plafond_investissement="160 000")
    assert list(refused) == ["parametre_plancher"]
    assert "se lit de plusieurs façons" in refused["parametre_plancher"]


def test_every_figure_of_the_call_has_a_box(desk: Desk) -> None:
    keys = [entry.key for entry in figures.entries(desk.files)]
    assert keys == [
        *(f"{CALL}/fiches/{name}" for name in ("gup", "innover", "mobiliser", "structurer")),
        f"{CALL}/appel",
        f"{CALL}/fonds",
        f"{CALL}/retroplanning",
    ]
    delays = figures.form(desk.files, f"{CALL}/retroplanning")
    assert delays is not None
    assert [field.shown for field in delays.fields] == ["14", "21", "45", "30", "14", "60", "1"]
    of_call = figures.form(desk.files, f"{CALL}/appel")
    assert of_call is not None
    assert [field.shown for field in of_call.fields if field.name.startswith("sorties")] == ["3", "6", "4"]


def test_the_wording_of_a_question_keeps_its_place_and_its_comments(desk: Desk) -> None:
    flow = "dialogues/dsdt/parcours.yaml"
    old = desk.text(flow)
    form = step_wording.form(desk.files, "dsdt/contact_telephone")
    desk.fill(
        filled,
        form,
        question="Comment vous joindre : téléphone ou courriel ?",
        exemples="Je m'appelle Fatima Benali, 06 11 22 33 44\n# rien\n",
        demander="",
    )
    assert lines_changed(old, desk.text(flow)) == [
        '        question: "Comment vous joindre : téléphone ou courriel ?"',
        '        exemples: ["Je m\'appelle Fatima Benali, 06 11 22 33 44", "# rien"]',
    ]
    step = desk.library().calls[CALL].content.steps["contact_telephone"]
    assert step.question == step.ask == "Comment vous joindre : téléphone ou courriel ?"


def test_a_question_emptied_is_refused(desk: Desk) -> None:
    form = step_wording.form(desk.files, "dsdt/idee")
    assert list(desk.refused(filled, form, question="  ")) == ["question"]


def test_contacts_stay_folded_in_the_file(desk: Desk) -> None:
    form = call_contacts.form(desk.files, CALL)
    desk.fill(filled, form, territoire="Appelez {service}, pour {territoire}. " + "Merci de votre patience. " * 6)
    assert "  territoire: >-\n    Appelez {service}, pour {territoire}. Merci" in desk.text(APPEL)
    folded = desk.text(APPEL).partition("territoire: >-\n    Appelez")[2].partition("regional:")[0]
    assert max(len(line) for line in folded.splitlines()) <= 120
    desk.library()


def test_two_forms_on_the_same_file_both_hold(desk: Desk) -> None:
    desk.fill(filled, figures.form(desk.files, f"{CALL}/appel"), parametre_objectifs_maximum="4")
    desk.fill(filled, call_contacts.form(desk.files, CALL), sans_fiche="Appelez la mairie.")
    assert "  objectifs_maximum: 4\n" in desk.text(APPEL)
    assert "  sans_fiche: >-\n    Appelez la mairie.\n" in desk.text(APPEL)
    desk.library()


def test_another_call_has_its_own_forms(small_desk: Desk) -> None:
    files = small_desk.files
    assert [entry.key for entry in edition_dates.entries(files)] == ["essai-1/2015", "essai-1/nouvelle"]
    form = figures.form(files, "essai-1/fiches/jardin")
    small_desk.fill(filled, form, parametre_plancher="2 500")
    assert "parametres: {plancher: 2500}" in small_desk.text("rules/essai-1/fiches/jardin.yaml")
    form = step_wording.form(small_desk.files, "essai/fiche")
    small_desk.fill(filled, form, choix_0_libelle="Jardins, potagers", exemples="Un jardin, s'il vous plaît")
    assert '{cle: jardin, libelle: "Jardins, potagers", mots:' in small_desk.text("dialogues/essai/champs.yaml")
    small_desk.library()


def test_an_unknown_form_is_none(desk: Desk) -> None:
    for module, key in (
        (edition_dates, "autre/2015"),
        (edition_dates, f"{CALL}/2016"),
        (figures, f"{CALL}/../../etc"),
        (step_wording, "dsdt/rien"),
        (call_contacts, "rien"),
    ):
        assert module.form(desk.files, key) is None
