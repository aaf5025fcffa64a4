"""Moments said by a day of the week: "samedi prochain", "lundi en huit", "samedi 13", "tous les mercredis"."""

from __future__ import annotations

from aide_projet.understanding.calendar_text import CalendarText, turn_after
from aide_projet.understanding.moment import Moment, later

_NEAR = 40  # characters before a weekday, in which its week is told


def weekdays_said(text: CalendarText, hits: list[int]) -> list[Moment]:
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
        of_next = _in_next_week(text, start, end)
        if of_next is not None:
            monday = later(text.today, 8 - text.today.isoweekday(), "jours")
            day = later(monday, weekday - 1, "jours")
            found.append(Moment("fixe", of_next[0], of_next[1], fixed=day, weekday=weekday))
            continue
        turn, stop = turn_after(text, end)
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


def _in_next_week(text: CalendarText, start: int, end: int) -> tuple[int, int] | None:
    """ "vendredi de la semaine prochaine", "la semaine prochaine, mardi": where it begins and ends."""
    after = text.words.next_week.after(text.flat, end)
    if after is not None:
        return start, after[1]
    opens = max(0, start - _NEAR)
    before = text.words.next_week.before(text.flat[opens:start].replace(",", " "), start - opens)
    return (opens + before[1], end) if before is not None else None


def _weekday_and_day(text: CalendarText, i: int, weekday: int) -> list[Moment]:
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
