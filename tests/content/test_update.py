"""A new release's content comes to a workspace; what the administrator wrote is never written over (design §4)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pytest
from three_files import digests, files, put, seen

from aide_projet.content import update as updating
from aide_projet.content.record import FILE, Record, read_record, write_record
from aide_projet.content.update import Update, apply_update, mistakes_after, plan_update, steps, waiting
from aide_projet.content.workspace import WorkspaceError
from aide_projet.content.write_back import write_back
from aide_projet.use_cases.versions import digest_of

ESSAI = "dialogues/essai"
CHAMPS, QUESTIONS, GLOSSAIRE = f"{ESSAI}/champs.yaml", f"{ESSAI}/questions.yaml", f"{ESSAI}/glossaire.yaml"
ANCIENNE, DEBUT, FIN, SUITE = (f"{ESSAI}/conversations/{name}.yaml" for name in ("ancienne", "debut", "fin", "suite"))
PLANCHER, SEUIL = (f"rules/essai-1/controles/{name}.yaml" for name in ("plancher", "seuil"))
BESIDE = ".aide-projet/livre/0.2.0"
UNTOUCHABLE = {"reglages.toml": "nom = 'x'", "projets.db": "base", "templates/a.html": "a", "static/aide.css": "b"}


@pytest.fixture
def folder(sound_content: Path, tmp_path: Path) -> Path:
    """A workspace made of the first release, with what an organisation has besides."""
    folder = tmp_path / "mon-centre"
    shutil.copytree(sound_content, folder)
    put(folder, ANCIENNE, (folder / DEBUT).read_text())
    for path, text in UNTOUCHABLE.items():
        put(folder, path, text)
    laid = digests(files(folder))
    write_record(folder, Record("0.1.0", shipped=laid, written=laid))
    return folder


@pytest.fixture
def release(sound_content: Path, tmp_path: Path) -> Path:
    """The next release: three files changed, two gone (one of them under another name), two new."""
    release = tmp_path / "livre"
    shutil.copytree(sound_content, release)
    for path in (GLOSSAIRE, QUESTIONS, DEBUT):
        more(release, path, "# version 2\n")
    conversation = (release / DEBUT).read_text()
    for path in (SUITE, FIN):
        put(release, path, conversation.replace("conversation: ", f"conversation: {Path(path).stem} "))
    put(release, SEUIL, (release / PLANCHER).read_text().replace("controle: plancher", "controle: seuil"))
    (release / PLANCHER).unlink()
    return release


def more(folder: Path, path: str, text: str) -> None:
    put(folder, path, (folder / path).read_text() + text)


def edit_by_hand(folder: Path) -> None:
    """Every way in which an administrator can meet the next release."""
    more(folder, CHAMPS, "# à moi\n")
    more(folder, QUESTIONS, "# à moi\n")
    more(folder, ANCIENNE, "# à moi\n")
    put(folder, FIN, (folder / DEBUT).read_text())
    (folder / DEBUT).unlink()


def everything(folder: Path) -> dict[str, bytes]:
    """All the files of a workspace, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def planned(folder: Path, release: Path) -> Update:
    return plan_update(folder, release, "0.2.0")


def test_an_untouched_workspace_becomes_the_next_release(folder: Path, release: Path) -> None:
    apply_update(planned(folder, release))
    assert files(folder) == files(release)
    assert not (folder / BESIDE).exists()
    record = read_record(folder)
    assert record == Record("0.2.0", shipped=digests(files(release)), written=record.written if record else {})


def test_what_the_administrator_wrote_is_kept_and_the_shipped_text_is_put_beside(folder: Path, release: Path) -> None:
    edit_by_hand(folder)
    mine = files(folder)
    update = planned(folder, release)
    apply_update(update)
    found = files(folder)
    assert {path for path in mine if found.get(path) != mine[path]} == {GLOSSAIRE, PLANCHER}
    assert set(found) - set(mine) == {SEUIL, SUITE}
    assert {path: fate for path, fate in update.fates.items() if fate != "same"} == {
        CHAMPS: "kept",
        DEBUT: "deleted",
        ANCIENNE: "withdrawn",
        FIN: "own",
        GLOSSAIRE: "replaced",
        PLANCHER: "removed",
        QUESTIONS: "edited",
        SEUIL: "added",
        SUITE: "added",
    }
    assert waiting(folder) == tuple(f"{BESIDE}/{path}" for path in (DEBUT, FIN, QUESTIONS))
    assert (folder / BESIDE / QUESTIONS).read_bytes() == (release / QUESTIONS).read_bytes()


def test_settings_overlays_and_database_are_never_touched(folder: Path, release: Path) -> None:
    before = {path: ((folder / path).read_text(), (folder / path).stat().st_mtime_ns) for path in UNTOUCHABLE}
    for name in ("templates/a.html", "templates/b.html", "static/aide.css", "reglages.toml"):
        put(release, name, "livré")
    apply_update(planned(folder, release))
    assert {path: ((folder / path).read_text(), (folder / path).stat().st_mtime_ns) for path in UNTOUCHABLE} == before
    assert not (folder / "templates/b.html").exists()


