"""The fiche as Markdown (CommonMark and pipe tables), to paste into a mail or a wiki."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from aide_projet.export.fiche_document import FicheDocument
from aide_projet.export.html import environment

_EVERYWHERE = re.compile(r"([\\`*_{}\[\]<>|~$^])")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_LINE_START = re.compile(r"^([#+=\-!:@]|\d{1,9}(?=[.)]))")
_MANY_BLANK = re.compile(r"\n{3,}")


def markdown(fiche: FicheDocument, templates: Sequence[Path]) -> str:
    """The document by `fiche.md.jinja`, whose every value goes through `escaped`."""
    text = _environment(tuple(templates)).get_template("fiche.md.jinja").render(fiche=fiche)
    return _MANY_BLANK.sub("\n\n", text).strip() + "\n"


def escaped(text: object) -> str:
    """A line that Markdown shows as it is: no emphasis, link, HTML, entity, formula, list or heading comes of it."""
    line = _EVERYWHERE.sub(r"\\\1", str(text))
    line = _ENTITY.sub(r"\\&", line)
    return _LINE_START.sub(_behind_backslash, line)


def _behind_backslash(found: re.Match[str]) -> str:
    start = found.group(1)
    # "12." starts a list: the dot is escaped; any other start is one mark.
    return f"{start}\\" if start.isdigit() else f"\\{start}"


@lru_cache(maxsize=8)
def _environment(templates: tuple[Path, ...]) -> Environment:
    made = environment(templates, autoescape=False)
    made.finalize = escaped  # every {{ value }}, so that none is forgotten
    return made
