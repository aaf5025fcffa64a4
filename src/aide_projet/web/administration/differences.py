"""What changed in the content, as sentences of plain text: for the audit log and the command line.

They are the sentences of the page (`administration/_differences.html`), whose hidden words say what its marks show.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment

from aide_projet.content.difference import Change

_TEMPLATE = "web/administration/_differences.html"


def sentences(environment: Environment, changes: Iterable[Change]) -> tuple[str, ...]:
    """One line for each change, in the words of this environment's templates."""
    module = environment.get_template(_TEMPLATE).module
    return tuple(module.phrase(change).striptags() for change in changes)  # type: ignore[attr-defined]
