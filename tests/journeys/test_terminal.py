"""The whole journey in the terminal, through a pipe: from the first sentence to a PDF read back."""

from __future__ import annotations

import json
import shutil
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
    ],
)
def test_a_mistake_on_the_command_line_is_told_in_french(tmp_path: Path, arguments: list[str]) -> None:
    done = _run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    for english in ("Error", "Usage:", "Invalid", "Missing", "No such"):
        assert english not in done.stderr
