"""Everything that one utterance says, read against the question asked: the order is that of design §5.

`understand` is the entry point of this package. What a reader has taken is blanked for the next, so that nothing is
read twice; what cannot be read for sure is a Doubt, never a value.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from aide_projet.draft.slot import Amount, LongText, ShortText, Slot, TextList
from aide_projet.draft.value import Value
from aide_projet.understanding.answer import CONTEXTS, decides
from aide_projet.understanding.answered import answered, otherwise, read_slot
from aide_projet.understanding.choice_corrected import corrects_another
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.corrected import corrected_by
from aide_projet.understanding.correction import find_correction, find_named, is_shared_name
from aide_projet.understanding.email_address import without_addresses
from aide_projet.understanding.erasure import find_erasure
from aide_projet.understanding.free_wish import wish_asked, wish_besides
from aide_projet.understanding.helped import helps_a_project
from aide_projet.understanding.intent import (
    DRASTIC,
    find_anger,
    find_chat,
    find_command,
    find_distress,
    find_evasion,
    find_refusal,
    find_respelt_wish,
    find_small_talk,
    only_fillers,
    wishes_nothing,
)
from aide_projet.understanding.language import Language
from aide_projet.understanding.leaving import find_leave
from aide_projet.understanding.neighbourhood_standing import standing_told
from aide_projet.understanding.phrasing import tokens
from aide_projet.understanding.place import Places
from aide_projet.understanding.question import Asked, find_questions
from aide_projet.understanding.reading import Correction, Intent, IntentName, Reading, Understood
from aide_projet.understanding.row_edit import find_row_edit
from aide_projet.understanding.said import Said, say
from aide_projet.understanding.sensitive import find_sensitive
from aide_projet.understanding.sentence import blanked
from aide_projet.understanding.situation import (
    FIGURES,
    NO_IS_AN_ANSWER,
    TEXTS,
    VOLUNTEERED,
    Situation,
    asking,
    is_free_table,
)
from aide_projet.understanding.withdrawal import find_withdrawal
from aide_projet.understanding.yes_no import is_yes_or_no

_NO_TERMS: Mapping[str, tuple[str, ...]] = {}
_STORY = 40  # words from which a text that is asked for is a story, whatever it tells


def understand(
    text: str,
    *,
    language: Language,
    slots: Mapping[str, Slot],
    places: Places,
    asked: str | None,
    today: date,
    known: Mapping[str, Value],
    last: str | None,
    listens: Collection[str] | None = None,
    glossary: Mapping[str, tuple[str, ...]] = _NO_TERMS,
    hour_value: float | None = None,
) -> Understood:
    """Read an utterance. `asked`: the slot of the open question, or a context of `CONTEXTS`, or None.

    `last` is the slot settled last, which a correction that names none may be about; `listens` the slots to look for
    besides; `glossary` the ways of writing each term, by its key; `hour_value` as in the context. Never raises,
    whatever is typed.
    """
    said = say(text)
    kind = slots[asked].kind if asked is not None and asked in slots and asked not in CONTEXTS else None
    context = asking(ReadingContext(language, today, known, hour_value=hour_value), asked or "")
    wanted = frozenset(slots.keys() & (VOLUNTEERED if listens is None else listens)) - {asked}
    of_text = isinstance(kind, TEXTS) or is_free_table(kind)
    yes_no = asked == "oui_non" or isinstance(kind, NO_IS_AN_ANSWER)
    situation = Situation(said, context, slots, places, asked, kind, last, wanted, of_text, yes_no)
    tells = asked == "idee" and helps_a_project(said, language)
    understood = answered(situation) if tells else None
    understood = understood or find_row_edit(situation) or _wish(situation) or _told(situation, glossary)
    sensitive = find_sensitive(text, language, today)
    if not sensitive:
        return understood
    spans = [(piece.start, piece.end) for piece in sensitive]
    others = tuple(o for o in understood.others if not any(a <= o.start and o.end <= b for a, b in spans))
    return replace(understood, text=text, others=others, sensitive=sensitive)


def _wish(situation: Situation) -> Understood | None:
    """A command, a feeling or small talk that is the whole utterance, unless the question makes it an answer."""
    said, language = situation.said, situation.context.language
    if wishes_nothing(said, language):
        return _taken_away(situation)
    distress = find_distress(said, language, story=situation.of_text and len(tokens(said.plain, language)) > _STORY)
    if distress is not None:
        return Understood(said.text, (distress,))
    of_name = isinstance(situation.kind, ShortText)
    of_aims = isinstance(situation.kind, TextList | LongText) and situation.asked != "idee"
    of_sum = isinstance(situation.kind, Amount)
    intent = find_command(said, language, of_name=of_name, of_aims=of_aims, of_sum=of_sum)
    intent = intent or find_small_talk(said, language)
    if intent is None and not situation.of_text:
        intent = find_chat(said, language)
    if intent is None:
        taken = _taken_away(situation)
        if taken is not None:
            return taken
        intent = _refusal(situation) or _outburst(situation)
    if intent is None and not isinstance(situation.kind, ShortText):
        intent = find_leave(said, language)
    if intent is None:
        return None
    erased = find_erasure(situation) if intent.name is IntentName.CANCEL else None
    if erased is not None:  # "annule ce que j'ai dit sur le budget" names what, whatever was said last
        return Understood(said.text, correction=erased)
    drastic = intent.name in DRASTIC
    answer = None if drastic else decides(situation.asked, situation.kind, said, situation.context, situation.places)
    if answer is not None:
        return Understood(said.text, answer=answer)
    return Understood(said.text, (intent,))


def _taken_away(situation: Situation) -> Understood | None:
    """A funder that gives nothing any more, or a field whose value goes."""
    withdrawn = find_withdrawal(situation)
    if withdrawn is not None:
        return withdrawn
    erased = find_erasure(situation)
    return Understood(situation.said.text, correction=erased) if erased is not None else None


def _refusal(situation: Situation) -> Intent | None:
    """There is none: said by "non" where that is no answer, nor a figure's; by "je ne sais pas si…" for a name."""
    said, language = situation.said, situation.context.language
    if situation.yes_no or isinstance(situation.kind, FIGURES):
        return None
    if isinstance(situation.kind, ShortText) and situation.asked != "intitule":
        evasion = find_evasion(said, language)
        if evasion is not None:
            return evasion
    of_name = isinstance(situation.kind, ShortText) and situation.asked != "intitule"
    of_story = isinstance(situation.kind, LongText)  # "on n'a pas de local" tells something there
    return find_refusal(said, language, of_text=situation.of_text and not of_story, of_name=of_name)


