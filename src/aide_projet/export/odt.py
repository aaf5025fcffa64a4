"""The fiche as an OpenDocument text (odfdo): styles, page and text come from one template, `fiche.odt.jinja`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lxml import etree
from odfdo import Document, Element

from aide_projet.export.fiche_document import FicheDocument
from aide_projet.export.html import rendered
from aide_projet.export.template_file import TemplateError

FILE = "fiche.odt.jinja"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)


def odt(fiche: FicheDocument, templates: Sequence[Path]) -> bytes:
    """The document. Raise TemplateError when a changed template is wrong."""
    text = rendered(FILE, {"fiche": fiche}, templates, autoescape=True)
    try:
        drawn = etree.fromstring(text.strip().encode(), _PARSER)
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"Le modèle export/{FILE} ne donne pas de document : {error}. Corrigez-le.") from error
    document = Document("text")
    _pour(document, drawn)
    meta = document.meta
    meta.title = f"Fiche synthétique – {fiche.title}" if fiche.title else "Fiche synthétique"
    meta.subject = fiche.call
    meta.language = "fr-FR"
    meta.generator = f"aide-projet {fiche.version}"
    made_on = datetime.fromisoformat(fiche.generated_iso)
    meta.creation_date = meta.date = made_on
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _pour(document: Document, drawn: etree._Element) -> None:
    """Each piece of the template in its place; what the library's own empty document has there goes."""
    styles, content = document.styles.root, document.content.root
    numbers = styles.get_element("//text:outline-style")
    if numbers is not None:  # the library's own document numbers its headings
        numbers.delete()
    _fill(styles, "office:styles", drawn, "styles", clear=False)
    _fill(styles, "office:automatic-styles", drawn, "page")
    _fill(styles, "office:master-styles", drawn, "modele")
    _fill(content, "office:automatic-styles", drawn, "mesures")
    _fill(content, "office:text", drawn, "corps")


def _fill(root: Element, place: str, drawn: etree._Element, piece: str, *, clear: bool = True) -> None:
    holder = root.get_element(f"//{place}")
    assert holder is not None
    if clear:
        holder.clear()
    found = drawn.find(piece)
    for child in () if found is None else list(found):
        holder.append(Element.from_tag(child))
