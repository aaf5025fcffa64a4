"""Rows told later join those known: a funder's new row takes the place of its former one, whatever it is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aide_projet.draft.value import Value
from aide_projet.understanding.phrase import key

_ARTICLES = frozenset({"le", "la", "les", "l", "des", "du", "de", "d"})
_SHORT = 3  # letters of a word whose "s" is no plural: "bus"
_ONE_BODY = frozenset({"commune", "intercommunalite", "departement", "region", "caf", "europe"})
"""Types of funders that a project has one of: "la mairie" and "la ville" are the same."""


def joined_rows(known: Value, told: Sequence[Value]) -> list[Value]:
    """The rows known with those told; what a row told leaves unsaid stays as it was known."""
    rows: list[Value] = list(known) if isinstance(known, list) else []
    for row in told:
        at = _same(rows, row, told)
        if at is None:
            rows.append(row)
        else:
            rows[at] = _renewed(rows[at], row)
    return rows


def _same(rows: Sequence[Value], row: Value, told: Sequence[Value]) -> int | None:
    """The only row known that a row told is about: of the same name, else of the same body when only one is told."""
    named = [at for at, old in enumerate(rows) if _name(old) == _name(row)]
    if named:
        return named[0]
    kind = _type(row)
    if kind not in _ONE_BODY or sum(_type(other) == kind for other in told) > 1:
        return None
    alike = [at for at, old in enumerate(rows) if _type(old) == kind]
    return alike[0] if len(alike) == 1 else None


def _renewed(old: Value, new: Value) -> Value:
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return new
    said = {column: value for column, value in new.items() if value is not None}
    first = next(iter(old), "")
    return {**old, **said, first: old.get(first, said.get(first))}


def _name(row: Value) -> object:
    """The first column names the row."""
    value = next(iter(row.values()), None) if isinstance(row, Mapping) else row
    return row_key(value) if isinstance(value, str) else value


def row_key(name: str) -> str:
    """The form under which two names are the same row: "Les affiches", "affiche"."""
    words = [word for word in key(name).split() if word not in _ARTICLES]
    return " ".join(map(singular, words)) or key(name)


def singular(word: str) -> str:
    """A plain word without the mark of the plural."""
    return word[:-1] if len(word) > _SHORT and word.endswith(("s", "x")) else word


def _type(row: Value) -> object:
    return row.get("type") if isinstance(row, Mapping) else None
