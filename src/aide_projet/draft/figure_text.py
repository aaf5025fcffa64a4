"""Figures as people read them: amounts, shares, numbers, days and lists, in the language's own way (Babel), cached.

Nothing is rounded up: 29.99 % never shows as 30 %, and an amount just under a floor never shows as the floor.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from aide_projet.draft.exact import Exact, exact
from aide_projet.draft.partial_date import PartialDate, parse_iso

# Babel is imported at the first use: it costs 80 ms, which a command line that shows no figure need not wait for.

_LARGEST_SHOWN = 10**24  # Babel quantizes to 28 digits; products of astronomic figures stop here

_SEASON_WORDS = {"fr": ("printemps", "été", "automne", "hiver")}


def money(value: Exact | float, language: str = "fr") -> str:
    """Euros, with cents only when there are some: "2 500 €", "2 500,50 €"."""
    return _money(_known(value), language)


def share(value: Exact | float, language: str = "fr") -> str:
    """A share of one as a percentage, at most two decimals, the rest cut off: 0.29999 is "29,99 %"."""
    return _share(_known(value), language)


def number(value: Exact | float, language: str = "fr") -> str:
    """A number, at most two decimals, the rest cut off."""
    return _number(_known(value), language)


@lru_cache(maxsize=4096)
def day(text: str, language: str = "fr") -> str:
    """An ISO date of any precision: "13 juin 2015", "juin 2015", "été 2015", "2015". Other texts are given back."""
    parsed = parse_iso(text)
    return text if parsed is None else _day(parsed, language)


@lru_cache(maxsize=1024)
def weekday(text: str, language: str = "fr") -> str:
    """An ISO day with the day of the week: "lundi 10 novembre 2014"; a vaguer date, or another text, as `day` does."""
    parsed = parse_iso(text)
    if parsed is None or parsed.precision != "jour":
        return day(text, language)
    from babel.dates import format_date

    return f"{format_date(parsed.first, 'EEEE', locale=language)} {day(text, language)}"


@lru_cache(maxsize=4096)
def listed(items: tuple[str, ...], language: str = "fr") -> str:
    """ "a, b et c"."""
    from babel.lists import format_list

    return format_list(items, locale=language) if items else ""


def join(items: Sequence[str], language: str = "fr") -> str:
    """ "a, b et c", from any sequence."""
    return listed(tuple(items), language)


def _known(value: Exact | float) -> Exact:
    found = value if isinstance(value, (int, Fraction)) else exact(value)
    if found is None:
        raise ValueError(f"not a finite number: {value!r}")
    return found


def _cut(value: Exact, decimals: int) -> Decimal:
    """The number cut toward zero, exactly: Fraction to Decimal without going through a float."""
    scaled = Fraction(value) * 10**decimals
    whole = min(abs(scaled.numerator) // scaled.denominator, _LARGEST_SHOWN)
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-decimals)


@lru_cache(maxsize=4096)
def _money(value: Exact, language: str) -> str:
    from babel.numbers import format_currency

    pattern = "#,##0 ¤" if value.denominator == 1 else "#,##0.00 ¤"
    return format_currency(_cut(value, 2), "EUR", pattern, locale=language, currency_digits=False)


@lru_cache(maxsize=4096)
def _share(value: Exact, language: str) -> str:
    from babel.numbers import format_percent

    return format_percent(_cut(value, 4), "#,##0.##\N{NARROW NO-BREAK SPACE}%", locale=language)


@lru_cache(maxsize=4096)
def _number(value: Exact, language: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(_cut(value, 2), "#,##0.##", locale=language)


def _day(parsed: PartialDate, language: str) -> str:
    from babel.dates import format_date

    match parsed.precision:
        case "jour":
            first_of_month = language == "fr" and parsed.first.day == 1
            return format_date(parsed.first, "d'er' MMMM y" if first_of_month else "d MMMM y", locale=language)
        case "mois":
            return format_date(parsed.first, "MMMM y", locale=language)
        case "saison":
            words = _SEASON_WORDS.get(language, _SEASON_WORDS["fr"])
            return f"{words[(parsed.first.month - 3) // 3]} {parsed.first.year}"
        case "annee":
            return parsed.text
