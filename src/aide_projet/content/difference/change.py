"""What changed between two states of the content, as data: the closed set of changes. Words for them: templates.

`templates/web/administration/_differences.html` says each as one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from aide_projet.content.difference.lines import Hunk

Kind = Literal[
    "appel", "bloc", "cas", "champ", "choix", "colonne", "conversation", "controle", "critere", "departage", "echange",
    "edition", "etape_appel", "exemple", "famille", "fiche", "fonds", "formulaire", "genre_hors_sujet", "groupe",
    "ligne", "mots_cles", "parametre", "partie", "phrase", "planning", "question", "question_frequente", "reparation",
    "role", "seuil", "terme", "territoire", "vocabulaire",
]  # fmt: skip
"""What an administrator calls the things that the files hold: one article for each in the template."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it stands, for the link to the editor. `gone`: in the state before; else in the state after."""

    file: str
    line: int
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing that changed. `name`: as authors know it; "" when it has none, and then `number` (from 1) tells it.

    `within`: the titles of the keys that lead to it from what it is `inside`.
    """

    kind: Kind
    name: str
    inside: Subject | None = None
    number: int = 0
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feature:
    """What of the subject changed: the key, and the titles of the keys that lead to it from the subject."""

    key: str
    titles: tuple[str, ...]


Unit = Literal["texte", "nombre", "euros", "part", "date", "condition", "oui_non", "vide", "ensemble"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A value to show. Numbers as people read them, dates as ISO, `oui_non` as "vrai" or "faux"."""

    unit: Unit
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a reworded text. `cut`: unchanged words were left out here."""

    how: Literal["same", "added", "removed", "cut"]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """Something new. `after`: the name of what comes before it, where the order counts; `said`: what it says."""

    how: ClassVar = "added"
    place: Place
    subject: Subject
    after: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """Something is no more."""

    how: ClassVar = "removed"
    place: Place
    subject: Subject
    said: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """Its turn comes elsewhere: after `after` ("": first), and in the part `part` when that changed too.

    `along`: the names of those that moved with it and still follow it.
    """

    how: ClassVar = "moved"
    place: Place
    subject: Subject
    after: str
    part: str = ""
    along: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Steps that stand in another part, their order unchanged."""

    how: ClassVar = "regrouped"
    place: Place
    steps: tuple[str, ...]
    part: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """The same thing under another name or key."""

    how: ClassVar = "renamed"
    place: Place
    subject: Subject
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Valued:
    """A value is another one; None: it was not there, or is no more. No feature: the subject itself has the value."""

    how: ClassVar = "valued"
    place: Place
    subject: Subject | None
    feature: Feature | None
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, slots=True)
class Reworded:
    """A text says otherwise."""

    how: ClassVar = "reworded"
    place: Place
    subject: Subject | None
    feature: Feature | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Words or names came into a list, or left it."""

    how: ClassVar = "listed"
    place: Place
    subject: Subject | None
    feature: Feature | None
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reordered:
    """The same things in another order."""

    how: ClassVar = "reordered"
    place: Place
    subject: Subject | None
    feature: Feature | None


@dataclass(frozen=True, slots=True)
class FileAdded:
    """A file that is about no one thing."""

    how: ClassVar = "file_added"
    place: Place


@dataclass(frozen=True, slots=True)
class FileRemoved:
    """The same, gone."""

    how: ClassVar = "file_removed"
    place: Place


@dataclass(frozen=True, slots=True)
class LayoutOnly:
    """The file says the same: only comments, spaces, quotes or the order of keys changed."""

    how: ClassVar = "layout"
    place: Place


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that is no YAML we take, in the state after (or in the one before, `place.gone`): its lines instead.

    `cause`: what is wrong with it, in French.
    """

    how: ClassVar = "unreadable"
    place: Place
    cause: str
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True)
class Opaque:
    """A file that is not YAML, or whose difference has no words."""

    how: ClassVar = "opaque"
    place: Place


Change = (
    Added
    | Removed
    | Moved
    | Regrouped
    | Renamed
    | Valued
    | Reworded
    | Listed
    | Reordered
    | FileAdded
    | FileRemoved
    | LayoutOnly
    | Unreadable
    | Opaque
)
