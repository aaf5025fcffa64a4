"""The shipped content with an edit, and what is said of the difference."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment

from aide_projet.content.difference import Change, differences
from aide_projet.content.workspace import shipped_folder
from aide_projet.web.administration.differences import sentences
from aide_projet.web.administration.plain import plain_environment

SHIPPED = shipped_folder()


@dataclass(frozen=True)
class Edited:
    """A copy of the shipped content, to edit. Unedited files are links."""

    root: Path

    def replace(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"« {old} » stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def move(self, file: str, begins: str, until: str, before: str) -> None:
        """Put the lines from `begins` to `until` (excluded) before the line `before`."""
        text = (self.root / file).read_text(encoding="utf-8")
        start, end = text.index(begins), text.index(until, text.index(begins) + 1)
        block, rest = text[start:end], text[:start] + text[end:]
        assert rest.count(before) == 1, before
        self.write(file, rest.replace(before, block + before))

    def write(self, file: str, text: str | bytes) -> None:
        path = self.root / file
        path.unlink(missing_ok=True)  # a link: its other end stays as it is
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def remove(self, file: str) -> None:
        (self.root / file).unlink()

    def changes(self) -> tuple[Change, ...]:
        return differences(SHIPPED, self.root)

    def said(self) -> list[str]:
        return said(self.changes())


def edited(folder: Path) -> Edited:
    for name in ("dialogues", "rules"):
        shutil.copytree(SHIPPED / name, folder / name, copy_function=os.link)
    return Edited(folder)


def said(changes: tuple[Change, ...]) -> list[str]:
    """The sentences, with plain spaces."""
    return [text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
            for text in sentences(_environment(), changes)]  # fmt: skip


@cache
def _environment() -> Environment:
    return plain_environment([SHIPPED / "templates"])
