"""Whatever the order of edits by hand, publications and updates: no text that somebody wrote is lost from the disk."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from three_files import FETE, GLOSSAIRE, NEUF, files, make_workspace, put, seen

from aide_projet.content.taken_up import taken_up
from aide_projet.content.update import apply_update, plan_update
from aide_projet.content.write_back import write_back
from aide_projet.use_cases.versions import digest_of

PATHS = (GLOSSAIRE, FETE, NEUF)
TEXTS = st.sampled_from([b"a", b"b", b"c"])
WHOLES = st.dictionaries(st.sampled_from(PATHS), TEXTS, min_size=1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("hand"), st.dictionaries(st.sampled_from(PATHS), st.none() | TEXTS, max_size=2)),
        st.tuples(st.sampled_from(["publish", "publish in vain", "update"]), WHOLES),
        st.tuples(st.just("take up"), st.just({})),
    ),
    min_size=2,
    max_size=8,
)


class Organisation:
    """A workspace, the version in force, what the last release shipped, and every text that was ever published."""

    def __init__(self, folder: Path) -> None:
        self.release = folder / "livre"
        self.folder = make_workspace(folder / "mon-centre")
        self.in_force = self.shipped = files(self.folder)
        self.published: dict[str, set[bytes | None]] = defaultdict(lambda: {None})
        self._remember()

    def hand(self, texts: dict[str, bytes | None]) -> None:
        for path, text in texts.items():
            if text is None:
                (self.folder / path).unlink(missing_ok=True)
            else:
                put(self.folder, path, text.decode())

    def take_up(self) -> None:
        taken = taken_up(self.folder, seen(self.folder, self.in_force))
        assert not taken.left
        whole = {**self.in_force, **taken.texts}
        self.publish({path: text for path, text in whole.items() if text is not None})

    def publish(self, version: dict[str, bytes]) -> None:
        before, self.in_force = self.in_force, version
        self._remember()
        disk = files(self.folder)
        write_back(self.folder, {path: digest_of(text) for path, text in before.items()}, version)
        for path in self._changed(disk):
            assert disk.get(path) in self.published[path]
            assert files(self.folder).get(path) == version.get(path)

    def update(self, shipped: dict[str, bytes]) -> None:
        for path in PATHS:
            (self.release / path).unlink(missing_ok=True)
        for path, text in shipped.items():
            put(self.release, path, text.decode())
        disk = files(self.folder)
        apply_update(plan_update(self.folder, self.release, "0.2.0"))
        for path in self._changed(disk):
            assert disk.get(path) == self.shipped.get(path)
            assert files(self.folder).get(path) == shipped.get(path)
        again = plan_update(self.folder, self.release, "0.2.0")
        assert again.having("added", "replaced", "removed", "edited") == ()
        self.shipped = shipped

    def check(self) -> None:
        disk, found = files(self.folder), seen(self.folder, self.in_force)
        different = {path for path in PATHS if disk.get(path) != self.in_force.get(path)}
        assert different == {*found.touched, *found.behind} & set(PATHS)
        assert all(disk.get(path) in self.published[path] for path in found.behind)

    def _remember(self) -> None:
        for path, text in self.in_force.items():
            self.published[path].add(text)

    def _changed(self, disk: dict[str, bytes]) -> list[str]:
        now = files(self.folder)
        return [path for path in PATHS if now.get(path) != disk.get(path)]


@settings(max_examples=30, deadline=None, derandomize=True)
@given(STEPS)
def test_a_text_goes_from_the_disk_only_if_it_was_published_or_is_as_shipped(steps) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)
        organisation = Organisation(Path(folder))
        for step, texts in steps:
            match step:
                case "hand":
                    organisation.hand(texts)
                case "publish":
                    organisation.publish(texts)
                case "publish in vain":
                    with pytest.MonkeyPatch.context() as closed:
                        closed.setattr(os, "replace", read_only)
                        closed.setattr(Path, "unlink", read_only)
                        organisation.publish(texts)
                case "update":
                    organisation.update(texts)
                case "take up":
                    organisation.take_up()
            organisation.check()


def read_only(*_: object, **__: object) -> None:
    raise OSError(30, "read-only")
