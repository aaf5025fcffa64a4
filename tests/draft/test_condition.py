"""The condition language of the YAML: three answers, exact figures, French mistakes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aide_projet.draft.condition import ConditionError, NameType, compile_condition, compile_formula

NAMES = (
    "fiche", "montant", "plancher", "part_locale", "taux_local_exige", "porteur_type", "structure_nom", "contact",
    "comptes", "thematique_gup",
)  # fmt: skip


def answer(source: str, **facts: object) -> bool | None:
    return compile_condition(source, NAMES).evaluate(facts)


def mistake(source: str, known: object = NAMES) -> ConditionError:
    with pytest.raises(ConditionError) as caught:
        compile_condition(source, known)  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize(
    ("source", "facts", "expected"),
    [
        ('fiche == "gup"', {"fiche": "gup"}, True),
        ('fiche == "gup"', {"fiche": "innover"}, False),
        ('fiche == "gup"', {}, None),
        ('fiche != "gup"', {"fiche": "innover"}, True),
        ("montant < plancher", {"montant": 1999, "plancher": 2000}, True),
        ("montant < plancher", {"montant": 2000, "plancher": 2000}, False),
        ("montant < plancher", {"montant": 1999}, None),
        ("montant + 1 >= plancher", {"montant": 1999, "plancher": 2000}, True),
        ("montant * 2 - 10 / 4 == 7.5", {"montant": 5}, True),
        ("-montant < 0", {"montant": 5}, True),
        ("montant / plancher > 1", {"montant": 5, "plancher": 0}, None),
        ('porteur_type dans ["habitant", "collectif"]', {"porteur_type": "collectif"}, True),
        ('porteur_type non dans ["habitant", "collectif"]', {"porteur_type": "association"}, True),
        ('porteur_type dans ["habitant", "collectif"]', {}, None),
        ('"60" dans comptes', {"comptes": ["60", "61"]}, True),
        ("comptes == []", {"comptes": []}, True),
        ("comptes != []", {"comptes": ("70",)}, True),
        ('comptes == ["60"]', {"comptes": ["60"]}, True),
        ("connu structure_nom", {}, False),
        ("inconnu structure_nom", {}, True),
        ("inconnu structure_nom", {"structure_nom": "La Tour"}, False),
        ("contact == vrai", {"contact": True}, True),
        ("non contact", {"contact": False}, True),
        ("contact", {"contact": True}, True),
        ("part_locale < 30 %", {"part_locale": Fraction(2999, 10000)}, True),
        ("part_locale < 30 %", {"part_locale": Fraction(3, 10)}, False),
        ("(montant > 1 ou montant < -1) et connu fiche", {"montant": 2, "fiche": "gup"}, True),
    ],
)
def test_a_condition_answers(source: str, facts: dict[str, object], expected: bool | None) -> None:
    assert answer(source, **facts) is expected


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (False, False, False, False),
        (True, None, None, True),
        (None, True, None, True),
        (False, None, False, None),
        (None, False, False, None),
        (None, None, None, None),
    ],
)
def test_and_and_or_follow_kleene(
    left: bool | None, right: bool | None, both: bool | None, either: bool | None
) -> None:
    facts = {"contact": left, "fiche": right}
    assert answer("contact et fiche", **facts) is both
    assert answer("contact ou fiche", **facts) is either


def test_and_binds_tighter_than_or() -> None:
    assert answer("vrai ou faux et faux") is True
    assert answer("(vrai ou faux) et faux") is False


def test_a_value_of_another_type_is_unknown_not_an_error() -> None:
    assert answer("montant < plancher", montant="beaucoup", plancher=2000) is None
    assert answer("montant + 1 > 2", montant=[1]) is None
    assert answer("non contact", contact="oui") is None
    assert answer("fiche dans comptes", fiche="a", comptes="abc") is None


def test_figures_are_exact() -> None:
    assert answer("montant + plancher == 0.3", montant=0.1, plancher=0.2) is True
    assert compile_formula("montant / plancher", NAMES).value({"montant": 1, "plancher": 3}) == Fraction(1, 3)


def test_not_a_number_and_infinity_are_unknown() -> None:
    assert answer("montant + 0 < 1", montant=float("nan")) is None
    assert answer("montant + 0 < 1", montant=float("-inf")) is None


@pytest.mark.parametrize(
    ("source", "cause", "column", "remedy"),
    [
        ("", "vide", 1, "Écrivez"),
        ("montant ==", "s'arrête trop tôt", 11, "Ajoutez"),
        ("montant = 3", "« = »", 9, "« == »"),
        ("montant ≥ 3", "« ≥ »", 9, "« >= »"),
        ("contact and fiche", "« and »", 9, "« et »"),
        ("contact OU fiche", "« OU »", 9, "« ou »"),
        ("not contact", "« not »", 1, "« non »"),
        ("thématique_gup == 3", "« thématique_gup »", 1, "« thematique_gup »"),
        ("contact et montnat > 3", "« montnat »", 12, "« montant »"),
        ("len(comptes) > 3", "appeler de fonction", 1, "connu"),
        ("1 < montant < 3", "se suivent", 13, "et"),
        ("(contact", "« ( » n'est pas fermé", 9, "« ) »"),
        ('fiche dans ["a" "b"]', "« [ » n'est pas fermé", 17, "« ] »"),
        ('fiche == "gup', "n'est pas fermé", 10, "guillemet"),
        ("montant < 0,3", "« , »", 12, "point"),
        ("montant ** 2 > 1", "« * »", 10, ""),
        ("montant.real > 1", "« . »", 8, "Retirez"),
        ("connu", "attend le nom", 6, "connu structure_nom"),
        ("montant > 12345678901234567890", "trop long", 11, "chiffres"),
    ],
)
def test_a_mistake_says_where_and_what_to_write(source: str, cause: str, column: int, remedy: str) -> None:
    error = mistake(source)
    assert cause in error.message
    assert error.column == column
    assert remedy in error.remedy


def test_length_tokens_and_depth_are_capped() -> None:
    assert "trop longue" in mistake("contact et " * 60 + "contact").message
    assert "trop de termes" in mistake("1+" * 120 + "1 > 0").message
    assert "imbriquée" in mistake("(" * 30 + "contact" + ")" * 30).message
    assert "imbriquée" in mistake("non " * 30 + "contact").message
    assert "imbriquée" in mistake("-" * 30 + "montant > 1").message


TYPED = {
    "fiche": NameType("texte", ("mobiliser", "gup")),
    "montant": NameType("nombre"),
    "contact": NameType("vrai_faux"),
    "comptes": NameType("liste"),
}


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        ('montant == "gup"', "On compare un nombre à un texte"),
        ("montant", "donne un nombre"),
        ("contact et montant", "Il faut un oui ou non"),
        ("fiche + 1 > 2", "Il faut un nombre"),
        ("fiche dans montant", "« dans » attend une liste"),
        ('fiche == "gupp"', "n'est pas une réponse possible"),
        ('fiche dans ["gup", "mobilise"]', "n'est pas une réponse possible"),
    ],
)
def test_types_are_checked_where_they_are_known(source: str, cause: str) -> None:
    assert cause in mistake(source, TYPED).message


def test_the_remedy_of_an_unknown_choice_names_the_nearest() -> None:
    assert "« gup »" in mistake('fiche == "gupp"', TYPED).remedy


def test_a_formula_must_give_a_number() -> None:
    with pytest.raises(ConditionError, match="il faut un nombre"):
        compile_formula("montant > 3", TYPED)


def test_a_condition_says_why() -> None:
    trace = compile_condition('montant < plancher et fiche == "gup"', NAMES).explain({"montant": 1, "plancher": 2})
    assert (trace.text, trace.value) == ('montant < plancher et fiche == "gup"', None)
    assert [(piece.text, piece.value) for piece in trace.inside] == [
        ("montant < plancher", True),
        ('fiche == "gup"', None),
    ]
    assert [(piece.text, piece.value) for piece in trace.inside[0].inside] == [("montant", 1), ("plancher", 2)]


def test_names_are_those_it_reads() -> None:
    assert compile_condition("connu fiche et montant > plancher", NAMES).names == {"fiche", "montant", "plancher"}


@given(st.text(alphabet="abcfiche etounon()[]<>=!\"'+-*/%,.0123456789 «»", max_size=60))
def test_whatever_is_written_either_compiles_or_is_a_mistake_with_a_column(source: str) -> None:
    column, found = 1, None
    try:
        found = compile_condition(source, NAMES).evaluate({})
    except ConditionError as error:
        column = error.column
    assert 1 <= column <= len(source) + 1
    assert found in (True, False, None)