def test_a_second_update_has_nothing_more_to_do(folder: Path, release: Path) -> None:
    edit_by_hand(folder)
    apply_update(planned(folder, release))
    before = everything(folder)
    again = planned(folder, release)
    assert again.having("added", "replaced", "removed", "edited") == ()
    apply_update(again)
    assert everything(folder) == before


def test_a_later_release_that_changes_nothing_more_has_nothing_to_say_of_an_edit(folder: Path, release: Path) -> None:
    edit_by_hand(folder)
    apply_update(planned(folder, release))
    later = plan_update(folder, release, "0.3.0")
    assert later.having("edited") == ()
    assert QUESTIONS in later.having("kept")
    assert later.beside() == {}


def test_planning_writes_nothing(folder: Path, release: Path) -> None:
    edit_by_hand(folder)
    before = everything(folder)
    mistakes_after(planned(folder, release))
    assert everything(folder) == before


def test_a_published_edit_is_an_edit_although_it_was_written_back(folder: Path, release: Path) -> None:
    published = {**files(folder), QUESTIONS: (folder / QUESTIONS).read_bytes() + b"# publie\n"}
    write_back(folder, digests(files(folder)), published)
    apply_update(planned(folder, release))
    assert files(folder)[QUESTIONS] == published[QUESTIONS]
    assert (folder / BESIDE / QUESTIONS).exists()


def test_what_an_update_laid_goes_through_the_proof_before_it_is_in_force(folder: Path, release: Path) -> None:
    in_force = files(folder)
    apply_update(planned(folder, release))
    found = seen(folder, in_force)
    assert (found.changed, found.added) == ((DEBUT, GLOSSAIRE, QUESTIONS), (FIN, SUITE, SEUIL))
    assert (found.removed, found.behind) == ((ANCIENNE, PLANCHER), ())


@pytest.mark.parametrize("damage", [None, "", '{"version": "0.1.0", "fichiers": {"../../x": "0"}}'])
def test_without_a_trusted_record_all_that_differs_is_kept(folder: Path, release: Path, damage: str | None) -> None:
    (folder / FILE).unlink()
    if damage is not None:
        put(folder, FILE.as_posix(), damage)
    mine = files(folder)
    update = planned(folder, release)
    apply_update(update)
    assert update.record is None
    assert files(folder) == mine
    assert waiting(folder) == tuple(f"{BESIDE}/{path}" for path in (DEBUT, FIN, SUITE, GLOSSAIRE, QUESTIONS, SEUIL))
    record = read_record(folder)
    assert record
    assert record.shipped == digests(files(release))


def test_mistakes_that_remain_are_found_before_and_after(folder: Path, release: Path) -> None:
    more(folder, CHAMPS, "inconnu: 1\n")
    update = planned(folder, release)
    before = mistakes_after(update)
    apply_update(update)
    assert [error.file for error in before] == [CHAMPS]
    assert mistakes_after(update) == before


def test_a_sound_release_leaves_no_mistake(folder: Path, release: Path) -> None:
    assert mistakes_after(planned(folder, release)) == ()


