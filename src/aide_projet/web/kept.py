"""Parts of the chat that are the same for everybody: drawn once, then kept.

What holds a person's words is drawn every time, and all is dropped when a project is erased, since the sentence of a
finding may name a structure: nothing of theirs may outlive their project in memory. These caches halve the cost of a
turn's fragment, which the load benchmark feels.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from aide_projet.checks.finding import Finding, Remedy, Severity, Source
from aide_projet.dialogue.reply import Question
from aide_projet.use_cases.view import Entry

Draw = Callable[..., Markup]
_READINGS = "lecture:"
"""Choices made from what a person said."""


class Kept:
    """The functions that templates call for these parts. Each draws by a macro that can be replaced."""

    def __init__(self, env: Environment) -> None:
        """Start with nothing kept."""
        self._forgetting: list[Callable[[], None]] = []
        self.functions: dict[str, Callable[..., Markup]] = {
            "entree": _entry(_macro(env, "_entree.html", "entree")),
            "question_ouverte": _question(_macro(env, "_question.html", "question")),
            "constat_du_dossier": self._finding(_macro(env, "_constats.html", "constat")),
            "constat_bref": self._finding(_macro(env, "_constats.html", "bref")),
        }

    def forget(self) -> None:
        """Drop what may name something of a project that is erased."""
        for forget in self._forgetting:
            forget()

    def _finding(self, draw: Draw) -> Callable[[Finding], Markup]:
        """A finding of the dossier, kept where no number or value of the project is in it."""

        @lru_cache(maxsize=512)
        def general(
            check: str, severity: Severity, message: str, source: Source, remedies: tuple[tuple[str, str], ...]
        ) -> Markup:
            drawn = tuple(Remedy(label, slot) for label, slot in remedies)
            return draw(Finding(check, severity, (), message, drawn, source, {}))

        def finding(found: Finding) -> Markup:
            if found.figures or any(remedy.sets for remedy in found.remedies):
                return draw(found)
            remedies = tuple((remedy.label, remedy.slot) for remedy in found.remedies)
            return general(found.check, found.severity, found.message, found.source, remedies)

        self._forgetting.append(general.cache_clear)
        return finding


def _macro(env: Environment, template: str, name: str) -> Draw:
    module: Any = env.get_template(f"web/{template}").module
    macro: Draw = getattr(module, name)
    return macro


def _entry(draw: Draw) -> Callable[[Entry], Markup]:
    """A line of the dossier, kept while nothing was answered there."""

    @lru_cache(maxsize=2048)
    def blank(slot: str, label: str, kind: str, state: str, who_knows: str) -> Markup:
        return draw(Entry(slot, label, kind, state, "", who_knows=who_knows))

    def entry(found: Entry) -> Markup:
        if found.shown or found.said:
            return draw(found)
        return blank(found.slot, found.label, found.kind, found.state, found.who_knows)

    return entry


def _question(draw: Draw) -> Callable[[Question], Markup]:
    """The helpers and buttons of a question, kept unless they offer readings of what was said."""
    kept = lru_cache(maxsize=512)(draw)

    def question(asked: Question) -> Markup:
        if any(choice.key.startswith(_READINGS) for choice in asked.choices):
            return draw(asked)
        return kept(asked)

    return question
