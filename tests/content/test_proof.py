"""What a state of the content shows by itself, against the one in force."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aide_projet.content.proof import prove_content
from aide_projet.content.states import edited_files
from aide_projet.use_cases.effect import Change, ChangeKind, Effect, Group
from aide_projet.use_cases.proof import ContentProof, Part, Proof, Unfinished, Why
from small_content import Small

PARCOURS = "dialogues/essai/parcours.yaml"
PLANCHER = "rules/essai-1/controles/plancher.yaml"


@pytest.fixture
def in_force(small: Small, tmp_path: Path) -> Path:
    shutil.copytree(small.root, tmp_path / "en-service")
    return tmp_path / "en-service"


def proved(small: Small, in_force: Path) -> ContentProof:
    return prove_content(small.root, in_force, lambda part, done, total, at: None)


def test_an_unchanged_content_is_sound(small: Small, in_force: Path) -> None:
    found = proved(small, in_force)
    assert (found.mistakes, found.failed, found.new_advice) == ((), (), ())
    assert found.examples == 8
    assert Proof(found, Effect()).publishable(accepted=())


def test_a_mistake_is_told_at_its_line_and_no_example_is_run(small: Small, in_force: Path) -> None:
    small.replace(PARCOURS, "champ: budget_total", "champ: budgte_total")
    found = proved(small, in_force)
    assert found.examples == 0
    assert not Proof(found, Effect()).sound
    first = next(one for one in found.mistakes if "budgte_total" in one.cause)
    assert (first.file, first.line) == (PARCOURS, small.line(PARCOURS, "budgte_total"))
    assert "budget_total" in first.remedy


def test_a_sentence_with_an_unknown_field_is_told_with_the_one_meant(small: Small, in_force: Path) -> None:
    small.replace(PLANCHER, "l'appel commence à {plancher:euros}", "l'appel commence à {planche:euros}")
    (mistake,) = proved(small, in_force).mistakes
    assert (mistake.file, mistake.line) == (PLANCHER, small.line(PLANCHER, "message:"))
    assert "planche" in mistake.cause
    assert "plancher" in mistake.remedy


def test_a_failing_example_forbids_to_publish(small: Small, in_force: Path) -> None:
    small.replace(PLANCHER, "manque: 500", "manque: 400")
    found = proved(small, in_force)
    assert found.failures == 1
    assert found.failed[0].problem == "manque : attendu 400, trouvé 500"
    assert not Proof(found, Effect()).publishable(accepted=("phrase-longue",))


def test_advice_that_is_new_is_to_be_accepted_by_its_name(small: Small, in_force: Path) -> None:
    small.replace(PARCOURS, "question: Quelle fiche ?", f"question: Quelle {'très ' * 25}bonne fiche ?")
    proof = Proof(proved(small, in_force), Effect())
    assert proof.to_accept == ("phrase-longue",)
    assert not proof.publishable(accepted=())
    assert proof.publishable(accepted=("phrase-longue",))


def test_advice_already_given_on_what_is_in_force_is_only_counted_even_when_lines_move(
    small: Small, in_force: Path
) -> None:
    keywords = "rules/essai-1/mots-cles/jardin.yaml"
    for root in (Small(in_force), small):
        root.replace(PARCOURS, "question: Quelle fiche ?", f"question: Quelle {'très ' * 25}bonne fiche ?")
        root.replace(keywords, "[jardin, potager]", "[jardin, potager, Bal]")
    for name in (PARCOURS, keywords):
        small.write(name, "# un commentaire\n\n" + (small.root / name).read_text(encoding="utf-8"))
    found = proved(small, in_force)
    assert (found.new_advice, found.known_advice) == ((), 2)


def test_the_same_advice_once_more_is_new(small: Small, in_force: Path) -> None:
    for root in (Small(in_force), small):
        root.replace(PARCOURS, "question: Quelle fiche ?", "question: Quelle fiche du FPH ?")
    small.replace(PARCOURS, "question: Quelle surface ?", "question: Quelle surface, pour le FPH ?")
    found = proved(small, in_force)
    assert [one.line for one in found.new_advice] == [small.line(PARCOURS, "Quelle surface")]
    assert found.known_advice == 1


def test_only_the_first_of_many_mistakes_are_told_and_the_others_counted(small: Small, in_force: Path) -> None:
    small.replace(PARCOURS, "ecoute: [budget_total]", f"ecoute: [{', '.join(f'rien{n}' for n in range(1000))}]")
    found = proved(small, in_force)
    assert (len(found.mistakes), found.mistakes_more) == (200, 800)


def test_of_each_name_of_advice_only_the_first_are_told_and_the_others_counted(small: Small, in_force: Path) -> None:
    terms = "".join(
        f"  - {{cle: t{n}, titre: T{n}, mots: [terme {n}], definition: Ce n'est pas impossible.}}\n" for n in range(60)
    )
    glossary = small.root / "dialogues/essai/glossaire.yaml"
    small.write("dialogues/essai/glossaire.yaml", glossary.read_text(encoding="utf-8") + terms)
    small.replace(PARCOURS, "question: Quelle fiche ?", "question: Quelle fiche du FPH ?")
    found = proved(small, in_force)
    assert len(found.new_advice) == 51
    assert found.advice_more == {"double-negation": 10}
    assert set(Proof(found, Effect()).to_accept) == {"double-negation", "sigle-inexplique"}


def test_progress_names_the_file_at_hand(small: Small, in_force: Path) -> None:
    told = []
    prove_content(small.root, in_force, lambda *line: told.append(line))
    assert [part for part, *_ in told][:5] == [Part.READING, Part.READING, Part.ADVICE, Part.ADVICE, Part.EXAMPLES]
    assert (Part.EXAMPLES, 4, 8, PLANCHER) in told
    assert told[-1] == (Part.EXAMPLES, 8, 8, "")


def test_edited_files_are_those_changed_added_or_taken_out(small: Small, in_force: Path) -> None:
    assert edited_files(small.root, in_force) == ()
    small.replace(PLANCHER, "manque: 500", "manque: 400")
    small.write("rules/essai-1/controles/neuf.yaml", "controle: neuf")
    (small.root / "dialogues/essai/glossaire.yaml").unlink()
    assert edited_files(small.root, in_force) == (
        "dialogues/essai/glossaire.yaml",
        "rules/essai-1/controles/neuf.yaml",
        PLANCHER,
    )


def test_a_proof_comes_back_from_its_json_as_it_was(small: Small, in_force: Path) -> None:
    small.replace(PLANCHER, "manque: 500", "manque: 400")
    group = Group(Change(ChangeKind.FINDING, "", "plancher", "bloquant"), 3, 1, (1, 2))
    effect = Effect(under_way=3, groups=(group,), odd=(4,), labels={"fiche": "Fiche"})
    ended = Unfinished(Part.EFFECT, Why.TIME, "", ("rules/a.yaml",))
    proof = Proof(proved(small, in_force), effect, (ended,), 2.5)
    assert Proof.from_json(proof.to_json()) == proof


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"content": 3, "effect": null}'])
def test_a_text_that_is_no_proof_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Proof"):
        Proof.from_json(text)
