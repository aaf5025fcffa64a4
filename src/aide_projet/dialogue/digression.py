"""Questions asked back: answered from the glossary, the step or the call's figures; then the open question again."""

from __future__ import annotations

from collections.abc import Mapping

from aide_projet.dialogue.answer_facts import answer_facts
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.reply import Reply, ReplyKind
from aide_projet.dialogue.situation import Effect, Situation
from aide_projet.draft.display import shown
from aide_projet.draft.kept import of_content
from aide_projet.understanding.correction import names_of
from aide_projet.understanding.phrasing import tokens
from aide_projet.understanding.reading import Intent, IntentName
from aide_projet.understanding.said import plain, say

QUESTIONS = frozenset({IntentName.WHY, IntentName.DEFINITION, IntentName.FAQ})


def asked(situation: Situation) -> bool:
    """Whether a question is asked back."""
    if situation.utterance.slot:
        return False
    return any(intent.name in QUESTIONS for intent in situation.understood.intents)


def explain(situation: Situation) -> Effect:
    """The answers to every question asked, in their order."""
    intents = (intent for intent in situation.understood.intents if intent.name in QUESTIONS)
    return Effect(replies=tuple(reply for intent in intents for reply in _answer(situation, intent)))


@of_content(maxsize=8)
def glossary_words(content: Content) -> Mapping[str, tuple[str, ...]]:
    """The ways of writing each glossary term, for the reader of questions."""
    return {term.key: (term.title, *term.words) for term in content.glossary.values()}


def _answer(situation: Situation, intent: Intent) -> tuple[Reply, ...]:
    match intent.name:
        case IntentName.WHY:
            return (why(situation),)
        case IntentName.DEFINITION:
            return _definition(situation, intent)
        case _:
            return (_figure(situation, _of_the_open_slot(situation, intent)),)


def why(situation: Situation) -> Reply:
    """Why the open question is asked."""
    step = situation.step
    if step is None or not step.why:
        return situation.say("faq_inconnue", ReplyKind.EXPLANATION)
    return situation.say("pourquoi", ReplyKind.EXPLANATION, pourquoi=step.why)


def _definition(situation: Situation, intent: Intent) -> tuple[Reply, ...]:
    """What the term means, and what was told of the field that it also names."""
    term = situation.content.glossary.get(intent.topic)
    held = _held(situation, intent)
    if term is None:
        return (held or situation.say("terme_inconnu", ReplyKind.EXPLANATION),)
    said = situation.say("definition", ReplyKind.EXPLANATION, titre=term.title, definition=term.definition)
    return (said,) if held is None else (said, held)


def _held(situation: Situation, intent: Intent) -> Reply | None:
    """ "c'est quoi mon budget ?": what was told of the field that the question names."""
    content, said = situation.content, say(intent.said)
    named = names_of(content.language, content.slots).first(tokens(said.plain, content.language))
    slot = content.slots.get(named[0]) if named else None
    if slot is None or slot.name not in situation.conversation.draft.filled:
        return None
    value = shown(slot.kind, situation.conversation.draft.value(slot.name))
    return situation.say("pour_l_instant", ReplyKind.EXPLANATION, libelle=slot.label, valeur=value)


def _of_the_open_slot(situation: Situation, intent: Intent) -> str:
    """The answer named after the open slot too ("minimum_nombre_participants"), unless money is asked about."""
    closer = f"{intent.topic}_{situation.open_slot}"
    content = situation.content
    if closer not in content.answers:
        return intent.topic
    money = content.language.words("questions", "forme d'argent")
    said = tokens(say(intent.said).plain, content.language)
    of_money = any(word.word in map(plain, money) for word in said)
    return intent.topic if of_money else closer


def _figure(situation: Situation, topic: str) -> Reply:
    answer = situation.content.answers.get(topic)
    if answer is None:
        return situation.say("faq_inconnue", ReplyKind.EXPLANATION)
    facts = answer_facts(situation.content, situation.assessment)
    text = next((closer for closer in answer.known if closer.sayable(facts)), answer.text)
    return Reply(ReplyKind.EXPLANATION, f"question_{answer.key}", text.say(facts))
