"""Every subject with its forms: what they are, what each shows, what it makes of what is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, assert_never

from aide_projet.content.edit import (
    call_contacts,
    edition_dates,
    fiche_keywords,
    figures,
    glossary,
    new_question,
    replies,
    step_wording,
    vocabulary,
)
from aide_projet.content.edit.files import Files
from aide_projet.content.edit.filled import filled
from aide_projet.content.edit.form import NEW, Entry, Form, Outcome, Subject, Typed
from aide_projet.content.edit.word_lists import words_changed
from aide_projet.understanding.context import ReadingContext


class _Forms(Protocol):
    """What the module of each subject has."""

    def entries(self, files: Files) -> tuple[Entry, ...]: ...

    def form(self, files: Files, key: str) -> Form | None: ...


_MODULES: Mapping[Subject, _Forms] = {
    Subject.DATES: edition_dates,
    Subject.FIGURES: figures,
    Subject.QUESTIONS: step_wording,
    Subject.REPLIES: replies,
    Subject.KEYWORDS: fiche_keywords,
    Subject.GLOSSARY: glossary,
    Subject.VOCABULARY: vocabulary,
    Subject.CONTACTS: call_contacts,
    Subject.NEW_QUESTION: new_question,
}


def entries(files: Files, subject: Subject) -> tuple[Entry, ...]:
    """The forms of a subject, for every call or flow of the content; Unreadable where a file cannot be read."""
    return _MODULES[subject].entries(files)


def form(files: Files, subject: Subject, key: str) -> Form | None:
    """One form; None where the content has nothing of that name."""
    return _MODULES[subject].form(files, key)


def outcome(files: Files, made: Form, typed: Typed, context: ReadingContext) -> Outcome:
    """What the form makes of what was typed. `context`: the language of the content in force, and the day."""
    match made.subject:
        case Subject.DATES if made.key.endswith(f"/{NEW}"):
            return edition_dates.opened(files, made, typed, context)
        case Subject.DATES | Subject.FIGURES | Subject.QUESTIONS | Subject.REPLIES | Subject.CONTACTS:
            return filled(files, made, typed, context)
        case Subject.KEYWORDS | Subject.VOCABULARY:
            return words_changed(files, made, typed, context)
        case Subject.GLOSSARY:
            return glossary.changed(files, made, typed, context)
        case Subject.NEW_QUESTION:
            return new_question.added(files, made, typed, context)
        case _:
            assert_never(made.subject)
