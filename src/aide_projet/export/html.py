"""The fiche as one HTML file to read and print: its style inside, nothing fetched, everything escaped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from aide_projet.export.fiche_document import FicheDocument
from aide_projet.export.template_file import template_file


def html(fiche: FicheDocument, templates: Sequence[Path]) -> str:
    """The fiche by `fiche.html.jinja`."""
    return html_of("fiche", fiche, templates, sheets=("fiche.css",))


def html_of(name: str, document: object, templates: Sequence[Path], *, sheets: Sequence[str]) -> str:
    """A document by `<name>.html.jinja`; its style sheets go into it, so that the file stands alone."""
    style = "\n".join(template_file(templates, sheet).read_text(encoding="utf-8") for sheet in sheets)
    return _environment(tuple(templates)).get_template(f"{name}.html.jinja").render({name: document, "style": style})


@lru_cache(maxsize=8)
def _environment(templates: tuple[Path, ...]) -> Environment:
    return environment(templates, autoescape=True)


def environment(templates: Sequence[Path], *, autoescape: bool) -> Environment:
    """Jinja2 over the export folders, gettext ready; a name that does not exist is an error, not a blank."""
    made = Environment(
        loader=FileSystemLoader([folder / "export" for folder in templates]),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # added by the i18n extension
    return made
