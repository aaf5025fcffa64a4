"""The whole journey in the terminal, through a pipe: from the first sentence to a PDF read back."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

LINES = """Un jardin derrière la tour à Roubaix, avec 30 familles
Le jardin de la tour
oui
c'est quoi un cofinancement ?
fonctionnement
Le terrain est à l'abandon, les habitants l'ont constaté avec le bailleur et la mairie
l'association Les Mains vertes
l'Alma
prioritaire
les familles de la tour
du 1er mars au 30 septembre 2015
2.000
/1
non 12 000 euros
7000
Amina Kaci, 06 12 34 56 78
stop
"""


def _run(*arguments: str, cwd: Path, said: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "aide_projet", *arguments]
    return subprocess.run(command, input=said, capture_output=True, text=True, cwd=cwd, check=False, timeout=60)


def test_from_a_pipe_to_a_pdf_in_hand(tmp_path: Path) -> None:
    done = _run("chat", "--today", "2014-11-10", "--save", "d.json", cwd=tmp_path, said=LINES)
    assert done.returncode == 0, done.stderr
    fields = json.loads((tmp_path / "d.json").read_text(encoding="utf-8"))["champs"]
    assert fields["commune"] == "Roubaix"
    assert fields["fiche"] == "gup"
    assert fields["budget_total"] == 12000
    assert fields["montant_demande"] == 7000
    assert (fields["date_debut"], fields["date_fin"]) == ("2015-03-01", "2015-09-30")
    assert fields["contact_telephone"] == "0612345678"
    assert "cofinancement" in done.stdout.lower()

    done = _run("check", "d.json", "--today", "2014-11-10", "--json", cwd=tmp_path)
    assert done.returncode in (0, 1)
    assert all(
        {"controle", "gravite", "champs", "message", "reparer", "source", "calcul"} == set(f)
        for f in json.loads(done.stdout)
    )

    done = _run("export", "d.json", "-o", "fiche.pdf", "--today", "2014-11-10", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    text = subprocess.run(
        ["pdftotext", "-layout", "fiche.pdf", "-"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    for wanted in ("Le jardin de la tour", "Roubaix", "Les Mains vertes", "06 12 34 56 78", "Exercice"):
        assert wanted.lower() in text.stdout.lower().replace("\u00a0", " "), wanted


def test_a_draft_comes_back_from_its_export_without_loss(tmp_path: Path) -> None:
    draft = {
        "appel": "dsdt-2015",
        "edition": "2015",
        "langue": "fr",
        "champs": {"intitule": "La fête", "budget_total": 2500.5, "inconnu_ici": [1, {"a": None}]},
        "sources": {"intitule": "on l'appelle La fête"},
        "gares": ["commune"],
        "version": 1,
        "autre": {"gardé": True},
    }
    (tmp_path / "d.json").write_text(json.dumps(draft), encoding="utf-8")
    done = _run("export", "d.json", "-o", "e.json", "--today", "2014-11-10", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "inconnu_ici" in done.stderr, "unknown keys are reported"
    assert json.loads((tmp_path / "e.json").read_text(encoding="utf-8")) == draft


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "JSON"),
        ('{\n  "appel" "dsdt-2015"}', "il manque « : » après un nom (ligne 2, caractère 11)"),
        ("[" * 100_000, "trop de listes"),
        ('{"appel": "dsdt-2015", "champs": {"x": ' + "[" * 400 + "]" * 400 + "}}", "trop de listes"),
        ("1" * 5000, "chiffres"),
        ("[]", "projet enregistré"),
        ('{"champs": {}}', "appel"),
        ('{"appel": "dsdt-2015"}', "champs"),
        ('{"appel": "dsdt-2015", "champs": {}, "version": 99}', "version"),
        ('{"appel": "autre", "champs": {}}', "autre"),
    ],
)
def test_a_draft_that_cannot_be_read_is_told_in_french_with_exit_code_2(
    tmp_path: Path, content: str, says: str
) -> None:
    (tmp_path / "d.json").write_text(content, encoding="utf-8")
    done = _run("check", "d.json", cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_draft_with_a_mark_of_order_is_simply_read(tmp_path: Path) -> None:
    text = json.dumps({"appel": "dsdt-2015", "champs": {"commune": "Lens"}})
    (tmp_path / "d.json").write_text(text, encoding="utf-8-sig")
    done = _run("check", "d.json", "--today", "2014-11-10", cwd=tmp_path)
    assert done.stderr == ""


def test_check_says_by_its_exit_code_that_a_finding_is_blocking(tmp_path: Path) -> None:
    fields = {"fiche": "mobiliser", "montant_demande": 1999}
    (tmp_path / "d.json").write_text(json.dumps({"appel": "dsdt-2015", "champs": fields}), encoding="utf-8")
    done = _run("check", "d.json", "--today", "2014-11-10", "--json", cwd=tmp_path)
    assert done.returncode == 1
    floor = next(finding for finding in json.loads(done.stdout) if finding["controle"] == "plancher")
    assert floor["gravite"] == "bloquant"
    assert any(remedy["pose"] == {"montant_demande": 2000} for remedy in floor["reparer"])
    fields["montant_demande"] = 2000
    (tmp_path / "d.json").write_text(json.dumps({"appel": "dsdt-2015", "champs": fields}), encoding="utf-8")
    done = _run("check", "d.json", "--today", "2014-11-10", "--json", cwd=tmp_path)
    assert not [finding for finding in json.loads(done.stdout) if finding["controle"] == "plancher"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["serve", "--port", "abc"],
        ["check"],
        ["nimporte"],
        ["export", "x.json"],
        ["chat", "--today", "demain"],
        ["understand", "x", "--slot", "zzz"],
        ["purge", "--jours", "999999"],
        ["schema", "-o", "fichier"],
        ["check", "."],
        ["check", "absent/d.json"],
        ["serve", "--host", "pasunhote.invalid"],
        ["serve", "--host", "203.0.113.7"],
    ],
)
def test_a_mistake_on_the_command_line_is_told_in_french(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "fichier").touch()
    done = _run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    for english in ("Error", "Usage:", "Invalid", "Missing", "No such", "Is a", "exists", "Cannot"):
        assert english not in done.stderr


def test_a_host_that_nobody_knows_and_a_port_in_use_say_what_to_do(tmp_path: Path) -> None:
    assert "nom d'une machine" in _run("serve", "--host", "pasunhote.invalid", cwd=tmp_path).stderr
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = _run("serve", "--port", str(port), cwd=tmp_path).stderr
    assert f"Le port {port} de 127.0.0.1 ne peut pas être ouvert (adresse déjà prise)" in said


@pytest.mark.parametrize("command", ["chat", "match", "understand"])
def test_bytes_that_are_not_text_do_not_stop_a_command(tmp_path: Path, command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "aide_projet", command],
        input="un jardin à côté de l'école\n".encode("latin-1"),
        capture_output=True,
        cwd=tmp_path,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"text": "x", "reference_date": 20141110}', "20141110"),
        ('{"text": "x"', "La ligne 1 n'est pas du JSON"),
        ("[1]", "objet JSON"),
    ],
)
def test_a_line_of_json_that_does_not_suit_is_told_in_french(tmp_path: Path, line: str, says: str) -> None:
    done = _run("understand", "--jsonl", cwd=tmp_path, said=line + "\n")
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_the_numbered_choice_that_undoes_a_reading_says_which(tmp_path: Path) -> None:
    done = _run("chat", "--today", "2014-11-10", cwd=tmp_path, said="Un jardin à Roubaix, avec 30 familles\n")
    undo = [line for line in done.stdout.splitlines() if "Annuler" in line]
    assert undo
    assert all(" : " in line for line in undo), undo


def test_restore_says_where_the_former_database_is(tmp_path: Path) -> None:
    base = ("--base", "projets.db")
    assert _run("purge", *base, cwd=tmp_path).returncode == 0
    assert _run("backup", "s.db", *base, cwd=tmp_path).returncode == 0
    done = _run("restore", "s.db", *base, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "projets.db.avant-restauration-1" in done.stdout
