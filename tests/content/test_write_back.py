"""The working copy on disk follows a publication, never over what was changed there by hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from three_files import (
    FETE,
    GLOSSAIRE,
    NEUF,
    OUI_NON,
    Killed,
    dies_after,
    digests,
    files,
    make_workspace,
    put,
    seen,
)

from aide_projet.content.record import FILE, read_record
from aide_projet.content.write_back import write_back
from aide_projet.use_cases.versions import digest_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def test_the_working_copy_follows_a_publication(folder: Path) -> None:
    before = files(folder)
    after = {GLOSSAIRE: b"publie", OUI_NON: before[OUI_NON], NEUF: b"neuf"}
    done = write_back(folder, digests(before), after)
    assert (done.written, done.removed, done.left_alone, done.failed) == ((GLOSSAIRE, NEUF), (FETE,), (), {})
    assert files(folder) == after
    assert not (folder / "rules/essai-1").exists()
    assert seen(folder, after).behind == seen(folder, after).touched == ()


def test_a_rollback_brings_the_former_files_back(folder: Path) -> None:
    before = files(folder)
    after = {GLOSSAIRE: b"publie", NEUF: b"neuf"}
    write_back(folder, digests(before), after)
    write_back(folder, digests(after), before)
    assert files(folder) == before
    assert not (folder / "rules/essai-2").exists()


def test_what_was_changed_by_hand_is_left_alone(folder: Path) -> None:
    before = files(folder)
    put(folder, GLOSSAIRE, "à moi")
    put(folder, NEUF, "à moi aussi")
    (folder / FETE).unlink()
    after = {GLOSSAIRE: b"publie", OUI_NON: b"publie", FETE: b"publie", NEUF: b"publie"}
    done = write_back(folder, digests(before), after)
    assert (done.written, done.left_alone) == ((OUI_NON,), (GLOSSAIRE, FETE, NEUF))
    assert files(folder) == {GLOSSAIRE: "à moi".encode(), OUI_NON: b"publie", NEUF: "à moi aussi".encode()}
    assert seen(folder, after).touched == (GLOSSAIRE, FETE, NEUF)


def test_a_hand_edit_that_the_publication_does_not_concern_is_not_spoken_of(folder: Path) -> None:
    before = files(folder)
    put(folder, GLOSSAIRE, "à moi")
    done = write_back(folder, digests(before), {**before, OUI_NON: b"publie"})
    assert (done.written, done.left_alone) == ((OUI_NON,), ())


def test_a_hand_edit_that_was_published_is_as_written_from_then_on(folder: Path) -> None:
    before = files(folder)
    put(folder, GLOSSAIRE, "à moi")
    published = files(folder)
    assert write_back(folder, digests(before), published).written == ()
    assert seen(folder, published).touched == ()
    assert write_back(folder, digests(published), {**published, GLOSSAIRE: b"ensuite"}).written == (GLOSSAIRE,)


def test_a_published_file_is_still_an_edit_of_the_administrator_for_an_update(folder: Path) -> None:
    before = files(folder)
    write_back(folder, digests(before), {**before, GLOSSAIRE: b"publie"})
    record = read_record(folder)
    assert record
    assert record.shipped == digests(before)
    assert record.written[GLOSSAIRE] == digest_of(b"publie")


def test_without_a_record_the_working_copy_still_follows_where_it_is_as_the_version_before(folder: Path) -> None:
    before = files(folder)
    (folder / FILE).unlink()
    put(folder, GLOSSAIRE, "à moi")
    done = write_back(folder, digests(before), {GLOSSAIRE: b"publie", OUI_NON: b"publie", FETE: b"publie"})
    assert (done.written, done.left_alone) == ((OUI_NON, FETE), (GLOSSAIRE,))
    assert not (folder / FILE).exists()


def test_a_disk_that_refuses_is_a_value_and_the_next_publication_catches_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, second = files(folder), {GLOSSAIRE: b"publie 2", OUI_NON: b"publie 2"}
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", read_only)
        patched.setattr(Path, "unlink", read_only)
        done = write_back(folder, digests(before), second)
    assert done.failed[GLOSSAIRE] == "ce fichier ne s'écrit pas (disque en lecture seule)"
    assert set(done.failed) >= {GLOSSAIRE, OUI_NON, FETE}
    assert files(folder) == before
    assert seen(folder, second).touched == ()
    third = {GLOSSAIRE: b"publie 3", OUI_NON: b"publie 2"}
    write_back(folder, digests(second), third)
    assert files(folder) == third


def read_only(*_: object, **__: object) -> None:
    raise OSError(30, "read-only")


@pytest.mark.parametrize("count", range(4))
def test_stopped_at_any_write_the_same_call_finishes(folder: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    before, after = files(folder), {GLOSSAIRE: b"publie", OUI_NON: b"publie", NEUF: b"neuf"}
    with monkeypatch.context() as patched:
        dies_after(patched, count)
        with pytest.raises(Killed):
            write_back(folder, digests(before), after)
    write_back(folder, digests(before), after)
    assert files(folder) == after
    assert seen(folder, after).behind == seen(folder, after).touched == ()


def test_a_link_is_left_alone_and_told(folder: Path, tmp_path: Path) -> None:
    before = files(folder)
    (folder / GLOSSAIRE).rename(tmp_path / "ailleurs.yaml")
    (folder / GLOSSAIRE).symlink_to(tmp_path / "ailleurs.yaml")
    done = write_back(folder, digests(before), {**before, GLOSSAIRE: b"publie"})
    assert done.failed == {GLOSSAIRE: f"« {GLOSSAIRE} » est un lien : mettez à sa place ce vers quoi il mène"}
    assert (folder / GLOSSAIRE).is_symlink()


def test_a_folder_in_the_place_of_a_file_is_told(folder: Path) -> None:
    before = files(folder)
    (folder / GLOSSAIRE).unlink()
    (folder / GLOSSAIRE).mkdir()
    done = write_back(folder, digests(before), {**before, GLOSSAIRE: b"publie"})
    assert "est un dossier, là où il faut un fichier" in done.failed[GLOSSAIRE]


def test_a_file_in_the_place_of_a_folder_is_told(folder: Path) -> None:
    before = files(folder)
    put(folder, "rules/essai-2", "x")
    done = write_back(folder, digests(before), {**before, NEUF: b"publie"})
    assert "« rules/essai-2 » est un fichier, là où il faut un dossier" in done.failed[NEUF]


def test_a_file_keeps_its_permissions(folder: Path) -> None:
    before = files(folder)
    (folder / GLOSSAIRE).chmod(0o664)
    write_back(folder, digests(before), {**before, GLOSSAIRE: b"publie"})
    assert (folder / GLOSSAIRE).stat().st_mode & 0o777 == 0o664
