"""A file that is not ours, held elsewhere or not writable is refused in French, and left as it was."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import stored_samples
from stored_samples import answered, conversation, turn

from aide_projet.errors import AideProjetError
from aide_projet.store.conversations import SqliteConversations
from aide_projet.store.database import APPLICATION_ID, connect_reader, connect_writer
from aide_projet.store.errors import StoreError
from aide_projet.store.lock import lock_path
from aide_projet.store.migrations import LATEST, MIGRATIONS, migrate, version


def _refusal(database: Path) -> str:
    with pytest.raises(AideProjetError) as refusal:
        SqliteConversations(database).open()
    return str(refusal.value)


def test_a_new_database_has_the_last_schema_and_our_mark(database: Path) -> None:
    with SqliteConversations(database):
        pass
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (LATEST,)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_the_writing_connection_is_durable_and_wipes(database: Path) -> None:
    connection = connect_writer(database)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    connection.close()


def test_opening_twice_applies_each_step_once(database: Path) -> None:
    first = connect_writer(database)
    migrate(first)
    first.close()
    again = connect_writer(database)
    assert version(again) == LATEST == len(MIGRATIONS)
    assert again.execute("SELECT count(*) FROM upkeep").fetchone() == (1,)
    again.close()


def test_a_step_that_fails_leaves_the_former_schema(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(db: object) -> None:
        db.execute("CREATE TABLE half (a)")  # type: ignore[attr-defined]
        raise RuntimeError("half way")

    connection = connect_writer(database)
    monkeypatch.setattr("aide_projet.store.migrations.MIGRATIONS", (*MIGRATIONS, broken))
    monkeypatch.setattr("aide_projet.store.migrations.LATEST", LATEST + 1)
    with pytest.raises(RuntimeError):
        migrate(connection)
    assert version(connection) == LATEST
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    connection.close()


def test_only_its_owner_reads_the_database(database: Path) -> None:
    with SqliteConversations(database) as store:
        asyncio.run(store.create(conversation(), turn(0), answered(0)))
        for path in database.parent.iterdir():
            assert path.stat().st_mode & 0o077 == 0, path


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    database = tmp_path / "donnees" / "aide" / "projets.db"
    with SqliteConversations(database):
        assert database.is_file()


def test_a_newer_schema_is_refused_and_left_alone(database: Path) -> None:
    connect_writer(database).close()
    with sqlite3.connect(database) as connection:
        connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    connection.close()
    before = database.read_bytes()
    assert "version plus récente" in _refusal(database)
    assert database.read_bytes() == before


def test_a_text_file_is_refused_and_left_alone(database: Path) -> None:
    database.write_text("ceci est ma liste de courses\n" * 100)
    before = database.read_bytes()
    assert "n'est pas une base de données" in _refusal(database)
    assert database.read_bytes() == before


def test_the_database_of_another_program_is_refused_and_left_alone(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE recettes (nom)")
    connection.close()
    before = database.read_bytes()
    assert "n'est pas une base d'aide-projet" in _refusal(database)
    assert database.read_bytes() == before


def test_a_folder_in_place_of_the_database_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "projets.db"
    folder.mkdir()
    assert "ne peut pas écrire" in _refusal(folder) or "On ne peut pas" in _refusal(folder)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    assert "droit d'y écrire" in _refusal(tmp_path / "fichier" / "projets.db")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_without_the_right_to_write_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "droit d'y écrire" in _refusal(tmp_path / "projets.db")


def test_a_database_held_by_this_process_is_refused(database: Path) -> None:
    with SqliteConversations(database):
        assert "déjà ouverte par un autre programme" in _refusal(database)


def test_a_database_held_by_another_process_is_refused_until_it_ends(database: Path) -> None:
    hold = (
        "import sys; from pathlib import Path; from aide_projet.store.conversations import SqliteConversations\n"
        "SqliteConversations(Path(sys.argv[1])).open(); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert f"processus {holder.pid}" in _refusal(database)
        holder.kill()
    with SqliteConversations(database) as store:
        assert asyncio.run(store.alive())


def test_a_side_file_left_by_a_dead_process_holds_nothing(database: Path) -> None:
    lock_path(database).write_text("99999")
    with SqliteConversations(database) as store:
        assert asyncio.run(store.alive())


def test_another_program_with_a_transaction_under_way_is_named(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aide_projet.store.database.BUSY_MS", 10)
    connect_writer(database).close()
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE upkeep SET beat = 1")
    assert "tenue par un autre programme" in _refusal(database)
    other.execute("ROLLBACK")
    other.close()


def test_reading_a_database_that_does_not_exist_is_refused_and_makes_none(database: Path) -> None:
    with pytest.raises(StoreError, match="n'existe pas"):
        connect_reader(database)
    assert not database.exists()


def test_a_reading_connection_writes_nothing(database: Path) -> None:
    connect_writer(database).close()
    reader = connect_reader(database)
    with pytest.raises(sqlite3.OperationalError):
        reader.execute("DELETE FROM conversations")
    reader.close()


def test_after_a_refusal_the_database_can_be_opened_again(database: Path) -> None:
    database.write_text("pas une base")
    assert _refusal(database)
    database.unlink()
    with SqliteConversations(database) as store:
        asyncio.run(store.create(stored_samples.conversation(), turn(0), ()))
