"""Wishes in free wording: what the examples teach, judged on words that they do not hold as they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listening import heard, understood
from told import shipped_context

from aide_projet.understanding.intent import DRASTIC
from aide_projet.understanding.language import Language
from aide_projet.understanding.reading import Intent
from aide_projet.understanding.said import say
from aide_projet.understanding.taught import TALK, WISHES, find_taught_wish, nearest_example, wish_unlearnt

LANGUAGE = shipped_context().language


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("vous pourriez m'afficher un récap de tout ce qu'on a rempli", "summary"),
        ("gardez tout ça bien au chaud, je voudrais rien perdre", "save"),
        ("j'aimerais mieux causer avec un humain en vrai", "human"),
        ("sors-moi le dossier sur papier pour la mairie", "export"),
        ("faudrait que j'en parle au bureau de l'association", "unknown"),
        ("celle-là on la laisse, ma fille la remplira", "skip"),
        ("allez on jette tout et on refait depuis le début", "restart"),
        ("remontre-moi la question juste avant s'il te plaît", "back"),
        ("je dois filer chercher les petits, on finit demain", "stop"),
        ("sauvegarde vite je dois aller chercher les gosses", "save"),
    ],
)
def test_a_wish_in_words_of_its_own_is_known(said: str, wish: str) -> None:
    assert heard(said, None) == {"intent": wish}


@pytest.mark.parametrize(
    "said",
    [
        "on voudrait refaire le jardin",
        "les gens ne se parlent plus",
        "reprendre les ateliers de couture avec les mamans",
        "n'efface surtout rien de ce que j'ai mis",
        "je ne veux pas tout recommencer depuis le début",
        "effacer les tags de la cage d'escalier",
    ],
)
def test_what_wishes_nothing_is_no_command(said: str) -> None:
    assert not [intent for intent in understood(said, None).intents if intent.name in DRASTIC]


@pytest.mark.parametrize("title", ["Tout effacer et repartir", "Retour à la case jardin", "Raconte-moi ton quartier"])
def test_a_title_stays_a_title(title: str) -> None:
    assert heard(title, "intitule") == {"text": title}


def test_the_nearest_example_says_why() -> None:
    said = say("pourriez-vous me faire un récapitulatif du dossier")
    found = find_taught_wish(said, LANGUAGE)
    assert isinstance(found, Intent)
    assert found.rule == "exemples"
    assert "récapitul" in nearest_example(said, found.name, LANGUAGE)


def test_examples_judged_unlearnt_lead_where_they_must() -> None:
    told = [(wish, text) for wish, texts in LANGUAGE.subjects[WISHES].items() if wish != "négations" for text in texts]
    led = [(wish, wish_unlearnt(text, wish, LANGUAGE)) for wish, text in told]
    assert sum(wish == found for wish, found in led) / len(led) > 0.65
    assert sum(found not in ("", wish) for wish, found in led) / len(led) < 0.10
    assert sum(found in DRASTIC and found != wish for wish, found in led) / len(led) < 0.01


def test_ordinary_talk_judged_unlearnt_seldom_looks_like_a_wish() -> None:
    talk = LANGUAGE.subjects[TALK].items()
    led = [wish_unlearnt(text, f"{TALK} {about}", LANGUAGE) for about, texts in talk for text in texts]
    assert sum(found != "" for found in led) / len(led) < 0.15
    assert sum(found in DRASTIC for found in led) / len(led) < 0.012


def test_without_examples_nothing_is_known() -> None:
    assert find_taught_wish(say("montre-moi mes réponses"), Language("fr", {})) is None


@given(st.text(max_size=200))
def test_whatever_is_typed_is_judged(text: str) -> None:
    found = find_taught_wish(say(text), LANGUAGE)
    assert found is None or found.said == text
