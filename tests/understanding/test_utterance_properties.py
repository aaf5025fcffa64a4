"""Whatever is typed: nothing raises, every piece points inside the text, a drastic wish takes clear words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from listening import SLOTS, understood

from aide_projet.understanding.answer import CONTEXTS
from aide_projet.understanding.reading import Doubt, Reading

ASKED = [None, *SLOTS, *CONTEXTS]
PIECES = [
    "non",
    "pas",
    "3000",
    "2 500 €",
    "à Lens",
    "Roubaix",
    "30 familles",
    "le 13 juin",
    "c'est quoi",
    "un cofinancement",
    "?",
    ",",
    "et",
    "dont",
    "de la mairie",
    "stop",
    "06 11 22 33 44",
    "marie@orange.fr",
    "association Les Voisines",
    "je m'appelle",
    "Fatima",
    "du 6 au 10 juillet",
    "quartier du Pile",
    "change",
    "le titre",
    ":",
    "%",
    "je sais pas",
    "FR76",
    "né le",
    "\n",
    "é",
    "😂",
    "59100",
]
said = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))


@settings(max_examples=250, deadline=None)
@given(said, st.sampled_from(ASKED))
def test_anything_typed_is_understood_without_an_error(text: str, asked: str | None) -> None:
    found = understood(text, asked, known={"budget_total": 3000}, last="budget_total")
    assert found.text == text
    readings = [mention for mention in (found.answer, *found.others) if mention is not None]
    for mention in readings:
        assert 0 <= mention.start <= mention.end <= len(text)
        assert isinstance(mention, (Reading, Doubt))
    for intent in found.intents:
        assert 0 <= intent.start <= intent.end <= len(text)
    for piece in found.sensitive:
        assert 0 <= piece.start < piece.end <= len(text)


@settings(max_examples=100, deadline=None)
@given(said)
def test_a_slot_is_told_once(text: str) -> None:
    found = understood(text)
    slots = [mention.slot for mention in found.others]
    assert len(slots) == len(set(slots))
