"""Replies are data: web, terminal and JSON render the same parts (design §5, §8)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReplyKind(StrEnum):
    """The genres of the JSON state."""

    SAID = "dit"
    EXPLANATION = "explication"
    READ = "lecture"
    CORRECTION = "correction"
    CLARIFICATION = "precision"
    FINDING = "constat"
    FICHE = "fiche"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Choice:
    """A quick reply: what to send back (`key`) and what it says."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One part of an answer. `name` is stable for tests and programs; `text` is for people.

    `slot` and `said` are set on readings: the slot filled and the words it came from; `choices` are taps offered
    with this part (undo a volunteered value, change it…).
    """

    kind: ReplyKind
    name: str
    text: str
    slot: str = ""
    said: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """The open question. `kind` is the slot's kind name, `input_mode` the phone's keyboard."""

    slot: str
    kind: str
    name: str
    text: str
    simple: str
    why: str
    examples: tuple[str, ...]
    choices: tuple[Choice, ...]
    input_mode: str = "text"
    multiple: bool = False
