"""What was changed on disk, by hand or by an update, is told; a file is read again only when it changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from three_files import FETE, GLOSSAIRE, NEUF, OUI_NON, digests, files, make_workspace, put, seen

from aide_projet.content import on_disk as looking
from aide_projet.content.on_disk import Looks, on_disk
from aide_projet.content.record import FILE, Record, read_record, write_record
from aide_projet.content.write_back import write_back


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def test_a_folder_as_published_has_nothing_to_tell(folder: Path) -> None:
    found = seen(folder, files(folder))
    assert (found.touched, found.behind, found.unread) == ((), (), {})


def test_files_changed_added_and_removed_by_hand_are_told(folder: Path) -> None:
    published = files(folder)
    put(folder, GLOSSAIRE, "à moi")
    put(folder, NEUF, "neuf")
    (folder / FETE).unlink()
    found = seen(folder, published)
    assert (found.changed, found.added, found.removed) == ((GLOSSAIRE,), (NEUF,), (FETE,))
    assert found.touched == (GLOSSAIRE, FETE, NEUF)


def test_what_editors_and_systems_leave_is_not_told(folder: Path) -> None:
    published = files(folder)
    for name in ("glossaire.yaml~", ".glossaire.yaml.swp", "#glossaire.yaml#", ".DS_Store", "Thumbs.db", "a.yaml.bak"):
        put(folder, f"dialogues/essai/{name}", "x")
    (folder / "dialogues/essai/.#glossaire.yaml").symlink_to("moi@machine.1234")
    assert seen(folder, published).touched == ()


def test_a_working_copy_that_could_not_follow_is_late_and_not_changed_by_hand(folder: Path) -> None:
    first = files(folder)
    published = {OUI_NON: first[OUI_NON], GLOSSAIRE: b"publie", NEUF: b"publie"}
    found = seen(folder, published)
    assert (found.touched, found.behind) == ((), (GLOSSAIRE, FETE, NEUF))


def test_what_an_update_laid_is_to_be_proved_like_a_change_by_hand(folder: Path) -> None:
    published = files(folder)
    put(folder, GLOSSAIRE, "livré 2")
    record = read_record(folder)
    assert record
    write_record(folder, Record("0.2.0", shipped=digests(files(folder)), written=record.written))
    assert seen(folder, published).changed == (GLOSSAIRE,)


def test_without_a_record_all_that_differs_counts_as_changed_by_hand(folder: Path) -> None:
    published = files(folder)
    (folder / FILE).write_text("{")
    (folder / FETE).unlink()
    put(folder, GLOSSAIRE, "autre")
    found = seen(folder, published)
    assert (found.changed, found.removed, found.behind) == ((GLOSSAIRE,), (FETE,), ())


def test_a_folder_that_is_a_link_is_told_and_its_files_do_not_count_as_removed(folder: Path, tmp_path: Path) -> None:
    published = files(folder)
    (folder / "rules/essai-1").rename(tmp_path / "ailleurs")
    (folder / "rules/essai-1").symlink_to(tmp_path / "ailleurs")
    found = seen(folder, published)
    assert found.touched == ()
    assert list(found.unread) == ["rules/essai-1"]


def test_a_content_folder_that_is_gone_is_told_and_its_files_do_not_count_as_removed(folder: Path) -> None:
    published = files(folder)
    (folder / "rules").rename(folder / "regles")
    found = seen(folder, published)
    assert found.touched == ()
    assert found.unread == {"rules": "ce dossier est absent : remettez-le"}


def test_a_file_that_cannot_be_read_is_told_and_counts_as_unchanged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = files(folder)
    monkeypatch.setattr(looking, "disk_digest", refused)
    found = seen(folder, published)
    assert found.touched == ()
    assert found.unread[FETE] == "impossible de lire cela (accès refusé) : vérifiez les droits"


def refused(path: Path) -> str:
    raise PermissionError(13, "refused", str(path))


def test_a_file_is_read_again_only_when_it_changed_and_once_more_to_be_sure(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = counted(monkeypatch)
    looks = Looks(folder)
    assert [read(looks) for _ in range(4)] == [3, 3, 0, 0]
    put(folder, FETE, "autre texte")
    assert [read(looks) for _ in range(3)] == [1, 1, 0]


def test_two_writes_within_one_tick_of_the_clock_of_the_disk_are_seen(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_stamp", lambda found: (found.st_size,))
    looks = Looks(folder)
    before = looks.look().digests[FETE]
    put(folder, FETE, "x" * len(FETE))
    assert looks.look().digests[FETE] != before


def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[Looks], int]:
    """How many files a look reads."""
    done: list[Path] = []
    real = looking.disk_digest

    def noted(path: Path) -> str:
        done.append(path)
        return real(path)

    monkeypatch.setattr(looking, "disk_digest", noted)

    def count(looks: Looks) -> int:
        done.clear()
        looks.look()
        return len(done)

    return count


def test_a_file_that_a_publication_changed_too_is_named(folder: Path) -> None:
    before = files(folder)
    put(folder, GLOSSAIRE, "à moi")
    put(folder, OUI_NON, "à moi aussi")
    after = {**before, GLOSSAIRE: b"publie"}
    write_back(folder, digests(before), after)
    found = seen(folder, after)
    assert (found.changed, found.overtaken) == ((GLOSSAIRE, OUI_NON), (GLOSSAIRE,))


def test_what_no_version_holds_any_more_counts_as_changed(folder: Path) -> None:
    before = files(folder)
    write_back(folder, digests(before), {**before, GLOSSAIRE: b"publie"})
    record = read_record(folder)
    assert record is not None
    found = on_disk(Looks(folder), digests(before), record.written, held=lambda path, digest: False)
    assert (found.changed, found.behind, found.overtaken) == ((GLOSSAIRE,), (), ())
