"""French through gettext: the catalogue that translators start from holds every sentence of the templates."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from fake_service import ROOT

from aide_projet.web.french import long_date, shorten, tel_uri, typeset

CATALOGUE = ROOT / "src" / "aide_projet" / "web" / "locale" / "aide_projet.pot"


def _extracted() -> set[object]:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT / "templates", [("web/**", "jinja2")], {"web/**": options["templates/web/**"]})
    assert methods == [("templates/web/**", "jinja2")]
    return {message for _, _, message, _, _ in found}


def test_the_catalogue_holds_every_sentence_of_the_templates() -> None:
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()))
    assert {message.id for message in catalogue if message.id} == _extracted(), "run the command of babel.cfg again"


def test_a_translated_catalogue_is_what_the_pages_would_say() -> None:
    catalogue = read_po(BytesIO(CATALOGUE.read_bytes()))
    for message in catalogue:
        if message.id == "Envoyer":
            message.string = "Send"
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    assert Translations(BytesIO(compiled.getvalue())).gettext("Envoyer") == "Send"


def test_no_template_says_something_outside_gettext() -> None:
    """A sentence is recognised by two words of French outside tags and expressions."""
    for path in sorted(Path(ROOT / "templates" / "web").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"\{% block genre %\}[a-z ]*\{% endblock %\}", "", text)
        text = re.sub(
            r"\{#.*?#\}|\{%\s*trans\b.*?endtrans\s*%\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", "|", text, flags=re.DOTALL
        )
        assert not re.search(r"[a-zà-ÿ]{2,} [a-zà-ÿ]{2,}", text), path.name


def test_french_signs_never_begin_a_line() -> None:
    assert typeset("Combien ? 2 500 € : « oui »") == "Combien\u00a0? 2\u00a0500\u00a0€\u00a0: «\u00a0oui\u00a0»"
    assert typeset("le 13 juin 2015") == "le 13 juin 2015"


def test_dates_are_written_out() -> None:
    assert long_date("2014-12-01") == "1er décembre 2014"
    assert long_date("2014-11-10") == "10 novembre 2014"
    assert long_date("juin") == "juin"


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shorten("un jardin derrière la tour", 12) == "un jardin…"
    assert shorten("un jardin", 12) == "un jardin"


def test_a_number_can_be_dialled() -> None:
    assert tel_uri("03 20 00 00 00") == "0320000000"
