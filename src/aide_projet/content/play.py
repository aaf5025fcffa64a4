"""Plays the conversations of dialogues/<flow>/conversations/ and says where one does not go as written."""

from __future__ import annotations

from collections.abc import Iterator

from aide_projet.checks.calendar import edition_on
from aide_projet.content.conversation_files import ConversationFile, ExchangeModel, ExpectedModel
from aide_projet.content.judge import same_value
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.turn import Outcome, begin_turn, take_turn
from aide_projet.dialogue.utterance import Circumstances, Utterance
from aide_projet.draft.event import Answered, Event, PathChosen
from aide_projet.draft.slot import kind_name
from aide_projet.draft.value import Value


def play(content: Content, script: ConversationFile) -> str:
    """What first goes otherwise than written, in French; "" when the conversation goes as written."""
    for number, (exchange, (_, _, outcome)) in enumerate(zip(script.echanges, played(content, script), strict=True), 1):
        problems = list(_problems(exchange.attendu, outcome))
        if problems:
            return f"échange {number} (« {_said(exchange)} ») : {' ; '.join(problems)}"
    return ""


def played(content: Content, script: ConversationFile) -> Iterator[tuple[Utterance, Outcome, Outcome]]:
    """What is done at each exchange, where the conversation stood before it, and where it stands after it."""
    circumstances = Circumstances(today=script.aujourdhui, practised=True, words="un deux trois quatre")
    edition = edition_on(content.call, script.aujourdhui)
    blank = begin(content.call.name, edition.name if edition else "")
    outcome = begin_turn(content, blank, circumstances, tuple(_start(content, script)))
    for exchange in script.echanges:
        utterance = Utterance(exchange.dit, exchange.choix, exchange.champ, exchange.lignes)
        before = outcome
        outcome = take_turn(content, before.conversation, utterance, circumstances, before.assessment)
        yield utterance, before, outcome


def _start(content: Content, script: ConversationFile) -> Iterator[Event]:
    for name, value in script.depart.items():
        yield Answered(name, kind_name(content.slots[name].kind), value, "", None, "import")
    if script.parcours == "complet":
        yield PathChosen("complet")


def _said(exchange: ExchangeModel) -> str:
    said = exchange.dit or f"[{exchange.choix or exchange.champ}]"
    return said if len(said) <= 60 else said[:57] + "…"


def _problems(expected: ExpectedModel, outcome: Outcome) -> Iterator[str]:
    conversation = outcome.conversation
    draft = conversation.draft
    names = [reply.name for reply in outcome.replies]
    for name in expected.noms:
        if name not in names:
            yield f"la réponse « {name} » n'est pas dite (dit : {', '.join(names) or 'rien'})"
    for slot, value in expected.champs.items():
        if not same_value(slot, value, draft.value(slot)):
            yield f"« {slot} » vaut {_shown(draft.value(slot))} au lieu de {_shown(value)}"
    for slot in expected.sans:
        if draft.value(slot) is not None:
            yield f"« {slot} » devrait rester vide et vaut {_shown(draft.value(slot))}"
    for slot in expected.gares:
        if slot not in draft.parked:
            yield f"« {slot} » n'est pas mis de côté"
    if "question" in expected.model_fields_set and conversation.open_slot != expected.question:
        yield f"la question porte sur {conversation.open_slot or 'rien'} au lieu de {expected.question or 'rien'}"
    found = [finding.check for finding in outcome.assessment.findings]
    for check in expected.constats:
        if check not in found:
            yield f"le contrôle « {check} » ne signale pas (signalent : {', '.join(found) or 'aucun'})"


def _shown(value: Value) -> str:
    return "rien" if value is None else f"« {value} »"
