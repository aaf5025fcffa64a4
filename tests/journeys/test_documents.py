"""The documents of a real project, by the web and by the command line, and a Word template that is wrong."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from aide_projet.cli import app
from aide_projet.cli.serving import say_of_word
from aide_projet.content.workspace import init_workspace
from aide_projet.export.fiche import MEDIA_TYPES
from aide_projet.web.app import create_app
from aide_projet.wiring import build_service

DRAFT = {
    "appel": "dsdt-2015",
    "champs": {
        "idee": "Un jardin partagé derrière la tour",
        "intitule": "Le jardin de la tour",
        "fiche": "mobiliser",
        "commune": "Roubaix",
        "budget_total": 10000,
        "montant_demande": 6000,
        "cofinancements": [
            {"montant": 2000, "statut": "demande", "type": "commune", "financeur": "Ville"},
            {"financeur": "CAF", "type": "caf", "montant": 1000, "statut": "acquis"},
        ],
        "depenses": [{"poste": "Terre", "compte": "60", "montant": 9000}, {"poste": "Salle", "montant": 1000}],
    },
    "version": 1,
}


def _imported(client: TestClient) -> str:
    """The address of a project that holds the draft."""
    file = ("fiche.json", json.dumps(DRAFT).encode(), "application/json")
    location: str = client.post("/importer", files={"fichier": file}).headers["location"]
    return location.partition("#")[0]


def _run(*arguments: str) -> str:
    done = CliRunner().invoke(app, [*arguments])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The draft's file, in the folder where commands are run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d.json").write_text(json.dumps(DRAFT), encoding="utf-8")
    return "d.json"


@pytest.mark.parametrize("format", ["docx", "odt", "xlsx"])
def test_a_project_is_taken_away_in_each_format(client: TestClient, format: str) -> None:
    address = _imported(client)
    assert f'href="{address}/fiche.{format}"' in client.get(f"{address}/fiche").text
    answer = client.get(f"{address}/fiche.{format}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == MEDIA_TYPES[format]
    assert f"fiche-synthetique-le-jardin-de-la-tour.{format}" in answer.headers["content-disposition"]
    assert answer.content.startswith(b"PK")


def test_the_fiche_has_a_number_that_stays_and_is_not_its_key(client: TestClient) -> None:
    address = _imported(client)
    pages = [client.get(f"{address}/fiche.html").text for _ in range(2)]
    numbers = {re.search(rf"N° ({date.today().year}-\d{{4,}})", page)[1] for page in pages}  # type: ignore[index]
    assert len(numbers) == 1
    assert numbers != {re.search(r"N° ([\d-]+)", client.get(f"{_imported(client)}/fiche.html").text)[1]}  # type: ignore[index]


def test_what_is_missing_is_left_out_when_asked(client: TestClient) -> None:
    address = _imported(client)
    assert "Ce qui reste à vérifier" in client.get(f"{address}/fiche.html").text
    page = client.get(f"{address}/fiche.html?sans-manques").text
    assert "Ce qui reste à vérifier" not in page
    assert "À compléter" not in page


def test_shares_follow_the_columns_whatever_the_order_they_were_told_in(client: TestClient) -> None:
    page = " ".join(client.get(f"{_imported(client)}/fiche.md").text.split())
    assert "| Ville | | Commune | Demandé | 2 000 € | 20 % |" in page


def test_a_document_from_the_command_line_with_and_without_what_is_missing(draft: str) -> None:
    _run("export", draft, "-o", "fiche.docx", "--today", "2014-11-10")
    _run("export", draft, "-o", "sans.docx", "--today", "2014-11-10", "--sans-manques")
    full, without = ([p.text for p in docx.Document(name).paragraphs] for name in ("fiche.docx", "sans.docx"))
    assert "Ce qui reste à vérifier ou à compléter" in full
    assert "Ce qui reste à vérifier ou à compléter" not in without


def test_several_drafts_go_into_a_zip(draft: str) -> None:
    _run("export", draft, draft, "-o", "fiches.zip", "--format", "md", "--today", "2014-11-10")
    with zipfile.ZipFile("fiches.zip") as packed:
        assert packed.namelist() == ["01-le-jardin-de-la-tour.md", "02-le-jardin-de-la-tour.md", "00-liste.xlsx"]
    refused = CliRunner().invoke(app, ["export", draft, draft, "-o", "fiches.pdf"])
    assert "fiches.zip" in str(refused.exception)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An organisation's folder with a Word template that names a field that is none."""
    root = init_workspace(tmp_path / "centre").root
    word = docx.Document()
    word.add_paragraph("{{ tittre }}, {{ reponses.comune }}")
    (root / "templates" / "export").mkdir()
    word.save(str(root / "templates" / "export" / "fiche.docx"))
    return root


def test_lint_names_what_is_unknown_in_a_template(folder: Path) -> None:
    said = str(CliRunner().invoke(app, ["lint", str(folder)]).exception)
    assert "« tittre » inconnu : écrivez plutôt « titre »" in said
    assert (
        "« reponses.comune » inconnu : écrivez plutôt « reponses.commune »".replace("reponses.commune", "commune")
        in said
    )


def test_a_broken_template_is_said_when_the_service_starts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for served, said in ((folder, "« tittre » inconnu"), (None, "")):
        service = build_service(served, database=folder / "autre.db")
        try:
            say_of_word(service)
        finally:
            service.close()
        found = capsys.readouterr().err
        assert said in found if said else not found


def test_a_broken_template_stops_its_format_alone_and_the_shipped_one_may_stand_in(folder: Path) -> None:
    service = build_service(folder, today=date(2014, 11, 10))
    try:
        with TestClient(create_app(service), follow_redirects=False) as client:
            address = _imported(client)
            broken = client.get(f"{address}/fiche.docx")
            assert broken.status_code == 503
            assert "Le modèle de document de votre organisation a une faute" in broken.text
            assert f'href="{address}/fiche.docx?modele=livre"' in broken.text
            for format in ("pdf", "odt", "xlsx", "html", "md", "json"):
                assert client.get(f"{address}/fiche.{format}").status_code == 200, format
            shipped = client.get(f"{address}/fiche.docx?modele=livre")
            title = docx.Document(io.BytesIO(shipped.content)).core_properties.title
            assert title == "Fiche synthétique – Le jardin de la tour"
    finally:
        service.close()
