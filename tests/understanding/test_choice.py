from __future__ import annotations

import pytest
from listening import heard, understood

from aide_projet.understanding.reading import Doubt


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("association", "association"),
        ("Une association", "association"),
        ("on est une asso", "association"),
        ("centre_social", "centre_social"),
        ("le premier", "habitant"),
        ("2", "collectif"),
        ("la troisième", "association"),
        ("le dernier", "autre"),
        ("numéro 4", "centre_social"),
        ("colectif", "collectif"),
        ("assosiation", "association"),
        ("c'est le centre social du quartier", "centre_social"),
    ],
)
def test_an_option_is_named_in_many_ways(said: str, key: str) -> None:
    assert heard(said, "porteur_type") == {"slots": {"porteur_type": key}}


@pytest.mark.parametrize("said", ["moi et mes copines", "mes voisines et moi", "moi et mes voisins de la tour"])
def test_oneself_and_those_near_are_a_group(said: str) -> None:
    assert heard(said, "porteur_type") == {"slots": {"porteur_type": "collectif"}}


@pytest.mark.parametrize("said", ["l'association et le centre social", "moi et le gardien", "le 1 ou le 2"])
def test_several_options_are_asked_about(said: str) -> None:
    assert isinstance(understood(said, "porteur_type").answer, Doubt)


@pytest.mark.parametrize("said", ["pas une association", "le 9", "bleu"])
def test_no_option_is_guessed(said: str) -> None:
    assert understood(said, "porteur_type").answer is None


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("tout", ["idee", "decision", "realisation", "evaluation"]),
        ("les deux premiers", ["idee", "decision"]),
        ("tout sauf le dernier", ["idee", "decision", "realisation"]),
        ("1 et 3", ["idee", "realisation"]),
        ("ils décident et ils font", ["decision", "realisation"]),
        ("le bilan", ["evaluation"]),
        ("les deux derniers", ["realisation", "evaluation"]),
        ("du premier au troisième", ["idee", "decision", "realisation"]),
        ("de 2 à 4", ["decision", "realisation", "evaluation"]),
        ("les quatre", ["idee", "decision", "realisation", "evaluation"]),
        ("les 4", ["idee", "decision", "realisation", "evaluation"]),
        ("un et trois", ["idee", "realisation"]),
        ("tout sauf 2 et 3", ["idee", "evaluation"]),
        ("tt sof le dernier", ["idee", "decision", "realisation"]),
        ("juste le 2", ["decision"]),
    ],
)
def test_several_options_may_be_chosen(said: str, keys: list[str]) -> None:
    assert heard(said, "place_habitants") == {"slots": {"place_habitants": keys}}


@pytest.mark.parametrize("said", ["le 9", "le 1 et le 9", "pas le premier"])
def test_a_rank_that_no_option_has_is_no_answer(said: str) -> None:
    assert understood(said, "place_habitants").answer is None


@pytest.mark.parametrize("said", ["tout le reste", "ils décident pas", "tout le monde s'en occupe à la fin"])
def test_all_or_one_is_not_chosen_by_half_a_phrase(said: str) -> None:
    assert heard(said, "place_habitants") == {"slots": {"place_habitants": [said]}}


def test_another_answer_is_kept_as_free_text() -> None:
    assert heard("elles tiennent la buvette du club", "place_habitants") == {
        "slots": {"place_habitants": ["elles tiennent la buvette du club"]}
    }


def test_a_public_keeps_its_words_and_its_tags() -> None:
    assert heard("les jeunes et les mamans", "public") == {
        "slots": {"public": {"texte": "les jeunes et les mamans", "etiquettes": ["jeunes", "femmes"]}}
    }


def test_a_public_without_a_tag_is_kept() -> None:
    assert heard("les joueurs de pétanque", "public") == {
        "slots": {"public": {"texte": "les joueurs de pétanque", "etiquettes": []}}
    }
