"""Ranking: keywords, phrases, the grammar of a request, out of scope, the telling question."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aide_projet.matching.authored import FicheWords, Grammar, Keyword, Kind, Role
from aide_projet.matching.compile import compile_lexicon
from aide_projet.matching.lexicon import Lexicon
from aide_projet.matching.rank import rank, rank_scans, scan_told
from aide_projet.matching.ranking import Ranking, TellingQuestion

QUESTION = TellingQuestion("Plutôt quoi ?", (("fete", "La fête"), ("vert", "Le vert")))


def words(**weights: float) -> tuple[Keyword, ...]:
    return tuple(Keyword(text.replace("_", " "), weight) for text, weight in weights.items())


def lexicon() -> Lexicon:
    return compile_lexicon(
        [
            FicheWords("fete", words(fête=3, repas_de_quartier=5, habitants=1, café=3), "Dites que c'est festif."),
            FicheWords("vert", words(jardin=3, compost=3, habitants=1, fête=-1), "Dites que c'est vert."),
            FicheWords("conseil", words(conseil_citoyen=5, habitants=1)),
        ],
        [Kind("prive", "C'est privé.", words(ma_cuisine=4, je=0.5, habitants=-2))],
        {frozenset({"fete", "vert"}): QUESTION},
        Grammar(
            void=("le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "a"),
            passing=("mon", "ma", "notre", "grand"),
            masks=("café crème",),
            deeds=("créer",),
            wishes=("organise",),
            mine=("mon", "ma"),
            ends=("on",),
            short={"krtier": "quartier"},
            roles=(Role("décor", 0.3, ("dans", "au pied de")), Role("cause", 0.3, ("car",), holds=True)),
            told={"actions": 0.5},
        ),
    )


def said(text: str, **told: str) -> Ranking:
    return rank(lexicon(), text, told=told)


def score(ranking: Ranking, fiche: str) -> float:
    return next(candidate.score for candidate in ranking.candidates if candidate.fiche == fiche)


def test_the_best_fiche_comes_with_the_words_as_typed() -> None:
    ranking = said("Un grand REPAS de notre Quartier")
    assert ranking.best == "fete"
    assert [(word.said, word.keyword) for word in ranking.candidates[0].words] == [
        ("REPAS de notre Quartier", "repas de quartier")
    ]


def test_an_sms_spelling_counts() -> None:
    assert said("repas de krtier").best == "fete"


def test_nothing_told_fits_nothing_and_says_what_would_help() -> None:
    ranking = said("")
    assert ranking.best is None
    assert ranking.out_of_scope is None
    assert {candidate.would_change for candidate in ranking.candidates} >= {
        "Dites que c'est festif.",
        "Dites que c'est vert.",
    }


def test_what_speaks_against_a_fiche_lowers_it() -> None:
    assert score(said("jardin et fête"), "vert") == 2


def test_a_keyword_counts_once_however_often_it_is_said() -> None:
    assert score(said("fête, fêtes, fête"), "fete") == 3


def test_a_word_common_to_all_fiches_counts_little() -> None:
    assert score(said("habitants"), "fete") < 0.5


def test_the_setting_counts_less_than_the_deed() -> None:
    assert said("une fête dans le jardin").best == "fete"
    assert said("dans le jardin on fait une fête").best == "fete"


def test_a_noun_complement_counts_less_than_its_noun() -> None:
    ranking = said("le compost de la fête")
    assert score(ranking, "vert") == 3 - 0.5
    assert score(ranking, "fete") == 1.5


def test_what_one_does_counts_more() -> None:
    assert score(said("créer un jardin"), "vert") > 3


def test_who_does_it_counts_less_than_what_is_done() -> None:
    assert said("Le conseil citoyen organise un café").best == "fete"


def test_a_mask_hides_the_keyword_inside_it() -> None:
    assert said("un café crème").best is None


def test_a_reason_counts_less_to_the_end_of_its_sentence() -> None:
    assert score(said("car on aime le jardin"), "vert") < 1
    assert score(said("car on aime. Un jardin"), "vert") == 3


def test_a_private_matter_is_recognised_with_its_words() -> None:
    ranking = said("je refais ma cuisine")
    assert ranking.best is None
    assert ranking.out_of_scope is not None
    assert ranking.out_of_scope.kind == "prive"
    assert "ma cuisine" in {word.said for word in ranking.out_of_scope.words}


def test_the_inhabitants_make_it_a_project_again() -> None:
    assert said("ma cuisine ouverte aux habitants, une fête").best == "fete"


def test_what_one_person_owns_counts_less() -> None:
    assert score(said("mon jardin"), "vert") < 2


def test_two_close_fiches_are_asked_about_once() -> None:
    assert said("un café et un jardin").question == QUESTION
    assert said("un café").question is None


def test_other_answers_inform_with_less_weight() -> None:
    ranking = said("une idée", actions="un jardin")
    assert ranking.best == "vert"
    assert score(ranking, "vert") == 1.5


def test_a_slot_that_does_not_inform_is_not_read() -> None:
    assert said("une idée", contact_nom="Jardin").best is None


@given(st.text(max_size=400))
def test_no_text_breaks_the_ranking(text: str) -> None:
    ranking = said(text)
    for candidate in ranking.candidates:
        assert candidate.score >= 0
        assert all(word.said in text for word in candidate.words)


def test_four_thousand_fiches_share_their_keywords() -> None:
    fiches = [FicheWords(f"f{place}", (Keyword("jardin", 1), Keyword(f"mot{place % 40}", 2))) for place in range(4000)]
    compiled = compile_lexicon(fiches)
    assert len(compiled.entries) == 41
    ranking = rank(compiled, "jardin mot7")
    assert ranking.best == "f7"
    assert len(ranking.candidates) == 4000


def test_an_empty_lexicon_ranks_nothing() -> None:
    assert rank(Lexicon(), "un jardin") == Ranking((), None)


def test_only_what_changed_is_scanned_again() -> None:
    words = lexicon()
    before = scan_told(words, "un café", {"actions": "un jardin"})
    after = scan_told(words, "un café", {"actions": "un compost"}, before)
    assert after[""] is before[""]
    assert after["actions"] is not before["actions"]
    assert rank_scans(words, after) == rank(words, "un café", told={"actions": "un compost"})


def test_fiches_come_spoken_for_then_unspoken_then_spoken_against() -> None:
    assert [candidate.fiche for candidate in said("fête").candidates] == ["fete", "conseil", "vert"]


def test_a_word_too_long_to_be_one_is_not_kept_in_memory() -> None:
    words = lexicon()
    rank(words, "jardin " + "a" * 4000)
    assert set(words._memo) == {"jardin"}


def test_many_light_words_of_a_kind_do_not_hide_the_heavy_word_of_another() -> None:
    mine = Kind("prive", "C'est privé.", words(je=1.2, mon_vélo=3.5, ma_cave=3.5))
    theft = Kind("urgence", "Appelez.", words(volé=4))
    kinds = compile_lexicon([FicheWords("fete", words(fête=3))], [mine, theft], {}, Grammar())
    outside = rank(kinds, "je crois qu'on a volé mon vélo dans ma cave").out_of_scope
    assert outside is not None
    assert outside.kind == "urgence"
    assert [word.said for word in outside.words] == ["volé"]


def test_between_kinds_of_equal_heaviest_words_the_sum_decides() -> None:
    mine = Kind("prive", "C'est privé.", words(mon_vélo=4))
    theft = Kind("urgence", "Appelez.", words(volé=4, cave=1))
    kinds = compile_lexicon([FicheWords("fete", words(fête=3))], [mine, theft], {}, Grammar())
    outside = rank(kinds, "volé, mon vélo, dans la cave").out_of_scope
    assert outside is not None
    assert outside.kind == "urgence"
