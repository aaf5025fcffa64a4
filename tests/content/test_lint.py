"""Advice to authors: said, never stopping."""

from __future__ import annotations

from pathlib import Path

import pytest

from aide_projet.content.advice import AdviceName
from aide_projet.content.lint import lint_library
from aide_projet.content.load import load_library

PARCOURS = "dialogues/essai/parcours.yaml"
PLANCHER = "rules/essai-1/controles/plancher.yaml"


def advice(small) -> list[str]:
    folders = small.root / "dialogues", small.root / "rules"
    return [str(one) for one in lint_library(load_library(*folders), *folders)]


def test_a_content_well_made_gets_no_advice(small) -> None:
    assert advice(small) == []


def test_a_step_without_example_is_told(small) -> None:
    small.replace(PARCOURS, "        exemples: [5 000 €]\n", "")
    line = small.line(PARCOURS, "champ: budget_total")
    assert advice(small) == [
        f"{PARCOURS}:{line}:16 : étape « budget_total » sans exemple. "
        "Ajoutez « exemples: » avec une ou deux vraies réponses d'habitants."
    ]


def test_a_long_sentence_is_told_with_its_length(small) -> None:
    small.replace(PARCOURS, "question: Quelle fiche ?", f"question: Quelle {'très ' * 25}bonne fiche ?")
    (told,) = advice(small)
    assert "phrase de 28 mots" in told
    assert "25 mots au plus" in told


def test_short_sentences_that_make_a_long_text_are_fine(small) -> None:
    small.replace(PARCOURS, "question: Quelle fiche ?", f"question: {'Une phrase de cinq mots. ' * 8}")
    assert advice(small) == []


def test_an_acronym_that_the_glossary_does_not_explain_is_told(small) -> None:
    small.replace(PARCOURS, "question: Quelle fiche ?", "question: Quelle fiche du FPH ?")
    (told,) = advice(small)
    assert "sigle « FPH »" in told
    small.replace("dialogues/essai/glossaire.yaml", "[jury]", "[jury, fph]")
    assert advice(small) == []


def test_too_many_essential_questions_are_told_for_each_fiche(small) -> None:
    slots = "".join(f"  extra{n}: {{libelle: Extra, genre: texte_court, niveau: essentiel}}\n" for n in range(12))
    steps = "".join(
        f"      - {{champ: extra{n}, question: Quoi ?, simple: Quoi ?, pourquoi: Pour voir., exemples: [ça]}}\n"
        for n in range(12)
    )
    small.replace("dialogues/essai/champs.yaml", "  surface:", f"{slots}  surface:")
    small.write(PARCOURS, (small.root / PARCOURS).read_text(encoding="utf-8") + steps)
    assert [told.split(" : ")[1].split(".")[0] for told in advice(small)] == [
        "16 questions essentielles pour la fiche fete",
        "16 questions essentielles pour la fiche jardin",
    ]


def test_a_strong_keyword_of_two_fiches_is_told(small) -> None:
    small.replace("rules/essai-1/mots-cles/jardin.yaml", "[jardin, potager]", "[jardin, potager, Bal]")
    (told,) = advice(small)
    assert "« bal » pèse lourd dans deux fiches (jardin, ligne 4)" in told


def names(small) -> list[str]:
    folders = small.root / "dialogues", small.root / "rules"
    return [one.name.value for one in lint_library(load_library(*folders), *folders)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ne partez pas sans la fiche",
        "Rien n'est envoyé sans vous",
        "Ce n'est pas impossible",
        "Il n'est pas vraiment inutile de demander",
        "Ne manquez pas de ne pas oublier la date",
        "Le devis ne vous engage pas tant que vous ne signez pas",
        "Sans lui aucune aide ne peut être versée",
    ],
)
def test_a_sentence_that_denies_twice_is_told(small, sentence: str) -> None:
    small.replace(PARCOURS, "pourquoi: Chaque fiche a ses règles.", f'pourquoi: "{sentence}."')
    (told,) = advice(small)
    assert f"double négation : « {sentence} »" in told


@pytest.mark.parametrize(
    "sentence",
    [
        "On ne garde que le nécessaire",
        "Si vous ne savez pas, ne mettez rien",
        "Elle ne demande ni argent ni papier",
        "Ce n'est pas grave, on continue sans lui",
        "Vous pouvez passer sans répondre",
        "Le jury ne lit pas tout et n'appelle jamais",
        "Personne ne le saura",
        "Ce n'est pas possible",
    ],
)
def test_an_ordinary_denial_is_left_alone(small, sentence: str) -> None:
    small.replace(PARCOURS, "pourquoi: Chaque fiche a ses règles.", f'pourquoi: "{sentence}."')
    assert advice(small) == []


def test_the_sentences_of_rules_and_of_the_handover_are_read_too(small) -> None:
    small.replace("rules/essai-1/controles/plancher.yaml", "Demandez {manque:euros} de plus.", "Appelez la MDPH.")
    small.replace("dialogues/essai/remise.yaml", "La fiche se remet.", f"La fiche {'très ' * 25} se remet.")
    assert names(small) == ["phrase-longue", "sigle-inexplique"]


def test_an_acronym_written_in_full_beside_is_explained(small) -> None:
    small.replace(PARCOURS, "question: Quelle fiche ?", "question: Quelle fiche du FPH (fonds des habitants) ?")
    assert advice(small) == []
    small.replace(PARCOURS, "FPH (fonds des habitants)", "fonds des habitants (FPH)")
    assert advice(small) == []


def test_a_field_that_nothing_asks_or_hears_is_told(small) -> None:
    small.replace("dialogues/essai/champs.yaml", "  surface:", "  perdu: {libelle: Perdu, genre: date}\n  surface:")
    (told,) = advice(small)
    assert told.startswith(f"dialogues/essai/champs.yaml:{small.line('dialogues/essai/champs.yaml', 'perdu:')}:")
    assert "« perdu » n'est demandé ni écouté" in told
    small.replace(PARCOURS, "ecoute: [budget_total]", "ecoute: [budget_total, perdu]")
    assert advice(small) == []


def test_a_step_that_no_express_path_would_ask_though_it_says_when_is_told(small) -> None:
    condition = """si_express: 'fiche == "fete" et fiche == "jardin"'"""
    small.replace(PARCOURS, "      - champ: budget_total\n", f"      - champ: budget_total\n        {condition}\n")
    assert names(small) == ["etape-inatteignable"]


@pytest.mark.parametrize("document", ["à compléter", "?", "TODO", "xxx", "…"])
def test_a_source_that_only_fills_the_space_is_told(small, document: str) -> None:
    small.replace(PLANCHER, "document: appel-essai", f'document: "{document}"')
    (told,) = advice(small)
    assert f"source à préciser : « {document} »" in told


def test_a_source_whose_document_is_misspelt_is_told_with_the_one_meant(small) -> None:
    small.replace(PLANCHER, "document: appel-essai", "document: apel-essai")
    (told,) = advice(small)
    assert "« apel-essai »" in told
    assert "écrivez plutôt « appel-essai »" in told.lower()


def test_every_name_of_advice_stands_in_the_guide() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "administrateurs.md").read_text(encoding="utf-8")
    assert [name for name in AdviceName if f"`{name}`" not in guide] == []
