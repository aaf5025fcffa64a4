"""What an update does with each file: three digests compared (as laid last, on disk, as shipped now). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from aide_projet.use_cases.versions import Digests

Fate = Literal[
    "same",  # on disk as shipped already, whoever did it
    "added",  # new in the release
    "replaced",  # untouched since it was laid
    "removed",  # untouched, and no longer shipped
    "kept",  # edited, and the release changes nothing in it
    "edited",  # edited, and the release changes it too: the edit is kept
    "withdrawn",  # edited, and no longer shipped: the edit is kept
    "own",  # added by the administrator, and now shipped too: the administrator's is kept
    "deleted",  # deleted by the administrator: not brought back
]
LAID: frozenset[Fate] = frozenset({"added", "replaced"})
"""The release's text takes its place."""
HELD: frozenset[Fate] = frozenset({"edited", "own", "deleted"})
"""The release's text does not take its place."""


def fates(laid: Digests | None, there: Digests, shipped: Digests) -> Mapping[str, Fate]:
    """The fate of every file that a release shipped or ships, by path in order.

    `laid` is None when nothing tells what was laid: then all that differs counts as the administrator's doing.
    """
    if laid is None:
        return {path: _unknown(there.get(path), shipped[path]) for path in sorted(shipped)}
    return {path: _fate(laid.get(path), there.get(path), shipped.get(path)) for path in sorted({*laid, *shipped})}


def _unknown(there: str | None, shipped: str) -> Fate:
    if there == shipped:
        return "same"
    return "deleted" if there is None else "edited"


def _fate(laid: str | None, there: str | None, shipped: str | None) -> Fate:
    if there == shipped:
        return "same"
    if shipped is None:
        return "removed" if there == laid else "withdrawn"
    if there is None:
        return "added" if laid is None else "deleted"
    if laid is None:
        return "own"
    if there == laid:
        return "replaced"
    return "kept" if laid == shipped else "edited"
