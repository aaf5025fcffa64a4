"""An amount, a count, a share or a duration written in any supported way reads back to itself, or is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reader_properties import spelled, written
from told import shipped_context

from aide_projet.understanding.amount import read_amount
from aide_projet.understanding.count import read_count
from aide_projet.understanding.duration import read_duration
from aide_projet.understanding.percent import read_percent
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.row import find_funders
from aide_projet.understanding.said import plain, say

CONTEXT = shipped_context()
ROUND = {10: "dizaine", 12: "douzaine", 15: "quinzaine", 20: "vingtaine", 30: "trentaine", 50: "cinquantaine"}
AROUND_MONEY = [
    "{}",
    "ça fait {}",
    "le budget c'est {}",
    "on en a pour {}",
    "disons {}",
    "euh {}",
    "{} je pense",
    "{} en tout",
    "{} pour toute l'année",
    "à peu près {}",
    "{}, c'est tout",
    "{} svp",
    "pour ce projet il nous faut {}",
    "BUDGET : {}",
]
AROUND_PEOPLE = [
    "{}",
    "on sera {}",
    "à peu près {}",
    "{} je pense",
    "disons {}",
    "on attend {}",
    "il y aura {}",
    "{} svp",
]
PEOPLE = ["personnes", "jeunes", "mamans", "habitants du quartier", "gamins", "de nos adhérents"]
LENGTHS = {
    "jours": ("days", 1),
    "semaines": ("days", 7),
    "mois": ("months", 1),
    "ans": ("months", 12),
}


def belgian(number: int) -> str:
    """The number in words with septante and nonante."""
    words = spelled(number)
    for tens, other in ((70, "septante"), (90, "nonante")):
        for unit in range(9, -1, -1):
            simple = spelled(tens + unit)
            words = words.replace(simple, other + (f"-{spelled(unit)}" if unit else ""))
    return words


def more_written(number: int) -> list[str]:
    """Ways to write euros besides those of `written`: in words of every make, without accents, as one word."""
    words = spelled(number)
    ways = [
        f"{words.replace(' ', '-')} euros",
        f"{plain(words).upper()} EUROS",
        f"{number} balles",
        f"{number}eur",
        f"{number} euros ttc",
        f"{number}.00 €",
        f"€ {number}",
        f"{number} € ({words} euros)",
        f"charges {number} €, produits {number} €",
    ]
    if number % 1000 == 0:
        ways += [f"{number // 1000} mille euros", f"{number // 1000} 000 euros", f"{number // 1000}k"]
    if 70 <= number % 100 < 80 or number % 100 >= 90:
        ways.append(f"{belgian(number)} euros")
    return ways


def check_amount(number: int, way: int, around: str) -> None:
    ways = [*written(number), *more_written(number)]
    text = around.format(ways[way % len(ways)])
    found = read_amount(say(text), CONTEXT)
    assert isinstance(found, Reading), text
    assert found.value == pytest.approx(number), text


def check_doubled_letter(number: int, place: int) -> None:
    """A letter typed twice in a number said in words: the number, or a question; never another number."""
    words = f"{spelled(number)} euros"
    numerals = spelled(number).replace(" et ", "    ")
    letters = [at for at, char in enumerate(numerals) if char.isalpha()]
    at = letters[place % len(letters)]
    text = words[:at] + words[at] + words[at:]
    found = read_amount(say(text), CONTEXT)
    assert not isinstance(found, Reading) or found.value == number, text


def check_bounds(low: int, more: int, way: int) -> None:
    high = low + more
    ways = [f"entre {low} et {high} euros", f"{low} à {high} €", f"de {low} à {high} euros", f"{low}-{high} €"]
    text = ways[way % len(ways)]
    found = read_amount(say(text), CONTEXT)
    assert isinstance(found, Doubt), text
    assert [one.value for one in found.readings] == [low, high], text
    for one, reason in (
        ("au moins {}", "doute_au_moins"),
        ("{} maximum", "doute_au_plus"),
        ("pas plus de {}", "doute_au_plus"),
    ):
        bounded = read_amount(say(one.format(f"{low} €")), CONTEXT)
        assert isinstance(bounded, Doubt), one
        assert (bounded.reason, bounded.readings[0].value) == (reason, low), one


def check_count(number: int, way: int, around: str, people: str) -> None:
    ways = [f"{number} {people}", f"{spelled(number)} {people}", f"environ {number} {people}", str(number)]
    if number in ROUND:
        ways.append(f"une {ROUND[number]} {'' if people.startswith('de ') else 'de '}{people}")
    chosen = ways[way % len(ways)]
    text = around.format(chosen)
    found = read_count(say(text), CONTEXT)
    assert isinstance(found, Reading), text
    assert found.value == number, text


def check_counts_together(girls: int, boys: int, staff: int, way: int) -> None:
    total = girls + boys
    ways = [
        f"{girls} filles et {boys} garçons",
        f"{girls} filles, {boys} garçons, soit {total}",
        f"{total} : {girls} filles et {boys} garçons",
        f"{girls} filles et {boys} garçons, {total} en tout",
        f"{girls} le matin et {boys} l'après-midi, donc {total}",
        f"{total} jeunes dont {girls} filles",
        f"{total} jeunes et {staff} animateurs",
    ]
    text = ways[way % len(ways)]
    found = read_count(say(text), CONTEXT)
    assert isinstance(found, Reading), text
    assert found.value == total, text


def check_share(percent: int, way: int) -> None:
    ways = [
        f"{percent} %",
        f"{percent}%",
        f"{spelled(percent)} pour cent",
        f"{percent} pct",
        f"environ {percent} %",
        f"{percent} % du budget",
        f"{percent * 50} sur 5000",
        f"{percent} euros sur 100",
    ]
    text = ways[way % len(ways)]
    found = read_percent(say(text), CONTEXT)
    assert isinstance(found, Reading), text
    assert found.value == percent, text


def check_length(number: int, unit: str, way: int) -> None:
    name, each = LENGTHS[unit]
    ways = [f"{number} {unit}", f"{spelled(number)} {unit}", f"environ {number} {unit}", f"pendant {number} {unit}"]
    text = ways[way % len(ways)]
    found = read_duration(say(text), CONTEXT)
    assert isinstance(found, Reading), text
    assert found.value == {name: number * each}, text


def check_rows(sums: list[int], way: int) -> None:
    names = ["la mairie", "la CAF", "le bailleur", "nous"][: len(sums)]
    joints = [", ", " ; ", "\n", " et ", " + "]
    first = [f"{name} {euros} €" for name, euros in zip(names, sums, strict=True)]
    text = joints[way % len(joints)].join(first)
    found = find_funders(say(text), CONTEXT)
    assert isinstance(found, Reading), text
    assert isinstance(found.value, list)
    assert [row["montant"] for row in found.value if isinstance(row, dict)] == sums, text


AMOUNTS = {"number": st.integers(1, 999_999), "way": st.integers(0, 99), "around": st.sampled_from(AROUND_MONEY)}
COUNTS = {
    "number": st.one_of(st.integers(2, 500), st.sampled_from(sorted(ROUND))),
    "way": st.integers(0, 99),
    "around": st.sampled_from(AROUND_PEOPLE),
    "people": st.sampled_from(PEOPLE),
}
DOUBLED = {"number": st.integers(2, 999_999), "place": st.integers(0, 99)}
BOUNDS = {"low": st.integers(100, 50_000), "more": st.integers(1, 50_000), "way": st.integers(0, 9)}
GROUPS = {
    "girls": st.integers(2, 200),
    "boys": st.integers(2, 200),
    "staff": st.integers(2, 20),
    "way": st.integers(0, 9),
}
SHARES = {"percent": st.integers(1, 100), "way": st.integers(0, 9)}
TIMES = {"number": st.integers(2, 60), "unit": st.sampled_from(sorted(LENGTHS)), "way": st.integers(0, 9)}
ROWS = {"sums": st.lists(st.integers(20, 20_000), min_size=2, max_size=4), "way": st.integers(0, 9)}
CHECKS = [
    (check_amount, AMOUNTS),
    (check_doubled_letter, DOUBLED),
    (check_bounds, BOUNDS),
    (check_count, COUNTS),
    (check_counts_together, GROUPS),
    (check_share, SHARES),
    (check_length, TIMES),
    (check_rows, ROWS),
]
NAMES = [check.__name__.removeprefix("check_") for check, _ in CHECKS]


@pytest.mark.parametrize(("check", "cases"), CHECKS, ids=NAMES)
def test_what_is_written_reads_back(check, cases) -> None:  # type: ignore[no-untyped-def]
    settings(max_examples=150, deadline=None)(given(**cases)(check))()


@pytest.mark.long
@pytest.mark.parametrize(("check", "cases"), CHECKS, ids=NAMES)
def test_what_is_written_reads_back_thousands_of_times(check, cases) -> None:  # type: ignore[no-untyped-def]
    settings(max_examples=5000, deadline=None)(given(**cases)(check))()
