"""The slowest pages that a search found, beside a page of prose: whole turns, and how they grow with their length."""

from __future__ import annotations

from time import perf_counter_ns

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.turn import Outcome, begin_turn, take_turn
from aide_projet.dialogue.utterance import Utterance
from benchmarks.report import Report
from benchmarks.turn import DAY, PAGE

WORST = {
    "fractions where a count is asked": ("nombre_participants", "¾"),
    "addresses where an amount is asked": ("budget_total", "a@b."),
    "figures where an e-mail is asked": ("contact_courriel", "6000 "),
    "sums where rows are asked": ("cofinancements", "la mairie 3000, "),
    "dates where a date is asked": ("date_debut", "le 13 juin "),
    "questions where a choice is asked": ("porteur_type", "c'est quoi un cofinancement ? "),
    "ranges where an amount is asked": ("montant_demande", "30-40 "),
    "figures where a text is asked": ("actions", "9000 "),
}
"""By what they are: the field asked and the piece repeated up to a full page."""
FULL, QUARTER = 4000, 1000  # characters


def measure(content: Content, report: Report) -> None:
    """A page of each, against four times a quarter of it: time grows no faster than length."""
    prose = _least(content, "idee", PAGE[:3900])
    for name, (slot, piece) in WORST.items():
        full = _least(content, slot, (piece * FULL)[:FULL])
        quarter = _least(content, slot, (piece * FULL)[:QUARTER])
        report.add(f"worst page, {name}", full / prose, "× prose")
        report.add(f"worst page, {name}: growth over length", full / (quarter * FULL / QUARTER), "×", at_most=1.5)


def _least(content: Content, slot: str, text: str) -> float:
    """The least of a few turns, in nanoseconds: what the machine does besides is no part of it."""
    start = _opened(content, slot)
    return min(_once(content, start, text) for _ in range(5))


def _opened(content: Content, slot: str) -> Outcome:
    start = begin_turn(content, begin(content.call.name, content.call.editions[0].name), DAY)
    return take_turn(content, start.conversation, Utterance("", f"champ:{slot}"), DAY, start.assessment)


def _once(content: Content, start: Outcome, text: str) -> float:
    before = perf_counter_ns()
    take_turn(content, start.conversation, Utterance(text), DAY, start.assessment)
    return perf_counter_ns() - before
