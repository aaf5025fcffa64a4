"""Versions and revisions in a real database."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aide_projet.store.conversations import SqliteConversations
from aide_projet.store.versions import SqliteVersions
from aide_projet.use_cases.versions import KeptProof, Moved, Revision, Version, digest_of, laid_over, overtaken

AT = datetime(2014, 11, 10, 9, 30, tzinfo=UTC)
ONE, TWO, THREE = b"un: 1\n", b"deux: 2\n", b"trois: 3\n"
PATH, OTHER = "rules/essai/appel.yaml", "dialogues/essai/champs.yaml"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqliteConversations]:
    with SqliteConversations(tmp_path / "base.db") as opened:
        yield opened


@pytest.fixture
def versions(database: SqliteConversations) -> SqliteVersions:
    return SqliteVersions(database)


def published(versions: SqliteVersions, files: dict[str, bytes], over: int, closes: int | None = None) -> Version:
    digests = {path: digest_of(text) for path, text in files.items()}
    told = Version(0, "samira", AT, "Une note", "revision")
    done = asyncio.run(versions.publish(files, digests, told, over=over, closes=closes))
    assert isinstance(done, Version)
    return done


def saved(versions: SqliteVersions, revision: int, text: bytes | None, seen: str | None) -> Revision | Moved | None:
    base = digest_of(ONE)
    return asyncio.run(versions.save(revision, PATH, text, seen=seen, base=base, author="samira", at=AT))


def opened(versions: SqliteVersions, name: str = "Taux 2016") -> int:
    return asyncio.run(versions.open_revision(name, "samira", AT)).number


def test_before_any_version_none_is_in_force(versions: SqliteVersions) -> None:
    assert (versions.in_force(), versions.version(0), versions.files(0), versions.history()) == (0, None, {}, [])


def test_a_published_version_is_in_force_with_its_files(versions: SqliteVersions) -> None:
    first = published(versions, {PATH: ONE, OTHER: TWO}, over=0)
    assert versions.in_force() == first.number == 1
    assert {path: versions.text(digest) for path, digest in versions.files(1).items()} == {PATH: ONE, OTHER: TWO}
    assert versions.version(1) == Version(1, "samira", AT, "Une note", "revision")


def test_a_version_made_over_another_than_the_one_in_force_is_not_published(versions: SqliteVersions) -> None:
    published(versions, {PATH: ONE}, over=0)
    told = Version(0, "karim", AT, "", "revision")
    done = asyncio.run(versions.publish({PATH: TWO}, {PATH: digest_of(TWO)}, told, over=0))
    assert done == Moved("1")
    assert versions.in_force() == 1
    assert len(versions.history()) == 1
    with pytest.raises(KeyError):
        versions.text(digest_of(TWO))


def test_the_history_is_read_by_pages_from_the_newest(versions: SqliteVersions) -> None:
    for over in range(5):
        published(versions, {PATH: str(over).encode()}, over=over)
    assert [version.number for version in versions.history(most=2)] == [5, 4]
    assert [version.number for version in versions.history(before=4, most=2)] == [3, 2]


def test_what_is_saved_in_a_revision_changes_no_version(versions: SqliteVersions) -> None:
    published(versions, {PATH: ONE, OTHER: TWO}, over=0)
    number = opened(versions)
    done = saved(versions, number, THREE, seen=None)
    assert isinstance(done, Revision)
    assert laid_over(versions.files(1), done) == {PATH: digest_of(THREE), OTHER: digest_of(TWO)}
    assert versions.files(1)[PATH] == digest_of(ONE)
    assert versions.revisions() == [done]


def test_the_second_who_saves_over_a_text_they_did_not_see_is_told_and_nothing_is_written(
    versions: SqliteVersions,
) -> None:
    number = opened(versions)
    saved(versions, number, TWO, seen=None)
    assert saved(versions, number, THREE, seen=None) == Moved(digest_of(TWO))
    assert isinstance(saved(versions, number, THREE, seen=digest_of(TWO)), Revision)


def test_a_file_taken_out_is_gone_from_the_whole(versions: SqliteVersions) -> None:
    published(versions, {PATH: ONE, OTHER: TWO}, over=0)
    done = saved(versions, opened(versions), None, seen=None)
    assert isinstance(done, Revision)
    assert laid_over(versions.files(1), done) == {OTHER: digest_of(TWO)}


def test_a_file_published_meanwhile_is_overtaken(versions: SqliteVersions) -> None:
    published(versions, {PATH: ONE}, over=0)
    number = opened(versions)
    done = saved(versions, number, TWO, seen=None)
    assert isinstance(done, Revision)
    assert not overtaken(versions.files(1), done)
    published(versions, {PATH: THREE}, over=1)
    assert [file.path for file in overtaken(versions.files(2), done)] == [PATH]


def test_publishing_closes_its_revision_which_takes_no_more(versions: SqliteVersions) -> None:
    number = opened(versions)
    saved(versions, number, TWO, seen=None)
    published(versions, {PATH: TWO}, over=0, closes=number)
    assert versions.revisions() == []
    closed = versions.revision(number)
    assert closed is not None
    assert closed.closed
    assert saved(versions, number, THREE, seen=digest_of(TWO)) is None


def test_a_revision_thrown_away_leaves_its_texts_nowhere(versions: SqliteVersions) -> None:
    published(versions, {PATH: ONE}, over=0)
    number = opened(versions)
    saved(versions, number, THREE, seen=None)
    asyncio.run(versions.keep_proof(number, KeptProof("etat", AT, "{}")))
    assert asyncio.run(versions.close(number))
    assert not asyncio.run(versions.close(number))
    assert versions.proof(number) is None
    assert versions.text(digest_of(ONE)) == ONE
    with pytest.raises(KeyError):
        versions.text(digest_of(THREE))


def test_a_change_given_up_is_as_in_force_again(versions: SqliteVersions) -> None:
    number = opened(versions)
    saved(versions, number, TWO, seen=None)
    done = asyncio.run(versions.restore(number, PATH))
    assert done is not None
    assert not done.files


def test_the_last_proof_of_a_revision_takes_the_place_of_the_former(versions: SqliteVersions) -> None:
    number = opened(versions)
    asyncio.run(versions.keep_proof(number, KeptProof("a", AT, "{}")))
    asyncio.run(versions.keep_proof(number, KeptProof("b", AT, '{"é": 1}')))
    assert versions.proof(number) == KeptProof("b", AT, '{"é": 1}')


def test_numbers_that_no_database_holds_are_unknown(versions: SqliteVersions) -> None:
    assert versions.version(10**30) is None
    assert versions.revision(10**30) is None
    assert not asyncio.run(versions.close(10**30))


def test_what_some_version_held_is_known(versions: SqliteVersions) -> None:
    assert not versions.held(PATH, None)
    published(versions, {OTHER: ONE}, 0)
    assert (versions.held(PATH, None), versions.held(PATH, digest_of(ONE))) == (True, False)
    published(versions, {OTHER: TWO, PATH: ONE}, 1)
    assert versions.held(PATH, digest_of(ONE))
    assert versions.held(OTHER, digest_of(ONE))
    assert not versions.held(OTHER, None)
