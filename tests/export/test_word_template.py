"""A Word template that an administrator changed: what is unknown in it is named, and it can neither run on nor grow."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import fiche_views
import pytest
from fiche_views import DAY

from aide_projet.export.fiche import FORMATS, document
from aide_projet.export.template_file import TemplateError, shipped_templates
from aide_projet.export.word import check_word
from aide_projet.export.word_template import word_problems

SHIPPED = shipped_templates() / "export" / "fiche.docx"
ROOT = Path(__file__).parents[2]
SLOTS = frozenset({"commune", "quartier"})
Template = Callable[..., Path]


@pytest.fixture
def template(tmp_path: Path) -> Template:
    """Makes a Word template of these paragraphs, in an organisation's folder."""

    def make(*paragraphs: str, header: str = "") -> Path:
        word = docx.Document()
        for text in paragraphs:
            word.add_paragraph(text)
        if header:
            word.sections[0].header.paragraphs[0].text = header
        file = tmp_path / "export" / "fiche.docx"
        file.parent.mkdir(exist_ok=True)
        word.save(str(file))
        return file

    return make


def _made(file: Path, format: str = "docx") -> bytes:
    folders = (file.parent.parent, shipped_templates())
    return document(fiche_views.usual(), format, generated=DAY, version="0.1.0", templates=folders).content


def _read(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def test_the_shipped_template_has_nothing_wrong_and_is_what_its_script_makes(tmp_path: Path) -> None:
    assert word_problems(SHIPPED, frozenset()) == ()
    script = (ROOT / "tools" / "make_word_template.py").read_text(encoding="utf-8")
    code = script.replace("Path(__file__).parents[1]", f"Path({str(tmp_path)!r})")
    (tmp_path / "templates" / "export").mkdir(parents=True)
    subprocess.run([sys.executable, "-c", code], check=True)
    with zipfile.ZipFile(tmp_path / "templates" / "export" / "fiche.docx") as made, zipfile.ZipFile(SHIPPED) as kept:
        assert [made.read(name) for name in made.namelist()] == [kept.read(name) for name in kept.namelist()]


def test_a_template_of_ones_own_is_used(template: Template) -> None:
    file = template("Projet : {{ titre }} à {{ reponses.commune }}, {{ reponses.rien_de_connu }}")
    assert _read(_made(file)) == ["Projet : Jardin de la tour à Roubaix, "]


def test_a_changed_template_is_seen_without_restarting(template: Template) -> None:
    assert _read(_made(template("Un {{ titre }}"))) == ["Un Jardin de la tour"]
    assert _read(_made(template("Deux fois {{ titre }}"))) == ["Deux fois Jardin de la tour"]


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("{{ tittre }}", "champ « tittre » inconnu : écrivez plutôt « titre »"),
        ("{{ zzz }}", "champ « zzz » inconnu : les noms possibles ici : a_revoir, appel"),
        (
            "{% for d in depenses %}{{ d.montan }}{% endfor %}",
            "champ « d.montan » inconnu : écrivez plutôt « montant »",
        ),
        ("{{ reponses.comune }}", "champ « reponses.comune » inconnu : écrivez plutôt « commune »"),
        ("{{ titre.majuscules }}", "champ « titre.majuscules » inconnu : il ne contient rien"),
        ("{% for x in depense %}{% endfor %}", "champ « depense » inconnu : écrivez plutôt « depenses »"),
        ("{{ titre | uper }}", "filtre « uper » n'est pas permis (écrivez plutôt « upper »)"),
        ("{% if exercice %}sans fin", "une balise est mal écrite, mal placée ou pas refermée"),
        ("{{ titre", "une balise est mal écrite, mal placée ou pas refermée"),
    ],
)
def test_what_is_wrong_is_told_by_name_with_what_to_write(template: Template, paragraph: str, said: str) -> None:
    found = word_problems(template("{{ titre }}", paragraph), SLOTS)
    assert len(found) == 1
    assert said in found[0]


def test_an_unknown_field_of_a_header_is_told_too_and_all_mistakes_at_once(template: Template) -> None:
    file = template("{{ budjet_un }}", "{{ budjet_deux }}", header="{{ numéro }}")
    assert len(word_problems(file)) == 3
    assert "« numéro » inconnu : écrivez plutôt « numero »" in check_word((file.parent.parent,), SLOTS)


@pytest.mark.parametrize(
    "paragraph",
    [
        "{% for i in range(10 ** 9) %}x{% endfor %}",
        "{{ 'a' * 10 ** 10 }}",
        "{% for a in depenses %}{% for b in depenses %}{% for c in depenses %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% for c in titre %}x{% endfor %}",
        "{% set x = titre %}",
        "{{ titre.__class__.__mro__ }}",
        "{{ cycler('a').__init__ }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include '/etc/passwd' %}",
        "{{ titre['a'] }}",
        "{% for p in parties recursive %}{{ loop(p.champs) }}{% endfor %}",
        "{{ titre | center(1000000000) }}",
        "{{ titre ~ titre }}",
    ],
)
def test_what_could_run_on_or_look_elsewhere_is_refused_before_it_runs(template: Template, paragraph: str) -> None:
    file = template(paragraph)
    assert word_problems(file, SLOTS)


def test_a_template_made_to_take_hours_is_stopped(template: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aide_projet.export.word_check.SECONDS", 2)
    file = template("{{r " * 300_000)
    with pytest.raises(TemplateError, match="trop de temps ou de mémoire"):
        _made(file)


def test_a_broken_template_blocks_no_other_format(template: Template) -> None:
    file = template("{{ tittre }}")
    for format in FORMATS:
        if format != "docx":
            assert _made(file, format)
    assert document(fiche_views.usual(), "docx", generated=DAY, version="0.1.0").content


@pytest.mark.parametrize("content", [b"", b"du texte", b"PK\x03\x04", b"%PDF-1.7"])
def test_a_file_that_is_no_word_document_is_said_so(template: Template, content: bytes) -> None:
    file = template()
    file.write_bytes(content)
    assert word_problems(file) == ("ce n'est pas un document Word (.docx) entier",)


def test_another_zip_is_no_word_document(template: Template) -> None:
    file = template()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("bonjour.txt", "rien")
    assert word_problems(file) == ("ce n'est pas un document Word (.docx) entier",)


def _with_body(file: Path, body: bytes) -> None:
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["word/document.xml"] = body
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


def test_a_bomb_is_refused_unopened(template: Template) -> None:
    file = template()
    _with_body(file, b" " * 100_000_000)
    assert "trop gros" in word_problems(file)[0]
    _with_body(file, b" " * 4_000_000)
    assert "trop long" in word_problems(file)[0]


def test_entities_are_refused(template: Template) -> None:
    file = template("un")
    with zipfile.ZipFile(file) as packed:
        body = packed.read("word/document.xml").decode()
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "bombe"}">' for n in range(10))
    body = re.sub(r"<w:document", f"<!DOCTYPE x [{bomb}]><w:document", body, count=1).replace(">un<", ">&e9;<")
    _with_body(file, body.encode())
    assert word_problems(file) == ("ce n'est pas un document Word (.docx) entier",)


def test_a_page_that_grows_without_end_stops(template: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aide_projet.export.word_template.LARGEST_PAGE", 10_000)
    with pytest.raises(TemplateError, match="millions de caractères"):
        _made(template("{% for d in depenses %}" + "x" * 9_000 + "{% endfor %}"))
