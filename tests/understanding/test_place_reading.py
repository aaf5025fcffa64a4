from __future__ import annotations

import pytest
from listening import heard, shipped_places, understood

from aide_projet.understanding.reading import Doubt, Reading


@pytest.mark.parametrize(
    ("said", "commune"),
    [
        ("Lens", "Lens"),
        ("lens", "Lens"),
        ("LILLE", "Lille"),
        ("Hem", "Hem"),
        ("à Roubaix", "Roubaix"),
        ("on habite à Hem", "Hem"),
        ("la madeleine", "La Madeleine"),
        ("c'est dans la ville de Lille", "Lille"),
        ("hénin beaumont", "Hénin-Beaumont"),
        ("Villeneuve d'Ascq", "Villeneuve-d'Ascq"),
        ("VdA", "Villeneuve-d'Ascq"),
        ("boulogne", "Boulogne-sur-Mer"),
        ("Paris", "Paris"),
        ("roubais", "Roubaix"),
        ("wattrelo", "Wattrelos"),
        ("dunkerke", "Dunkerque"),
        ("armentiere", "Armentières"),
        ("non pas Lille, Lens", "Lens"),
        ("pas à Lille mais à Lens", "Lens"),
        ("Lens 62300", "Lens"),
        ("c'est dans la commune de wattignie", "Wattignies"),
        ("Mazingarbe c'est à côté de Béthune", "Mazingarbe"),
        ("Lens, euh non, Liévin", "Liévin"),
        ("on démarre le 14 mars à Noyelles-sous-Lens", "Noyelles-sous-Lens"),
        ("je suis d'Avion", "Avion"),
        ("Lille, à Wazemmes", "Lille"),
    ],
)
def test_a_commune_is_read(said: str, commune: str) -> None:
    answer = heard(said, "commune")
    assert isinstance(answer, dict)
    assert answer["commune"] == commune


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("62000", ["Arras", "Dainville"]),
        ("bruay", ["Bruay-la-Buissière", "Bruay-sur-l'Escaut"]),
        ("Lens et Liévin", ["Lens", "Liévin"]),
        ("saint aubin", ["Saint-Aubin", "Saint-Aubin"]),
        ("Bourgogne", ["Bourgogne"]),
        ("près de Lens", ["Lens"]),
        ("un village près d'Arras", ["Arras"]),
        ("à 5 km de Béthune", ["Béthune"]),
        ("Béthune ou Bruay", ["Béthune"]),
        ("entre Lens et Liévin", ["Lens", "Liévin"]),
        ("Fresnes", None),
        ("denen", None),
    ],
)
def test_what_may_be_several_communes_is_offered_not_guessed(said: str, offered: list[str] | None) -> None:
    answer = understood(said, "commune").answer
    assert isinstance(answer, Doubt)
    if offered is not None:
        assert [reading.value for reading in answer.readings] == offered


def test_namesakes_are_told_apart_by_their_department() -> None:
    answer = understood("Saint-Denis", "commune").answer
    assert isinstance(answer, Doubt)
    departments = [reading.unit for reading in answer.readings]
    assert "Seine-Saint-Denis" in departments
    assert len(set(departments)) == len(departments)


@pytest.mark.parametrize(
    "said", ["Trifouillis-les-Oies", "chez nous", "dans notre quartier", "partout", "3000", "je veux un jardin"]
)
def test_no_commune_is_invented(said: str) -> None:
    assert understood(said, "commune").answer is None


def test_a_postcode_gives_the_commune_and_itself() -> None:
    assert heard("59100", "commune") == {"commune": "Roubaix", "postcode": "59100"}


def test_a_postcode_shared_by_communes_is_kept_while_they_are_offered() -> None:
    found = understood("59280", "commune")
    assert isinstance(found.answer, Doubt)
    assert [(other.slot, getattr(other, "value", None)) for other in found.others] == [("code_postal", "59280")]


