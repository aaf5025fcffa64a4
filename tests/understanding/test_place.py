from __future__ import annotations

import pytest
from listening import shipped_places

from aide_projet.understanding.place import Places
from aide_projet.understanding.place_name import name_key
from aide_projet.understanding.spelling import sound


@pytest.mark.parametrize(
    "said", ["Saint-Pol-sur-Mer", "st pol s/ mer", "ST POL SUR MER", "Saint Pol-sur Mer", "saint pôl sur mer"]
)
def test_a_name_is_found_however_it_is_written(said: str) -> None:
    assert [commune.insee for commune in shipped_places().named(said)] == ["59540"]


def test_a_commune_tells_what_depends_on_it() -> None:
    (roubaix,) = shipped_places().named("roubaix")
    assert roubaix.postcodes == ("59100",)
    assert (roubaix.department, roubaix.department_name) == ("59", "Nord")
    assert (roubaix.district, roubaix.district_name) == ("595", "Lille")
    assert roubaix.union == "Métropole Européenne de Lille"


def test_a_former_commune_belongs_to_the_one_that_absorbed_it() -> None:
    places = shipped_places()
    (lomme,) = places.named("Lomme")
    assert places.named("Lille")[0].insee == lomme.belongs_to
    assert lomme.district_name == "Lille"


def test_home_comes_first_among_namesakes() -> None:
    found = shipped_places().named("Saint-Aubin")
    assert {commune.department for commune in found[:2]} <= {"59", "62"}
    assert len(found) > 2


def test_a_postcode_gives_its_communes_the_largest_first() -> None:
    assert [commune.name for commune in shipped_places().postcode("59280")] == ["Armentières", "Bois-Grenier"]
    assert shipped_places().postcode("59160")[0].name in ("Lille", "Lomme")
    assert shipped_places().postcode("00000") == ()


def test_a_misspelt_name_brings_the_communes_that_resemble_it() -> None:
    assert shipped_places().alike("tourquoin", 2)[0].commune.name == "Tourcoing"
    assert shipped_places().alike("roubais", 1)[0].commune.name == "Roubaix"


def test_a_small_commune_far_away_is_found_by_its_beginning() -> None:
    assert shipped_places().alike("bourg ahcard", 2)[0].commune.name == "Bourg-Achard"


def test_the_beginning_of_a_name_brings_the_communes_near_home() -> None:
    names = [commune.name for commune in shipped_places().starting("noyelles")]
    assert "Noyelles-Godault" in names
    assert len(names) > 3


def test_the_file_is_read_only_when_it_is_needed_and_once() -> None:
    reads = []

    def source() -> str:
        reads.append(1)
        return "# entête\nlens\tLens\t62498\t62300\t32920\t62\tPas-de-Calais\t627\tLens\tAgglo\t"

    places = Places(source, frozenset({"62"}))
    assert reads == []
    assert places.official("LENS") is not None
    assert places.postcode("62300")[0].name == "Lens"
    assert reads == [1]


def test_without_a_file_nothing_is_known() -> None:
    assert Places().named("Lille") == ()
    assert Places().official("Lille") is None


@pytest.mark.parametrize(
    ("said", "key"), [("S/ l'Escaut", "sur l escaut"), ("Ste-Cécile", "sainte cecile"), ("St", "saint"), ("S", "s")]
)
def test_abbreviations_are_written_in_full(said: str, key: str) -> None:
    assert name_key(said) == key


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("tourquoin", "tourcoing"), ("roubai", "roubaix"), ("vatrelo", "wattrelos"), ("henin baumont", "henin beaumont")],
)
def test_what_sounds_alike_has_one_key(typed: str, meant: str) -> None:
    assert sound(typed) == sound(meant)