def test_given_up_between_any_two_steps_another_update_finishes(
    folder: Path, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # what a lost current would ask for; fifteen updates
    edit_by_hand(folder)
    whole = tmp_path / "entier"
    shutil.copytree(folder, whole)
    total = len(list(steps(planned(whole, release))))
    assert total == 15  # three texts beside, three laid and the record: written aside, put in place; one removal
    abandoned = []
    for count in range(1, total):
        cut = tmp_path / f"coupe-{count}"
        shutil.copytree(folder, cut)
        abandoned.append(steps(planned(cut, release)))  # kept: what a killed process does not do stays undone
        assert len(list(islice(abandoned[-1], count))) == count
        apply_update(planned(cut, release))
        assert everything(cut) == everything(whole), count
    assert not [path for path in everything(whole) if "aside" in path]


@pytest.mark.long
def test_killed_at_any_moment_another_update_finishes(folder: Path, release: Path, tmp_path: Path) -> None:
    edit_by_hand(folder)
    whole = tmp_path / "entier"
    shutil.copytree(folder, whole)
    apply_update(planned(whole, release))
    program = (
        "import sys; from pathlib import Path; from aide_projet.content.update import *\n"
        "update = plan_update(Path(sys.argv[1]), Path(sys.argv[2]), '0.2.0'); print('ici', flush=True)\n"
        "apply_update(update)"
    )
    halfway = 0
    for turn in range(0, 40, 4):
        cut = tmp_path / f"coupe-{turn}"
        shutil.copytree(folder, cut)
        running = subprocess.Popen([sys.executable, "-c", program, cut, release], stdout=subprocess.PIPE)
        assert running.stdout
        assert running.stdout.readline() == b"ici\n"
        time.sleep(turn / 1000)
        running.kill()
        running.communicate()
        halfway += everything(cut) not in (everything(folder), everything(whole))
        apply_update(planned(cut, release))
        assert everything(cut) == everything(whole)
    assert halfway > 1


@pytest.mark.parametrize("count", range(7))
def test_a_disk_that_refuses_in_the_middle_is_told_and_another_update_finishes(
    folder: Path, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    edit_by_hand(folder)
    mine = files(folder)
    update = planned(folder, release)
    with monkeypatch.context() as patched:
        refuse_after(patched, count)
        with pytest.raises(
            WorkspaceError, match=r"s'est arrêtée à « .* » \(plus de place sur le disque\).*elle finira"
        ):
            apply_update(update)
    assert all(files(folder)[path] == mine[path] for path in (CHAMPS, QUESTIONS, ANCIENNE, FIN))
    assert not [path for path in everything(folder) if "aside" in path]
    apply_update(planned(folder, release))
    assert planned(folder, release).having("added", "replaced", "removed") == ()


def refuse_after(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    left = [count]

    def counted(real):
        def done(*given, **named):
            left[0] -= 1
            if left[0] < 0:
                raise OSError(28, "full")
            return real(*given, **named)

        return done

    monkeypatch.setattr(updating, "put", counted(updating.put))
    monkeypatch.setattr(updating, "take_away", counted(updating.take_away))


def test_a_full_disk_changes_nothing(folder: Path, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(folder)
    update = planned(folder, release)
    written = [0]

    def full(file: int) -> None:
        written[0] += 1
        if written[0] == 3:
            raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkspaceError, match=r"\(plus de place sur le disque\)\. Rien n'a été changé"):
        apply_update(update)
    assert everything(folder) == before


def test_a_file_saved_by_someone_during_the_update_is_kept(folder: Path, release: Path) -> None:
    update = planned(folder, release)
    more(folder, GLOSSAIRE, "# à l'instant\n")
    with pytest.raises(WorkspaceError, match="vient d'être changé par quelqu'un : il est gardé"):
        apply_update(update)
    assert "# à l'instant" in (folder / GLOSSAIRE).read_text()
    apply_update(planned(folder, release))
    assert "# à l'instant" in (folder / GLOSSAIRE).read_text()
    assert files(folder).keys() == files(release).keys()


def spoil_link(folder: Path) -> None:
    (folder / GLOSSAIRE).rename(folder.parent / "ailleurs.yaml")
    (folder / GLOSSAIRE).symlink_to(folder.parent / "ailleurs.yaml")


def spoil_linked_folder(folder: Path) -> None:
    (folder / ESSAI).rename(folder.parent / "ailleurs")
    (folder / ESSAI).symlink_to(folder.parent / "ailleurs")


def spoil_folder_for_file(folder: Path) -> None:
    (folder / SUITE).mkdir()


def spoil_file_for_folder(folder: Path) -> None:
    shutil.rmtree(folder / ESSAI / "conversations")
    (folder / ESSAI / "conversations").touch()


def spoil_record_folder(folder: Path) -> None:
    shutil.rmtree(folder / ".aide-projet")
    (folder / ".aide-projet").touch()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (spoil_link, f"« {GLOSSAIRE} » est un lien : mettez à sa place ce vers quoi il mène."),
        (spoil_linked_folder, f"« {ESSAI} » est un lien : mettez à sa place"),
        (spoil_folder_for_file, f"« {SUITE} » est un dossier, là où il faut un fichier : donnez-lui un autre nom."),
        (spoil_file_for_folder, f"« {ESSAI}/conversations » est un fichier, là où il faut un dossier"),
        (spoil_record_folder, "« .aide-projet » est un fichier, là où il faut un dossier"),
    ],
)
def test_what_stands_in_the_way_is_told_and_nothing_is_changed(folder: Path, release: Path, spoil, said: str) -> None:
    spoil(folder)
    before = everything(folder)
    with pytest.raises(WorkspaceError) as refused:
        apply_update(planned(folder, release))
    assert said in str(refused.value)
    assert str(refused.value).startswith("La mise à jour ne peut pas se faire, et rien n'a été changé :\n- ")
    assert everything(folder) == before


def test_a_file_that_cannot_be_read_is_told(folder: Path, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> str:
        raise PermissionError(13, "closed", str(path))

    monkeypatch.setattr(updating, "disk_digest", closed)
    with pytest.raises(WorkspaceError, match=r"Impossible de lire .* \(accès refusé\)\. Rien n'a été changé"):
        planned(folder, release)


def test_a_folder_closed_to_writing_from_which_a_file_goes_is_told(
    folder: Path, release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "controles")
    with pytest.raises(WorkspaceError, match=r"« rules/essai-1/controles » est fermé en écriture : rouvrez-le"):
        planned(folder, release)


def test_the_shipped_content_itself_is_not_updated(release: Path) -> None:
    with pytest.raises(WorkspaceError, match="est le contenu livré lui-même"):
        planned(release, release)


def test_a_linked_file_that_was_edited_is_kept_as_any_edit(folder: Path, release: Path) -> None:
    more(folder, GLOSSAIRE, "# à moi\n")
    spoil_link(folder)
    apply_update(planned(folder, release))
    assert (folder / GLOSSAIRE).is_symlink()
    assert digest_of((folder / BESIDE / GLOSSAIRE).read_bytes()) == digest_of((release / GLOSSAIRE).read_bytes())
