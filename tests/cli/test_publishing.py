"""`publish` and `versions`: what was changed in the folder is proved and put in force from the command line."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from aide_projet.cli import main
from aide_projet.content.proof import prove_content
from aide_projet.content.record import Record, read_record, write_record
from aide_projet.content.states import digests_of
from aide_projet.content.write_back import write_back
from aide_projet.errors import AideProjetError
from aide_projet.store.accounts import SqliteAccounts
from aide_projet.store.beside import BesideDatabase
from aide_projet.store.versions import SqliteVersions
from aide_projet.use_cases.accounts import Action
from aide_projet.use_cases.effect import Effect
from aide_projet.use_cases.proof import Proof
from aide_projet.use_cases.proving import Progress
from aide_projet.use_cases.versions import Version, digest_of
from aide_projet.wiring import build_service, content_beside
from small_content import Small, small, sound_content

__all__ = ["small", "sound_content"]

Run = Callable[..., tuple[int, str, str]]
GLOSSARY = "dialogues/essai/glossaire.yaml"
FLOW = "dialogues/essai/parcours.yaml"


@pytest.fixture
def folder(small: Small) -> Path:
    """An organisation's folder that holds the small content, as `init` would have left it."""
    (small.root / "reglages.toml").write_text('default_call = "essai-1"\n')
    laid = digests_of(small.root)
    write_record(small.root, Record("1", laid, laid))
    return small.root


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


def put_in_force(folder: Path, path: str, text: bytes) -> None:
    """Straight into the database, as an older program did that found no fault with it."""
    with BesideDatabase(folder / "projets.db") as database:
        versions = SqliteVersions(database)
        before = versions.files(versions.in_force())
        files = {**before, path: digest_of(text)}
        told = Version(0, "lea", datetime(2026, 11, 28, tzinfo=UTC), "d'avant", "revision")
        asyncio.run(versions.publish({path: text}, files, told, over=versions.in_force()))
        write_back(folder, before, {name: versions.text(digest) for name, digest in files.items()})


@pytest.mark.usefixtures("here")
def test_a_changed_file_is_told_in_words_proved_published_and_taken_back(
    run: Run, small: Small, tmp_path: Path
) -> None:
    assert run("publish") == (0, "Rien à publier : le dossier ne change rien à la version en service (n° 1).\n", "")
    small.replace(FLOW, "Racontez votre idée.", "Dites-nous votre idée.")
    status, said, wrong = run("publish", "--note", "Plus simple")
    assert (status, wrong) == (0, "")
    assert "Ce qui change, dans 1 fichier(s) :\n  Le texte de la question « idee »" in said
    assert "Les exemples : Réussis : 8, tous.\nAucun projet à comparer.\n" in said
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
    assert run("publish", "--accepter", "sigle-inexplique")[0] == 0


def test_what_is_in_force_may_not_load_any_more_and_the_folder_mends_it(run: Run, small: Small, folder: Path) -> None:
    run("publish")
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
