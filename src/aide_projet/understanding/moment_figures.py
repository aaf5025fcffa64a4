"""Dates written in figures: "13/06/2015", "2015-06-13", "13.06.15", "06/2015"."""

from __future__ import annotations

import re

from aide_projet.understanding.calendar_text import weekday_before
from aide_projet.understanding.calendar_words import CalendarWords
from aide_projet.understanding.moment import Moment

_NUMERIC = re.compile(
    r"(?:(?<![\w.,/-])|(?<=/\d\d-)|(?<=/\d-)|(?<=/\d{4}-))(?:(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2}) ?(?P<s2>[-/.]) ?(?P<m2>\d{1,2}) ?(?P=s2) ?(?P<y2>\d{4}|\d{2})"
    r"|(?P<d3>\d{1,2}) (?P<m3>\d{1,2}) (?P<y3>(?:19|20)\d\d)"
    r"|(?P<m4>\d{1,2})[-/](?P<y4>(?:19|20)\d\d)"
    r"|(?P<y6>(?:19|20)\d\d)[-/](?P<m6>0[1-9]|1[0-2])"
    r"|(?P<d5>\d{1,2}) ?(?P<s5>[-/.]) ?(?P<m5>\d{1,2}))(?![\w/]|-(?!\d{1,2}/\d)|[.,]\d| ?%)"
)


def written_in_figures(plain: str, flat: str, words: CalendarWords) -> list[Moment]:
    found = []
    for match in _NUMERIC.finditer(plain):
        groups = match.groupdict()
        which = next(n for n in "123456" if groups.get(f"m{n}"))
        year = groups.get(f"y{which}")
        day = int(groups.get(f"d{which}") or 0)
        separator = groups.get(f"s{which}") or "/"
        full = None if year is None else int(year) if len(year) == 4 else 2000 + int(year)
        led = words.lead_day.before(flat, match.start()) is not None or weekday_before(flat, match.start(), words) > 0
        sure = full is not None or led
        if which == "5" and _no_month(flat, match.end(), words):
            continue
        if which == "5" and ((separator != "/" and not led) or separator == "-"):
            continue
        kind = "jour" if day or which in "1235" else "mois"
        weekday = weekday_before(flat, match.start(), words)
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


def _no_month(flat: str, place: int, words: CalendarWords) -> bool:
    """ "6/7 juin" is two days, "les 3/4 du budget" a share."""
    following = [word.strip(".,;!?") for word in flat[place : place + 20].split()] + ["", ""]
    share = following[0] in ("du", "des") or (following[0] in ("de", "d") and not following[1][:1].isdecimal())
    return following[0] in words.months or share
