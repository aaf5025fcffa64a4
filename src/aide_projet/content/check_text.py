"""A text being typed, checked as if its file held it: what is wrong there, and what it breaks in other files.

    checker = TextChecker()                                  # one for the process: it remembers the other files
    problems = checker.check(root, "dialogues/dsdt/parcours.yaml", text)
    problems.here, problems.elsewhere

Made to run in a thread, again and again. One check at a time: those who type at the same moment wait for each other
rather than take the processor from residents.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Lock

from aide_projet.content.errors import ContentError, sentence
from aide_projet.content.french import MAX_TOLD
from aide_projet.content.lint import lint_library
from aide_projet.content.load import Library, no_collection, read_library
from aide_projet.content.unfold import checked_name, unfolded
from aide_projet.content.yaml_memory import Memory, remembering

_KEY = re.compile(r"[\w-]+(?=:(?: |$))")


class Severity(StrEnum):
    """Whether the content can be read all the same."""

    MISTAKE = "faute"
    ADVICE = "conseil"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend, in two sentences: from `column` up to, not including, `end`, both from 1, on one line."""

    file: str
    line: int
    column: int
    end: int
    severity: Severity
    cause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Problems:
    """`here`: in the text itself, advice when the content has no mistake. `elsewhere`: in files sound without it."""

    here: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...]


class TextChecker:
    """Checks texts, remembering what the other files gave."""

    def __init__(self) -> None:
        self._memory = Memory()
        self._lock = Lock()

    def check(self, root: Path, file: str, text: str | bytes) -> Problems:
        """What a text gives as that file of a content folder, which may not exist yet.

        `file` is a path from the root, in dialogues/ or rules/; raises FileNameError when it can be no such file.
        Bytes are taken as they came; whatever the text holds, the answer is a sentence with a line.
        """
        raw = _encoded(text)
        with self._lock, remembering(self._memory, but=raw), no_collection():
            here, elsewhere = self._found(root, checked_name(file), raw)
        lines = raw.decode("utf-8", "replace").split("\n")
        return Problems(
            tuple(_problem(one, lines, severity) for one, severity in here[:MAX_TOLD]),
            tuple(_problem(one, (), Severity.MISTAKE) for one in elsewhere[:MAX_TOLD]),
        )

    def _found(
        self, root: Path, file: str, raw: bytes
    ) -> tuple[list[tuple[ContentError, Severity]], list[ContentError]]:
        """What is wrong in the file and elsewhere. The library goes away with this call, before any collection."""
        with tempfile.TemporaryDirectory(prefix="aide-projet-") as folder:
            made = unfolded(root, {file: raw}, Path(folder) / "etat", link=True)
            library = read_library(made / "dialogues", made / "rules")
            mistakes = library.collector.errors
            severity = Severity.MISTAKE if mistakes else Severity.ADVICE
            here = [(one, severity) for one in mistakes or _advice(library, made, file) if one.file == file]
            return here, self._caused(root, [one for one in mistakes if one.file != file])

    def _caused(self, root: Path, mistakes: list[ContentError]) -> list[ContentError]:
        """Those that the folder as it stands does not have."""
        if not mistakes:
            return []
        before = set(read_library(root / "dialogues", root / "rules").collector.errors)
        return [one for one in mistakes if one not in before]


def _encoded(text: str | bytes) -> bytes:
    """As a file would hold it. A browser sends the ends of lines of a form as CR LF."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _advice(library: Library, root: Path, file: str) -> tuple[ContentError, ...]:
    contents = {name: loaded.content for name, loaded in library.calls.items()}
    return lint_library(contents, root / "dialogues", root / "rules", only=file)


def _problem(error: ContentError, lines: Sequence[str], severity: Severity) -> Problem:
    line = lines[error.line - 1] if error.line <= len(lines) else ""
    end = _end(line, error.column - 1) + 1
    told = sentence(error.cause), sentence(error.remedy)
    return Problem(error.file, error.line, error.column, end, severity, *told)


def _end(line: str, start: int) -> int:
    """Where what begins at a place of a line ends: the key that stands there, else the rest without its comment."""
    key = _KEY.match(line, start)
    if key is not None:
        return key.end()
    return max(len(line.split(" #")[0].rstrip()), min(start + 1, len(line)), start)