@pytest.mark.parametrize(
    ("said", "commune"),
    [
        ("un jardin à Roubaix", "Roubaix"),
        ("les habitants de Wattrelos", "Wattrelos"),
        ("fête lens 200 personnes", "Lens"),
        ("on veut faire ça à Croix", "Croix"),
        ("projet à Marseille", "Marseille"),
    ],
)
def test_a_commune_is_found_in_a_sentence(said: str, commune: str) -> None:
    answer = heard(said)
    assert isinstance(answer, dict)
    assert answer["slots"]["commune"] == commune  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    "said",
    [
        "une brocante rue de Lille",
        "la croix rouge nous aide",
        "un atelier d'initiation à la couture",
        "un don de livres",
        "on prend le bus",
        "un voyage en avion",
    ],
)
def test_a_word_that_is_also_a_commune_stays_a_word(said: str) -> None:
    assert all(other.slot != "commune" for other in understood(said).others)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("dans le quartier du Pile", "Pile"),
        ("le quartier des Trois Ponts", "Trois Ponts"),
        ("quartier de l'Alma", "Alma"),
        ("à la cité des Fleurs", "cité des Fleurs"),
        ("Le Pile", "Le Pile"),
        ("on est au Beau Séjour", "Beau Séjour"),
        ("nous c'est la Chasse Royale", "la Chasse Royale"),
        ("mi j'habite al cité Verte", "cité Verte"),
        ("quartier de l'Épeule", "Épeule"),
        ("je crois que ça s'appelle Beaulieu", "Beaulieu"),
        ("Lille Est", "Lille Est"),
    ],
)
def test_a_neighbourhood_is_read_by_its_name(said: str, name: str) -> None:
    assert heard(said, "quartier") == {"quartier": name}


@pytest.mark.parametrize("said", ["chez moi", "un peu partout", "dans ma rue"])
def test_where_no_neighbourhood_is_named_it_is_asked_again(said: str) -> None:
    assert heard(said, "quartier") == "clarify"


def test_a_question_about_the_neighbourhood_names_none() -> None:
    found = heard("mon quartier il est prioritaire ?", "quartier")
    assert isinstance(found, dict)
    assert "quartier" not in found


def test_a_neighbourhood_told_with_its_town_gives_both() -> None:
    assert heard("Dutemple à Valenciennes", "quartier") == {
        "quartier": "Dutemple",
        "slots": {"commune": "Valenciennes"},
    }


def test_a_neighbourhood_without_a_name_is_none() -> None:
    assert all(other.slot != "quartier" for other in understood("pour animer le quartier Prioritaire").others)


def test_the_intercommunalite_of_a_commune_answers_for_it() -> None:
    found = understood("Roubaix", "intercommunalite").answer
    assert found is not None
    assert found.value == shipped_places().named("Roubaix")[0].union  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("c'est le 62 300", "62300"),
        ("59.160 Lomme", "59160"),
        ("5 9 2 0 0", "59200"),
        ("59OOO", "59000"),
        ("cinquante-neuf mille trois cents", "59300"),
        ("cinquante-neuf, deux cents", "59200"),
        ("cinq neuf un zéro zéro", "59100"),
        ("pas 59100, 59200", "59200"),
        ("59100 non 59200", "59200"),
    ],
)
def test_a_postcode_is_read_however_it_is_spaced_or_said(said: str, code: str) -> None:
    answer = understood(said, "code_postal").answer
    assert isinstance(answer, Reading)
    assert answer.value == code


@pytest.mark.parametrize("said", ["59100 ou 59200", "le 59", "on est deux mille", "2000 personnes"])
def test_what_is_no_single_postcode_is_not_taken_for_one(said: str) -> None:
    assert not isinstance(understood(said, "code_postal").answer, Reading)


def test_a_postcode_taken_back_tells_no_town() -> None:
    assert understood("pas 59100, 59200", "code_postal").others == ()