def _outburst(situation: Situation) -> Intent | None:
    """Rude words and nothing else tell no idea; in a longer text they are part of what is told."""
    said, language = situation.said, situation.context.language
    title = isinstance(situation.kind, ShortText)
    anger = None if title else find_anger(said, language, anywhere=True)
    alone = anger is not None and only_fillers(blanked(said, anger.start, anger.end), language)
    return anger if alone else None


def _told(situation: Situation, glossary: Mapping[str, tuple[str, ...]]) -> Understood:
    """Questions first, then corrections and answers in what is left, then what only resembles a command."""
    said, language = situation.said, situation.context.language
    standing = standing_told(situation) if situation.asked == "quartier" else None
    if standing is not None:
        return standing
    questions = _questions(situation, glossary)
    if any(question.unlisted for question in questions):  # "on peu revenir o debu ?" asks for something
        wish = wish_asked(said, language) or find_respelt_wish(said, language)
        if wish is not None:
            return Understood(said.text, (wish,))
    intents = tuple(question.intent for question in questions)
    if questions:
        for question in questions:
            said = _without(said, question)
        if only_fillers(said, language):
            return Understood(situation.said.text, intents)
        situation = replace(situation, said=said)
    elsewhere = _of_another_field(situation)
    if elsewhere is not None:
        return replace(elsewhere, intents=intents)
    another = corrects_another(situation)
    if another is not None:
        return replace(another, intents=(*another.intents, *intents))
    answers = situation.yes_no and is_yes_or_no(said, situation.context)  # "c'est pas bon" is a no there
    corrected = None
    if not answers:
        told = without_addresses(said)
        corrected = find_correction(told, language, situation.slots, of_text=situation.of_text, yes_no=situation.yes_no)
    understood = corrected_by(situation, corrected) if corrected else answered(situation)
    if corrected and situation.asked == "oui_non" and not corrected.correction.slot:
        understood = _refused(situation, understood)
    nothing = understood.answer is None and not understood.others and understood.correction is None
    if nothing and not understood.intents:
        named = _named_with_value(situation)
        if named is not None:
            return replace(named, intents=intents)
        if not intents:
            return otherwise(situation)
    wish = wish_besides(situation, understood) if not intents else None
    if wish is not None:
        return Understood(situation.said.text, (wish,))
    correction = _renamed(situation, understood) if corrected is None else understood.correction
    if correction is not understood.correction:
        understood = replace(understood, correction=correction)
    return replace(understood, intents=(*understood.intents, *intents)) if intents else understood


