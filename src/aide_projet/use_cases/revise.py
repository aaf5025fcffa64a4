"""Work on a revision: open a file, save it, see where the whole stands. Nothing here touches what runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from aide_projet.use_cases.content_office import ContentOffice
from aide_projet.use_cases.versions import (
    Digests,
    Moved,
    RevisedFile,
    Revision,
    digest_of,
    laid_over,
    overtaken,
    state_of,
)

MOST_FILES = 2_000
"""Files of a whole state, against a loop that would add them without end."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A revision over the version in force. `over`: that version; `files`: the whole it makes; `late`: overtaken."""

    revision: Revision
    over: int
    in_force: Mapping[str, str]
    files: Mapping[str, str]
    late: tuple[RevisedFile, ...]

    @property
    def state(self) -> str:
        """What a proof is about: this whole, compared with that version."""
        return f"{state_of(self.files)}-{state_of(self.in_force)}"


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file as its author is to see it. `seen` and `base` come back with what they save (`Versions.save`)."""

    path: str
    text: bytes
    seen: str | None
    base: str | None


@dataclass(frozen=True, slots=True)
class Saved:
    """The revision with the text in it; `revision` is None when it was thrown away or published meanwhile."""

    revision: Revision | None


@dataclass(frozen=True, slots=True)
class Overwritten:
    """Somebody saved this file meanwhile: nothing is written. `theirs` is their text, None when they removed it."""

    theirs: OpenedFile
    removed: bool


@dataclass(frozen=True, slots=True)
class NoRoom:
    """Nothing is written: `other` is a file where this path wants a folder, or the reverse; "": too many files."""

    other: str


def standing(office: ContentOffice, number: int) -> Standing | None:
    """Where a revision stands now; None when it is unknown, published or thrown away."""
    revision = office.versions.revision(number)
    if revision is None or revision.closed:
        return None
    over = office.shelf.number
    files = office.versions.files(over)
    return Standing(revision, over, files, laid_over(files, revision), overtaken(files, revision))


def open_file(office: ContentOffice, now: Standing, path: str) -> OpenedFile | None:
    """A file of a revision, or as in force where the revision does not change it; None when there is none."""
    base, revised = now.in_force.get(path), now.revision.files.get(path)
    if revised is not None:
        text = b"" if revised.digest is None else office.versions.text(revised.digest)
        return OpenedFile(path, text, revised.seen, revised.base)
    return None if base is None else OpenedFile(path, office.versions.text(base), None, base)


def in_the_way(files: Digests, path: str) -> NoRoom | None:
    """What keeps a new path out of a state of the content."""
    if path in files:
        return None
    other = next((one for one in files if one.startswith(f"{path}/") or path.startswith(f"{one}/")), None)
    return NoRoom(other or "") if other is not None or len(files) >= MOST_FILES else None


async def save_file(
    office: ContentOffice, number: int, opened: OpenedFile, text: bytes | None, *, author: str, at: datetime
) -> Saved | Overwritten | NoRoom:
    """Keep a text in the revision; None takes the file out. A text like the one in force leaves nothing changed."""
    now = standing(office, number)
    if now is None:
        return Saved(None)
    taken = in_the_way(now.files, opened.path) if text is not None else None
    if taken is not None:
        return taken
    revised = now.revision.files.get(opened.path)
    held = revised.seen if revised else None
    if held != opened.seen:
        return _overwritten(office, now, opened)
    base = now.in_force.get(opened.path)
    if (None if text is None else digest_of(text)) == base:
        return Saved(await office.versions.restore(number, opened.path))
    done = await office.versions.save(
        number, opened.path, text, seen=opened.seen, base=opened.base, author=author, at=at
    )
    if isinstance(done, Moved):
        again = standing(office, number)
        return Saved(None) if again is None else _overwritten(office, again, opened)
    return Saved(done)


def _overwritten(office: ContentOffice, now: Standing, opened: OpenedFile) -> Overwritten:
    theirs = open_file(office, now, opened.path)
    if theirs is None:  # they gave the change up, and the file is not in force
        return Overwritten(OpenedFile(opened.path, b"", None, None), removed=True)
    revised = now.revision.files.get(opened.path)
    return Overwritten(theirs, removed=revised is not None and revised.digest is None)


async def save_files(
    office: ContentOffice, number: int, texts: Mapping[str, bytes | None], *, author: str, at: datetime
) -> Revision | None:
    """Keep several texts that were made from the revision as it stands, such as an import.

    Files go before others come: one may stand where another wants a folder.
    """
    revision: Revision | None = None
    for path, text in sorted(texts.items(), key=lambda one: one[1] is not None):
        now = standing(office, number)
        if now is None:
            return None
        opened = open_file(office, now, path) or OpenedFile(path, b"", None, None)
        done = await save_file(office, number, opened, text, author=author, at=at)
        revision = done.revision if isinstance(done, Saved) else revision
    return revision


async def settle(office: ContentOffice, number: int, path: str, *, author: str, at: datetime) -> Revision | None:
    """The author has seen what was published meanwhile in this file, and keeps their own text over it."""
    now = standing(office, number)
    revised = now.revision.files.get(path) if now else None
    if now is None or revised is None:
        return None
    text = None if revised.digest is None else office.versions.text(revised.digest)
    base = now.in_force.get(path)
    done = await office.versions.save(number, path, text, seen=revised.seen, base=base, author=author, at=at)
    return None if isinstance(done, Moved) else done
