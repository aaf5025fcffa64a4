"""The fiche as a tagged PDF (PDF/UA-1 and PDF/A-2a), drawn by Typst from data: no source text is ever built."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import gettempdir
from typing import Literal

import typst

from aide_projet.export.fiche_document import FicheDocument
from aide_projet.export.glyphs import LOST, drawable
from aide_projet.export.template_file import TemplateError, template_file

STANDARDS: tuple[Literal["a-2a"], Literal["ua-1"]] = ("a-2a", "ua-1")
"""Asked of Typst, which refuses to draw what does not hold to them."""

_PACKAGE = re.compile(r"[\"']@")
_NO_PACKAGES = str(Path(gettempdir()) / "aide-projet-sans-paquets")  # does not exist: an import finds nothing there


class _Drawer:
    """One compiler for all, used by one thread at a time: each holds its fonts, and a shared one is not thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._compilers: dict[tuple[Path, Path], typst.Compiler] = {}

    def draw(self, template: Path, fonts: Path, data: str) -> bytes:
        """The PDF; the template finds its data under its own name."""
        with self._lock:
            compiler = self._compilers.get((template, fonts))
            if compiler is None:
                compiler = self._compilers[(template, fonts)] = _compiler(template, fonts)
            made = compiler.compile(format="pdf", sys_inputs={template.stem: data}, pdf_standards=[*STANDARDS])
        if not isinstance(made, bytes):
            raise TypeError("Typst gave no PDF")
        return made


_DRAWER = _Drawer()


def pdf(fiche: FicheDocument, templates: Sequence[Path]) -> bytes:
    """The fiche by `fiche.typ`."""
    return pdf_of("fiche", asdict(fiche), templates)


def pdf_of(name: str, document: Mapping[str, object], templates: Sequence[Path]) -> bytes:
    """A document by `<name>.typ`. Raise TemplateError, with Typst's own words, when a changed template is wrong."""
    template = template_file(templates, f"{name}.typ").resolve()
    fonts = template_file(templates, "fonts").resolve()
    data = drawable(dict(document), template_file(templates, "fonts/couverture.txt"))
    text = json.dumps(data, ensure_ascii=False)
    assert isinstance(data, dict)
    data["lost"] = LOST in text
    try:
        return _DRAWER.draw(template, fonts, json.dumps(data, ensure_ascii=False))
    except typst.TypstError as error:
        raise TemplateError(
            f"Le modèle « {template} » ne donne pas de PDF : {error}. Corrigez-le, ou reprenez celui du dossier livré."
        ) from error


def _compiler(template: Path, fonts: Path) -> typst.Compiler:
    if _PACKAGE.search(template.read_text(encoding="utf-8")):
        # Typst would fetch the package from the network: a document is drawn from what is on this machine.
        raise TemplateError(f"Le modèle « {template} » importe un paquet (« @… »), ce qui n'est pas permis.")
    return typst.Compiler(
        str(template),
        root=str(template.parent),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]),
        package_path=_NO_PACKAGES,
        package_cache_path=_NO_PACKAGES,
    )
