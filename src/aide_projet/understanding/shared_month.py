"""Days that share a month said once: "du 5 au 12 juillet", "6, 7 et 8 juin", "le 5 mars, euh non, le 15"."""

from __future__ import annotations

from dataclasses import replace

from aide_projet.understanding.calendar_text import CalendarText, day_at, weekday_of
from aide_projet.understanding.moment import Moment
from aide_projet.understanding.phrase import folded

_REACH = 8  # words to another day of the month


def days_sharing_month(text: CalendarText, told: Moment, first: int) -> list[Moment]:
    """The days before and after `told`, whose day begins at token `first`, that are of its month."""
    found = [_earlier_day(text, first, told.month), _later_day(text, told)]
    return [moment for moment in found if moment is not None]


def _later_day(text: CalendarText, told: Moment) -> Moment | None:
    """ "le 5 mars, euh non, le 15", "du 28 juin au 5": led to by "le" or "au", and followed by nothing it counts."""
    words = text.words
    k = next((n for n, token in enumerate(text.tokens) if token[1] >= told.end), len(text.tokens))
    for n in range(k, min(k + _REACH, len(text.tokens))):
        word = text.tokens[n][0]
        if word in words.weekdays:
            continue
        if word not in words.to_other_day:
            led = n > k and text.tokens[n - 1][0] in ("le", "au", *words.weekdays)
            return _day_like(text, told, n) if led and word.isdecimal() and len(word) <= 2 else None
    return None


def _day_like(text: CalendarText, told: Moment, n: int) -> Moment | None:
    """The day at token `n`, of the month of `told` or, after "au", of the next one."""
    day, end = int(text.tokens[n][0]), text.tokens[n][2]
    after = text.flat[end:].lstrip(" ")
    following = text.tokens[n + 1][0] if n + 1 < len(text.tokens) else ""
    if after and after[0] not in ",.;!?)\n" and following not in text.words.to_other_day:
        return None
    if not 1 <= day <= 31 or day == told.day or (after[:1] == "," and following.isdecimal()):
        return None
    weekday, head = weekday_of(text, n)
    until = "au" in (text.tokens[n - 1][0], text.tokens[n - 2][0])
    month = told.month + 1 if until and day < told.day else told.month
    year = told.year + 1 if told.year is not None and month > 12 else told.year
    return replace(told, start=head, end=end, day=day, month=(month - 1) % 12 + 1, year=year, weekday=weekday, turn=0)


def _earlier_day(text: CalendarText, first: int, month: int) -> Moment | None:
    """ "du 5 au 12 juillet": the 5, whose month is said once. In "les 4, 5 et 6 juillet" the first of the three."""
    found: Moment | None = None
    place = first
    for _ in range(6):
        j = place - 1
        back = text.tokens[j][0] if j >= 0 else ""
        if back in text.words.weekdays:
            j -= 1
        while j >= 0 and place - j <= 4 and text.tokens[j][0] in text.words.to_other_day:
            j -= 1
        if j < 0:
            break
        day, begins = day_at(text, j)
        if not 1 <= day <= 31:
            break
        end = text.tokens[j][2]
        gap = text.plain[end : text.tokens[place][1]]
        listed = "," in gap
        linked = " ".join(w for w in folded(gap.replace(",", " ")).split() if w not in text.words.weekdays)
        led = linked in text.words.between_days or (listed and linked in ("", "le"))
        if not led and gap.strip() not in ("-", "/"):
            break
        weekday, head = weekday_of(text, begins)
        found = Moment("jour", head, end, day=day, month=month, weekday=weekday, turn=2)
        place = begins
        if not listed and linked not in ("et", "et le"):
            break
    return found
