"""Conditions and wordings of a file, compiled; what is wrong with one is told at its own column."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from aide_projet.content.errors import Collector
from aide_projet.content.yaml_file import Key, Located
from aide_projet.draft.condition import Condition, ConditionError, NameType, compile_condition
from aide_projet.draft.condition_tree import Arithmetic, walk
from aide_projet.draft.wording import Wording, WordingError, compile_wording

Names = Mapping[str, NameType]
"""What a condition may name, with what each name may hold."""


def condition_at(
    file: Located[object], path: tuple[Key, ...], source: str | None, known: Names | None, collector: Collector
) -> Condition | None:
    """The condition written there; None when there is none, or it is wrong (and told), or `known` is not known yet."""
    if source is None or known is None:
        return None
    try:
        condition = compile_condition(source, known)
    except ConditionError as error:
        collector.add(file, path, error.message, error.remedy, offset=error.column - 1)
        return None
    for node in walk(condition.tree):
        if isinstance(node, Arithmetic) and node.operator == "/" and getattr(node.right, "value", None) == 0:
            cause = "division par zéro : cette condition ne serait jamais vraie ni fausse"
            collector.add(file, path, cause, "divisez par autre chose", offset=node.right.span.start)
    return condition


def wording_at(
    file: Located[object], path: tuple[Key, ...], text: str, known: Collection[str] | None, collector: Collector
) -> Wording | None:
    """The wording written there; None when it is wrong (and told)."""
    try:
        return compile_wording(text, known)
    except WordingError as error:
        collector.add(file, path, error.message, error.remedy, offset=error.column - 1)
        return None
