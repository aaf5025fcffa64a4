"""What the examples teach: words said for one fiche more than for the others, judged without themselves."""

from __future__ import annotations

from aide_projet.matching.authored import FicheWords, Keyword, Kind
from aide_projet.matching.compile import compile_lexicon
from aide_projet.matching.explain import taught
from aide_projet.matching.lessons import Lessons
from aide_projet.matching.lexicon import Lexicon
from aide_projet.matching.rank import rank, rank_unlearnt

FEAST, GREEN, PRIVATE = 0, 1, 2


def lexicon() -> Lexicon:
    return compile_lexicon(
        [
            FicheWords("fete", (Keyword("fête", 3),), examples=("un bal sur la place", "un bal le soir")),
            FicheWords(
                "vert", (Keyword("jardin", 3),), examples=("des bancs sur la place", "des bancs le long du canal")
            ),
        ],
        [Kind("prive", "C'est privé.", (Keyword("ma cuisine", 4),), examples=("mon canapé", "mon frigo"))],
    )


def test_a_word_of_the_examples_alone_leads_to_their_fiche() -> None:
    assert rank(lexicon(), "un bal").best == "fete"
    assert rank(lexicon(), "les bancs").best == "vert"


def test_a_word_that_all_examples_have_says_nothing() -> None:
    lessons = Lessons(2, 0)
    lessons.learn(FEAST, ("le", "bal"))
    lessons.learn(GREEN, ("le", "banc"))
    lessons.learn(2, ("le", "mien"))
    assert set(lessons.taught(["le"]).values()) == {0.0}


def test_the_examples_of_what_is_out_of_scope_teach_too() -> None:
    outside = rank(lexicon(), "mon frigo").out_of_scope
    assert outside is not None
    assert outside.kind == "prive"


def test_an_unlearnt_example_says_nothing_for_itself() -> None:
    words = lexicon()
    assert rank(words, "mon canapé mon frigo").best is None
    assert rank_unlearnt(words, "des bancs le long du canal", GREEN).best == "vert"
    lonely = compile_lexicon([FicheWords("a", (), examples=("un kiosque",)), FicheWords("b", (), examples=("un bal",))])
    assert rank(lonely, "un kiosque").best == "a"
    assert rank_unlearnt(lonely, "un kiosque", 0).best != "a"


def test_two_neighbours_of_an_example_say_more_than_the_same_words_apart() -> None:
    def score(text: str) -> float:
        return next(one.score for one in rank(lexicon(), text).candidates if one.fiche == "vert")

    assert score("bancs le canal") > score("le canal bancs")


def test_without_examples_nothing_is_taught() -> None:
    assert Lessons(4000, 10).taught([]) == {}


def test_the_lessons_explained_sum_up_to_the_score() -> None:
    words = lexicon()
    score = next(one.score for one in rank(words, "un bal").candidates if one.fiche == "fete")
    told = taught(words, "un bal")["fete"]
    assert {(word.said, word.keyword) for word in told} == {("un", "2"), ("bal", "2"), ("un bal", "2")}
    assert abs(sum(word.weight for word in told) - score) < 0.5


def test_a_fiche_that_no_keyword_led_to_is_proposed_with_words_all_the_same() -> None:
    (best, *_) = rank(lexicon(), "un bal").candidates
    assert "bal" in {word.said for word in best.words}
