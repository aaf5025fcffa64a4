"""The templates where no page is served: the command line says and draws with them what the pages do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from aide_projet.web.french import long_date, shorten, typeset
from aide_projet.web.translation import SOURCE_LANGUAGE, install


def plain_environment(templates: Sequence[Path]) -> Environment:
    """An environment with the filters that need no service."""
    made = Environment(
        loader=FileSystemLoader([str(folder) for folder in templates]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    install(made, SOURCE_LANGUAGE)
    made.filters.update({"date_longue": long_date, "typo": typeset, "court": shorten})
    return made
