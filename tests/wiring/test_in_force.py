"""What a server begins with: the version in force, whatever became of the folder, the cache or the database."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aide_projet.content.on_disk import OnDisk
from aide_projet.content.states import States, StatesError, digests_of
from aide_projet.content.workspace import Workspace, open_workspace
from aide_projet.errors import AideProjetError
from aide_projet.store import backup
from aide_projet.store.beside import BesideDatabase
from aide_projet.store.versions import SqliteVersions
from aide_projet.use_cases.shelf import Shelf
from aide_projet.wiring import STATES, Service, build_service
from aide_projet.wiring.in_force import content_in_force
from small_content import Small
from small_workspace import FLOW, GLOSSARY, as_after_init, put_in_force

AT = datetime(2026, 11, 28, tzinfo=UTC)
SAID = "Racontez votre idée."


@pytest.fixture
def folder(small: Small) -> Path:
    return as_after_init(small.root)


@contextmanager
def served(folder: Path) -> Iterator[Service]:
    service = build_service(folder)
    try:
        yield service
    finally:
        service.close()


def asked(service: Service) -> str:
    return service.content.shelf["essai-1"].steps["idee"].question


def changed(service: Service) -> OnDisk:
    content = service.content
    return asyncio.run(service.working_copy.look(content.versions.files(content.shelf.number)))


def begun(workspace: Workspace) -> tuple[Shelf, SqliteVersions]:
    """As a start begins, over the database beside the folder."""
    with BesideDatabase(workspace.database) as database:
        versions = SqliteVersions(database)
        shelf = content_in_force(workspace, versions, States(workspace.root / STATES, versions.text), AT)
        version = versions.version(shelf.number)
        assert version is not None
        return shelf, versions


def origins(workspace: Workspace) -> list[str]:
    with BesideDatabase(workspace.database) as database:
        return [version.origin for version in SqliteVersions(database).history()]


def test_the_first_start_makes_a_version_of_the_folder(folder: Path) -> None:
    with served(folder) as service:
        version = service.content.versions.version(1)
        assert version is not None
        assert (version.origin, version.author, service.content.shelf.number) == ("dossier", "", 1)
        assert service.content.versions.files(1) == digests_of(folder)
        assert changed(service).touched == ()


def test_an_edited_folder_is_not_served_until_it_is_published(folder: Path, small: Small) -> None:
    with served(folder):
        pass
    small.replace(FLOW, SAID, "Dites tout.")
    with served(folder) as service:
        assert (asked(service), service.content.shelf.number) == (SAID, 1)
        assert changed(service).touched == (FLOW,)


def test_a_new_release_is_taken_up_by_itself_only_while_nobody_published(folder: Path, small: Small) -> None:
    shipped = replace(open_workspace(folder), own=False)
    assert begun(shipped)[0].number == 1
    small.replace(FLOW, SAID, "Dites tout.")
    shelf, _ = begun(shipped)
    assert (shelf.number, shelf["essai-1"].steps["idee"].question) == (2, "Dites tout.")
    assert origins(shipped) == ["livre", "livre"]
    put_in_force(folder, GLOSSARY, (folder / GLOSSARY).read_bytes() + b"# revu\n")
    small.replace(FLOW, "Dites tout.", "Dites le reste.")
    shelf, _ = begun(shipped)
    assert (shelf.number, shelf["essai-1"].steps["idee"].question) == (3, "Dites tout.")
    assert origins(shipped) == ["revision", "livre", "livre"]


def test_what_is_in_force_and_does_not_load_is_told_with_the_way_on(folder: Path, small: Small) -> None:
    glossary = (folder / GLOSSARY).read_bytes()
    with served(folder):
        pass
    assert put_in_force(folder, GLOSSARY, b"inconnu: 1\n") == 2
    small.write(GLOSSARY, glossary)
    with pytest.raises(AideProjetError) as refused:
        build_service(folder)
    said = str(refused.value)
    assert said.startswith(f"La version en service (n° 2) ne se lit plus avec ce programme :\n{GLOSSARY}:1:1 : ")
    assert f"aide-projet update {folder}" in said
    assert said.endswith(f"aide-projet publish {folder}.")


def test_the_cache_may_be_edited_or_deleted_between_two_starts_and_while_serving(folder: Path, small: Small) -> None:
    with served(folder):
        pass
    small.replace(FLOW, SAID, "Dites tout.")  # what is in force is then read from the cache
    with served(folder) as service:
        content = service.content
        files = content.versions.files(1)
        root = content.states.root(files)
        (root / FLOW).write_text("abîmé: [", encoding="utf-8")
        assert content.states.load(files)["essai-1"].steps["idee"].question == SAID
        (root / FLOW).write_text("abîmé: [", encoding="utf-8")
    with served(folder) as service:
        assert asked(service) == SAID
    shutil.rmtree(folder / STATES)
    with served(folder) as service:
        assert asked(service) == SAID


def test_a_cache_that_cannot_be_written_is_a_sentence(folder: Path, small: Small) -> None:
    with served(folder):
        pass
    shutil.rmtree(folder / STATES, ignore_errors=True)
    (folder / STATES).write_bytes(b"")
    with served(folder) as service:  # as in the folder: nothing is to be unfolded
        assert asked(service) == SAID
    small.replace(FLOW, SAID, "Dites tout.")
    with pytest.raises(StatesError, match="etats ne peut pas être écrit"):
        build_service(folder)


def test_after_an_older_backup_the_version_in_force_there_is_served_and_the_folder_is_seen_to_differ(
    folder: Path, tmp_path: Path
) -> None:
    with served(folder) as service:
        backup.backup(service.file, tmp_path / "sauvegarde.db")
    text = (folder / FLOW).read_text(encoding="utf-8").replace(SAID, "Dites tout.").encode()
    assert put_in_force(folder, FLOW, text) == 2
    backup.restore(tmp_path / "sauvegarde.db", folder / "projets.db")
    with served(folder) as service:
        assert (service.content.shelf.number, asked(service)) == (1, SAID)
        found = changed(service)
        assert (found.changed, found.behind) == ((FLOW,), ())
        files = service.content.versions.files(1)
        glossary = b"# revu\n" + service.content.versions.text(files[GLOSSARY])
        after = {path: service.content.versions.text(digest) for path, digest in files.items()}
        kept = asyncio.run(service.working_copy.follow(files, {**after, GLOSSARY: glossary}))
    assert kept.written == (GLOSSARY,)
    assert (folder / FLOW).read_bytes() == text  # the only copy of it


def test_after_a_newer_backup_the_folder_is_only_late(folder: Path, tmp_path: Path) -> None:
    with served(folder):
        pass
    former = shutil.copytree(folder, tmp_path / "ailleurs")
    text = (folder / FLOW).read_text(encoding="utf-8").replace(SAID, "Dites tout.").encode()
    put_in_force(folder, FLOW, text)
    backup.backup(folder / "projets.db", tmp_path / "sauvegarde.db")
    backup.restore(tmp_path / "sauvegarde.db", former / "projets.db")
    with served(former) as service:
        assert asked(service) == "Dites tout."
        assert (changed(service).touched, changed(service).behind) == ((), (FLOW,))
