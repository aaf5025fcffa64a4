"""Clauses whose figures answer nothing: "2000 c'est le minimum ?" asks back, "l'an dernier on a eu 2000" is over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.said import Said, say

_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d[\d .,']*")
_CUT = re.compile(r"[;!?()\n]|[.,](?!\d)| et ")


@dataclass(frozen=True, slots=True)
class _Cues:
    opens: Phrases
    asks: Phrases
    over: Phrases
    again: Phrases


@of_content(maxsize=8)
def _cues(language: Language) -> _Cues:
    def book(name: str) -> Phrases:
        return phrases({name: language.words("nombres", name)})

    return _Cues(book("question_ouvre"), book("question_dit"), book("révolu"), book("comme_avant"))


def without_idle_figures(said: Said, language: Language) -> Said:
    """The utterance without the figures of clauses that only ask about them or tell what was.

    A parenthesis is a clause: "10 000 (l'an passé c'était 8000)".
    """
    if _DIGIT.search(said.plain) is None:
        return said
    whole = say(said.text).plain  # with what other readers took out: a question noted still asks
    text, start = said.plain, 0
    cues = _cues(language)
    for mark in (*_CUT.finditer(whole), None):
        end = mark.start() if mark is not None else len(whole)
        asked = mark is not None and mark[0] == "?"
        if _DIGIT.search(text, start, end) is not None and _is_idle(folded(whole[start:end]), cues, asked=asked):
            text = text[:start] + _FIGURES.sub(_blank, text[start:end]) + text[end:]
        start = mark.end() if mark is not None else end
    return said if text is said.plain else Said(said.text, text, said.offsets)


def tells_what_was(said: Said, language: Language) -> bool:
    """Whether a former edition is told of: "l'an dernier on était 60"."""
    return _cues(language).over.anywhere(folded(said.plain)) is not None


def _blank(figures: re.Match[str]) -> str:
    return " " * len(figures[0])


def _is_idle(clause: str, cues: _Cues, *, asked: bool) -> bool:
    if cues.opens.after(clause, 0) is not None or (asked and cues.asks.anywhere(clause) is not None):
        return True
    return cues.over.anywhere(clause) is not None and cues.again.anywhere(clause) is None
