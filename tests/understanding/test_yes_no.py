"""Yes, no and between."""

from __future__ import annotations

import pytest

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.said import say
from aide_projet.understanding.yes_no import read_yes_no

YES = [
    "oui",
    "OUI !!!",
    "ouiiii",
    "ouais",
    "ouai",
    "ben oui",
    "grave",
    "carrément",
    "tout à fait",
    "d'accord",
    "c'est ça",
    "yes",
    "👍",
    "👍👍",
    "si",
    "si si",
    "c'est pas faux",
    "pas de problème",
    "je crois que oui",
    "mais oui bien sûr",
    "oui, la mairie est d'accord",
    "euh oui",
    "ok merci",
]
NO = [
    "non",
    "nonnnn",
    "nan",
    "nope",
    "non merci",
    "pas du tout",
    "pas vraiment",
    "pas encore",
    "surtout pas",
    "jamais de la vie",
    "je crois pas",
    "👎",
    "non on l'a pas encore fait",
    "euh... non",
    "carrément pas",
    "plutôt non",
    "pas d'accord",
]
BETWEEN = [
    "bof",
    "mouais",
    "ça dépend",
    "oui et non",
    "p'tet",
    "peut-être",
    "j'ai pas dit oui",
    "je sais pas",
    "pas sûr",
    "oui mais",
    "oui sauf le mercredi",
    "non, oui",
    "oui, à condition d'avoir la salle",
    "si on veut",
]
NEITHER = ["un jardin", "30 personnes", "merci", "pas grave", "la mairie a dit oui", "", "   ", "on a un nom"]


@pytest.mark.parametrize(
    ("text", "value"), [*((t, True) for t in YES), *((t, False) for t in NO), *((t, None) for t in BETWEEN)]
)
def test_yes_no_and_unsure_are_three_values(text: str, value: bool | None, context: ReadingContext) -> None:
    found = read_yes_no(say(text), context)
    assert found is not None
    assert found.value is value


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_no_answer_is_not_read(text: str, context: ReadingContext) -> None:
    assert read_yes_no(say(text), context) is None
