"""What holds for every text: amounts and dates read back, nothing raises, time grows with length alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta

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
from aide_projet.understanding.said import Said, plain, say
from aide_projet.understanding.telephone import read_phone
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
ENGLISH = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
RANKS = ["premier", "deuxième", "troisième", "quatrième"]
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


def written_day(day: date) -> list[str]:
    """The ways to write a day of a year that leave no doubt, as they are said in a sentence too."""
    month, first = MONTHS[day.month - 1], "1er" if day.day == 1 else str(day.day)
    spelled_day = "premier" if day.day == 1 else spelled(day.day)
    weekday, rank = DAYS[day.weekday()], (day.day - 1) // 7
    eve = day - timedelta(days=1)
    ways = [
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}/{day.month:02}/{day.year % 100:02}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day} {day.month:02} {day.year}",
        f"le {first} {month} {day.year}",
        f"{weekday} {first} {month} {day.year}",
        f"{weekday} {day.day:02}/{day.month:02}/{day.year}",
        f"le {spelled_day} {month} {day.year}",
        f"le {spelled_day} {month} {spelled(day.year)}",
        f"{first} {SHORT[day.month - 1]} {day.year}",
        f"à partir du {first} {month} {day.year}",
        f"ÇA COMMENCE LE {first} {month} {day.year} À 14H".upper(),
        plain(f"normalement le {weekday} {first} {month} {day.year}, de 14h à 18h"),
        f"le {first} du mois de {month} {day.year}",
        f"{ENGLISH[day.month - 1]} {day.day}, {day.year}",
        f"le {eve.day} {MONTHS[eve.month - 1]} {eve.year}, euh non, le {day.day} {month} {day.year}",
        f"pas le {eve.day}/{eve.month}/{eve.year}, le {day.day}/{day.month}/{day.year}",
    ]
    return ways + ([f"le {RANKS[rank]} {weekday} de {month} {day.year}"] if rank < len(RANKS) else [])


def reads_back(day: date, text: str) -> None:
    found = read_date(say(text), CONTEXT)
    assert isinstance(found, Reading), text
    assert (found.value, found.precision) == (day.isoformat(), "jour"), text


@given(ahead=st.integers(1, 2000), way=st.integers(0, 99))
@settings(max_examples=400)
def test_a_date_written_in_any_way_reads_back(ahead: int, way: int) -> None:
    day = TODAY + timedelta(days=ahead)
    ways = written_day(day)
    reads_back(day, ways[way % len(ways)])


@pytest.mark.long
@given(ahead=st.integers(1, 20_000))
@settings(max_examples=3000, deadline=None)
def test_thousands_of_dates_read_back_in_every_way(ahead: int) -> None:
    day = TODAY + timedelta(days=ahead)
    for text in written_day(day):
        reads_back(day, text)


def written_month(year: int, month: int) -> list[str]:
    name = MONTHS[month - 1]
    return [
        f"en {name} {year}",
        f"{name} {year}",
        f"mi-{name} {year}",
        f"début {name} {year}",
        f"fin {SHORT[month - 1]} {year}",
        f"courant {name} {year}",
        f"dans la deuxième quinzaine de {name} {year}",
        f"{month:02}/{year}",
        f"{month}-{year}",
        f"un samedi de {name} {year}",
        f"AU MOIS DE {name.upper()} {year}",
        f"in {ENGLISH[month - 1]} {year}",
    ]


@given(year=st.integers(2015, 2040), month=st.integers(1, 12))
@settings(max_examples=200)
def test_a_month_written_in_any_way_reads_back_as_a_month(year: int, month: int) -> None:
    for text in written_month(year, month):
        found = read_date(say(text), CONTEXT)
        assert isinstance(found, Reading), text
        assert (found.value, found.precision) == (f"{year}-{month:02}", "mois"), text


def written_period(first: date, last: date) -> list[str]:
    """The ways to write a period that leave no doubt; those that say the month once where it is the same."""
    low, high = (f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (first, last))
    ways = [
        f"du {low} au {high}",
        f"entre le {low} et le {high}",
        f"{low} - {high}",
        f"du {DAYS[first.weekday()]} {low} au {DAYS[last.weekday()]} {high}",
        f"du {first.day}/{first.month}/{first.year} au {last.day}/{last.month}/{last.year}",
        f"{first:%d/%m/%Y}-{last:%d/%m/%Y}",
        f"{first.isoformat()} au {last.isoformat()}",
        f"on commence le {low} et on finit le {high}",
        f"ÇA VA DU {low} À 18H JUSQU'AU {high}".upper(),
        f"début : {low}, fin : {high}",
    ]
    if (first.year, first.month) == (last.year, last.month):
        ways += [
            f"du {first.day} au {high}",
            f"du {low} au {last.day}",
            f"{first.day} au {high}",
            f"entre le {first.day} et le {high}",
            f"{first.day}-{high}",
        ]
    return ways


def period_reads_back(first: date, last: date) -> None:
    for text in written_period(first, last):
        found = read_period(say(text), CONTEXT)
        assert isinstance(found, Reading), text
        assert found.value == {"debut": first.isoformat(), "fin": last.isoformat()}, text


@given(ahead=st.integers(1, 2000), length=st.integers(1, 400))
@settings(max_examples=150, deadline=None)
def test_a_period_written_in_any_way_reads_back(ahead: int, length: int) -> None:
    first = TODAY + timedelta(days=ahead)
    period_reads_back(first, first + timedelta(days=length))


@pytest.mark.long
@given(ahead=st.integers(1, 20_000), length=st.one_of(st.integers(1, 27), st.integers(1, 800)))
@settings(max_examples=3000, deadline=None)
def test_thousands_of_periods_read_back_in_every_way(ahead: int, length: int) -> None:
    first = TODAY + timedelta(days=ahead)
    period_reads_back(first, first + timedelta(days=length))


@given(first=st.integers(0, 40), length=st.integers(1, 11))
@settings(max_examples=200)
def test_a_period_of_months_reads_back(first: int, length: int) -> None:
    (low_year, low), (high_year, high) = (divmod(2015 * 12 + n, 12) for n in (first, first + length))
    names = f"{MONTHS[low]} {low_year}", f"{MONTHS[high]} {high_year}"
    for text in ("de {} à {}", "{} - {}", "entre {} et {}", "à partir de {} jusqu'à fin {}", "{} => {}"):
        found = read_period(say(text.format(*names)), CONTEXT)
        assert isinstance(found, Reading), text.format(*names)
        assert found.value == {"debut": f"{low_year}-{low + 1:02}", "fin": f"{high_year}-{high + 1:02}"}, text


@given(number=st.integers(0, 999_999_99))
@settings(max_examples=200)
def test_a_telephone_number_said_aloud_reads_back(number: int) -> None:
    digits = f"06{number:08}"
    pairs = [digits[place : place + 2] for place in range(0, 10, 2)]
    aloud = [f"zéro {spelled(int(pair))}" if pair[0] == "0" else spelled(int(pair)) for pair in pairs]
    for text in (", ".join(aloud), " ".join(pairs), "mon numéro c'est " + digits):
        found = read_phone(say(text), CONTEXT)
        assert isinstance(found, Reading), text
        assert found.value == digits, text
    found = read_phone(say(" ".join(aloud).replace("-", " ")), CONTEXT)  # "quarante quatre vingt" may be 44 20 or 40 80
    assert not isinstance(found, Reading) or found.value == digits


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
        start = time.process_time()
        for reader in READERS:
            reader(said, CONTEXT)
        return time.process_time() - start

    short = min(cost(1000, f"{n} ") for n in range(3))
    long = min(cost(4000, f"{n} ") for n in range(3))
    assert long < 12 * short + 0.02  # 4 times the length: far from the 16 of a square


def test_an_emptied_vocabulary_reads_less_and_raises_nothing() -> None:
    bare = ReadingContext(Language("fr", {}), TODAY)
    for text in ("2000 €", "30 personnes", "le 13 juin", "oui", "la mairie 3000", "deux mille"):
        for reader in READERS:
            reader(say(text), bare)
