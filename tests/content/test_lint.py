"""Advice to authors: said, never stopping."""

from __future__ import annotations

from aide_projet.content.lint import lint_library
from aide_projet.content.load import load_library

PARCOURS = "dialogues/essai/parcours.yaml"


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
