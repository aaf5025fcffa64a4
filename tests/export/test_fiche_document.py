"""What the fiche says: everything told once, what is missing said, nothing private but the contact."""

from __future__ import annotations

from dataclasses import asdict, replace

import fiche_views
from fiche_views import DAY

from aide_projet.export.fiche_document import FicheDocument, fiche_document
from aide_projet.use_cases.view import ConversationView, DossierPart


def _fiche(view: ConversationView) -> FicheDocument:
    return fiche_document(view, generated=DAY, version="0.1.0")


def test_every_told_field_is_somewhere() -> None:
    text = repr(asdict(_fiche(fiche_views.usual())))
    for part in fiche_views.USUAL_PARTS:
        for entry in part.entries:
            for line in [cell for row in entry.rows[1:] for cell in row] or entry.shown.split("\n"):
                assert repr(line)[1:-1] in text, entry.slot


def test_the_private_address_and_the_words_are_nowhere() -> None:
    text = repr(asdict(_fiche(fiche_views.usual())))
    assert fiche_views.KEY not in text
    assert fiche_views.WORDS not in text


def test_what_is_not_told_is_named_in_its_part_and_among_what_is_missing() -> None:
    fiche = _fiche(fiche_views.usual())
    part = next(part for part in fiche.parts if part.title == "Avec qui, et après")
    assert part.untold == ("Comment voir que c'est réussi", "Qui décide")
    assert fiche.missing == ("Ce qui sera fait", "Comment voir que c'est réussi", "Qui décide")


def test_a_parked_question_comes_with_who_could_know_and_is_not_called_missing() -> None:
    fiche = _fiche(fiche_views.usual())
    assert [(one.label, one.who_knows) for one in fiche.parked] == [
        ("Déjà financé par la Région", "La direction ou la trésorerie de la structure.")
    ]
    assert "Déjà financé par la Région" not in fiche.missing


def test_a_value_to_review_is_marked_and_listed() -> None:
    usual = fiche_views.usual()
    parts = tuple(
        DossierPart(
            part.title,
            tuple(replace(e, state="a_revoir") if e.slot == "nature_depense" else e for e in part.entries),
        )
        for part in usual.dossier
    )
    fiche = _fiche(replace(usual, dossier=parts))
    assert fiche.to_review == ("Nature de la dépense",)
    fields = [field for part in fiche.parts for field in part.fields if field.slot == "nature_depense"]
    assert [field.to_review for field in fields] == [True]


def test_the_proposed_fiche_is_named_only_until_one_is_chosen() -> None:
    assert _fiche(fiche_views.usual()).fiche_proposed == ""
    assert _fiche(fiche_views.usual()).fiche == fiche_views.FIT.title
    assert _fiche(fiche_views.short()).fiche_proposed == fiche_views.FIT.title


def test_a_part_with_nothing_told_is_left_out() -> None:
    assert [part.title for part in _fiche(fiche_views.short()).parts] == []


def test_the_rehearsed_day_is_said_only_when_it_is_another() -> None:
    assert _fiche(fiche_views.usual()).day == "10 novembre 2014"
    assert _fiche(fiche_views.ready()).day == ""


def test_a_call_with_other_slots_is_printed_by_its_parts() -> None:
    parts = (DossierPart("Partie", (fiche_views.entry("zone", "Zone", "texte_court", "frontière"),)),)
    fiche = _fiche(fiche_views.view(parts))
    assert fiche.budget is None
    assert [(field.label, field.paragraphs) for part in fiche.parts for field in part.fields] == [
        ("Zone", ("frontière",))
    ]
