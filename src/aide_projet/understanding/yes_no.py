"""Yes, no, and between: unsure is a third value, never rounded to one of the two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said

_VALUES: dict[str, bool | None] = {"oui": True, "non": False, "incertain": None}
_REPEATED = re.compile(r"([a-z])\1{2,}|([^\w\s.,!?])\2+")
_DOUBLED_END = re.compile(r"([a-z])\1+(?![a-z])")
_SKIPPED = " .,;:!?\n\"'()*~😀😁😂😅😊🙂😉🤣"
_SMILEYS = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d]")
_BUT = "mais"
_LONG = 200  # characters; a longer text is a story, not a yes


@dataclass(frozen=True, slots=True)
class _Answers:
    said: Phrases
    before: Phrases
    held: Phrases
    turned: Phrases
    outcome: Phrases
    again: Phrases


@lru_cache(maxsize=8)
def _answers(language: Language) -> _Answers:
    listed = language.words
    return _Answers(
        said=phrases({name: listed("oui_non", name) for name in ("incertain", "non", "oui")}),
        before=phrases({"avant": listed("oui_non", "avant")}),
        held=phrases({"reserve": listed("oui_non", "reserve")}),
        turned=phrases({"contraire": listed("oui_non", "contraire")}),
        outcome=phrases({"suite": listed("oui_non", "suite")}),
        again=phrases({"reprise": listed("oui_non", "reprise")}),
    )


def read_yes_no(said: Said, context: ReadingContext) -> Reading | None:
    """True, False, or None in the reading's value when unsure; no reading at all when the text is no such answer."""
    text = said.plain
    if len(text) > _LONG:
        return None
    flat = folded(text)
    answers = _answers(context.language)
    if not text.isascii():
        flat = _SMILEYS.sub(lambda found: found[0] if found[0] in answers.said.tags else " ", flat)
    whole = answers.said.whole(flat)
    if whole is None:
        whole = answers.said.whole(_squeezed(flat))
    if whole is not None:
        return reading_at(said, context, _VALUES[whole], (0, len(text)), "oui_non")
    again = answers.again.anywhere(flat)
    corrected = _leading(flat[again[2] :], answers) if again is not None else None
    if corrected is not None and corrected[0] is not None:
        return reading_at(said, context, corrected[0], (0, len(text)), "oui_non")
    found = _leading(flat, answers) or _leading(_squeezed(flat), answers)
    if found is None:
        return None
    value, end = found
    return reading_at(said, context, value, (0, min(end, len(text))), "oui_non")


def _squeezed(flat: str) -> str:
    """ "ouiiii" and "nonnn" as they are listed."""
    return _DOUBLED_END.sub(r"\1", _REPEATED.sub(r"\1\2", flat))


def _leading(flat: str, answers: _Answers) -> tuple[bool | None, int] | None:
    """The answer that the text opens with, turned to unsure by what contradicts or holds it back further on."""
    place = _skip(flat, 0)
    first: str | None = None
    end = 0
    while place < len(flat):
        found = answers.said.after(flat, place)
        lead = answers.before.after(flat, place) if first is None else None
        if found is not None and found[1] - place == 1 and flat[place].isascii():
            found = None  # a letter alone is an answer only when it is the whole of it
        opens = lead is not None and found is not None and lead[1] == found[1] and _skip(flat, lead[1]) < len(flat)
        if found is not None and not opens and (lead is None or found[1] >= lead[1]):
            if first is None:
                first, end = found
            elif found[0] != first and not (first == "non" and found[0] == "oui" and flat.startswith(_BUT, place)):
                return None, found[1]
            else:
                first, end = found
            place = _skip(flat, found[1])
            continue
        if lead is not None:
            place = _skip(flat, lead[1])
            continue
        break
    if first is None:
        return None
    if first == "oui" and answers.turned.after(flat, place) and flat[place - 2] not in ",.;!?":
        return None, len(flat)
    if _held_back(flat, place, first, answers):
        return None, len(flat)
    return _VALUES[first], end


def _skip(flat: str, place: int) -> int:
    while place < len(flat) and flat[place] in _SKIPPED:
        place += 1
    return place


def _held_back(flat: str, place: int, first: str, answers: _Answers) -> bool:
    """Whether what follows a yes or a no keeps it from being one."""
    while 0 <= place < len(flat):
        if flat[place] not in _SKIPPED:
            held = answers.held.after(flat, place)
            found = answers.said.after(flat, place) if held is None else None
            if held is not None and not (first == "non" and flat[place : held[1]] in ("mais", "si")):
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
