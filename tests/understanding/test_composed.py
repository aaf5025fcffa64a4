from __future__ import annotations

import pytest
from listening import heard, understood

from aide_projet.understanding.intent import DRASTIC


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("fais-moi voir ce qu'on a écrit", "summary"),
        ("je voudrais relire toutes mes réponses", "summary"),
        ("il reste combien de questions à remplir ?", "status"),
        ("oubliez ce que je viens de dire", "cancel"),
        ("veuillez annuler ma dernière saisie", "cancel"),
        ("repartons du début, en effaçant tout", "restart"),
        ("retournons à la question juste avant", "back"),
        ("j'arrête pour ce soir, bonne nuit", "stop"),
        ("je finirai la semaine prochaine", "save"),
        ("envoyez-moi le document final en pdf", "export"),
        ("je préfère voir un animateur en face", "human"),
        ("donne-moi un exemple de titre", "example"),
        ("pas envie de donner de date, avancez", "skip"),
        ("on n'a pas trouvé de nom", "unknown"),
    ],
)
def test_a_command_said_in_pieces_is_heard(said: str, intent: str) -> None:
    assert heard(said) == {"intent": intent}


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("fé vwar le recap", "summary"),
        ("jveu tou refer depui le debu", "restart"),
        ("on peu revenir sur celle davant ?", "back"),
        ("pase", "skip"),
        ("suivan", "skip"),
        ("donne exempl stp", "example"),
        ("ya pa kelkun o telefone ?", "human"),
    ],
)
def test_a_command_spelt_as_it_sounds_is_heard(said: str, intent: str) -> None:
    assert heard(said) == {"intent": intent}


@pytest.mark.parametrize(
    "said", ["on veut refaire le jardin", "effacer les tags", "garder les enfants", "imprimer un journal", "bac"]
)
def test_a_deed_of_the_project_is_no_command(said: str) -> None:
    for asked in (None, "idee", "intitule"):
        assert not {intent.name for intent in understood(said, asked).intents} & DRASTIC


@pytest.mark.parametrize("title", ["Tout effacer et repartir", "Montre-nous ton quartier", "Garder le lien"])
def test_a_title_made_of_pieces_stays_a_title(title: str) -> None:
    assert heard(title, "intitule") == {"text": title}


@pytest.mark.parametrize(
    "said",
    [
        "recommence pas",
        "n'efface rien",
        "ne supprime pas ma réponse",
        "je veux pas arrêter",
        "faut pas tout effacer",
        "pas besoin de revenir en arrière",
        "si je quitte je perds tout ?",
        "comment j'annule ?",
    ],
)
def test_a_command_denied_or_asked_about_is_not_given(said: str) -> None:
    for asked in (None, "budget_total", "commune"):
        assert not {intent.name for intent in understood(said, asked).intents} & DRASTIC


@pytest.mark.parametrize(
    ("said", "intent"), [("je veux arrêter là", "stop"), ("reviens à la question d'avant", "back")]
)
def test_a_listed_command_is_one_even_where_a_title_is_asked(said: str, intent: str) -> None:
    assert heard(said, "intitule") == {"intent": intent}
