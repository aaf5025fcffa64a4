"""Matching: the four fiches of the call, and four thousand generated ones (design §9)."""

from __future__ import annotations

from time import perf_counter_ns

from aide_projet.dialogue.content import Content
from aide_projet.matching.rank import rank
from benchmarks.express import IDEAS
from benchmarks.report import Report, percentile


def measure(content: Content, report: Report) -> None:
    """Median times in milliseconds over the ideas of the load."""
    times = [_time(content, idea) for _ in range(50) for idea in IDEAS]
    report.add("matching, 4 fiches", percentile(times, 0.5), "ms", at_most=1)
    from benchmarks.many_fiches import many_fiches

    lexicon = many_fiches(4000, 60)
    for idea in IDEAS:
        rank(lexicon, idea)
    large = []
    for _ in range(5):
        for idea in IDEAS:
            start = perf_counter_ns()
            rank(lexicon, idea)
            large.append((perf_counter_ns() - start) / 1e6)
    report.add("matching, 4 000 fiches × 60 keywords", percentile(large, 0.5), "ms", at_most=25)


def _time(content: Content, text: str) -> float:
    start = perf_counter_ns()
    rank(content.lexicon, text)
    return (perf_counter_ns() - start) / 1e6
