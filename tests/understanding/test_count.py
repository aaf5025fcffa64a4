"""Counts of people."""

from __future__ import annotations

import pytest
from listening import heard
from told import told

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.count import find_counts, read_count
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import say

READ = {
    "30": 30,
    "30 personnes": 30,
    "deux cents habitants": 200,
    "on sera 12": 12,
    "une trentaine": 30,
    "2 douzaines d'ados": 24,
    "1 500 habitants": 1500,
    "10 jeunes et 5 adultes": 15,
    "8 mamans, 12 enfants et 2 papis": 22,
    "30 personnes, 12 enfants et 18 adultes": 30,
    "30 personnes dont 10 enfants": 30,
    "80 (dont 30 enfants)": 80,
    "30 jeunes de 12 à 17 ans": 30,
    "25 gamins et 3 animateurs": 25,
    "pas 30 mais 25": 25,
    "entre 20 et 30 jeunes": {"min": 20, "max": 30},
    "20-25": {"min": 20, "max": 25},
    "10 à 12 jeunes et 5 adultes": {"min": 15, "max": 17},
    "pas plus de 15": {"max": 15},
    "30 max": {"max": 30},
    "au moins 50": {"min": 50},
    "25 personnes minimum, 40 maximum": {"min": 25, "max": 40},
    "une demi-douzaine": 6,
    "min 20 max 30": {"min": 20, "max": 30},
    "une vingtaine, voire trente": {"min": 20, "max": 30},
    "14 le matin et 9 l'après-midi, donc 23": 23,
    "30 (trente) personnes": 30,
    "30+": {"min": 30},
    "une 20aine": 20,
    "il y aura 12 personnes": 12,
    "un petit groupe de 9": 9,
    "femmes 14 enfants 11": 25,
    "les filles 6 et les garçons 7": 13,
    "hommes : 5 ; femmes : 15": 20,
    "9 filles 6 garçons": 15,
    "entre 6 et 9 selon les semaines": {"min": 6, "max": 9},
    "5 avec moi": 5,
    "18 jeunes 8 filles 10 garçons": 18,
    "moi et quatre voisines": 5,
    "16 gilets donc 16 enfants": 16,
    "18 ptits jeunes": 18,
    "60 en comptant les bébés": 60,
    "18 petits de la maternelle": 18,
}

DOUBTFUL = {
    "moi et 9 enfants": ("?plusieurs", 9, 10),
    "la moitié des 40 locataires": ("?calcul", 20),
    "12 enfants et leurs mamans": ("?general", 12),
    "17 retraités, plus leurs conjoints": ("?general", 17),
    "14 ados et quelques adultes": ("?general", 14),
    "40 participants, 15 enfants": ("?plusieurs", 40, 15),
    "20 jeunes, 8 filles": ("?plusieurs", 20, 8),
    "50 inscrits mais il en vient 30": ("?plusieurs", 50, 30),
    "14 maxi par groupe": ("?par_unite", 14),
    "9 personnes par roulement": ("?par_unite", 9),
    "30 petits pots": ("?unite", 30),
    "0": ("?nombre_vague",),
    "les 12-17 ans": ("?nombre_vague",),
    "120 logements": ("?nombre_vague",),
    "25 enfants et autant de parents": ("?general", 25),
    "plein": ("?nombre_vague",),
    "les mamans": ("?nombre_vague",),
    "une classe": ("?nombre_vague",),
    "toute la cité": ("?nombre_vague",),
    "3 classes": ("?nombre_vague",),
    "quelques dizaines": ("?nombre_vague",),
    "2 groupes de 15": ("?calcul", 30),
    "5 familles de 4 personnes": ("?calcul", 20),
    "15 personnes par séance": ("?par_unite", 15),
    "50, 60 personnes": ("?plusieurs", 50, 60),
    "15 ou 20": ("?plusieurs", 15, 20),
    "2,5": ("?separateur",),
    "2015": ("?annee", 2015),
}


@pytest.mark.parametrize(("text", "people"), READ.items())
def test_a_count_is_read_however_it_is_said(text: str, people: object, context: ReadingContext) -> None:
    assert told(read_count(say(text), context)) == people


@pytest.mark.parametrize(("text", "asked"), DOUBTFUL.items())
def test_a_crowd_without_a_figure_is_asked_about(text: str, asked: object, context: ReadingContext) -> None:
    assert told(read_count(say(text), context)) == asked


@pytest.mark.parametrize(
    "text", ["2000 euros", "de 6 à 12 ans", "12 chaises", "le 13 juin", "30 %", "14h", "j'en sais rien"]
)
def test_what_counts_no_people_is_no_count(text: str, context: ReadingContext) -> None:
    assert told(read_count(say(text), context)) == "nothing"
    assert find_counts(say(text), context) == ()


def test_families_and_staff_are_told_apart(context: ReadingContext) -> None:
    found = find_counts(say("25 gamins, 3 animateurs et 12 familles"), context)
    assert [(r.value, r.unit) for r in found if isinstance(r, Reading)] == [
        (25, "personnes"),
        (3, "encadrants"),
        (12, "familles"),
    ]


def test_about_is_kept_as_about(context: ReadingContext) -> None:
    found = read_count(say("une cinquantaine de jeunes"), context)
    assert isinstance(found, Reading)
    assert (found.value, found.approximate, found.unit) == (50, True, "personnes")


@pytest.mark.parametrize(
    "text",
    [
        "il y a 500 habitants dans la cité",
        "le quartier compte 3000 personnes",
        "j'ai 5 enfants",
        "mes 3 gosses",
        "une cité de 400 familles",
    ],
)  # fmt: skip
def test_who_lives_there_and_ones_own_children_are_not_those_who_will_come(text: str) -> None:
    assert heard(text, "nombre_participants") == "clarify"
    found = heard(text)
    assert not isinstance(found, dict) or "nombre_participants" not in found.get("slots", {})


@pytest.mark.parametrize(
    ("text", "low", "high"), [("25/30 jeunes", 25, 30), ("25 / 30 personnes", 25, 30), ("15/20", 15, 20)]
)
def test_two_numbers_with_a_stroke_between_are_a_range(text: str, low: int, high: int) -> None:
    assert heard(text, "nombre_participants") == {"count_min": low, "count_max": high}


@pytest.mark.parametrize(
    "text", ["50/50", "12/05", "14/15", "2014/2015", "1/2", "18/25 ans", "10/12", "3 jeunes arbres"]
)
def test_dates_seasons_halves_ages_and_things_are_no_range_of_people(text: str) -> None:
    assert heard(text, "nombre_participants") == "clarify"
