"""What holds for every text: amounts and dates read back, nothing raises, time grows with length alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import shipped_context

from aide_projet.draft.slot import Amount, Choice, Column, ShortText, Table
from aide_projet.understanding.amount import find_amounts, read_amount
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.count import find_counts, read_count
from aide_projet.understanding.dates import find_dates, find_periods, read_date, read_period
from aide_projet.understanding.duration import find_durations, read_duration
from aide_projet.understanding.language import Language
from aide_projet.understanding.percent import find_percents, read_percent
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.row import find_funders, read_rows
from aide_projet.understanding.said import Said, say
from aide_projet.understanding.yes_no import read_yes_no

CONTEXT = shipped_context()
TODAY = CONTEXT.today
SHORT = ["janv", "fév", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"]
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
TABLE = Table(
    (
        Column("financeur", "", ShortText()),
        Column("type", "", Choice(())),
        Column("montant", "", Amount()),
    )
)
PLAIN_TABLE = Table((Column("nature", "", ShortText()), Column("valeur", "", Amount())))

Reader = Callable[[Said, ReadingContext], object]
READERS: tuple[Reader, ...] = (
    find_amounts,
    read_amount,
    find_counts,
    read_count,
    find_percents,
    read_percent,
    find_dates,
    read_date,
    find_periods,
    read_period,
    find_durations,
    read_duration,
    find_funders,
    read_yes_no,
    lambda said, context: read_rows(said, context, TABLE),
    lambda said, context: read_rows(said, context, PLAIN_TABLE),
)

PIECES = st.sampled_from(
    [
        "2000",
        "2.000",
        "2,5",
        "3k",
        "€",
        "euros",
        "par",
        "mois",
        "pendant",
        "entre",
        "et",
        "à",
        "ou",
        "13/06",
        "le",
        "juin",
        "mars",
        "lundi",
        "prochain",
        "fin",
        "dans",
        "semaines",
        "une",
        "trentaine",
        "de",
        "jeunes",
        "%",
        "la",
        "moitié",
        "tout",
        "pas",
        "mais",
        "non",
        "euh",
        "soit",
        "dont",
        "fois",
        "x",
        "+",
        "-",
        "mairie",
        "CAF",
        "30",
        "personnes",
        "familles",
        "deux",
        "mille",
        "cent",
        "vingt-et-un",
        "06",
        "11",
        "22",
        "33",
        "44",
        "été",
        "rentrée",
        "oui",
        "si",
        "👍",
        "…",
        "\n",
        ",",
        ";",
        ":",
        "/",
        "12'000",
        "-500",
        "2015",
        "59100",
        "millions",
        "milliards",
        "1er",
        "premier",
        "tous",
        "les",
        "mercredis",
        "jusqu'au",
        "du",
        "au",
        "gratuit",
        "rien",
    ]
)


def spelled(number: int) -> str:
    """A number under a million in French words."""
    if number >= 1000:
        head = "" if number < 2000 else spelled(number // 1000) + " "
        return f"{head}mille" + (" " + spelled(number % 1000) if number % 1000 else "")
    if number >= 100:
        head = "" if number < 200 else spelled(number // 100) + " "
        return f"{head}cent" + (" " + spelled(number % 100) if number % 100 else "")
    if number <= 16:
        return UNITS[number]
    if number < 20:
        return "dix-" + UNITS[number - 10]
    base = max(ten for ten in TENS if ten <= number)
    rest = number - base
    link = " et " if rest in (1, 11) and base != 80 else "-"
    return TENS[base] + (link + spelled(rest) if rest else "")


def written(number: int) -> list[str]:
    """The ways to write euros that leave no doubt."""
    grouped = f"{number:,}"
    ways = [
        f"{number} €",
        f"{number}€",
        f"EUR {number}",
        f"{number} euros",
        f"{number},00 €",
        spelled(number) + " euros",
        f"environ {number} euros",
    ]
    ways += [
        grouped.replace(",", " ") + " €",
        grouped.replace(",", " ") + " euros",
        grouped.replace(",", ".") + ",00 €",
    ]
    ways += [grouped.replace(",", "'") + " €"]
    if number % 100 == 0 and number >= 1000:
        ways += [f"{number / 1000:g}k€".replace(".", ","), f"{number / 1000:g} k€"]
    return ways


@given(number=st.integers(1, 999_999), way=st.integers(0, 12))
@settings(max_examples=400)
def test_an_amount_written_in_any_way_reads_back(number: int, way: int) -> None:
    ways = written(number)
    text = ways[way % len(ways)]
    for found in (read_amount(say(text), CONTEXT), *find_amounts(say(text), CONTEXT)):
        assert isinstance(found, Reading), text
        assert found.value == pytest.approx(number), text


@given(cents=st.integers(100, 99_999_999))
@settings(max_examples=200)
def test_cents_are_kept(cents: int) -> None:
    euros, rest = divmod(cents, 100)
    text = f"{euros:,}".replace(",", " ") + f",{rest:02} €"
    found = read_amount(say(text), CONTEXT)
    assert isinstance(found, Reading), text
    assert found.value == pytest.approx(cents / 100), text


@given(ahead=st.integers(0, 2000), way=st.integers(0, 9))
@settings(max_examples=400)
def test_a_date_written_in_any_way_reads_back(ahead: int, way: int) -> None:
    day = TODAY + timedelta(days=ahead)
    month, first = MONTHS[day.month - 1], "1er" if day.day == 1 else str(day.day)
    spelled_day = "premier" if day.day == 1 else spelled(day.day)
    ways = [
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}/{day.month:02}/{day.year % 100:02}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"le {first} {month} {day.year}",
        f"{DAYS[day.weekday()]} {first} {month} {day.year}",
        f"le {spelled_day} {month} {day.year}",
        f"{first} {SHORT[day.month - 1]} {day.year}",
        f"à partir du {first} {month} {day.year}",
    ]
    text = ways[way]
    found = read_date(say(text), CONTEXT)
    assert isinstance(found, Reading), text
    assert (found.value, found.precision) == (day.isoformat(), "jour"), text


@given(ahead=st.integers(0, 360))
@settings(max_examples=100)
def test_a_day_without_a_year_goes_to_the_next_one(ahead: int) -> None:
    day = TODAY + timedelta(days=ahead)
    found = read_date(say(f"le {day.day} {MONTHS[day.month - 1]}"), CONTEXT)
    assert isinstance(found, Reading)
    assert found.value == day.isoformat()


@given(
    text=st.one_of(
        st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
    )
)
@settings(max_examples=500, deadline=None)
def test_no_text_raises_and_every_reading_points_at_its_words(text: str) -> None:
    said = say(text)
    for reader in READERS:
        found = reader(said, CONTEXT)
        for one in found if isinstance(found, tuple) else (found,):
            if isinstance(one, Reading | Doubt):
                assert 0 <= one.start <= one.end <= len(text)
                assert text[one.start : one.end] == one.said


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "un",
        "1",
        "1.",
        "1 ",
        "deux mille ",
        "mars ",
        "1/",
        "a1 ",
        "et ",
        "1 a ",
        "le 1 mars au ",
        "fr76 1234 ",
        "du ",
        "x@",
        "-",
        "  ",
        "oui ",
        "cent-",
    ],
)
def test_a_page_of_anything_is_read_in_time_that_grows_with_its_length_alone(piece: str) -> None:
    def cost(length: int, seed: str) -> float:
        said = say((seed + piece * length)[:length])
        start = time.perf_counter()
        for reader in READERS:
            reader(said, CONTEXT)
        return time.perf_counter() - start

    short = min(cost(1000, f"{n} ") for n in range(3))
    long = min(cost(4000, f"{n} ") for n in range(3))
    assert long < 12 * short + 0.02  # 4 times the length: far from the 16 of a square


def test_an_emptied_vocabulary_reads_less_and_raises_nothing() -> None:
    bare = ReadingContext(Language("fr", {}), TODAY)
    for text in ("2000 €", "30 personnes", "le 13 juin", "oui", "la mairie 3000", "deux mille"):
        for reader in READERS:
            reader(say(text), bare)
