"""What a form offers to change: its fields, each with the place in the content that it stands for.

Labels and helps are the content's own: the titles and descriptions of its schema, the comments of its files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from aide_projet.content.edit.span import Path


class Subject(StrEnum):
    """What forms are about. Values are in addresses."""

    DATES = "dates"
    FIGURES = "montants"
    QUESTIONS = "questions"
    REPLIES = "reponses"
    KEYWORDS = "mots-cles"
    GLOSSARY = "glossaire"
    VOCABULARY = "vocabulaire"
    CONTACTS = "contacts"
    NEW_QUESTION = "nouvelle-question"


NEW = "nouvelle"
"""Ends the key of a form that adds something, where its subject has others that change what is there."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day in full, with its year."""


@dataclass(frozen=True, slots=True)
class Euros:
    """An amount, with cents or not."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share, written « 30 % »."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds."""

    least: int = 0
    most: int = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Figure:
    """Any number that is not negative."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text on one line."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text of one or several sentences, written on as many lines as one likes."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Several texts, one a line."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `label` is "" where the screens have a word for the value; `part`: under which heading."""

    value: str
    label: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several."""

    options: tuple[Option, ...]

    def by_part(self) -> list[tuple[str, list[Option]]]:
        """The options under their headings, in their order."""
        return [(part, list(found)) for part, found in groupby(self.options, key=lambda option: option.part)]


Kind = Day | Euros | Share | Whole | Figure | Line | Paragraph | Lines | Pick


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands. `after`: the keys that come before it in its group, where it has to be added."""

    file: str
    path: Path
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in: `name` is the box's, `shown` what stands in it, as people type it.

    `optional`: it may be left empty. `braces`: the names that a text may have in braces. `place` is None where there
    is nothing in the content yet (a new edition, a new word).
    """

    name: str
    label: str
    kind: Kind
    shown: str = ""
    help: str = ""
    optional: bool = False
    braces: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class WordList:
    """Words or sentences that words are added to and taken from. `weight`: what each of them weighs, if anything."""

    title: str
    words: tuple[str, ...]
    place: Place
    help: str = ""
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A form in the list of its subject. `key` is the end of its address; `part`: under which heading.

    `title` is "" for the form of something new; `fields`: the first of its boxes, where they say what it is about.
    """

    key: str
    title: str
    part: str = ""
    detail: str = ""
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill in. `files`: those that it may change, whose state is to be the one that was shown.

    `exclusive`: a word stands in one of its lists at most. `removable`: what it shows can be taken out as a whole.
    """

    subject: Subject
    key: str
    title: str
    fields: tuple[Field, ...]
    files: tuple[str, ...]
    about: str = ""
    lists: tuple[WordList, ...] = ()
    exclusive: bool = False
    removable: bool = False


Typed = Mapping[str, Sequence[str]]
"""What was sent, by the name of the box."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was typed in a box cannot be taken: why, and what to write. French, without final stops.

    `field` is "" when it is about the form as a whole.
    """

    field: str
    cause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that a form changed, as people read it. `before` is "" for what is new, `after` for what is gone.

    `box`: the name of the box that it was typed in, where there is one for it alone.
    """

    label: str
    before: str
    after: str
    file: str
    line: int
    box: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """The files with what was typed in them; none when nothing was changed."""

    files: Mapping[str, str]
    changed: tuple[Changed, ...]
    boxes: Mapping[str, Place]
    """Where each box stands in these files: a mistake found there is shown beside it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing is changed until these are put right."""

    refusals: tuple[Refusal, ...]


Outcome = Edited | Refused
