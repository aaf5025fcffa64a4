"""A turn in process: understand, decide, match, check; no input or output (design §9, third row)."""

from __future__ import annotations

import gc
from datetime import date
from time import perf_counter_ns

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.turn import begin_turn, take_turn
from aide_projet.dialogue.utterance import Circumstances, Utterance
from benchmarks.express import answer
from benchmarks.report import Report, percentile

DAY = Circumstances(date(2014, 11, 10), practised=True, words="un deux trois quatre")
PAGE = (
    "Nous sommes des habitants du quartier et nous voulons un jardin partagé derrière la tour, avec les familles, "
    "pour nous retrouver et cultiver ensemble. "
) * 20


def measure(content: Content, report: Report, conversations: int = 150) -> None:
    """Whole express conversations, turn by turn, in microseconds."""
    gc.collect()
    gc.freeze()  # as the server does: the content is not gone through again and again
    times: list[float] = []
    for number in range(conversations + 5):
        spent = _conversation(content, number)
        if number >= 5:  # the first ones warm the caches up
            times.extend(spent)
    report.add("turn in process, median", percentile(times, 0.5), "µs", at_most=300)
    report.add("turn in process, p99", percentile(times, 0.99), "µs", at_most=3000)
    single = [_one(content, PAGE[:3900]) for _ in range(20)]
    report.add("turn in process, a page of text", percentile(single, 0.5), "µs", at_most=3000)


def _conversation(content: Content, number: int) -> list[float]:
    outcome = begin_turn(content, begin(content.call.name, content.call.editions[0].name), DAY)
    spent: list[float] = []
    for turn in range(40):
        slot = outcome.conversation.open_slot
        if slot is None:
            break
        utterance = Utterance(answer(slot, number + turn))
        start = perf_counter_ns()
        outcome = take_turn(content, outcome.conversation, utterance, DAY, outcome.assessment)
        spent.append((perf_counter_ns() - start) / 1000)
    return spent


def _one(content: Content, text: str) -> float:
    outcome = begin_turn(content, begin(content.call.name, content.call.editions[0].name), DAY)
    start = perf_counter_ns()
    take_turn(content, outcome.conversation, Utterance(text), DAY, outcome.assessment)
    return (perf_counter_ns() - start) / 1000
