"""Yes, no, and between: unsure is a third value, never rounded to one of the two."""

from __future__ import annotations

import re

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.plain_word import conclusion, only_plain_word
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said
from aide_projet.understanding.yes_no_words import Answers, answers_of, as_heard, squeezed

_VALUES: dict[str, bool | None] = {"oui": True, "non": False, "incertain": None}
_SKIPPED = " .,;:!?\n\"'()*~😀😁😂😅😊🙂😉🤣"
_SMILEYS = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d]")
_BUT = "mais"
_IF = "si"
_LONG = 200  # characters; a longer text is a story, not a yes


def read_yes_no(said: Said, context: ReadingContext) -> Reading | None:
    """True, False, or None in the reading's value when unsure; no reading at all when the text is no such answer."""
    text = said.plain
    if len(text) > _LONG:
        return None
    answers = answers_of(context.language)
    flat = _flat(text, answers)
    found = _whole(flat, answers)
    if found is not None:
        return reading_at(said, context, _VALUES[found], (0, len(text)), "oui_non")
    found = conclusion(flat, answers) or _taken_back(flat, answers)
    if found is not None:
        return reading_at(said, context, _VALUES[found], (0, len(text)), "oui_non")
    led = _leading(flat, answers) or _leading(squeezed(flat), answers)
    if led is not None:
        value, end = led
        return reading_at(said, context, value, (0, min(end, len(text))), "oui_non")
    found = as_heard(said, context.language) or only_plain_word(squeezed(flat), answers)
    return reading_at(said, context, _VALUES[found], (0, len(text)), "oui_non") if found is not None else None


def is_yes_or_no(said: Said, context: ReadingContext) -> bool:
    """Whether a text is a yes or a no and nothing besides: "non, pas bon"."""
    if len(said.plain) > _LONG:
        return False
    answers = answers_of(context.language)
    flat = _flat(said.plain, answers)
    if _whole(flat, answers) in ("oui", "non"):
        return True
    led = _leading(flat, answers)
    return led is not None and led[0] is not None and _skip(flat, led[1]) >= len(flat)


def _flat(text: str, answers: Answers) -> str:
    flat = folded(text)
    if text.isascii():
        return flat
    return _SMILEYS.sub(lambda found: found[0] if found[0] in answers.said.tags else " ", flat)


def _whole(flat: str, answers: Answers) -> str | None:
    return answers.said.whole(flat) or answers.said.whole(squeezed(flat))


def _taken_back(flat: str, answers: Answers) -> str | None:
    """ "oui... attendez, non": what follows counts alone."""
    again = answers.again.anywhere(flat)
    corrected = _leading(flat[again[2] :], answers) if again is not None else None
    if corrected is None or corrected[0] is None:
        return None
    return "oui" if corrected[0] else "non"


def _leading(flat: str, answers: Answers) -> tuple[bool | None, int] | None:
    """The answer that the text opens with, turned to unsure by what contradicts or holds it back further on."""
    place = _skip(flat, 0)
    first: str | None = None
    start = end = 0
    while place < len(flat):
        found = _said_at(flat, place, first, answers)
        lead = answers.before.after(flat, place) if first is None else None
        opens = lead is not None and found is not None and lead[1] == found[1] and _skip(flat, lead[1]) < len(flat)
        if found is not None and not opens and (lead is None or found[1] >= lead[1]):
            if first is not None and found[0] != first and not _turns_round(first, found[0], flat, place):
                return None, found[1]
            start = place
            first, end = found
            place = _skip(flat, found[1])
            continue
        if lead is not None:
            place = _skip(flat, lead[1])
            continue
        break
    if first is None or (flat[start:end] in answers.light and flat[end : end + 2].strip(" ").isalpha()):
        return None
    if first == "oui" and answers.turned.after(flat, place) and flat[place - 2] not in ",.;!?":
        return None, len(flat)
    if _held_back(flat, place, first, answers):
        return None, len(flat)
    return _VALUES[first], end


def _said_at(flat: str, place: int, first: str | None, answers: Answers) -> tuple[str, int] | None:
    """The answer listed that stands at a place. "c'est prévu" after a yes goes with it."""
    found = answers.said.after(flat, place)
    if found is not None and found[1] - place == 1 and flat[place].isascii():
        return None  # a letter alone is an answer only when it is the whole of it
    if found is not None and flat[place : found[1]] == _IF and _goes_on(flat, found[1], answers):
        return None
    if first == "oui" and found is not None and found[0] == "incertain":
        agreed = answers.agrees.after(flat, place)
        return (first, agreed[1]) if agreed is not None and agreed[1] >= found[1] else found
    return found


def _goes_on(flat: str, end: int, answers: Answers) -> bool:
    """ "si la mairie dit oui" supposes; "si !" and "si bien sûr" answer."""
    following = flat[end:].lstrip(" ")
    return bool(following) and following[0] not in _SKIPPED and answers.said.after(flat, end) is None


def _turns_round(first: str, second: str, flat: str, place: int) -> bool:
    """ "non mais oui" is a yes."""
    return first == "non" and second == "oui" and flat.startswith(_BUT, place)


def _skip(flat: str, place: int) -> int:
    while place < len(flat) and flat[place] in _SKIPPED:
        place += 1
    return place


def _held_back(flat: str, place: int, first: str, answers: Answers) -> bool:
    """Whether what follows a yes or a no keeps it from being one."""
    while 0 <= place < len(flat):
        if flat[place] not in _SKIPPED:
            held = answers.held.after(flat, place)
            found = answers.said.after(flat, place) if held is None else None
            if held is not None and not (first == "non" and answers.held_yes.after(flat, place)):
                outcome = answers.outcome.after(flat, held[1]) if flat[place : held[1]] == _BUT else None
                return outcome is None
            if (
                found is not None
                and {found[0], first} == {"oui", "non"}
                and flat[place : found[1]] in ("oui", "non", "ouais", "nan")
            ):
                return True
        following = flat.find(" ", place)
        place = following + 1 if following >= 0 else -1
    return False
