"""Moments found in a text: walks its words once, and tries a rule only where a word of the calendar stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aide_projet.understanding.calendar_words import CalendarWords, calendar_words
from aide_projet.understanding.language import Language
from aide_projet.understanding.moment import Moment, later
from aide_projet.understanding.number import numbers_in
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.quantity import quantities

_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"[a-z]+|\d+")
_NUMERIC = re.compile(
    r"(?<![\w.,/-])(?:(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2}) ?(?P<s2>[-/.]) ?(?P<m2>\d{1,2}) ?(?P=s2) ?(?P<y2>\d{4}|\d{2})"
    r"|(?P<d3>\d{1,2}) (?P<m3>\d{1,2}) (?P<y3>(?:19|20)\d\d)"
    r"|(?P<m4>\d{1,2})[-/](?P<y4>(?:19|20)\d\d)"
    r"|(?P<d5>\d{1,2}) ?(?P<s5>[-/.]) ?(?P<m5>\d{1,2}))(?![\w/-]|[.,]\d| ?%)"
)
_SMALL = frozenset({"de", "d", "du", "mois", "le", "l", "des"})
_RANK = frozenset({"er", "e", "eme", "ere", "ier", "nd"})
_GAPS = frozenset({"", " ", ".", ". ", "  ", " ."})
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class _Text:
    plain: str
    flat: str
    tokens: tuple[tuple[str, int, int], ...]
    words: CalendarWords
    today: date
    language: Language

    def joined(self, left: int, right: int) -> bool:
        """Whether two tokens are neighbours with nothing but a space between."""
        return self.flat[self.tokens[left][2] : self.tokens[right][1]] in _GAPS


@lru_cache(maxsize=8)
def find_moments(plain: str, language: Language, today: date, misspelt: bool = False) -> tuple[Moment, ...]:
    """Every moment of a plain text, in order, none overlapping another.

    `misspelt`: months and weekdays one letter away from a known spelling are read too ("févirer").
    """
    words = calendar_words(language)
    flat = folded(plain)
    digits = _DIGIT.search(plain) is not None
    if not digits and not misspelt and not _triggered(_TOKEN.findall(flat), words):
        return ()
    found = _numeric(plain, flat, words) if digits else []
    tokens = tuple((m[0], m.start(), m.end()) for m in _TOKEN.finditer(flat))
    if misspelt:
        tokens = tuple((_nearest_name(word, words), start, end) for word, start, end in tokens)
    text = _Text(plain, flat, tokens, words, today, language)
    hits = _triggered([token[0] for token in tokens], words)
    taken = bytearray(len(plain) + 1)
    for moment in found:
        taken[moment.start : moment.end] = b"\1" * (moment.end - moment.start)
    for rule in (_months, _said, _spans_of_time, _weekdays, _years) if hits else (_years,):
        for moment in rule(text, hits):
            if 1 not in taken[moment.start : moment.end]:
                found.append(moment)
                taken[moment.start : moment.end] = b"\1" * (moment.end - moment.start)
    return tuple(sorted(found, key=lambda m: m.start))


def _triggered(said: list[str], words: CalendarWords) -> list[int]:
    """The places of the words that may begin a moment; of "la" or "ce" only where the next word may follow them."""
    triggers, led = words.triggers, words.led
    found = [i for i, word in enumerate(said) if word in triggers]
    return [i for i in found if said[i] not in led or (i + 1 < len(said) and said[i + 1] in led[said[i]])]


def _nearest_name(word: str, words: CalendarWords) -> str:
    if len(word) < 5 or word in words.triggers:
        return word
    near = process.extractOne(word, words.names.keys(), scorer=OSA.distance, score_cutoff=1)
    return near[0] if near is not None else word


def _numeric(plain: str, flat: str, words: CalendarWords) -> list[Moment]:
    found = []
    for match in _NUMERIC.finditer(plain):
        groups = match.groupdict()
        which = next(n for n in "12345" if groups.get(f"m{n}"))
        year = groups.get(f"y{which}")
        day = int(groups.get(f"d{which}") or 0)
        separator = groups.get(f"s{which}") or "/"
        full = None if year is None else int(year) if len(year) == 4 else 2000 + int(year)
        led = words.lead_day.before(flat, match.start()) is not None or _weekday_before(flat, match.start(), words) > 0
        sure = full is not None or led
        if which == "5" and ((separator != "/" and not led) or separator == "-"):
            continue
        kind = "jour" if day or which in "1235" else "mois"
        weekday = _weekday_before(flat, match.start(), words)
        found.append(
            Moment(
                kind,
                match.start(),
                match.end(),
                day=day,
                month=int(groups[f"m{which}"]),
                year=full,
                sure=sure,
                weekday=weekday,
            )
        )
    return found


def _weekday_before(flat: str, place: int, words: CalendarWords) -> int:
    head = flat[max(0, place - 20) : place].rstrip(" ,.")
    word = head[head.rfind(" ") + 1 :]
    if word in _SMALL:
        head = head[: -len(word)].rstrip(" ,.")
        word = head[head.rfind(" ") + 1 :]
    return words.weekdays.get(word, 0)


def _months(text: _Text, hits: list[int]) -> list[Moment]:
    found = []
    for i in hits:
        word, start, _end = text.tokens[i]
        month = text.words.months.get(word)
        if month is None or (word in text.words.days and not _september(text, i)):
            continue
        j = i - 1
        while j >= 0 and i - j <= 3 and text.tokens[j][0] in _SMALL and text.joined(j, j + 1):
            j -= 1
        day, first = _day_at(text, j) if j >= 0 and text.joined(j, j + 1) else (0, j)
        year, stop = _year_after(text, i)
        turn, stop = _turn_after(text, stop)
        if day:
            weekday, place = _weekday_of(text, first)
            found.append(Moment("jour", place, stop, day=day, month=month, year=year, weekday=weekday, turn=turn))
            earlier = _earlier_day(text, first, month)
            if earlier is not None:
                found.append(earlier)
        elif (
            word not in text.words.fragile
            or year is not None
            or (i == 0 and len(text.tokens) == 1)
            or text.words.lead_month.before(text.flat, start)
        ):
            part = text.words.part.before(text.flat, start)
            sure = (
                part is not None
                or year is not None
                or turn != 0
                or text.words.lead_month.before(text.flat, start) is not None
            )
            place = part[1] if part else start
            if j >= 0 and text.tokens[j][0] in text.words.weekdays and i - j > 1:
                found.append(_weekday_of_month(text, j, stop, month, year))
                continue
            found.append(
                Moment(
                    "mois",
                    place,
                    stop,
                    month=month,
                    year=year,
                    part=part[0] if part else "",
                    sure=sure,
                    turn=turn,
                    approximate=True,
                )
            )
    return found


def _september(text: _Text, i: int) -> bool:
    """Whether "sept" is the month: "5 sept", "en sept 2015"; not "dix-sept novembre" nor "pour sept personnes"."""
    before = text.tokens[i - 1][0] if i else ""
    if before.isdecimal() or before in _RANK:
        return True
    after = text.tokens[i + 1][0] if i + 1 < len(text.tokens) else ""
    year = len(after) == 4 and after.isdecimal()
    if not before:
        return year
    ends = not after or year or text.flat[text.tokens[i][2]] in ".,;!?\n"
    return before not in text.words.days and ends


def _weekday_of(text: _Text, first: int) -> tuple[int, int]:
    """The weekday said before the day at token `first` (0 if none), and where the date begins then."""
    place = text.tokens[first][1]
    weekday = _weekday_before(text.flat, place, text.words)
    if not weekday:
        return 0, place
    j = first - 1
    while text.tokens[j][0] not in text.words.weekdays:
        j -= 1
    return weekday, text.tokens[j][1]


def _weekday_of_month(text: _Text, j: int, stop: int, month: int, year: int | None) -> Moment:
    """ "le premier samedi de juin" is a day; "un samedi de juin" only tells the month."""
    weekday = text.words.weekdays[text.tokens[j][0]]
    rank = text.words.ranks.get(text.tokens[j - 1][0]) if j else None
    first_token = j - 1 if rank else j
    if j > 1 and text.tokens[j - 1][0] in _RANK and text.tokens[j - 2][0] in ("1", "2", "3", "4"):
        rank, first_token = int(text.tokens[j - 2][0]), j - 2
    place = text.tokens[first_token][1]
    if rank is None:
        return Moment("mois", place, stop, month=month, year=year, approximate=True)
    for candidate in (year or text.today.year, (year or text.today.year) + 1):
        first = date(candidate, month, 1)
        days = [d for n in range(31) if (d := later(first, n, "jours")).month == month and d.isoweekday() == weekday]
        day = days[-1] if rank > 4 else days[rank - 1]
        if year is not None or day >= text.today:
            break
    return Moment("fixe", place, stop, fixed=day, weekday=weekday)


def _day_at(text: _Text, j: int) -> tuple[int, int]:
    """The day number that ends at token `j` and the token where it begins; 0 when there is none."""
    word = text.tokens[j][0]
    if word in _RANK and j > 0 and text.tokens[j - 1][0].isdecimal() and text.joined(j - 1, j):
        j -= 1
        word = text.tokens[j][0]
    if word.isdecimal():
        before = text.plain[text.tokens[j][1] - 1 : text.tokens[j][1]]
        return (int(word), j) if len(word) <= 2 and before not in (",", ".", "/") else (0, j)
    for length in (3, 2, 1):
        first = j - length + 1
        if first < 0:
            continue
        spelled = " ".join(token[0] for token in text.tokens[first : j + 1])
        day = text.words.days.get(spelled)
        if day is not None and all(text.joined(k, k + 1) for k in range(first, j)):
            return day, first
    return 0, j


_BETWEEN_DAYS = frozenset(
    {
        "au",
        "a",
        "et",
        "ou",
        "jusqu au",
        "jusqu a",
        "jusque",
        "et le",
        "puis",
        "et jusqu au",
        "au plus tard",
        "jusqu",
        "ou le",
        "jusqu au le",
        "voire",
    }
)


def _earlier_day(text: _Text, first: int, month: int) -> Moment | None:
    """ "du 5 au 12 juillet": the 5, whose month is said once. In "les 4, 5 et 6 juillet" the first of the three."""
    found: Moment | None = None
    place = first
    for _ in range(6):
        j = place - 1
        back = text.tokens[j][0] if j >= 0 else ""
        if back in text.words.weekdays:
            j -= 1
        while (
            j >= 0
            and place - j <= 4
            and text.tokens[j][0] in ("le", "au", "a", "et", "ou", "jusqu", "jusque", "puis", "du", "voire")
        ):
            j -= 1
        if j < 0:
            break
        day, begins = _day_at(text, j)
        if not 1 <= day <= 31:
            break
        end = text.tokens[j][2]
        gap = text.plain[end : text.tokens[place][1]]
        linked = " ".join(w for w in folded(gap).split() if w not in text.words.weekdays)
        if not (gap.strip() in ("-", ",") or linked in _BETWEEN_DAYS):
            break
        weekday, head = _weekday_of(text, begins)
        found = Moment("jour", head, end, day=day, month=month, weekday=weekday, turn=2)
        place = begins
        if gap.strip() != "," and linked != "et":
            break
    return found


def _year_after(text: _Text, i: int) -> tuple[int | None, int]:
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
    if len(word) == 4 and int(word) in _YEARS and not _counted(text, end):
        return int(word), end
    if len(word) == 4 and word[0] in "123" and not gap.strip() and not _counted(text, end):
        return int(word), end  # "le 12 janvier 1815": not this year's, whatever it is
    short = len(word) == 2 and (
        gap.endswith("'") or gap.strip() in ("/", "-") or not text.flat[end:].strip(" .,;!?)\n")
    )
    if short and abs(2000 + int(word) - text.today.year) <= 5:
        return 2000 + int(word), end
    return None, stop


def _spelled_year(text: _Text, start: int, stop: int) -> tuple[int | None, int]:
    """ "mars deux mille quinze"."""
    if text.flat[stop:start].strip():
        return None, stop
    for number in numbers_in(text.plain, text.language):
        if number.start == start and number.value in _YEARS and number.scale >= 100 and not _counted(text, number.end):
            return int(number.value), number.end
    return None, stop


def _counted(text: _Text, end: int) -> bool:
    """Whether the four digits that end here count something: "2000 personnes"."""
    return any(q.number.end == end and q.unit for q in quantities(text.plain, text.language))


def _turn_after(text: _Text, stop: int) -> tuple[int, int]:
    found = text.words.next.after(text.flat, stop)
    if found is None or "," in text.plain[stop : found[1]]:
        return 0, stop
    return (1 if found[0] == "prochain" else -1), found[1]


def _said(text: _Text, hits: list[int]) -> list[Moment]:
    """Seasons, feasts, "la rentrée", today and tomorrow."""
    found = []
    for i in hits:
        start = text.tokens[i][1]
        listed = text.words.said.after(text.flat, start)
        if listed is None:
            continue
        name, end = listed
        year, stop = _year_after(text, _token_ending(text, i, end))
        turn, stop = _turn_after(text, max(stop, end))
        kind, _, figure = name.partition(" ")
        part = text.words.part.before(text.flat, start)
        if kind == "saison":
            found.extend(_season(text, int(figure), start, stop, year, turn, part))
        elif kind == "mois_dit":
            found.append(Moment("mois", start, stop, month=int(figure), year=year, turn=turn, approximate=True))
        elif kind == "fete":
            month, day = map(int, figure.split("-"))
            sure = year is not None or turn != 0 or text.words.lead_feast.before(text.flat, start) is not None
            found.append(Moment("jour", start, stop, day=day, month=month, year=year, sure=sure, approximate=True))
        elif kind in _FROM_TODAY:
            away = _FROM_TODAY[kind]
            found.append(Moment("fixe", start, end, fixed=later(text.today, away, "jours"), sure=away >= 0))
        elif kind == "semaine_passee":
            found.append(Moment("recurrent", start, end, sure=False, turn=-1))
    return found


_FROM_TODAY = {"aujourdhui": 0, "demain": 1, "apres_demain": 2, "hier": -1, "avant_hier": -2}


def _season(
    text: _Text, season: int, start: int, stop: int, year: int | None, turn: int, part: tuple[str, int] | None
) -> list[Moment]:
    head = text.flat[max(0, start - 12) : start].rstrip()
    previous = head[head.rfind(" ") + 1 :]
    lead = text.words.lead_season.before(text.flat, start) is not None
    if (previous in text.words.auxiliaries and not lead) or (previous == "a" and text.flat[start:stop] == "ete"):
        return []
    sure = lead or year is not None or turn != 0 or part is not None
    place = part[1] if part else start
    return [Moment("saison", place, stop, season=season, year=year, sure=sure, turn=turn, approximate=True)]


def _token_ending(text: _Text, i: int, end: int) -> int:
    while i + 1 < len(text.tokens) and text.tokens[i + 1][2] <= end:
        i += 1
    return i


def _spans_of_time(text: _Text, hits: list[int]) -> list[Moment]:
    """ "dans 3 semaines", "le mois prochain", "fin de l'année", "l'an prochain"."""
    found = []
    for item in quantities(text.plain, text.language):
        unit = "jours" if not item.unit and item.number.approximate and item.low in (8, 15) else item.unit
        if unit not in ("jours", "semaines", "mois", "annees") or item.low != int(item.low) or item.low > 1000:
            continue
        ago = text.words.ago.before(text.flat, item.start)
        lead = ago or text.words.in_.before(text.flat, item.start)
        if lead is None:
            continue
        if item.high is not None:
            found.append(Moment("recurrent", lead[1], item.end))
            continue
        day = later(text.today, -int(item.low) if ago else int(item.low), unit)
        coarse = unit in ("mois", "annees")
        found.append(
            Moment(
                "fixe",
                lead[1],
                item.end,
                fixed=day,
                fixed_precision="mois" if coarse else "jour",
                approximate=coarse or item.bound == "environ",
                sure=ago is None,
            )
        )
    for i in hits:
        found.extend(_this_or_next(text, i))
    return found


def _this_or_next(text: _Text, i: int) -> list[Moment]:
    word, start, end = text.tokens[i]
    month = word == "mois"
    if not month and word not in text.words.year_words:
        return []
    turn, stop = _turn_after(text, end)
    head = text.flat[max(0, start - 8) : start].rstrip()
    this = head[head.rfind(" ") + 1 :] in text.words.this
    part = text.words.part.before(text.flat, _without_article(text, i))
    if not turn and not this and part is None:
        return []
    precision = "mois" if month else "annee"
    day = later(text.today.replace(day=1), turn, "mois" if month else "annees")
    number = _day_of_that_month(text, i) if month else 0
    if number:
        return [Moment("jour", text.tokens[i][1], stop, day=number, month=day.month, year=day.year)]
    place = part[1] if part else start
    if not month and part is not None:
        year = day.year + (1 if part[0] == "debut" and not turn and not this else 0)
        return [Moment("annee", place, stop, year=year, part=part[0], approximate=True)]
    return [
        Moment(
            "fixe",
            place,
            stop,
            fixed=day,
            fixed_precision="mois" if precision == "mois" else "annee",
            approximate=True,
            sure=turn >= 0,
        )
    ]


def _day_of_that_month(text: _Text, i: int) -> int:
    """ "le 15 du mois prochain"."""
    j = i - 1
    while j >= 0 and text.tokens[j][0] in ("du", "de") and text.joined(j, j + 1):
        j -= 1
    return _day_at(text, j)[0] if 0 <= j < i - 1 else 0


def _without_article(text: _Text, i: int) -> int:
    while i > 0 and text.tokens[i - 1][0] in ("l", "le", "du", "de", "d") and text.joined(i - 1, i):
        i -= 1
    return text.tokens[i][1]


def _weekdays(text: _Text, hits: list[int]) -> list[Moment]:
    found = []
    for i in hits:
        word, start, end = text.tokens[i]
        weekday = text.words.weekdays.get(word)
        if weekday is None:
            continue
        if (
            i + 1 < len(text.tokens)
            and text.tokens[i + 1][0].isdecimal()
            and text.joined(i, i + 1)
            and len(text.tokens[i + 1][0]) <= 2
        ):
            found.extend(_weekday_and_day(text, i, weekday))
            continue
        turn, stop = _turn_after(text, end)
        eight = text.words.eight.after(text.flat, end)
        every = text.words.every.before(text.flat, start)
        head = text.flat[max(0, start - 6) : start].rstrip()
        this = head[head.rfind(" ") + 1 :] in text.words.this
        if (every is not None and not turn and not eight) or word.endswith("s"):
            found.append(Moment("recurrent", every[1] if every else start, stop, weekday=weekday, sure=False))
            continue
        ahead = (weekday - text.today.isoweekday()) % 7
        if turn < 0:
            last = later(text.today, ahead - 7, "jours")
            found.append(Moment("fixe", start, stop, fixed=last, weekday=weekday, sure=False, turn=turn))
            continue
        if eight:
            ahead, stop = ahead + (7 if eight[0] == "huit" else 14), eight[1]
        elif not ahead:
            if not turn:
                found.append(Moment("recurrent", start, stop, weekday=weekday, sure=False))
                continue
            ahead = 7
        found.append(
            Moment(
                "fixe",
                start,
                stop,
                fixed=later(text.today, ahead, "jours"),
                weekday=weekday,
                turn=turn,
                sure=turn > 0 or this or eight is not None,
            )
        )
    return found


def _weekday_and_day(text: _Text, i: int, weekday: int) -> list[Moment]:
    """ "samedi 13": the first 13 from today that is a Saturday, when one comes within three months."""
    day = int(text.tokens[i + 1][0])
    if text.flat[text.tokens[i + 1][2] :].lstrip()[:1] in ("h", "/"):
        return []
    month = text.today.replace(day=1)
    for _ in range(3):
        if day <= 28 or later(month, 1, "mois").toordinal() - month.toordinal() >= day:
            candidate = month.replace(day=day) if day >= 1 else month
            if candidate >= text.today and candidate.isoweekday() == weekday:
                return [
                    Moment(
                        "fixe", text.tokens[i][1], text.tokens[i + 1][2], fixed=candidate, approximate=True, sure=False
                    )
                ]
        month = later(month, 1, "mois")
    return []


def _years(text: _Text, hits: list[int]) -> list[Moment]:
    found = []
    for word, start, end in text.tokens:
        if len(word) != 4 or not word.isdecimal() or int(word) not in _YEARS:
            continue
        if (start and text.plain[start - 1] in "/.,+") or text.plain[end : end + 1] in ("/", "€", "%"):
            continue
        if text.flat[end : end + 4].strip()[:3].isdecimal() or _counted(text, end):
            continue
        alone = len(text.tokens) == 1 and not text.plain[end:].strip(" .,!?\n")
        part = text.words.part.before(text.flat, start)
        if part is None and text.words.lead_month.before(text.flat, start) is None and not alone:
            continue
        head = text.flat[max(0, start - 12) : start].split()
        sure = part is not None or (bool(head) and head[-1] in ("en", "annee", "courant", "depuis"))
        place = part[1] if part else start
        moment = Moment("annee", place, end, year=int(word), part=part[0] if part else "", sure=sure, approximate=True)
        found.append(moment)
    return found
