"""A person has told enough: what to send, bring, copy into a form and say, made from their draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from aide_projet.checks.calendar import CalendarDate, calendar, edition_of
from aide_projet.dialogue.handover import Block, Handover
from aide_projet.dialogue.telling import Telling, box, paragraphs, say, telling, words_in
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.see import Seen, look
from aide_projet.use_cases.view import ConversationView, Entry

MailFits = Callable[[str, str], bool]
"""Whether a subject and a body are short enough for a link that opens a mail program."""
INTERCOMMUNALITY, COMMUNE = "intercommunalite", "commune"


@dataclass(frozen=True, slots=True)
class Message:
    """The mail to send: `body` whole, to copy; `short_body` for a link. Lines are parted by a line feed."""

    subject: str
    body: str
    short_body: str


@dataclass(frozen=True, slots=True)
class HandIn:
    """Where, when and how to hand the fiche in. `where`: the intercommunalité, "" while it is not known."""

    view: ConversationView
    where: str
    commune: str
    dates: tuple[CalendarDate, ...]
    message: Message
    bring: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyBlock:
    """A box of a form with the text for it. `to_fill`: the fields that would fill it further, told by none yet."""

    title: str
    help: str
    text: str
    to_fill: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CopyPage:
    """A form to fill elsewhere. `forms`: key and title of each that there is."""

    view: ConversationView
    key: str
    title: str
    summary: str
    forms: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    blocks: tuple[CopyBlock, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """What to say to the committee. `seconds`: how long it takes, at the pace that the content gives."""

    view: ConversationView
    paragraphs: tuple[str, ...]
    words: int
    seconds: int


async def hand_in(deps: Deps, key: str, *, today: date, link_holds: MailFits) -> HandIn | None:
    """How to hand this fiche in; None when the conversation is unknown or erased."""
    seen = await look(deps, key, today=today)
    if seen is None:
        return None
    edition = edition_of(seen.content.call, seen.view.draft.edition, seen.state.today)
    told = _telling(seen)
    bring = (say(line, told.facts, told.prose) for line in seen.content.handover.bring)
    return HandIn(
        view=seen.view,
        where=_shown(seen.view, INTERCOMMUNALITY),
        commune=_shown(seen.view, COMMUNE),
        dates=calendar(seen.content.call, edition, seen.state.today) if edition else (),
        message=_message(seen.content.handover, told, link_holds),
        bring=tuple(line for line in bring if line),
    )


async def copy_page(deps: Deps, key: str, form: str, *, today: date) -> CopyPage | None:
    """The texts to copy into that form (the first one for ""); None when it or the conversation is unknown."""
    seen = await look(deps, key, today=today)
    found = seen.content.handover.form(form) if seen else None
    if seen is None or found is None:
        return None
    told = _telling(seen)
    entries = {entry.slot: entry for part in seen.view.dossier for entry in part.entries}
    warnings = (say(one, told.facts, told.prose) for one in found.warnings)
    return CopyPage(
        view=seen.view,
        key=found.key,
        title=found.title,
        summary=found.summary,
        forms=tuple((one.key, one.title) for one in seen.content.handover.forms),
        warnings=tuple(one for one in warnings if one),
        blocks=tuple(_block(block, told, entries) for block in found.blocks if _there(block, told)),
    )


async def speech(deps: Deps, key: str, *, today: date) -> Speech | None:
    """The presentation to the committee; None when the conversation is unknown or erased."""
    seen = await look(deps, key, today=today)
    return speech_of(seen) if seen else None


def speech_of(seen: Seen) -> Speech:
    """The presentation of a draft that was looked at."""
    pitch = seen.content.handover.pitch
    said = paragraphs(pitch.paragraphs, _telling(seen), lambda made: words_in(" ".join(made)) <= pitch.most_words)
    words = words_in(" ".join(said))
    return Speech(seen.view, said, words, round(60 * words / pitch.words_per_minute))


def _telling(seen: Seen) -> Telling:
    return telling(seen.content.slots, seen.view.draft, seen.state.facts, practice=seen.view.call.practice)


def _shown(view: ConversationView, slot: str) -> str:
    return next((entry.shown for part in view.dossier for entry in part.entries if entry.slot == slot), "")


def _message(handover: Handover, told: Telling, link_holds: MailFits) -> Message:
    said = (say(one, told.facts, told.prose) for one in handover.mail.subject)
    subject = " ".join(one for one in said if one)

    def body(made: tuple[str, ...]) -> str:
        return "\n\n".join(made)

    authored = handover.mail.body
    whole = paragraphs(authored, told, between="\n")
    short = paragraphs(authored, told, lambda made: link_holds(subject, body(made)), between="\n")
    return Message(subject, body(whole), body(short))


def _there(block: Block, told: Telling) -> bool:
    return block.condition is None or block.condition.evaluate(told.facts) is True


def _block(block: Block, told: Telling, entries: dict[str, Entry]) -> CopyBlock:
    untold = (entries[slot] for slot in block.slots if slot in entries and not entries[slot].shown)
    return CopyBlock(block.title, block.help, box(block.lines, told), tuple(untold))
