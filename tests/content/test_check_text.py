"""A text checked as if its file held it."""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest

from aide_projet.content.check_text import Problems, Severity, TextChecker
from aide_projet.content.unfold import FileNameError
from aide_projet.dialogue.content import Content

CHAMPS = "dialogues/essai/champs.yaml"
PARCOURS = "dialogues/essai/parcours.yaml"
PLANCHER = "rules/essai-1/controles/plancher.yaml"


@pytest.fixture(scope="module")
def checker() -> TextChecker:
    return TextChecker()


def text_of(small, name: str) -> str:
    return (small.root / name).read_text(encoding="utf-8")


def test_a_sound_text_has_no_problem_and_the_folder_stays_as_it_is(small, checker: TextChecker) -> None:
    text = text_of(small, PARCOURS)
    assert checker.check(small.root, PARCOURS, text) == Problems((), ())
    assert text_of(small, PARCOURS) == text


def test_a_mistake_is_told_at_its_line_up_to_the_end_of_what_is_wrong(small, checker: TextChecker) -> None:
    text = text_of(small, PARCOURS).replace("champ: budget_total", "champ: budjet_total   # le total")
    problem = next(one for one in checker.check(small.root, PARCOURS, text).here if "budjet_total" in one.cause)
    line = text.splitlines()[problem.line - 1]
    assert line[problem.column - 1 : problem.end - 1] == "budjet_total"
    assert problem.severity is Severity.MISTAKE
    assert "budget_total" in problem.remedy


def test_a_wrong_key_is_underlined_alone(small, checker: TextChecker) -> None:
    text = text_of(small, PARCOURS).replace("simple: Combien en tout", "sinple: Combien en tout")
    (problem,) = (one for one in checker.check(small.root, PARCOURS, text).here if "sinple" in one.cause)
    line = text.splitlines()[problem.line - 1]
    assert line[problem.column - 1 : problem.end - 1] == "sinple"


def test_what_a_text_breaks_in_other_files_is_told_apart(small, checker: TextChecker) -> None:
    small.write("rules/essai-1/fiches/vieux.txt", "une faute d'avant")
    text = text_of(small, CHAMPS).replace("montant_demande:", "montant_voulu:")
    problems = checker.check(small.root, CHAMPS, text)
    files = {problem.file for problem in problems.elsewhere}
    assert PLANCHER in files
    assert CHAMPS not in files
    assert "rules/essai-1/fiches/vieux.txt" not in files
    assert all(problem.file == CHAMPS for problem in problems.here)


def test_a_text_without_mistake_gets_advice(small, checker: TextChecker) -> None:
    text = text_of(small, PARCOURS).replace("question: Quelle fiche ?", f"question: Quelle {'très ' * 25}bonne fiche ?")
    (advice,) = checker.check(small.root, PARCOURS, text).here
    assert advice.severity is Severity.ADVICE
    assert "25 mots" in advice.remedy


def test_a_file_that_does_not_exist_yet_is_checked_in_its_place(small, checker: TextChecker) -> None:
    (problem, *_) = checker.check(small.root, "rules/essai-1/controles/neuf.yaml", "controle: vieux\n").here
    assert (problem.file, problem.line) == ("rules/essai-1/controles/neuf.yaml", 1)


@pytest.mark.parametrize("name", ["reglages.toml", "dialogues/../../etc/passwd", "/etc/passwd", "dialogues/essai/.x"])
def test_a_file_outside_the_content_is_refused(small, checker: TextChecker, name: str) -> None:
    with pytest.raises(FileNameError):
        checker.check(small.root, name, "")


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
def test_an_end_of_line_that_no_editor_shows_is_told_at_its_own_line(small, checker: TextChecker, char: str) -> None:
    (problem,) = checker.check(small.root, PARCOURS, f"parcours: essai\nappel: a{char}\netapes: [\n").here
    assert (problem.line, problem.column) == (2, 9)
    assert f"U+{ord(char):04X}" in problem.cause


BAD = {
    "vide": "",
    "deux-points": "a: b: c\n",
    "guillemet": 'parcours: "essai\nappel: x\n',
    "énorme": "mots: [" + "a, " * 700_000 + "a]\n",
    "dix mille niveaux": "[" * 10_000,
    "dix mille niveaux de groupes": "".join(f"{' ' * depth}a:\n" for depth in range(1_000)),
    "renvois": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "nul": "parcours: es\0sai\n",
    "moitié de caractère": "parcours: \ud800\n",
    "retours à la ligne de Windows": "parcours: essai\r\nappel:\r\n\tx\r\n",
    "marque d'ordre": "\ufeffparcours: [\n",
    "Latin-1": "parcours: été\n".encode("latin-1"),
    "UTF-16": "parcours: été\n".encode("utf-16"),
    "tabulation": "etapes:\n\t- partie: x\n",
    "séparateur de lignes": "parcours: a\u2028appel: [\n",
    "soixante mille clés inconnues": "".join(f"cle{number}: x\n" for number in range(60_000)),
    "cent mille éléments faux": "etapes: [" + "1, " * 100_000 + "1]\n",
    "soixante mille étapes vides": "etapes:\n" + "- {}\n" * 60_000,
    "vingt mille noms inconnus": "parcours: essai\nappel: essai-1\netapes:\n- partie: x\n  etapes:\n  - champ: idee\n"
    "    question: x\n    simple: x\n    pourquoi: x\n    qui_sait: x\n    demander: x\n"
    "    ecoute: [" + "inconnu, " * 20_000 + "x]\n",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_whatever_is_typed_is_told_in_a_sentence_with_a_line_and_in_little_time(
    small, checker: TextChecker, text: str | bytes
) -> None:
    begun = time.process_time()
    problems = checker.check(small.root, PARCOURS, text).here
    spent = time.process_time() - begun
    assert problems
    for problem in problems:
        assert problem.line >= 1
        assert problem.end >= problem.column >= 1
        assert problem.cause
        assert problem.remedy
    assert spent < 5


def test_files_of_the_shipped_size_are_checked_again_quickly(checker: TextChecker) -> None:
    root = Path(__file__).parents[2]
    name = "rules/dsdt-2015/mots-cles/mobiliser.yaml"
    text = (root / name).read_text(encoding="utf-8")
    checker.check(root, name, text)
    begun = time.process_time()
    assert checker.check(root, name, text + "# encore\n") == Problems((), ())
    assert time.process_time() - begun < 0.5


def test_nothing_of_a_text_that_was_checked_stays_in_memory(small, checker: TextChecker) -> None:
    text = text_of(small, PARCOURS)
    checker.check(small.root, PARCOURS, text)
    before = contents_alive()
    for number in range(3):
        checker.check(small.root, PARCOURS, f"{text}# {number}\n")
    assert contents_alive() == before


def contents_alive() -> int:
    gc.collect()
    return sum(isinstance(one, Content) for one in gc.get_objects())
