"""Would a field that was edited still take an answer given before? One that it would not is « à revoir », and kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aide_projet.checks.judge import Verdict, judge_of
from aide_projet.checks.rows import GROUP, LIST
from aide_projet.draft.slot import Choice, MultiChoice, ShortText, SlotKind, Table, Tags, TextList
from aide_projet.draft.value import Value

_TAKEN = (Verdict.FINE, Verdict.EMPTY, Verdict.VAGUE)


def still_fits(before: SlotKind, after: SlotKind, value: Value) -> bool:
    """Whether the edited field takes the value, or did not take it before either. The kinds are of one name."""
    if judge_of(after)(value) not in _TAKEN and judge_of(before)(value) in _TAKEN:
        return False
    if any(limit < size for limit, size in _sizes(after, value)) and not any(
        limit < size for limit, size in _sizes(before, value)
    ):
        return False
    return not (_keys(before) - _keys(after)).intersection(_picked(value))


def _sizes(kind: SlotKind, value: Value) -> Iterator[tuple[int, int]]:
    """(limit, size) of what the kind bounds."""
    match kind, value:
        case ShortText(max_chars=most), str():
            yield most, len(value)
        case TextList(max_items=most), [*items]:
            yield most, len(items)


def _keys(kind: SlotKind) -> frozenset[str]:
    """What a value may point to: options, the columns of a table, and the options of these."""
    match kind:
        case Choice(options=options) | MultiChoice(options=options) | Tags(options=options):
            return frozenset(option.key for option in options)
        case Table(columns=columns):
            cells = (f"{column.key}:{key}" for column in columns for key in _keys(column.kind))
            return frozenset((*(column.key for column in columns), *cells))
        case _:
            return frozenset()


def _picked(value: Value) -> Iterator[str]:
    """Every key that a value may point to."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, GROUP):
        for key, item in value.items():
            yield key
            yield from _cells(key, item)
    elif isinstance(value, LIST):
        for item in value:
            yield from _picked(item)


def _cells(key: str, item: Value) -> Iterator[str]:
    """A cell of a table, or the tags of a text."""
    if isinstance(item, str):
        yield f"{key}:{item}"
    elif not isinstance(item, Mapping):
        yield from _picked(item)
