"""The conversations that exist, each judged under the content in force and under another: nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from aide_projet.dialogue.assessment import Assessment, assess
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import Conversation, begin
from aide_projet.dialogue.folding import fold
from aide_projet.dialogue.next_step import next_step
from aide_projet.dialogue.path import kinds
from aide_projet.dialogue.retired import without_retired
from aide_projet.draft.event import Recorded
from aide_projet.use_cases.effect import Change, ChangeKind, Effect
from aide_projet.use_cases.effect_tally import Tally
from aide_projet.use_cases.still_fits import still_fits


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


def measure(
    before: Mapping[str, Content],
    after: Mapping[str, Content],
    conversations: Iterable[Replayed],
    today: date,
    *,
    default_call: str,
    expected: int,
    tell: Callable[[int], bool] = lambda done: True,
) -> Effect:
    """Judge each conversation on its own day under both libraries.

    `expected`: how many there are in all; those not judged are told as such. `tell` is told how many are done and says
    whether there is time for more.
    """
    tally = Tally()
    for done, one in enumerate(conversations):
        if not tell(done):
            break
        served = before.get(one.call) or before[default_call]
        try:
            finished, found = _judged(served, after.get(served.call.name), one, one.day or today)
        except MemoryError:
            raise
        except Exception:  # whatever one odd conversation does, the others are still judged, and it is told
            tally.odd.append(one.number)
        else:
            tally.add(one.number, found, past=finished or not one.recent)
    return tally.effect(expected, _labels((*before.values(), *after.values())))


def _judged(before: Content, after: Content | None, one: Replayed, day: date) -> tuple[bool, tuple[Change, ...]]:
    """Whether it was finished, and what changes. Raises whatever an odd conversation raises under `before`."""
    if one.records is None:
        raise ValueError("its events cannot be read")
    conversation = fold(begin(one.call, one.edition, one.language), one.records)
    state = assess(before, conversation.draft, day)
    finished = next_step(before, conversation, state) is None
    if after is None:
        return finished, (Change(ChangeKind.CALL_GONE, one.call),)
    try:
        return finished, changes(state, assess(after, conversation.draft, day, state), conversation)
    except MemoryError:
        raise
    except Exception:  # what the new content alone cannot do: publishing it would lose this conversation
        return finished, (Change(ChangeKind.BROKEN),)


def changes(before: Assessment, after: Assessment, conversation: Conversation) -> tuple[Change, ...]:
    """What becomes otherwise for a conversation, from its assessments under two contents."""
    found = [*_answers(before, after, conversation)]
    waiting = _waiting(before.content, conversation) - _waiting(after.content, conversation)
    found += [Change(ChangeKind.QUESTION_GONE, slot) for slot in waiting]
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


def _waiting(content: Content, conversation: Conversation) -> frozenset[str]:
    """The slots of the question put, of the readings offered and of the question reopened, those that still stand."""
    kept = without_retired(content, conversation)
    asked = conversation.asked if conversation.asked in content.steps else None
    return frozenset(slot for slot in (asked, kept.opened, *(offer.slot for offer in kept.offers)) if slot)


def _next(state: Assessment, conversation: Conversation) -> str:
    step = next_step(state.content, without_retired(state.content, conversation), state)
    return step.slot if step else ""


def _findings(state: Assessment) -> frozenset[tuple[str, str]]:
    return frozenset((finding.check, finding.severity.value) for finding in state.findings)


def _labels(contents: Iterable[Content]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for content in contents:
        labels |= {name: slot.label for name, slot in content.slots.items()}
        labels |= {fiche.key: fiche.short_title for fiche in content.call.fiches}
    return labels
