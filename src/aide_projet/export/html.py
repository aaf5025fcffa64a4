"""The fiche as one HTML file to read and print: its style inside, nothing fetched, everything escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2 import TemplateError as JinjaError

from aide_projet.export.fiche_document import FicheDocument
from aide_projet.export.template_file import TemplateError, template_file


def html(fiche: FicheDocument, templates: Sequence[Path]) -> str:
    """The fiche by `fiche.html.jinja`."""
    return html_of("fiche", fiche, templates, sheets=("fiche.css",))


def html_of(name: str, document: object, templates: Sequence[Path], *, sheets: Sequence[str]) -> str:
    """A document by `<name>.html.jinja`; its style sheets go into it, so that the file stands alone."""
    style = "\n".join(template_file(templates, sheet).read_text(encoding="utf-8") for sheet in sheets)
    return rendered(f"{name}.html.jinja", {name: document, "style": style}, templates, autoescape=True)


def rendered(file: str, values: Mapping[str, object], templates: Sequence[Path], *, autoescape: bool) -> str:
    """A text template of the export folders, filled. Raise TemplateError when it is missing or wrong."""
    try:
        return environment(tuple(templates), autoescape=autoescape).get_template(file).render(values)
    except JinjaError as error:
        raise TemplateError(f"Le modèle export/{file} ne donne pas de document : {error}. Corrigez-le.") from error


@lru_cache(maxsize=16)
def environment(templates: tuple[Path, ...], *, autoescape: bool) -> Environment:
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
