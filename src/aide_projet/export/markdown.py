"""The fiche as Markdown (CommonMark and pipe tables), to paste into a mail or a wiki."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from aide_projet.export.fiche_document import FicheDocument
from aide_projet.export.html import rendered

_EVERYWHERE = re.compile(r"([\\`*_{}\[\]<>|~$^])")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_LINE_START = re.compile(r"^([#+=\-!:@]|\d{1,9}(?=[.)](?:\s|$)))")
_NAMES = frozenset(
    {"slot", "form", "severity", "bound", "state", "certainty"}
)  # what templates compare, never what they print
_MANY_BLANK = re.compile(r"\n{3,}")


def markdown(fiche: FicheDocument, templates: Sequence[Path]) -> str:
    """The fiche by `fiche.md.jinja`."""
    return markdown_of("fiche", asdict(fiche), templates)


def markdown_of(name: str, data: Mapping[str, object], templates: Sequence[Path]) -> str:
    """A document by `<name>.md.jinja`. Its values come to the template escaped, so that none can be forgotten."""
    text = rendered(f"{name}.md.jinja", {name: _all_escaped(data)}, templates, autoescape=False)
    return _MANY_BLANK.sub("\n\n", text).strip() + "\n"


def _all_escaped(value: object, key: str = "") -> object:
    if isinstance(value, str):
        return value if key in _NAMES else escaped(value)
    if isinstance(value, Mapping):
        return {name: _all_escaped(item, name) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_all_escaped(item) for item in value]
    return value


def escaped(text: str) -> str:
    """A line that Markdown shows as it is: no emphasis, link, HTML, entity, formula, list or heading comes of it."""
    line = _EVERYWHERE.sub(r"\\\1", text)
    line = _ENTITY.sub(r"\\&", line)
    return _LINE_START.sub(_behind_backslash, line)


def _behind_backslash(found: re.Match[str]) -> str:
    start = found.group(1)
    # "12." starts a list: the dot is escaped; any other start is one mark.
    return f"{start}\\" if start.isdigit() else f"\\{start}"
