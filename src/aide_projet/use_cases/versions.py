"""Versions of the content and revisions of it: what the administration needs of the store.

A *version* is published: files, number, author, moment, note; it never changes. One is in force. A *revision* is a
named set of changed files laid over whatever is in force; saving writes there and touches nothing that runs. Each
changed file remembers the text that it was begun from, so that a change published meanwhile is seen, never overwritten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

Files = Mapping[str, bytes]
"""Text of each file, by its path from the root: "rules/dsdt-2015/appel.yaml"."""
Digests = Mapping[str, str]
"""SHA-256 of each file, in hexadecimal, by its path."""

Origin = Literal["livre", "dossier", "revision", "retour"]
"""shipped with the program · read from the organisation's folder · a revision · an earlier version taken up again"""


def digest_of(text: bytes) -> str:
    """What names a text wherever it stands."""
    return hashlib.sha256(text).hexdigest()


@dataclass(frozen=True, slots=True)
class Version:
    """A published state of the content. `author`: the login of a person, or "" for the program itself."""

    number: int
    author: str
    at: datetime
    note: str
    origin: Origin


TAKEN_OUT = "retire"
"""What an author has seen of a file that a revision takes out: not the same as one that it does not change."""


@dataclass(frozen=True, slots=True)
class RevisedFile:
    """A file of a revision. `digest` None: it is taken out. `base`: what it was begun from; None: it was not there."""

    path: str
    digest: str | None
    base: str | None
    author: str
    at: datetime

    @property
    def seen(self) -> str:
        """What whoever opens it now will have seen (`Versions.save`)."""
        return self.digest or TAKEN_OUT


@dataclass(frozen=True, slots=True)
class Revision:
    """A version in preparation. `closed`: published or thrown away, kept for the history."""

    number: int
    name: str
    author: str
    at: datetime
    files: Mapping[str, RevisedFile]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class KeptProof:
    """A finished proof: of which state of the content (`state_of`), and its result as JSON text."""

    state: str
    at: datetime
    result: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Not done: another version came into force, or another text was saved, since the one that was seen.

    `now`: what `seen` would have to be, or the number of the version in force, as text; None: gone.
    """

    now: str | None


def state_of(files: Digests) -> str:
    """A name for a whole state of the content: the same files give the same name anywhere."""
    told = "\n".join(f"{path}\0{digest}" for path, digest in sorted(files.items()))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def laid_over(files: Digests, revision: Revision) -> dict[str, str]:
    """What the content would be with the revision: its files over those given."""
    whole = dict(files)
    for path, revised in revision.files.items():
        if revised.digest is None:
            whole.pop(path, None)
        else:
            whole[path] = revised.digest
    return whole


def overtaken(files: Digests, revision: Revision) -> tuple[RevisedFile, ...]:
    """The files of a revision whose text in force is neither the one they were begun from nor the one they want."""
    return tuple(file for file in revision.files.values() if files.get(file.path) not in (file.base, file.digest))


class Versions(Protocol):
    """The store of versions, revisions and proofs. Every write returns once it is on disk."""

    def in_force(self) -> int:
        """The number of the version in force; 0 when none was published yet. Cheap: asked every few seconds."""

    def version(self, number: int) -> Version | None:
        """A version by its number."""

    def history(self, before: int | None = None, most: int = 50) -> list[Version]:
        """Versions, the newest first, those under `before` when it is given."""

    def files(self, number: int) -> dict[str, str]:
        """The digests of a version's files; empty when there is no such version."""

    def held(self, path: str, digest: str | None) -> bool:
        """Whether some version has this digest at this path; None: whether one has no such file."""

    def text(self, digest: str) -> bytes:
        """The text of that digest; KeyError when the store has none."""

    async def publish(
        self, files: Files, digests: Digests, told: Version, *, over: int, closes: int | None = None
    ) -> Version | Moved:
        """Put a version in force, all or nothing. `told.number` is ignored: the store gives it.

        `files`: the texts that the store may not have yet; `digests`: every file of the version. `over`: the number
        of the version in force that it was proved against; Moved when another one is. `closes`: its revision.
        """

    def revisions(self) -> list[Revision]:
        """The open revisions, the newest first."""

    def revision(self, number: int) -> Revision | None:
        """A revision, closed or not."""

    async def open_revision(self, name: str, author: str, at: datetime) -> Revision:
        """Begin a revision."""

    async def save(
        self, revision: int, path: str, text: bytes | None, *, seen: str | None, base: str | None, author: str,
        at: datetime,
    ) -> Revision | Moved | None:  # fmt: skip
        """Write a file of an open revision (`text` None: take it out); None when there is no such open revision.

        `seen`: the digest of the revision's own text that the author had before their eyes, TAKEN_OUT when it took
        the file out, None when it did not change it; Moved when that is another one now: nothing is written. `base`:
        the digest in force that it now stands on.
        """

    async def restore(self, revision: int, path: str) -> Revision | None:
        """Drop a revision's change of a file: it is again as in force."""

    async def close(self, revision: int) -> bool:
        """Throw a revision away; False when there is no such open one."""

    async def keep_proof(self, revision: int, proof: KeptProof) -> None:
        """Keep the proof of a revision in place of its former one."""

    def proof(self, revision: int) -> KeptProof | None:
        """The last finished proof of a revision."""
