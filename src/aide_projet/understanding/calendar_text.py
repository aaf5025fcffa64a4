"""A text as the rules of the calendar walk it: its words with their places, and what the words near one add."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aide_projet.understanding.calendar_words import CalendarWords
from aide_projet.understanding.language import Language
from aide_projet.understanding.number import numbers_in
from aide_projet.understanding.quantity import quantities

SMALL = frozenset({"de", "d", "du", "mois", "le", "l", "des"})
RANKS = frozenset({"er", "e", "eme", "ere", "ier", "nd"})
YEARS = range(1900, 2101)
_GAPS = frozenset({"", " ", ".", ". ", "  ", " ."})


@dataclass(frozen=True, slots=True)
class CalendarText:
    plain: str
    flat: str
    tokens: tuple[tuple[str, int, int], ...]
    words: CalendarWords
    today: date
    language: Language

    def joined(self, left: int, right: int) -> bool:
        """Whether two tokens are neighbours with nothing but a space between."""
        return self.flat[self.tokens[left][2] : self.tokens[right][1]] in _GAPS


def weekday_before(flat: str, place: int, words: CalendarWords) -> int:
    head = flat[max(0, place - 20) : place].rstrip(" ,.")
    word = head[head.rfind(" ") + 1 :]
    if word in SMALL:
        head = head[: -len(word)].rstrip(" ,.")
        word = head[head.rfind(" ") + 1 :]
    return words.weekdays.get(word, 0)


def weekday_of(text: CalendarText, first: int) -> tuple[int, int]:
    """The weekday said before the day at token `first` (0 if none), and where the date begins then."""
    place = text.tokens[first][1]
    weekday = weekday_before(text.flat, place, text.words)
    if not weekday:
        return 0, place
    j = first - 1
    while text.tokens[j][0] not in text.words.weekdays:
        j -= 1
    return weekday, text.tokens[j][1]


def day_at(text: CalendarText, j: int) -> tuple[int, int]:
    """The day number that ends at token `j` and the token where it begins; 0 when there is none."""
    word = text.tokens[j][0]
    if word in RANKS and j > 0 and text.tokens[j - 1][0].isdecimal() and text.joined(j - 1, j):
        j -= 1
        word = text.tokens[j][0]
    if word.isdecimal():
        before = text.plain[text.tokens[j][1] - 1 : text.tokens[j][1]]
        listed = (
            before in (",", "/") and j > 0 and text.tokens[j - 1][0].isdecimal() and len(text.tokens[j - 1][0]) <= 2
        )
        return (int(word), j) if len(word) <= 2 and (listed or before not in (",", ".", "/")) else (0, j)
    for length in (3, 2, 1):
        first = j - length + 1
        if first < 0:
            continue
        spelled = " ".join(token[0] for token in text.tokens[first : j + 1])
        day = text.words.days.get(spelled)
        if day is not None and all(text.joined(k, k + 1) for k in range(first, j)):
            return day, first
    return 0, j


def year_after(text: CalendarText, i: int) -> tuple[int | None, int]:
    """The year said after token `i`, not taken from "13 juin 2000 euros"; and where the moment ends."""
    stop = text.tokens[i][2]
    j = i + 1
    while (
        j < len(text.tokens)
        and j - i <= 3
        and text.tokens[j][0] in ("de", "l", "an", "annee", "d")
        and text.joined(j - 1, j)
    ):
        j += 1
    if j >= len(text.tokens):
        return None, stop
    if not text.tokens[j][0].isdecimal():
        return _spelled_year(text, text.tokens[j][1], stop)
    word, start, end = text.tokens[j]
    gap = text.plain[text.tokens[j - 1][2] : start]
    if gap.strip(" .'/-") and gap.strip() != ",":
        return None, stop
    after = text.flat[end : end + 12].split(" ")
    following = after[1] if len(after) > 1 and not after[0] else after[0]
    if (
        following[:3].isdecimal()
        or following.strip(".,;") in text.words.money
        or following[:1] == "€"
        or text.plain[end : end + 1] == "/"
    ):
        return None, stop
    if len(word) == 4 and int(word) in YEARS and not is_counted(text, end):
        return int(word), end
    if len(word) == 4 and word[0] in "123" and not gap.strip() and not is_counted(text, end):
        return int(word), end  # "le 12 janvier 1815": not this year's, whatever it is
    short = len(word) == 2 and (
        gap.endswith("'") or gap.strip() in ("/", "-") or not text.flat[end:].strip(" .,;!?)\n")
    )
    if short and abs(2000 + int(word) - text.today.year) <= 5:
        return 2000 + int(word), end
    return None, stop


def _spelled_year(text: CalendarText, start: int, stop: int) -> tuple[int | None, int]:
    """ "mars deux mille quinze"."""
    if text.flat[stop:start].strip():
        return None, stop
    for number in numbers_in(text.plain, text.language):
        if number.start == start and number.value in YEARS and number.scale >= 100 and not is_counted(text, number.end):
            return int(number.value), number.end
    return None, stop


def is_counted(text: CalendarText, end: int) -> bool:
    """Whether the four digits that end here count something: "2000 personnes"."""
    return any(q.number.end == end and q.unit for q in quantities(text.plain, text.language))


def turn_after(text: CalendarText, stop: int) -> tuple[int, int]:
    found = text.words.next.after(text.flat, stop)
    if found is None or "," in text.plain[stop : found[1]]:
        return 0, stop
    return (1 if found[0] == "prochain" else -1), found[1]
