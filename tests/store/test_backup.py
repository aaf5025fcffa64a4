"""A backup made while serving is whole; a restore takes nothing else and loses nothing."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from stored_samples import DAY, answered, conversation, turn

from aide_projet.store.backup import backup, restore
from aide_projet.store.conversations import SqliteConversations
from aide_projet.store.errors import StoreError
from aide_projet.store.migrations import LATEST


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "sauvegarde.db"


def _make(database: Path, key: str) -> None:
    with SqliteConversations(database) as store:
        asyncio.run(store.create(conversation(key), turn(0, f"dit {key}"), answered(0)))


def _keys(database: Path) -> list[str]:
    with sqlite3.connect(database) as connection:
        found = [row[0] for row in connection.execute("SELECT key FROM conversations ORDER BY id")]
    connection.close()
    return found


def test_a_backup_restores_elsewhere_what_was_there(database: Path, saved: Path, tmp_path: Path) -> None:
    _make(database, "a")
    backup(database, saved)
    other = tmp_path / "autre" / "projets.db"
    assert restore(saved, other) is None
    with SqliteConversations(other) as store:
        assert asyncio.run(store.turn("a", 0)) == turn(0, "dit a")
        assert asyncio.run(store.events("a")) == [*answered(0)]


def test_a_backup_made_under_load_holds_every_turn_acknowledged_before_it(database: Path, saved: Path) -> None:
    async def scenario(store: SqliteConversations) -> int:
        await store.create(conversation(), turn(0), ())
        number = 0
        copying = asyncio.ensure_future(asyncio.to_thread(backup, database, saved))
        while not copying.done():
            number += 1
            await store.append("cle", turn(number), answered(number), DAY)
            if number == 1:
                await asyncio.sleep(0.001)
        await copying
        return number

    with SqliteConversations(database) as store:
        written = asyncio.run(scenario(store))
    with sqlite3.connect(saved) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        numbers = [row[0] for row in copy.execute("SELECT number FROM turns ORDER BY number")]
    copy.close()
    assert numbers == list(range(len(numbers)))
    assert 1 <= len(numbers) <= written + 1


def test_a_backup_works_from_another_process_while_serving(database: Path, saved: Path) -> None:
    with SqliteConversations(database) as store:
        asyncio.run(store.create(conversation("a"), turn(0), ()))
        code = (
            "import sys; from pathlib import Path; from aide_projet.store.backup import backup\n"
            "backup(Path(sys.argv[1]), Path(sys.argv[2]))"
        )
        subprocess.run([sys.executable, "-c", code, str(database), str(saved)], check=True)
        asyncio.run(store.append("a", turn(1), (), DAY))
    assert _keys(saved) == ["a"]


def test_a_backup_is_one_private_file(database: Path, saved: Path) -> None:
    _make(database, "a")
    backup(database, saved)
    assert saved.stat().st_mode & 0o077 == 0
    assert [path.name for path in saved.parent.iterdir() if path.name.startswith("sauvegarde")] == ["sauvegarde.db"]


def test_a_new_backup_replaces_the_former_one(database: Path, saved: Path) -> None:
    _make(database, "a")
    backup(database, saved)
    _make(database, "b")
    backup(database, saved)
    assert _keys(saved) == ["a", "b"]


def test_a_backup_never_replaces_another_file(database: Path, saved: Path) -> None:
    _make(database, "a")
    saved.write_text("mes photos")
    with pytest.raises(StoreError, match="n'est pas remplacé"):
        backup(database, saved)
    assert saved.read_text() == "mes photos"


def test_a_backup_onto_the_database_itself_is_refused(database: Path) -> None:
    _make(database, "a")
    with pytest.raises(StoreError, match="même fichier"):
        backup(database, database)
    with pytest.raises(StoreError, match="même fichier"):
        restore(database, database)
    assert _keys(database) == ["a"]


def test_a_backup_of_no_database_is_refused(database: Path, saved: Path) -> None:
    with pytest.raises(StoreError, match="n'existe pas"):
        backup(database, saved)
    assert not saved.exists()


def test_a_backup_into_a_missing_folder_is_refused(database: Path, tmp_path: Path) -> None:
    _make(database, "a")
    with pytest.raises(StoreError, match="n'a pas pu être écrite"):
        backup(database, tmp_path / "nulle-part" / "s.db")


def test_a_restore_keeps_the_former_database_beside(database: Path, saved: Path) -> None:
    _make(database, "a")
    backup(database, saved)
    _make(database, "b")
    former = restore(saved, database)
    assert former is not None
    assert _keys(former) == ["a", "b"]
    assert _keys(database) == ["a"]
    second = restore(former, database)
    assert second not in (None, former)
    assert _keys(database) == ["a", "b"]


def test_a_restore_over_a_damaged_database_works_and_keeps_it_too(database: Path, saved: Path) -> None:
    _make(database, "a")
    backup(database, saved)
    database.write_bytes(b"abime" * 1000)
    database.with_name(database.name + "-wal").write_bytes(b"journal" * 100)
    former = restore(saved, database)
    assert former is not None
    assert former.read_bytes() == b"abime" * 1000
    assert former.with_name(former.name + "-wal").read_bytes() == b"journal" * 100
    assert _keys(database) == ["a"]


@pytest.mark.parametrize("damage", ["text", "truncated", "garbled", "foreign", "empty", "newer", "missing", "folder"])
def test_a_restore_refuses_what_is_no_whole_backup_and_changes_nothing(
    database: Path, saved: Path, damage: str
) -> None:
    _make(database, "a")
    backup(database, saved)
    match damage:
        case "text":
            saved.write_text("bonjour" * 1000)
        case "truncated":
            saved.write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])
        case "garbled":
            whole = saved.read_bytes()
            saved.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
        case "foreign":
            saved.unlink()
            with sqlite3.connect(saved) as connection:
                connection.execute("CREATE TABLE conversations (a)")
            connection.close()
        case "empty":
            saved.write_bytes(b"")
        case "newer":
            with sqlite3.connect(saved) as connection:
                connection.execute(f"PRAGMA user_version = {LATEST + 1}")
            connection.close()
        case "missing":
            saved.unlink()
        case "folder":
            saved.unlink()
            saved.mkdir()
    before = database.read_bytes()
    with pytest.raises(StoreError):
        restore(saved, database)
    assert database.read_bytes() == before
    assert [path.name for path in database.parent.iterdir() if "restauration" in path.name] == []
    assert [path.name for path in database.parent.iterdir() if "partiel" in path.name] == []


def test_a_restore_over_a_database_being_served_is_refused(database: Path, saved: Path) -> None:
    _make(database, "a")
    backup(database, saved)
    with SqliteConversations(database) as store:
        with pytest.raises(StoreError, match="déjà ouverte"):
            restore(saved, database)
        assert asyncio.run(store.find("a")) is not None