def _refused(situation: Situation, corrected: Understood) -> Understood:
    """ "non, vous avez mal noté", where yes or no is asked, is a no; with the right value it corrects."""
    if corrected.answer is not None or corrected.others:
        return corrected
    plainly = answered(situation)
    refused = isinstance(plainly.answer, Reading) and plainly.answer.value is False
    return plainly if refused else corrected


def _of_another_field(situation: Situation) -> Understood | None:
    """ "le budget c'est 6000", when our own money is asked: said of the field that is named, and of nothing else.

    A name that several fields share ("le montant") is that of the one asked. Where a text is asked, only a value that
    can be nothing else counts: "Le quartier c'est nous" may be a title.
    """
    said, language = situation.said, situation.context.language
    named = find_named(said, language, situation.slots)
    if named is None or named[0] == situation.asked or situation.asked is None:
        return None
    kind = situation.slots[named[0]].kind
    if is_shared_name(said, named[1], language) or (situation.of_text and not isinstance(kind, FIGURES)):
        return None
    found = _named_with_value(situation)
    value = found.others[0] if found is not None else None
    rest = len(said.plain[named[1] :].strip(" .,;:!?"))
    return found if isinstance(value, Reading) and 2 * len(value.said) >= rest else None


def _renamed(situation: Situation, understood: Understood) -> Correction | None:
    """ "le titre c'est La grande fête", said when there is a title already: that one is wrong."""
    named = find_named(situation.said, situation.context.language, situation.slots)
    if named is None or named[0] not in situation.context.known or named[0] == situation.asked:
        return None
    told = any(other.slot == named[0] for other in understood.others)
    return Correction(named[0], situation.said.words(0, named[1]).strip()) if told else None


def _named_with_value(situation: Situation) -> Understood | None:
    """ "le titre c'est Les jardins", whatever is asked."""
    said = situation.said
    named = find_named(said, situation.context.language, situation.slots)
    if named is None:
        return None
    rest = Said(said.text, " " * named[1] + said.plain[named[1] :], said.offsets)
    value = read_slot(replace(situation, said=rest), named[0])
    if value is None:
        return None
    found = Understood(said.text, others=(value,))
    return replace(found, correction=_renamed(situation, found))


def _questions(situation: Situation, glossary: Mapping[str, tuple[str, ...]]) -> tuple[Asked, ...]:
    said, language = situation.said, situation.context.language
    of_name = isinstance(situation.kind, ShortText) and situation.asked != "intitule"  # nobody is called "combien ?"
    questions = find_questions(said, language, glossary, of_text=situation.of_text and not of_name)
    if not questions or not situation.of_text:
        return questions
    if isinstance(situation.kind, ShortText) and all(question.intent.topic for question in questions):
        return questions  # "La fête, et c'est quoi un cofinancement ?": a name and a question that has an answer
    rest = said
    for question in questions:
        rest = _without(rest, question)
    return questions if only_fillers(rest, language) else ()


def _without(said: Said, question: Asked) -> Said:
    return Said(
        said.text,
        said.plain[: question.start] + " " * (question.end - question.start) + said.plain[question.end :],
        said.offsets,
    )
