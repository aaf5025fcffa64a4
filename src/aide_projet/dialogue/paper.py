"""The flow as a questionnaire to fill by hand: its questions, the room to answer each, and when it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, assert_never

from aide_projet.dialogue.condition_words import ConditionWords
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.flow import Step
from aide_projet.draft.slot import (
    Amount,
    Choice,
    Count,
    Date,
    Derived,
    Email,
    Level,
    LongText,
    MultiChoice,
    Option,
    Phone,
    Place,
    Rna,
    ShortText,
    Siret,
    SlotKind,
    Table,
    Tags,
    TextList,
    YesNo,
)

Form = Literal["ligne", "euros", "lignes", "liste", "cases", "plusieurs_cases", "oui_non", "oui_non_inconnu", "tableau"]

LONG, TAGGED, TABLE_ROWS, LIST_MOST = 5, 2, 6, 6
"""Lines for a long text, for one with boxes, rows of a table, lines of a list at most."""


@dataclass(frozen=True, slots=True)
class PaperBox:
    """A box to tick."""

    label: str
    help: str


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of a table to fill; `choices`: what may be written there, where it is one of a few."""

    label: str
    required: bool
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Where to answer: `lines` empty ones (rows for a table), boxes, columns."""

    form: Form
    lines: int = 0
    boxes: tuple[PaperBox, ...] = ()
    columns: tuple[PaperColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A question as printed. `only_if`: when it is asked, in words, "" for always. `essential`: for a first fiche."""

    number: int
    label: str
    question: str
    simple: str
    why: str
    examples: tuple[str, ...]
    who_knows: str
    only_if: str
    essential: bool
    room: Room


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A titled group of questions."""

    title: str
    questions: tuple[PaperQuestion, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole questionnaire of a call."""

    call: str
    funder: str
    notice: str
    parts: tuple[PaperPart, ...]


def paper(content: Content) -> Paper:
    """The questionnaire of the complete path, in the order of the flow."""
    numbers = {step.slot: number for number, step in enumerate(content.flow.steps(), start=1)}
    words = ConditionWords(content.handover.conditions, content.slots, numbers)
    parts = tuple(
        PaperPart(part.title, tuple(_question(content, step, numbers[step.slot], words) for step in part.steps))
        for part in content.flow.parts
    )
    call = content.call
    return Paper(call.title, call.funder, call.notice, parts)


def _question(content: Content, step: Step, number: int, words: ConditionWords) -> PaperQuestion:
    slot = content.slots[step.slot]
    conditions = (one for one in (slot.applies_if, step.condition) if one is not None)
    # On paper nobody can look at what a later question was answered: such a condition is left out.
    told = (one.tree for one in conditions if all(words.numbers.get(name, 0) < number for name in one.names))
    return PaperQuestion(
        number=number,
        label=slot.label,
        question=step.question,
        simple=step.simple if step.simple != step.question else "",
        why=step.why,
        examples=step.examples,
        who_knows=step.who_knows,
        only_if=words.only_if(*told),
        essential=slot.level is Level.ESSENTIAL or slot.essential_if is not None or step.express,
        room=room(slot.kind),
    )


def room(kind: SlotKind) -> Room:
    """What is printed to answer a question of that kind."""
    match kind:
        case ShortText() | Count() | Date() | Place() | Email() | Phone() | Siret() | Rna():
            return Room("ligne", 1)
        case Amount():
            return Room("euros", 1)
        case LongText():
            return Room("lignes", LONG)
        case TextList(max_items=most):
            return Room("liste", min(most, LIST_MOST))
        case Choice(options=options):
            return Room("cases", boxes=_boxes(options))
        case MultiChoice(options=options):
            return Room("plusieurs_cases", 1, _boxes(options))
        case Tags(options=options):
            return Room("plusieurs_cases", TAGGED, _boxes(options))
        case YesNo(unknown_allowed=unknown):
            return Room("oui_non_inconnu" if unknown else "oui_non")
        case Table(columns=columns):
            told = tuple(PaperColumn(one.label, one.required, _choices(one.kind)) for one in columns)
            return Room("tableau", TABLE_ROWS, columns=told)
        case Derived():
            return Room("ligne")
        case _:
            assert_never(kind)


def _boxes(options: tuple[Option, ...]) -> tuple[PaperBox, ...]:
    return tuple(PaperBox(option.label, option.help) for option in options)


def _choices(kind: SlotKind) -> tuple[str, ...]:
    return tuple(option.label for option in kind.options) if isinstance(kind, Choice) else ()
