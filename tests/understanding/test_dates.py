"""Dates and periods, from Monday 10 November 2014."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told import told

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.dates import find_dates, find_periods, read_date, read_period
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import say

DAYS = {
    "1er dec": "2014-12-01",
    "premier décembre": "2014-12-01",
    "01/12/14": "2014-12-01",
    "1-12-2014": "2014-12-01",
    "01.12.2014": "2014-12-01",
    "2014-12-01": "2014-12-01",
    "01 12 2014": "2014-12-01",
    "lundi 1er décembre 2014": "2014-12-01",
    "le 3 mars 2015": "2015-03-03",
    "13 juin": "2015-06-13",
    "13juin": "2015-06-13",
    "13/06": "2015-06-13",
    "13 juin 15": "2015-06-13",
    "vingt et un juin": "2015-06-21",
    "le vingt-deux mars deux mille seize": "2016-03-22",
    "samedi 13 juin": "2015-06-13",
    "le 10 novembre": "2014-11-10",
    "le 9 novembre": "2015-11-09",
    "demain": "2014-11-11",
    "après-demain": "2014-11-12",
    "aujourd'hui": "2014-11-10",
    "samedi": "2014-11-15",
    "ce samedi": "2014-11-15",
    "lundi prochain": "2014-11-17",
    "samedi en huit": "2014-11-22",
    "dans 3 semaines": "2014-12-01",
    "dans quinze jours": "2014-11-25",
    "à Noël": "2014-12-25",
    "le 14 juillet": "2015-07-14",
    "le premier samedi de juin": "2015-06-06",
    "13 juin 2000 euros": "2015-06-13",
    "le 5 mars, euh non, le 6 mars": "2015-03-06",
    "le 5 mars, euh non, le 6": "2015-03-06",
    "pas le 5 mars, le 15": "2015-03-15",
    "june 15, 2015": "2015-06-15",
    "may 3rd": "2015-05-03",
    "mardi gras": "2015-02-17",
    "lundi de Pâques": "2015-04-06",
    "le jeudi de l'Ascension 2016": "2016-05-05",
    "le second samedi de mai": "2015-05-09",
    "le 20 de ce mois": "2014-11-20",
}
COARSER = {
    "fin mars": ("2015-03", "mois"),
    "mi-janvier": ("2015-01", "mois"),
    "début avril": ("2015-04", "mois"),
    "en mai": ("2015-05", "mois"),
    "septembre": ("2015-09", "mois"),
    "mois prochain": ("2014-12", "mois"),
    "à la rentrée": ("2015-09", "mois"),
    "mars 2016": ("2016-03", "mois"),
    "vacances de la Toussaint": ("2015-10", "mois"),
    "d'ici deux mois": ("2015-01", "mois"),
    "fin 2015": ("2015-12", "mois"),
    "deb sept": ("2015-09", "mois"),
    "aux vacs de la toussaint": ("2015-10", "mois"),
    "fête des pères": ("2015-06", "mois"),
    "fin de l'année": ("2014-12", "mois"),
    "fin de l'année prochaine": ("2015-12", "mois"),
    "début d'année": ("2015-01", "mois"),
    "cet été": ("2015-22", "saison"),
    "printemps 2015": ("2015-21", "saison"),
    "cet hiver": ("2014-24", "saison"),
    "l'an prochain": ("2015", "annee"),
    "en 2015": ("2015", "annee"),
    "2015": ("2015", "annee"),
}
DOUBTFUL = {
    "le 31 février": ("?date_impossible",),
    "31/04/2015": ("?date_impossible",),
    "le 45/13/2015": ("?date_impossible",),
    "12/25/2014": ("?date_impossible",),
    "en 2012": ("?date_passee", "2012"),
    "juin 2014": ("?date_passee", "2014-06"),
    "un mercredi": ("?jour", "2014-11-12", "2014-11-19"),
    "tous les mercredis": ("?jour", "2014-11-12", "2014-11-19"),
    "lundi": ("?jour", "2014-11-10", "2014-11-17"),
    "dimanche 13 juin 2015": ("?jour", "2015-06-13"),
    "le 15": ("?precision", "2014-11-15", "2014-12-15"),
    "dès que possible": ("?precision",),
    "la semaine prochaine": ("?precision",),
    "hiver 2015": ("?annee", "2015-24", "2014-24"),
    "le 5 mars ou le 6 mars": ("?plusieurs", "2015-03-05", "2015-03-06"),
}
PERIODS = {
    "du 5 au 12 juillet 2015": ("2015-07-05", "2015-07-12"),
    "du 6 au 10 juillet": ("2015-07-06", "2015-07-10"),
    "du lundi 6 au vendredi 10 juillet": ("2015-07-06", "2015-07-10"),
    "5-12 juillet": ("2015-07-05", "2015-07-12"),
    "du 1er mars jusqu'au 30 septembre 2015": ("2015-03-01", "2015-09-30"),
    "du 12/07 au 15/07": ("2015-07-12", "2015-07-15"),
    "d'avril à juin": ("2015-04", "2015-06"),
    "entre mars et juin": ("2015-03", "2015-06"),
    "mars - juin 2015": ("2015-03", "2015-06"),
    "de septembre à juin 2015": ("2014-09", "2015-06"),
    "de septembre 2014 à juin 2015": ("2014-09", "2015-06"),
    "du 20 décembre au 5 janvier": ("2014-12-20", "2015-01-05"),
    "les 4, 5 et 6 juillet": ("2015-07-04", "2015-07-06"),
    "en juillet et août": ("2015-07", "2015-08"),
    "tous les mercredis de mars à juin": ("2015-03", "2015-06"),
    "année scolaire 2014-2015": ("2014-09", "2015-06"),
    "du printemps à l'automne": ("2015-21", "2015-23"),
}


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_is_read_however_it_is_said(text: str, day: str, context: ReadingContext) -> None:
    found = read_date(say(text), context)
    assert isinstance(found, Reading)
    assert (found.value, found.precision) == (day, "jour")


@pytest.mark.parametrize(("text", "value"), COARSER.items())
def test_the_precision_said_is_the_precision_kept(text: str, value: tuple[str, str], context: ReadingContext) -> None:
    found = read_date(say(text), context)
    assert isinstance(found, Reading)
    assert (found.value, found.precision, found.approximate) == (*value, True)


@pytest.mark.parametrize(("text", "asked"), DOUBTFUL.items())
def test_a_date_that_is_past_impossible_or_unclear_is_asked_about(
    text: str, asked: object, context: ReadingContext
) -> None:
    assert told(read_date(say(text), context)) == asked


@pytest.mark.parametrize(
    "text", ["30 personnes", "2500 €", "on a été déçus", "mardi 14h", "il était une fois", "Lens", "mais oui"]
)
def test_what_is_no_date_is_none(text: str, context: ReadingContext) -> None:
    assert told(read_date(say(text), context)) in ("nothing", ("?jour",))
    assert find_dates(say(text), context) == ()


@pytest.mark.parametrize(("text", "ends"), PERIODS.items())
def test_a_period_is_read_with_both_ends(text: str, ends: tuple[str, str], context: ReadingContext) -> None:
    assert told(read_period(say(text), context)) == {"debut": ends[0], "fin": ends[1]}
    assert find_dates(say(text), context) == ()


def test_the_end_is_the_answer_when_the_end_is_asked(context: ReadingContext) -> None:
    said = say("du 5 au 12 juillet")
    assert told(read_date(said, replace(context, slot="date_debut"))) == "2015-07-05"
    assert told(read_date(said, replace(context, slot="date_fin"))) == "2015-07-12"


def test_a_period_that_runs_backwards_is_asked_about(context: ReadingContext) -> None:
    assert told(read_period(say("du 12 au 5 juillet 2015"), context)) == ("?periode_inversee",)
    assert told(read_period(say("du 18 mai 2015 au 3 mai 2015"), context)) == ("?periode_inversee",)
    assert told(read_period(say("de juin 2015 à mars 2015"), context)) == ("?periode_inversee",)
    assert told(read_period(say("du 31 février au 3 mars"), context)) == ("?date_impossible",)


def test_a_whole_year_or_summer_is_a_period(context: ReadingContext) -> None:
    assert told(read_period(say("toute l'année 2015"), context)) == {"debut": "2015-01", "fin": "2015-12"}
    assert told(read_period(say("tout l'été"), context)) == {"debut": "2015-22", "fin": "2015-22"}


def test_a_start_and_a_length_are_worked_out_and_asked_about(context: ReadingContext) -> None:
    found = told(read_period(say("pendant 3 semaines à partir du 6 juillet"), context))
    assert found == ("?calcul", {"debut": "2015-07-06", "fin": "2015-07-26"})


def test_what_has_begun_or_is_only_a_limit_is_asked_about(context: ReadingContext) -> None:
    assert told(read_date(say("depuis septembre"), context)) == ("?date_passee", "2014-09")
    assert told(read_date(say("après l'été"), context)) == ("?precision", "2015-22")
    assert told(read_date(say("jusqu'en juin"), replace(context, slot="date_fin"))) == "2015-06"


def test_a_month_one_letter_wrong_is_read(context: ReadingContext) -> None:
    assert told(read_date(say("le 3 févirer"), context)) == "2015-02-03"
    assert told(read_date(say("decmbre"), context)) == "2014-12"


def test_the_date_said_to_be_wrong_is_left_out(context: ReadingContext) -> None:
    assert told(read_date(say("pas en mars, en avril"), context)) == "2015-04"
    assert told(read_date(say("5 ou 6 décembre"), context)) == ("?plusieurs", "2014-12-05", "2014-12-06")


def test_a_single_date_is_no_period(context: ReadingContext) -> None:
    assert read_period(say("le 13 juin"), context) is None
    assert find_periods(say("entre 20 et 30 jeunes en mai"), context) == ()


def test_where_the_past_is_expected_it_is_no_surprise(context: ReadingContext) -> None:
    past = replace(context, past=True)
    assert told(read_date(say("le 3 mars"), past)) == "2014-03-03"
    assert told(read_date(say("en juin 2014"), past)) == "2014-06"


def test_dates_are_found_in_a_sentence_and_pointed_at(context: ReadingContext) -> None:
    text = "Fête de quartier le samedi 13 juin 2015 à Lens, 200 personnes, 2 500 €"
    found = find_dates(say(text), context)
    assert [(told(f), f.said) for f in found] == [("2015-06-13", "samedi 13 juin 2015")]


def test_a_day_of_february_goes_to_the_next_one(context: ReadingContext) -> None:
    assert told(read_date(say("le 28 février"), context)) == "2015-02-28"
    assert told(read_date(say("29/02/2016"), context)) == "2016-02-29"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("mars avril", ("2015-03", "2015-04")),
        ("mars, avril et mai", ("2015-03", "2015-05")),
        ("printemps été 2015", ("2015-21", "2015-22")),
        ("6,7 et 8 juin", ("2015-06-06", "2015-06-08")),
        ("le 6/7 juin", ("2015-06-06", "2015-06-07")),
        ("du 13 juin au 20", ("2015-06-13", "2015-06-20")),
        ("du 28 décembre au 3", ("2014-12-28", "2015-01-03")),
        ("15/03-20/04", ("2015-03-15", "2015-04-20")),
        ("de sept à juin", ("2015-09", "2016-06")),
        ("début mars fin juin", ("2015-03", "2015-06")),
        ("march to june 2015", ("2015-03", "2015-06")),
        ("du 13 juin 18h au 14 juin 2h", ("2015-06-13", "2015-06-14")),
        ("un samedi sur deux d'avril à juin", ("2015-04", "2015-06")),
        ("2e trimestre 2015", ("2015-04", "2015-06")),
        ("au premier semestre", ("2015-01", "2015-06")),
        ("2 mois à partir d'avril", ("2015-04", "2015-05")),
        ("le week-end du 17 mai", ("2015-05-16", "2015-05-17")),
    ],
)
def test_a_period_told_by_less_than_two_dates_is_read(
    text: str, ends: tuple[str, str], context: ReadingContext
) -> None:
    assert told(read_period(say(text), context)) == {"debut": ends[0], "fin": ends[1]}


def test_a_month_alone_is_both_ends_only_where_the_period_is_asked(context: ReadingContext) -> None:
    asked = replace(context, slot="periode")
    assert told(read_period(say("en mai"), asked)) == {"debut": "2015-05", "fin": "2015-05"}
    assert read_period(say("en mai"), replace(context, slot="date_debut")) is None
    for text in ("à partir de mars", "jusqu'en juin", "dès avril"):
        assert read_period(say(text), asked) is None, text
    for text in ("3 jours en avril", "en 2015", "la semaine du 6 juillet"):
        assert isinstance(read_period(say(text), asked), Doubt), text


@pytest.mark.parametrize("text", ["soit le 4 soit le 11 avril", "plutôt le 12 que le 5 mars", "le 12 juin ou le 19"])
def test_one_of_two_days_is_asked_about(text: str, context: ReadingContext) -> None:
    assert not isinstance(read_date(say(text), context), Reading)


@pytest.mark.parametrize("text", ["les 3/4 du budget", "j'arrête pour ce soir"])
def test_no_date_is_found_in_a_sentence_that_tells_none(text: str, context: ReadingContext) -> None:
    assert find_dates(say(text), context) == ()


def test_a_date_said_twice_is_one(context: ReadingContext) -> None:
    assert len(find_dates(say("le 21 juin, pour la fête de la musique"), context)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "ce n'est pas le 4 avril qu'on commence mais le 11",
        "j'ai dit le 4 avril mais on commence le 11 avril",
        "j'avais dit le 4 avril, ce sera plutôt le 11",
        "c'est reporté du 4 avril au 11 avril",
        "au lieu du 4 avril, le 11",
    ],
)
def test_a_date_that_the_next_one_replaces_is_left_out(text: str, context: ReadingContext) -> None:
    assert told(read_date(say(text), context)) == "2015-04-11"
    assert [told(found) for found in find_dates(say(text), context)] == ["2015-04-11"]
