"""The YAML files of one state of the content, read as they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from aide_projet.content.dialogue_folder import FLOW
from aide_projet.content.edit.change import at
from aide_projet.content.edit.comment import comment_of
from aide_projet.content.edit.span import Path as KeyPath
from aide_projet.content.edit.span import Span, spans
from aide_projet.content.edit.text_lines import line_of
from aide_projet.content.folder import folders
from aide_projet.content.rules_folder import FILES
from aide_projet.content.yaml_file import MAX_BYTES
from aide_projet.content.yaml_tree import Data, YamlMistake, parse
from aide_projet.errors import AideProjetError

LANGUAGES, PLACES = "langue", "lieux"


class Unreadable(AideProjetError):  # noqa: N818 (said as a refusal)
    """A file that a form needs is not there, or is no YAML that we take: the editor says where, the form waits."""

    def __init__(self, file: str, line: int, cause: str, remedy: str) -> None:
        super().__init__(f"{file}:{line}: {cause}")
        self.file, self.line, self.cause, self.remedy = file, line, cause, remedy


class File:
    """One file as it stands."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        try:
            self.data: Data = parse(text.encode()).data
        except YamlMistake as mistake:
            raise Unreadable(name, mistake.line, mistake.cause, mistake.remedy) from None

    @cached_property
    def spans(self) -> Mapping[KeyPath, Span]:
        """Where its values stand."""
        return spans(self.text.removeprefix("\ufeff"))

    def get(self, *path: str | int) -> Data:
        """The value at a path, None where there is none."""
        try:
            return at(self.data, path)
        except (KeyError, IndexError):
            return None

    def items(self, *path: str | int) -> tuple[Data, ...]:
        """What a list holds; nothing where there is none."""
        found = self.get(*path)
        return tuple(found) if isinstance(found, list) else ()

    def group(self, *path: str | int) -> Mapping[str, Data]:
        """What a group holds; nothing where there is none."""
        found = self.get(*path)
        return found if isinstance(found, dict) else {}

    def said(self, *path: str | int) -> str:
        """The text at a path; "" where there is none."""
        found = self.get(*path)
        return found if isinstance(found, str) else ""

    def comment(self, *path: str | int) -> str:
        """What its author noted beside the value, or just above it."""
        return comment_of(self.text.removeprefix("\ufeff"), self.spans[path]) if path in self.spans else ""

    def line(self, *path: str | int) -> int:
        """The line of what is at a path, or of what is around it."""
        while path not in self.spans:
            path = path[:-1]
        span = self.spans[path]
        return line_of(self.text, span.start if span.key_start is None else span.key_start)


class Files:
    """`root` holds dialogues/ and rules/; files are named from there, with slashes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[str, File] = {}

    def file(self, name: str) -> File:
        """One file; Unreadable where it cannot be."""
        if name not in self._read:
            self._read[name] = File(name, self._text(name))
        return self._read[name]

    def _text(self, name: str) -> str:
        path = self.root / name
        try:
            if path.stat().st_size > MAX_BYTES:
                raise Unreadable(name, 1, "fichier de plus de 1 Mio", "partagez-le en plusieurs fichiers plus petits")
            return path.read_bytes().decode("utf-8")
        except OSError:
            raise Unreadable(name, 1, "fichier absent", "créez-le, ou reprenez celui du contenu livré") from None
        except UnicodeDecodeError:
            cause = "caractère qui n'est pas de l'UTF-8"
            raise Unreadable(name, 1, cause, "enregistrez le fichier en UTF-8") from None

    def calls(self) -> tuple[str, ...]:
        """The folders of rules/ that describe a call."""
        return tuple(folder.name for folder in folders(self.root / "rules") if (folder / next(iter(FILES))).exists())

    def flows(self) -> tuple[str, ...]:
        """The folders of dialogues/ that hold a flow."""
        return tuple(folder.name for folder in folders(self.root / "dialogues") if folder.name != LANGUAGES)

    def title_of_call(self, call: str) -> str:
        """What a call is called."""
        return self.file(f"rules/{call}/appel.yaml").said("titre") or call

    def title_of_flow(self, flow: str) -> str:
        """What the call of a flow is called."""
        call = self.file(f"dialogues/{flow}/{FLOW}").said("appel")
        return self.title_of_call(call) if call in self.calls() else flow

    def inside(self, folder: str) -> tuple[str, ...]:
        """The YAML files of a folder, by name."""
        found = sorted((self.root / folder).glob("*.yaml"))
        return tuple(f"{folder}/{path.name}" for path in found)
