"""A Word template as an administrator may leave it: read within bounds, checked, and compiled once.

What can go wrong with a file that comes from elsewhere is told in French. A small file may unpack to gigabytes, and a
loop may write for ever: hence the bounds below. Time is bounded by `word_check`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, MutableMapping
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from aide_projet.export.template_check import problems

LARGEST_FILE = 40_000_000
"""Bytes of a template once unpacked, its pictures included."""
LARGEST_PART = 3_000_000
"""Bytes of text and marks in one part of a template."""
LARGEST_PAGE = 60_000_000
"""Characters of a part once filled."""
BROKEN = (TemplateError, PackageNotFoundError, etree.LxmlError, zipfile.BadZipFile, KeyError, ValueError, TypeError)
"""What python-docx, docxtpl and Jinja2 raise on files that are no template, or a wrong one."""
_LONGEST_PROPERTY = 255  # python-docx refuses a longer one
_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")

Stamp = tuple[int, int]
"""When a file was changed and how long it is: another stamp, and it is read again."""


def word_problems(file: Path, slots: frozenset[str] | None = None) -> tuple[str, ...]:
    """What is wrong with a Word template, in French; nothing when it can be used.

    `slots`: those of the calls, which `reponses` may name; None: any.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            return (_too_heavy(),)
        too_large = _too_large(file.read_bytes())
        if too_large:
            return (too_large,)
        sources = list(open_template(file).sources())
    except OSError:
        return ("le fichier ne se lit pas",)
    except BROKEN:
        return ("ce n'est pas un document Word (.docx) entier",)
    return tuple(dict.fromkeys(one for source in sources for one in problems(source, _ENVIRONMENT, slots)))


def open_template(file: Path) -> WordTemplate:
    """A template to fill; its file is read again only when it has changed. Raise OSError, or one of BROKEN."""
    return WordTemplate(io.BytesIO(_content(file, _stamp(file))))


class _Bounded(Template):
    """A template that stops when it has written too much."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        pieces, size = [], 0
        for piece in self.generate(*args, **kwargs):
            size += len(piece)
            if size > LARGEST_PAGE:
                raise TemplateError(f"plus de {LARGEST_PAGE // 1_000_000} millions de caractères")
            pieces.append(piece)
        return "".join(pieces)


class _Environment(SandboxedEnvironment):
    template_class = _Bounded

    def from_string(
        self,
        source: Any,
        globals: MutableMapping[str, Any] | None = None,
        template_class: type[Template] | None = None,
    ) -> Template:
        """The same part of the same template is compiled once."""
        return _compiled(str(source))


_ENVIRONMENT = _Environment(autoescape=True, undefined=StrictUndefined)


@lru_cache(maxsize=32)
def _compiled(source: str) -> Template:
    return SandboxedEnvironment.from_string(_ENVIRONMENT, source)


@lru_cache(maxsize=32)
def _patched(source: str) -> str:
    return str(DocxTemplate.patch_xml(None, source))  # it looks at nothing of its document


class WordTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl tells no types
    """docxtpl's, with what is the same at each document done once."""

    def fill(self, fields: dict[str, object]) -> bytes:
        """The document with these fields. Raise one of BROKEN."""
        made = io.BytesIO()
        self.render(fields, _ENVIRONMENT)
        self.save(made)
        return made.getvalue()

    def patch_xml(self, src_xml: str) -> str:
        """A third of the time of a document."""
        return _patched(src_xml)

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """The title and its like are text, not marks: docxtpl would leave them escaped, and fail on long ones."""
        properties = self.docx.core_properties
        for name in _PROPERTIES:
            filled = _compiled(getattr(properties, name)).render(context)
            setattr(properties, name, unescape(filled)[:_LONGEST_PROPERTY])

    def sources(self) -> Iterator[str]:
        """Each part that fields may be in, as the template that Jinja2 is given."""
        self.render_init()
        yield self.patch_xml(self.get_xml())
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for _, part in self.get_headers_footers(uri):
                yield self.patch_xml(self.get_part_xml(part))
        for name in _PROPERTIES:
            yield getattr(self.docx.core_properties, name)


def _stamp(file: Path) -> Stamp:
    found = file.stat()
    return (found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=4)
def _content(file: Path, stamp: Stamp) -> bytes:
    return file.read_bytes()


def _too_large(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        infos = packed.infolist()
    if sum(info.file_size for info in infos) > LARGEST_FILE:
        return _too_heavy()
    if any(info.file_size > LARGEST_PART for info in infos if info.filename.endswith((".xml", ".rels"))):
        return f"le texte est trop long (plus de {LARGEST_PART // 1_000_000} Mo)"
    return ""


def _too_heavy() -> str:
    return f"le fichier est trop gros (plus de {LARGEST_FILE // 1_000_000} Mo une fois ouvert)"
