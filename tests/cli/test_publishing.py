"""`publish` and `versions`: what was changed in the folder is proved and put in force from the command line."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic, sleep

import pytest
from httpx2 import Client
from starlette.testclient import TestClient

from aide_projet.cli import main
from aide_projet.content.proof import prove_content
from aide_projet.content.record import read_record
from aide_projet.errors import AideProjetError
from aide_projet.store.accounts import SqliteAccounts
from aide_projet.store.beside import BesideDatabase
from aide_projet.store.versions import SqliteVersions
from aide_projet.use_cases.accounts import Action
from aide_projet.use_cases.effect import Effect
from aide_projet.use_cases.proof import Proof
from aide_projet.use_cases.proving import Progress
from aide_projet.use_cases.versions import digest_of
from aide_projet.web.app import create_app
from aide_projet.wiring import build_service, content_beside
from small_content import Small, small, sound_content
from small_workspace import FLOW, GLOSSARY, as_after_init, put_in_force

__all__ = ["small", "sound_content"]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(small: Small) -> Path:
    """An organisation's folder that holds the small content, as `init` would have left it."""
    return as_after_init(small.root)


class HereProver:
    """Proves the content in this process, and compares no project: the real one takes two others."""

    def __init__(self, database: Path, default_call: str) -> None:
        pass

    def start(self, candidate: Path, in_force: Path, today: date) -> HereProving:
        return HereProving(Proof(prove_content(candidate, in_force, lambda *_: None), Effect()))


