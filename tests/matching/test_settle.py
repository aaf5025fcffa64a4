"""A misspelt word that may be several is the one that the rest of the sentence supports."""

from __future__ import annotations

from aide_projet.matching.authored import FicheWords, Grammar, Keyword
from aide_projet.matching.compile import compile_lexicon
from aide_projet.matching.lexicon import Lexicon
from aide_projet.matching.rank import rank
from aide_projet.matching.settle import settled
from aide_projet.matching.tokens import tokens


def lexicon() -> Lexicon:
    return compile_lexicon(
        [
            FicheWords(
                "fete",
                (Keyword("repas de quartier", 4),),
                examples=("une fournée de tartes", "des tartes au four"),
            ),
            FicheWords(
                "vert",
                (Keyword("compost", 4),),
                examples=("le tri des ordures", "une tortue", "les tortues", "la tortue"),
            ),
        ],
        grammar=Grammar(void=("de", "le", "les"), passing=("notre",), known=("quarte", "tartes", "tortue", "tortues")),
    )


def chosen(text: str) -> list[str]:
    words = lexicon()
    return [word.plain for word in settled(words, [words.word(token.typed) for token in tokens(text)])]


def test_a_well_written_word_stays() -> None:
    assert chosen("repas quarte") == ["repas", "quarte"]


def test_a_keyword_made_with_a_neighbour_chooses_the_spelling() -> None:
    assert chosen("repas de notre quarter")[-1].startswith("quartie")


def test_the_rest_of_the_text_chooses_between_spellings() -> None:
    assert chosen("les tortes")[-1] == "tortues"
    assert chosen("une fournée de tortes au four")[-3] == "tartes"


def test_a_phrase_stands_with_one_word_misspelt() -> None:
    assert rank(lexicon(), "un repas de qaurtier").best == "fete"
