"""A copy of the content with forms over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from aide_projet.content.edit.files import Files
from aide_projet.content.edit.form import Edited, Form, Outcome, Refused
from aide_projet.content.load import Library, read_library
from aide_projet.understanding.context import ReadingContext


@dataclass
class Desk:
    """`fill` writes what a form makes of what is typed."""

    root: Path
    context: ReadingContext

    @property
    def files(self) -> Files:
        return Files(self.root)

    def fill(self, act: Callable[..., Outcome], form: Form | None, **typed: str | list[str]) -> Edited:
        outcome = self.outcome(act, form, **typed)
        assert isinstance(outcome, Edited), outcome
        for name, text in outcome.files.items():
            (self.root / name).write_bytes(text.encode())
        return outcome

    def outcome(self, act: Callable[..., Outcome], form: Form | None, **typed: str | list[str]) -> Outcome:
        assert form is not None
        sent: Mapping[str, list[str]] = {
            name: [value] if isinstance(value, str) else value for name, value in typed.items()
        }
        return act(self.files, form, sent, self.context)

    def refused(self, act: Callable[..., Outcome], form: Form | None, **typed: str | list[str]) -> dict[str, str]:
        outcome = self.outcome(act, form, **typed)
        assert isinstance(outcome, Refused), outcome
        return {one.field: f"{one.cause} | {one.remedy}" for one in outcome.refusals}

    def text(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def library(self) -> Library:
        library = read_library(self.root / "dialogues", self.root / "rules")
        assert not library.collector.errors, [str(error) for error in library.collector.errors]
        return library
