"""The runner of examples: what it finds, what it says of one that fails."""

from __future__ import annotations

import pytest

from aide_projet.cli.confusion import shown
from aide_projet.content.errors import ContentErrors
from aide_projet.content.examples import confusions, examples, run_examples

PLANCHER = "rules/essai-1/controles/plancher.yaml"
JARDIN = "rules/essai-1/mots-cles/jardin.yaml"
DEBUT = "dialogues/essai/conversations/debut.yaml"
OUI_NON = "dialogues/langue/fr/oui_non.yaml"


def problems(small) -> dict[str, str]:
    results = run_examples(small.root / "dialogues", small.root / "rules")
    return {f"{one.file}:{one.line}": one.problem for one in results if one.problem}


def test_every_kind_of_example_is_found_at_its_line(small) -> None:
    found = [(one.file, one.line) for one in examples(small.read())]
    assert found == [
        (OUI_NON, small.line(OUI_NON, "dit: carrément")),
        (JARDIN, 5),
        ("rules/essai-1/mots-cles/fete.yaml", 5),
        ("rules/essai-1/hors-sujet.yaml", 6),
        (PLANCHER, 12),
        (PLANCHER, 14),
        (PLANCHER, 16),
        (DEBUT, 1),
    ]


def test_sound_examples_pass(small) -> None:
    assert problems(small) == {}


def test_a_wrong_figure_of_a_rule_is_told(small) -> None:
    small.replace(PLANCHER, "manque: 500", "manque: 400")
    assert problems(small) == {f"{PLANCHER}:12": "manque : attendu 400, trouvé 500"}


def test_a_sentence_that_leads_elsewhere_is_told(small) -> None:
    small.replace(JARDIN, "[faire un jardin partagé]", "[organiser un bal]")
    (problem,) = problems(small).values()
    assert problem.startswith("mène à la fiche fete au lieu de la fiche jardin (fete ")


def test_an_example_is_judged_as_if_it_had_not_taught(small) -> None:
    small.replace(JARDIN, "[faire un jardin partagé]", "[faire un jardin partagé, kiosque]")
    (problem,) = problems(small).values()
    assert problem.startswith("mène à rien au lieu de la fiche jardin")


def test_a_phrase_teaches_and_nothing_is_required_of_it(small) -> None:
    small.replace(
        JARDIN, "[faire un jardin partagé]", "[faire un jardin partagé, un kiosque]\nphrases: [notre kiosque]"
    )
    assert problems(small) == {}


def test_the_table_counts_where_the_sentences_led_and_names_those_led_astray(small) -> None:
    small.replace(JARDIN, "[faire un jardin partagé]", "[faire un jardin partagé]\nphrases: [organiser un bal]")
    ((call, table),) = confusions(small.root / "dialogues", small.root / "rules").items()
    assert table.counts["jardin", "jardin"] == table.counts["jardin", "fete"] == table.counts["fete", "fete"] == 1
    assert table.counts["hors sujet", "hors sujet"] == 1
    assert [(one.text, found) for one, found in table.astray] == [("organiser un bal", "fete")]
    lines = list(shown(call, table, in_full=False))
    assert lines[0] == f"Correspondance, appel {call} : 3 phrases sur 4 mènent où il faut (75.0%)."
    assert f"  {JARDIN}:6 jardin → fete : « organiser un bal »" in lines


def test_a_reading_that_differs_is_told(small) -> None:
    small.replace(OUI_NON, "lu: {yes: true}", "lu: {yes: false}")
    assert problems(small) == {f"{OUI_NON}:6": "lu {'yes': True} au lieu de {'yes': False}"}


def test_a_conversation_that_goes_otherwise_is_told_with_the_exchange(small) -> None:
    small.replace(DEBUT, "question: fiche", "question: budget_total, noms: [merci], sans: [idee], gares: [fiche]")
    (problem,) = problems(small).values()
    assert problem.startswith("échange 1 (« Un jardin partagé derrière la tour ») : ")
    assert "la réponse « merci » n'est pas dite" in problem
    assert "« idee » devrait rester vide" in problem
    assert "« fiche » n'est pas mis de côté" in problem
    assert "la question porte sur fiche au lieu de budget_total" in problem


def test_a_content_with_mistakes_runs_nothing_and_tells_them(small) -> None:
    small.replace(PLANCHER, "gravite: bloquant", "gravite: grave")
    with pytest.raises(ContentErrors, match="« grave » inconnue"):
        problems(small)
