"""What another content changes for the conversations that exist: each is judged under both, nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from aide_projet.dialogue.assessment import Assessment, assess
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import Conversation, begin
from aide_projet.dialogue.folding import fold
from aide_projet.dialogue.next_step import next_step
from aide_projet.dialogue.path import kinds
from aide_projet.draft.event import Recorded
from aide_projet.use_cases.still_fits import still_fits

NUMBERS_SHOWN = 8
GROUPS_SHOWN = 60


class ChangeKind(StrEnum):
    """What becomes otherwise for a draft, the gravest first."""

    CALL_GONE = "appel_disparu"
    FIELD_LOST = "champ_perdu"
    TO_REVIEW = "a_revoir"
    QUESTION_GONE = "question_disparue"
    QUESTION = "question"
    FICHE = "fiche"
    FINDING = "constat"
    FINDING_GONE = "constat_leve"


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One thing that becomes otherwise: names of slots, fiches or checks, "" for none; never a value.

    `detail`: the severity of a finding.
    """

    kind: ChangeKind
    before: str = ""
    after: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A stored conversation to judge. `records` None: its events cannot be read.

    `recent`: touched lately, so under way unless it is finished. `day`: the one that it rehearses, if any.
    """

    number: int
    call: str
    edition: str
    language: str
    day: date | None
    recent: bool
    records: tuple[Recorded, ...] | None


@dataclass(frozen=True, slots=True)
class Group:
    """The conversations that one change happens to: how many, and the store's numbers of the first ones."""

    change: Change
    under_way: int
    past: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """`under_way`/`past`: how many were compared; `changed`: how many of them are not as they were.

    `unread`: those left out for want of time or room; `odd`: the numbers of the first that could not be replayed.
    `labels`: how the slots and fiches named by `groups` are called on the pages. `alone`: what is in force cannot be
    loaded, so nothing was compared: each was only replayed under the new content.
    """

    under_way: int = 0
    past: int = 0
    changed: int = 0
    groups: tuple[Group, ...] = ()
    groups_left_out: int = 0
    unread: int = 0
    not_replayed: int = 0
    odd: tuple[int, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    alone: bool = False


def measure(
    before: Mapping[str, Content],
    after: Mapping[str, Content],
    conversations: Iterable[Replayed],
    today: date,
    *,
    default_call: str,
    unread: int = 0,
    tell: Callable[[int], bool] = lambda done: True,
) -> Effect:
    """Judge each conversation on its own day under both libraries.

    `unread`: how many were left out already. `tell` is told how many are done and says whether there is time for more.
    """
    tally = _Tally(unread)
    for done, one in enumerate(conversations):
        if tally.stopped or not tell(done):
            tally.stopped = True
            tally.unread += 1
            continue
        served = before.get(one.call) or before[default_call]
        try:
            finished, found = _judged(served, after.get(served.call.name), one, one.day or today)
        except Exception:  # whatever one odd conversation does, the others are still judged, and it is told
            tally.odd.append(one.number)
            continue
        tally.add(one, finished, found)
    return tally.effect(_labels((*before.values(), *after.values())))


def _judged(before: Content, after: Content | None, one: Replayed, day: date) -> tuple[bool, tuple[Change, ...]]:
    """Whether it was finished, and what changes."""
    if one.records is None:
        raise ValueError("its events cannot be read")
    conversation = fold(begin(one.call, one.edition, one.language), one.records)
    state = assess(before, conversation.draft, day)
    finished = next_step(before, conversation, state) is None
    if after is None:
        return finished, (Change(ChangeKind.CALL_GONE, one.call),)
    return finished, changes(state, assess(after, conversation.draft, day, state), conversation)


def changes(before: Assessment, after: Assessment, conversation: Conversation) -> tuple[Change, ...]:
    """What becomes otherwise for a conversation, from its assessments under two contents."""
    found = [*_answers(before, after, conversation)]
    asked = conversation.asked
    if asked in before.content.steps and asked not in after.content.steps:
        found.append(Change(ChangeKind.QUESTION_GONE, asked or ""))
    pairs = (
        (ChangeKind.QUESTION, _next(before, conversation), _next(after, conversation)),
        (ChangeKind.FICHE, before.fiche or "", after.fiche or ""),
    )
    found += [Change(kind, one, other) for kind, one, other in pairs if one != other]
    had, has = _findings(before), _findings(after)
    found += [
        Change(ChangeKind.FINDING, "", check, severity) for check, severity in has if (check, severity) not in had
    ]
    gone = [one for one in had if one not in has]
    found += [Change(ChangeKind.FINDING_GONE, check, "", severity) for check, severity in gone]
    return tuple(found)


def _answers(before: Assessment, after: Assessment, conversation: Conversation) -> Iterable[Change]:
    """The answers that lose their field, and those that the field would not take any more. All are kept."""
    was, now = kinds(before.content), kinds(after.content)
    for name, filled in conversation.draft.filled.items():
        if name not in was:
            continue  # it had lost its field already
        if name not in now or (_exists(before, name) and not _exists(after, name)):
            yield Change(ChangeKind.FIELD_LOST, name)
        elif filled.kind == was[name] != now[name]:
            yield Change(ChangeKind.TO_REVIEW, name, detail=now[name])
        elif not still_fits(before.content.slots[name].kind, after.content.slots[name].kind, filled.value):
            yield Change(ChangeKind.TO_REVIEW, name)


def _exists(state: Assessment, name: str) -> bool:
    """Whether the field exists for this draft."""
    condition = state.content.slots[name].applies_if
    return condition is None or condition.evaluate(state.facts) is True


def _next(state: Assessment, conversation: Conversation) -> str:
    step = next_step(state.content, conversation, state)
    return step.slot if step else ""


def _findings(state: Assessment) -> frozenset[tuple[str, str]]:
    return frozenset((finding.check, finding.severity.value) for finding in state.findings)


def _labels(contents: Iterable[Content]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for content in contents:
        labels |= {name: slot.label for name, slot in content.slots.items()}
        labels |= {fiche.key: fiche.short_title for fiche in content.call.fiches}
    return labels


class _Tally:
    """Conversations counted by what changes for them."""

    def __init__(self, unread: int) -> None:
        self.under_way = self.past = self.changed = 0
        self.unread = unread
        self.odd: list[int] = []
        self.stopped = False
        self._groups: dict[Change, tuple[list[int], list[int]]] = {}

    def add(self, one: Replayed, finished: bool, found: tuple[Change, ...]) -> None:
        """Count a conversation that was judged."""
        past = finished or not one.recent
        self.under_way += not past
        self.past += past
        self.changed += bool(found)
        for change in found:
            self._groups.setdefault(change, ([], []))[past].append(one.number)

    def effect(self, labels: Mapping[str, str]) -> Effect:
        """The effect; groups by gravity, then the largest first."""
        order = list(ChangeKind)
        found = sorted(
            self._groups.items(), key=lambda item: (order.index(item[0].kind), -sum(map(len, item[1])), item[0])
        )
        shown = [
            Group(change, len(under_way), len(past), tuple((*under_way, *past)[:NUMBERS_SHOWN]))
            for change, (under_way, past) in found[:GROUPS_SHOWN]
        ]
        named = {name for group in shown for name in (group.change.before, group.change.after)}
        return Effect(
            under_way=self.under_way,
            past=self.past,
            changed=self.changed,
            groups=tuple(shown),
            groups_left_out=len(found) - len(shown),
            unread=self.unread,
            not_replayed=len(self.odd),
            odd=tuple(self.odd[:NUMBERS_SHOWN]),
            labels={name: labels[name] for name in sorted(named & labels.keys())},
        )
