"""What changed in the content, as sentences of plain text: for the audit log and the command line.

They are the sentences of the page (`administration/_differences.html`), whose hidden words say what its marks show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from aide_projet.content.difference import Change
from aide_projet.web.french import long_date, typeset
from aide_projet.web.translation import SOURCE_LANGUAGE, install

_TEMPLATE = "web/administration/_differences.html"


def sentences(environment: Environment, changes: Iterable[Change]) -> tuple[str, ...]:
    """One line for each change, in the words of this environment's templates."""
    module = environment.get_template(_TEMPLATE).module
    return tuple(module.phrase(change).striptags() for change in changes)  # type: ignore[attr-defined]


def plain_environment(templates: Sequence[Path]) -> Environment:
    """What says them where no page is served: the command line."""
    made = Environment(
        loader=FileSystemLoader([str(folder) for folder in templates]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    install(made, SOURCE_LANGUAGE)
    made.filters.update({"date_longue": long_date, "typo": typeset})
    return made
