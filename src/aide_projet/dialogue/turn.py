"""One turn of the conversation. START READING HERE.

`take_turn` decides, purely: given the content, the conversation so far, what the person sent and the day, it returns
the events that the turn adds and the replies to show. Nothing is mutated, read or timed inside.

The policy is the table `POLICY`: the first row that applies acts. Each row's work is in the module it names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from aide_projet.dialogue import answer, choice, command, digression, edited_table, feeling, repair, safeguard, waiting
from aide_projet.dialogue.as_said import as_said
from aide_projet.dialogue.assessment import Assessment, assess
from aide_projet.dialogue.consequence import consequences
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import CHANGES, Conversation
from aide_projet.dialogue.folding import fold
from aide_projet.dialogue.hearing import hear
from aide_projet.dialogue.next_step import next_step
from aide_projet.dialogue.opening import opening
from aide_projet.dialogue.reply import Reply
from aide_projet.dialogue.report import (
    deduced,
    end_events,
    end_replies,
    new_findings,
    out_of_scope,
    question_replies,
    waiting_replies,
)
from aide_projet.dialogue.retired import retired, without_retired
from aide_projet.dialogue.situation import Effect, Situation
from aide_projet.dialogue.utterance import Circumstances, Utterance
from aide_projet.draft.event import Event, Recorded


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a turn did. `conversation` and `assessment` are the state after it, so that nobody computes them twice.

    `said` is what may be kept of what was typed; `held` what must go back to the form instead (never stored).
    """

    events: tuple[Recorded, ...]
    replies: tuple[Reply, ...]
    conversation: Conversation
    assessment: Assessment
    said: str
    held: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the turn policy: the person…, and what happens."""

    the_person: str
    when: Callable[[Situation], bool]
    does: Callable[[Situation], Effect]


POLICY: tuple[Row, ...] = (
    Row("pressed a choice", choice.pressed, choice.press),
    Row("edited a table cell by cell", edited_table.edited, edited_table.keep),
    Row("typed nothing, or too much", safeguard.empty_or_too_long, safeguard.say_kindly),
    Row("typed sensitive data", safeguard.sensitive, safeguard.warn),
    Row("answered what waits for a yes or a choice", waiting.settles_pending, waiting.settle_pending),
    Row("gave a command", command.given, command.obey),
    Row("corrected, answered, gave more, or was ambiguous", answer.told, answer.take),
    Row("asked something", digression.asked, digression.explain),
    Row("wants to correct something", repair.wants_to_correct, repair.open_correction),
    Row("has none, does not know", repair.does_not_know, repair.set_aside),
    Row("hurts, despairs, jokes, thanks", feeling.shown, feeling.respond),
    Row("was not understood", lambda _: True, repair.ask_differently),
)
"""Design §5, "Turn policy". A row that takes an answer also answers the question asked in the same breath."""


def begin_turn(
    content: Content, conversation: Conversation, circumstances: Circumstances, imported: tuple[Event, ...] = ()
) -> Outcome:
    """Turn 0: the welcome and the first question, after what a draft.json brought."""
    state = assess(content, conversation.draft, circumstances.today)
    replies = opening(content, conversation, circumstances)
    effect = Effect(imported, replies)
    return _settled(content, conversation, circumstances, state, effect, 0, "")


def take_turn(
    content: Content,
    conversation: Conversation,
    utterance: Utterance,
    circumstances: Circumstances,
    before: Assessment | None = None,
) -> Outcome:
    """Decide one turn. `before` is the assessment of the conversation as it stands, where the caller has it."""
    state = assess(content, conversation.draft, circumstances.today, before)
    now = without_retired(content, conversation)
    understood = hear(content, now, utterance, state.today)
    situation = Situation(content, now, state, circumstances, utterance, understood)
    gone = Effect(retired(content, conversation))
    effect = gone + next(row.does(situation) for row in POLICY if row.when(situation))
    if utterance.choice in choice.ON_HELD_TEXT:
        effect = Effect(replies=(situation.say(choice.ON_HELD_TEXT[utterance.choice]),)) + effect
    said = "" if effect.held else as_said(situation)
    return _settled(content, conversation, circumstances, state, effect, conversation.turn + 1, said)


def _settled(
    content: Content,
    conversation: Conversation,
    circumstances: Circumstances,
    before: Assessment,
    effect: Effect,
    number: int,
    said: str,
) -> Outcome:
    """Apply the effect, draw its consequences, and put the question that now comes."""
    events: list[Event] = list(effect.events)
    after = fold(conversation, _records(number, events))
    follow = (*retired(content, after), *consequences(content, after, events))
    if follow:
        events.extend(follow)
        after = fold(after, _records(number, follow))
    state = assess(content, after.draft, circumstances.today, before)
    replies = [*effect.replies, *deduced(content, events, follow)]
    if any(isinstance(event, CHANGES) for event in events):
        replies.extend(new_findings(content, before, state, events, asked=after.opened))
        noted, told = out_of_scope(content, after, state)
        events.extend(noted)
        replies.extend(told)
        after = fold(after, _records(number, noted))
    asked, shown = _question(content, after, state, effect)
    events.extend(asked)
    after = fold(after, _records(number, asked))
    replies.extend(reply for reply in shown if reply not in replies)  # a new problem is said again at the path's end
    return Outcome(_records(number, events), tuple(replies), after.at_turn(number), state, said, effect.held)


def _question(
    content: Content, after: Conversation, state: Assessment, effect: Effect
) -> tuple[tuple[Event, ...], tuple[Reply, ...]]:
    """The question that comes back or comes next, and the event that says it was put."""
    if effect.silent or answer.asks_for_more(effect):
        return (), ()
    if after.pending or after.confirming:
        return (), waiting_replies(content, after)
    step = next_step(content, after, state)
    if step is None:
        return end_events(content, after), end_replies(content, after, state)
    events, replies = question_replies(content, after, state, step, retry=effect.retry)
    return events, replies


def _records(number: int, events: list[Event] | tuple[Event, ...]) -> tuple[Recorded, ...]:
    return tuple([Recorded(number, event) for event in events])
