"""What an edge shows of a conversation: plain data, computed once a turn, for web, terminal, JSON and export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from aide_projet.checks.financing import Financing
from aide_projet.checks.finding import Finding
from aide_projet.checks.gauges import Gauges
from aide_projet.dialogue.reply import Question, Reply
from aide_projet.draft.draft import Draft
from aide_projet.draft.value import Value
from aide_projet.matching.ranking import Ranking
from aide_projet.use_cases.calendar_view import CalendarStep
from aide_projet.use_cases.preparation import NOTHING_TO_PREPARE, Preparation


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the dossier, ready to show.

    `state`: vide · rempli · gare (parked) · passe (skipped) · a_revoir (its kind changed, or its value fails a check).
    `level`: essentiel · complet · extra. `shown` is French text, `rows` the table's rows as shown (header first),
    `columns` the keys of their cells.
    """

    slot: str
    label: str
    kind: str
    state: str
    level: str
    value: Value = None
    shown: str = ""
    said: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] = ()
    question: str = ""
    who_knows: str = ""
    personal: bool = False


@dataclass(frozen=True, slots=True)
class DossierPart:
    """A part of the flow with its entries (those that apply)."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class FicheFit:
    """A fiche as shown: rank, title, one-line summary, the person's words that counted, what would change the rank."""

    key: str
    title: str
    summary: str
    score: float
    words: tuple[str, ...]
    would_change: str
    proposed: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class CallView:
    """The call and its edition. `practice`: no edition is open on this day, or the day was chosen: an exercice.

    `local_types`: the types of funder that count in the local share; `rate_base`: the slot or fact that this share is a
    share of, `rate_base_label` the same in words.
    """

    name: str
    title: str
    funder: str
    edition: str
    practice: bool
    notice: str
    synopsis_deadline: str
    file_deadline: str
    whom_to_contact: str
    local_types: tuple[str, ...] = ()
    rate_base: str = ""
    rate_base_label: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """Who pays, and what the call holds against it."""

    financing: Financing
    gauges: Gauges


@dataclass(frozen=True, slots=True)
class PastTurn:
    """A turn of the thread: what the person said (empty at the start, masked where held) and the replies."""

    number: int
    said: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class ConversationView:
    """Everything the pages show of one conversation. `today` is ISO. `progress` is (answered, total) on this path.

    `ready`: "prête à déposer"; `missing`: the labels of what stands between here and there. `number`: what people
    quote ("2014-0042"), "" for a draft that no store numbers. `money`: None while none is told.
    """

    key: str
    turn: int
    today: str
    words: str
    path: str
    call: CallView
    thread: tuple[PastTurn, ...]
    question: Question | None
    dossier: tuple[DossierPart, ...]
    fits: tuple[FicheFit, ...]
    ranking: Ranking
    findings: tuple[Finding, ...]
    progress: tuple[int, int]
    ready: bool
    missing: tuple[str, ...]
    draft: Draft
    draft_json: Mapping[str, Value]
    title: str
    number: str = ""
    held_text: str = ""
    money: Money | None = None
    prepare: Callable[[], Preparation] = field(default=lambda: NOTHING_TO_PREPARE, compare=False, repr=False)
    """Works out `preparation`, once, at the first look: turns do without it, and it needs a library of holidays."""

    @property
    def preparation(self) -> Preparation:
        """What is left to do before handing in: calendar, criteria, obstacles, what to ask other people."""
        return self.prepare()

    @property
    def calendar(self) -> tuple[CalendarStep, ...]:
        """The steps of the calendar drawn backwards, the late ones first, then by day."""
        return self.preparation.calendar.steps
