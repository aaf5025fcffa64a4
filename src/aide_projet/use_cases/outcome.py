"""What a use case answers: expected refusals are values, told apart by type."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.use_cases.view import ConversationView


@dataclass(frozen=True, slots=True)
class Taken:
    """The turn is on disk (or was already: `repeated`); here is the new state."""

    view: ConversationView
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another turn came first: the state as it is, and the text given back."""

    view: ConversationView
    text: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No such conversation, or it was erased."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Not stored: `reason` names a wording (trop_long, vide, disque_plein, inconnu…); the text is given back."""

    reason: str
    message: str
    view: ConversationView | None
    text: str


@dataclass(frozen=True, slots=True)
class Problems:
    """An import that cannot be read: each problem in French, saying what to do."""

    problems: tuple[str, ...]