@dataclass
class HereProving:
    proof: Proof | None
    progress: tuple[Progress, ...] = ()
    ended: bool = True

    async def wait(self) -> Proof | None:
        return self.proof

    async def cancel(self) -> None:
        pass


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_beside, "ChildProver", HereProver)


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the folder: its status, what it says, what it says on the error stream."""

    def done(command: str, *arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([command, str(folder), *arguments])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return done


@pytest.mark.usefixtures("here")
def test_a_changed_file_is_told_in_words_proved_published_and_taken_back(
    run: Run, small: Small, tmp_path: Path
) -> None:
    assert run("publish") == (0, "Rien à publier : le dossier ne change rien à la version en service (n° 1).\n", "")
    small.replace(FLOW, "Racontez votre idée.", "Dites-nous votre idée.")
    status, said, wrong = run("publish", "--note", "Plus simple")
    assert (status, wrong) == (0, "")
    assert "Ce qui change, dans 1 fichier(s) :\n  Le texte de la question « idee »" in said
    assert "Les exemples : Tous réussis : 8.\nAucun projet à comparer.\n" in said
    assert "Version 2 en service : « Plus simple »." in said
    record = read_record(small.root)
    assert record is not None
    assert record.written[FLOW] == digest_of((small.root / FLOW).read_bytes())
    listed = run("versions")[1].splitlines()
    assert listed[0].startswith("→    2  ")
    assert listed[0].endswith("  la ligne de commande, préparée ici : Plus simple (en service)")
    assert listed[1].endswith("  le programme, lue dans le dossier de l'organisation")
    assert "Version 3 en service : « Retour à la version 1 »." in run("versions", "--revenir", "1")[1]
    assert "Racontez votre idée." in (small.root / FLOW).read_text(encoding="utf-8")
    assert run("versions", "--zip", "2", "-o", str(tmp_path / "deux.zip"))[0] == 0
    with zipfile.ZipFile(tmp_path / "deux.zip") as archive:
        assert any(name.endswith(FLOW) for name in archive.namelist())
    with BesideDatabase(small.root / "projets.db") as database:
        assert SqliteVersions(database).revisions() == []
        lines = asyncio.run(SqliteAccounts(database).journal(before=None, count=9))
    assert [(line.who, line.action, line.detail) for line in lines] == [
        ("", Action.ROLLED_BACK, "Retour à la version 1"),
        ("", Action.PUBLISHED, "Plus simple"),
    ]


@pytest.mark.usefixtures("here")
def test_a_mistake_is_told_with_its_line_and_leaves_nothing_behind(run: Run, small: Small) -> None:
    run("publish")
    small.write(GLOSSARY, (small.root / GLOSSARY).read_text(encoding="utf-8") + "inconnu: 1\n")
    status, said, wrong = run("publish")
    assert status == 1
    assert f"Fautes à corriger : 1\n  {GLOSSARY}:{small.line(GLOSSARY, 'inconnu')}:1 : clé « inconnu »" in said
    assert wrong.startswith("Non publié. La preuve montre une faute")
    with BesideDatabase(small.root / "projets.db") as database:
        versions = SqliteVersions(database)
        assert (versions.in_force(), versions.revisions()) == (1, [])


@pytest.mark.usefixtures("here")
def test_new_advice_is_accepted_by_its_name(run: Run, small: Small) -> None:
    run("publish")
    small.replace(FLOW, "Racontez votre idée.", "Racontez votre idée au ZZZ.")
    status, said, wrong = run("publish", "--dry-run")
    assert status == 1
    assert "Des sigles que rien n'explique [sigle-inexplique] (1)\n" in said
    assert wrong.endswith(" en ajoutant --accepter sigle-inexplique\n")
    tried = run("publish", "--dry-run", "--accepter", "sigle-inexplique")
    assert (tried[0], tried[1].endswith("rien n'est publié. Cette version peut l'être.\n")) == (0, True)


@pytest.mark.long
def test_what_is_in_force_may_not_load_any_more_and_the_folder_mends_it(run: Run, small: Small, folder: Path) -> None:
    service = build_service(folder)
    with TestClient(create_app(service)) as resident:
        resident.post("/api/v1/conversations", json={})
    service.close()
    glossary = (folder / GLOSSARY).read_bytes()
    put_in_force(folder, GLOSSARY, b"inconnu: 1\n")
    status, said, wrong = run("publish")
    assert (status, f"{GLOSSARY}:1:1" in wrong) == (1, True)
    small.write(GLOSSARY, glossary)
    with pytest.raises(AideProjetError, match="aide-projet publish"):
        build_service(folder)
    names = [f"--accepter={name}" for name in ("exemple-manquant", "simple-identique", "champ-jamais-demande")]
    status, said, wrong = run("publish", *names)
    assert (status, wrong) == (0, ""), said
    assert "La version en service ne se lit plus avec ce programme : rien ne peut lui être comparé." in said
    assert "(en cours : 1 ; finis ou anciens : 0)." in said
    assert "Version 3 en service" in said
    build_service(folder).close()


REFUSED = (
    (("versions", "--revenir", "9"), 2, "Il n'y a pas de version 9."),
    (("versions", "--zip", "1"), 2, "Indiquez le fichier à écrire"),
    (("versions", "--revenir", "1"), 1, "Rien ne change"),
)


def test_a_refusal_says_what_to_do(run: Run) -> None:
    run("publish")
    for (command, *arguments), code, says in REFUSED:
        status, _, wrong = run(command, *arguments)
        assert (status, says in wrong) == (code, True)


@pytest.fixture
def served(folder: Path) -> Iterator[tuple[str, str]]:
    """A server in a process of its own, begun when a file was edited: its address, and what it said when it started."""
    build_service(folder).close()
    text = (folder / FLOW).read_text(encoding="utf-8").replace("Racontez votre idée.", "Dites-nous votre idée.")
    (folder / FLOW).write_text(text, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "aide_projet", "serve", str(folder), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = ""
        while "Pour les prouver" not in said:
            said += process.stdout.readline()
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert process.poll() is None
        yield f"http://127.0.0.1:{port}", said
        process.terminate()


@pytest.mark.long
def test_a_server_of_another_process_serves_within_seconds_what_is_published(
    run: Run, served: tuple[str, str], folder: Path
) -> None:
    address, said = served
    assert f"Changés sur le disque, et pas en service (1) : {FLOW}.\n" in said
    assert f"/administration/contenu dans le navigateur, ou « aide-projet publish {folder} »." in said
    with Client(base_url=address) as resident:
        state = resident.post("/api/v1/conversations", json={}).json()
        assert "Racontez votre idée." in str(state)
        status, told, _ = run("publish")
        assert (status, "Version 2 en service" in told) == (0, True)
        assert "Projets en cours comparés : 1." in told
        end = monotonic() + 10
        while "Dites-nous votre idée." not in str(resident.post("/api/v1/conversations", json={}).json()):
            assert monotonic() < end
            sleep(0.3)
        turn = {"tour": state["tour"], "texte": "Un jardin derrière la tour, à Lens"}
        assert resident.post(f"/api/v1/conversations/{state['cle']}/tours", json=turn).status_code == 200
