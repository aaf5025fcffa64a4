"""Everything that one utterance says, read against the question asked: the order is that of design §5.

`understand` is the entry point of this package. What a reader has taken is blanked for the next, so that nothing is
read twice; what cannot be read for sure is a Doubt, never a value.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from aide_projet.draft.slot import (
    Amount,
    Count,
    Date,
    LongText,
    Place,
    ShortText,
    Slot,
    SlotKind,
    Table,
    Tags,
    TextList,
    YesNo,
)
from aide_projet.draft.slot import Choice as ChoiceKind
from aide_projet.draft.value import Value
from aide_projet.understanding.answer import CONTEXTS, decides, read_kind
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.correction import Corrected, find_correction
from aide_projet.understanding.extract import blanked, claims, extract
from aide_projet.understanding.intent import (
    DRASTIC,
    find_anger,
    find_command,
    find_distress,
    find_evasion,
    find_lack,
    find_misspelt_command,
    find_refusal,
    find_small_talk,
    only_fillers,
)
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrasing import tokens
from aide_projet.understanding.place import Places
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.question import Asked, find_questions
from aide_projet.understanding.reading import Correction, Doubt, Intent, Reading, Understood
from aide_projet.understanding.row import find_funders
from aide_projet.understanding.said import Said, say
from aide_projet.understanding.sensitive import find_sensitive

VOLUNTEERED = (
    "commune",
    "code_postal",
    "quartier",
    "nombre_participants",
    "encadrants",
    "public",
    "porteur_type",
    "structure_nom",
    "siret",
    "rna",
    "date_debut",
    "date_fin",
    "budget_total",
    "montant_demande",
    "autofinancement",
    "cofinancements",
    "cofinancement_local_taux",
    "montant_investissement",
    "montant_fonctionnement",
    "contact_nom",
    "contact_courriel",
    "contact_telephone",
)
"""The slots looked for in any sentence, where the step does not name those it listens for."""

_NO_TERMS: Mapping[str, tuple[str, ...]] = {}
_STORY = 40  # words from which a text that is asked for is a story, whatever it tells

Mention = Reading | Doubt

_TEXTS = (ShortText, LongText, TextList, Tags)
_WHOLE = (LongText, Tags)
_NO_IS_AN_ANSWER = (YesNo, ChoiceKind)
_FIGURES = (Amount, Count, Date, Place)
_COUNTED = (Amount, Count)


@dataclass(frozen=True, slots=True)
class _Situation:
    """What the utterance is read against. `of_text`: any words would be an answer; `yes_no`: "non" is one."""

    said: Said
    context: ReadingContext
    slots: Mapping[str, Slot]
    places: Places
    asked: str | None
    kind: SlotKind | None
    last: str | None
    wanted: frozenset[str]
    of_text: bool
    yes_no: bool


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
) -> Understood:
    """Read an utterance. `asked`: the slot of the open question, or a context of `CONTEXTS`, or None.

    `last` is the slot settled last, which a correction that names none may be about; `listens` the slots to look for
    besides; `glossary` the ways of writing each term, by its key. Never raises, whatever is typed.
    """
    said = say(text)
    kind = slots[asked].kind if asked is not None and asked in slots and asked not in CONTEXTS else None
    context = ReadingContext(language, today, known, asked or "")
    wanted = frozenset(
        name for name in (VOLUNTEERED if listens is None else listens) if name in slots and name != asked
    )
    of_text = isinstance(kind, _TEXTS) or _is_free_table(kind)
    yes_no = asked == "oui_non" or isinstance(kind, _NO_IS_AN_ANSWER)
    situation = _Situation(said, context, slots, places, asked, kind, last, wanted, of_text, yes_no)
    understood = _wish(situation) or _told(situation, glossary)
    sensitive = find_sensitive(text, language, today)
    return replace(understood, text=text, sensitive=sensitive) if sensitive else understood


def _wish(situation: _Situation) -> Understood | None:
    """A command, a feeling or small talk that is the whole utterance, unless the question makes it an answer."""
    said, language = situation.said, situation.context.language
    distress = find_distress(said, language, story=situation.of_text and len(tokens(said.plain, language)) > _STORY)
    if distress is not None:
        return Understood(said.text, (distress,))
    of_name = isinstance(situation.kind, ShortText)
    intent = find_command(said, language, of_name=of_name) or find_small_talk(said, language)
    if intent is None:
        intent = _refusal(situation)
    if intent is None:
        return None
    drastic = intent.name in DRASTIC
    answer = None if drastic else decides(situation.asked, situation.kind, said, situation.context, situation.places)
    if answer is not None:
        return Understood(said.text, answer=answer)
    return Understood(said.text, (intent,))


def _refusal(situation: _Situation) -> Intent | None:
    """There is none: said by "non" where that is no answer, nor a figure's; by "je ne sais pas si…" for a name."""
    said, language = situation.said, situation.context.language
    if situation.yes_no or isinstance(situation.kind, _FIGURES):
        return None
    if isinstance(situation.kind, ShortText) and situation.asked != "intitule":
        evasion = find_evasion(said, language)
        if evasion is not None:
            return evasion
    return find_refusal(said, language, of_text=situation.of_text)


def _told(situation: _Situation, glossary: Mapping[str, tuple[str, ...]]) -> Understood:
    """Questions first, then corrections and answers in what is left, then what only resembles a command."""
    said, language = situation.said, situation.context.language
    questions = _questions(situation, glossary)
    intents = tuple(question.intent for question in questions)
    if questions:
        for question in questions:
            said = _without(said, question)
        if only_fillers(said, language):
            return Understood(situation.said.text, intents)
        situation = replace(situation, said=said)
    corrected = find_correction(said, language, situation.slots, of_text=situation.of_text, yes_no=situation.yes_no)
    understood = _corrected(situation, corrected) if corrected else _answered(situation)
    if understood.answer is None and not understood.others and understood.correction is None and not intents:
        return _otherwise(situation)
    return replace(understood, intents=(*understood.intents, *intents))


def _questions(situation: _Situation, glossary: Mapping[str, tuple[str, ...]]) -> tuple[Asked, ...]:
    said, language = situation.said, situation.context.language
    questions = find_questions(said, language, glossary, of_text=situation.of_text)
    if not questions or not situation.of_text:
        return questions
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


def _corrected(situation: _Situation, corrected: Corrected) -> Understood:
    """The slot it names takes the value; without a name the one whose value is rejected, the open one, the last one."""
    said, correction = situation.said, corrected.correction
    rest = replace(situation, said=_from(said, corrected.value_from))
    empty = only_fillers(rest.said, situation.context.language)
    if correction.slot is not None:
        value = None if empty else _read_slot(rest, correction.slot)
        return _with_value(situation, value, correction)
    if corrected.wants_change or empty:
        return Understood(said.text, correction=correction)
    meant = _meant(rest)
    value = _read_slot(rest, meant) if meant is not None else None
    if value is not None:
        return _with_value(situation, value, correction)
    understood = _answered(rest)
    nothing = understood.answer is None and not understood.others
    if nothing and situation.last is not None and situation.last != situation.asked:
        value = _read_slot(rest, situation.last)
        if value is not None:
            return _with_value(situation, value, correction)
    if nothing and not corrected.strong:
        return _unanswered_correction(situation, corrected)
    return replace(understood, correction=correction)


def _with_value(situation: _Situation, value: Mention | None, correction: Correction) -> Understood:
    text = situation.said.text
    if value is None:
        return Understood(text, correction=correction)
    if value.slot == situation.asked:
        return Understood(text, answer=value, correction=correction)
    return Understood(text, others=(value,), correction=correction)


def _meant(situation: _Situation) -> str | None:
    """The slot that a correction without a name is about, when something other than the open question says so.

    "pas 5600 mais 5000" is about the slot that holds 5600; where lines or words are asked for, "non, 3 000" is about
    the figure told last.
    """
    said, context = situation.said, situation.context
    rejected = {q.low for q in quantities(said.plain, context.language) if q.bound == "rejet"}
    holding = [name for name, value in context.known.items() if _is_figure(value) and value in rejected]
    if holding:
        near = [name for name in (situation.asked, situation.last) if name in holding]
        return near[0] if near else holding[0] if len(holding) == 1 else None
    last = situation.last
    if last is None or not (situation.of_text or isinstance(situation.kind, Table)) or last not in situation.slots:
        return None
    if not isinstance(situation.slots[last].kind, _FIGURES) or find_funders(said, context) is not None:
        return None
    value = _read_slot(situation, last)
    whole = len(said.plain.strip(" .,;:!?"))
    return last if isinstance(value, Reading) and 2 * len(value.said) >= whole else None


def _is_figure(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _unanswered_correction(situation: _Situation, corrected: Corrected) -> Understood:
    """ "non" before something that gives no value: another reading of the whole, else that something is wrong."""
    otherwise = _otherwise(situation)
    if otherwise.intents or not _complains(corrected.correction):
        return otherwise
    return Understood(situation.said.text, correction=corrected.correction)


def _complains(correction: Correction) -> bool:
    return len(correction.said.split()) > 2


def _answered(situation: _Situation) -> Understood:
    """The answer by the kind asked, then what is told besides in the words that are left."""
    said, context = situation.said, situation.context
    if isinstance(situation.kind, ShortText) or _is_free_table(situation.kind):
        return _short_text(situation)
    claimed: tuple[Mention, ...] = ()
    wanted = situation.wanted
    if isinstance(situation.kind, _COUNTED) and wanted:
        said, claimed = claims(said, _unasked(context), wanted, situation.asked or "")
    answer = read_kind(situation.asked, situation.kind, said, context, situation.places) if situation.asked else None
    rest = said
    if answer is not None and not isinstance(situation.kind, _WHOLE):
        rest = blanked(said, answer.start, answer.end)
        wanted -= {_twin(situation.asked)}
    others: tuple[Mention, ...] = ()
    if wanted and not isinstance(situation.kind, TextList) and not only_fillers(rest, context.language):
        others = extract(rest, _unasked(context), situation.slots, situation.places, wanted)
    others = (*_besides(situation, answer), *claimed, *others)
    return Understood(said.text, answer=answer, others=_once(others))


def _short_text(situation: _Situation) -> Understood:
    """A line of text takes everything, but for ways to reach somebody, which have their own slots."""
    said, context = situation.said, situation.context
    contacts = situation.wanted & {"contact_courriel", "contact_telephone", "siret"}
    others = extract(said, _unasked(context), situation.slots, situation.places, contacts) if contacts else ()
    rest = said
    for mention in others:
        rest = blanked(rest, mention.start, mention.end)
    if others and only_fillers(rest, context.language):
        return Understood(said.text, others=others)
    text = Said(rest.text, rest.plain, rest.offsets) if not others else say(_kept(rest))
    return Understood(
        said.text, answer=read_kind(situation.asked, situation.kind, text, context, situation.places), others=others
    )


def _unasked(context: ReadingContext) -> ReadingContext:
    return ReadingContext(context.language, context.today, context.known)


def _kept(said: Said) -> str:
    """The typed text without what was blanked."""
    return "".join(char for place, char in enumerate(said.text) if _visible(said, place)).strip(" ,;:-–\n")


def _visible(said: Said, place: int) -> bool:
    at = (
        place
        if len(said.plain) == len(said.text)
        else next((i for i, offset in enumerate(said.offsets) if offset >= place), -1)
    )
    return said.plain[at : at + 1] != " " or said.text[place].isspace()


def _besides(situation: _Situation, answer: Mention | None) -> tuple[Mention, ...]:
    """What an answer tells of its twin: the postcode of a commune, the end of a period."""
    said, context = situation.said, situation.context
    if situation.asked == "commune" and "code_postal" in situation.slots:
        found = read_kind(
            "code_postal",
            situation.slots["code_postal"].kind,
            said,
            replace(context, slot="code_postal"),
            situation.places,
        )
        return (found,) if found else ()
    if situation.asked in ("date_debut", "date_fin") and isinstance(answer, Reading):
        return _other_end(situation)
    return ()


def _other_end(situation: _Situation) -> tuple[Mention, ...]:
    period = read_kind("periode", None, situation.said, situation.context, situation.places)
    if not isinstance(period, Reading) or not isinstance(period.value, Mapping):
        return ()
    slot, end = ("date_fin", "fin") if situation.asked == "date_debut" else ("date_debut", "debut")
    return (replace(period, slot=slot, value=period.value[end]),) if slot in situation.slots else ()


def _twin(slot: str | None) -> str | None:
    return {"commune": "code_postal", "date_debut": "date_fin", "date_fin": "date_debut", "periode": "date_debut"}.get(
        slot or "", slot
    )


def _once(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple({mention.slot: mention for mention in reversed(mentions)}.values())[::-1]


def _read_slot(situation: _Situation, slot: str) -> Mention | None:
    """The value of another slot than the one asked, by its kind."""
    known = situation.slots.get(slot)
    if known is None:
        return None
    context = replace(situation.context, slot=slot)
    found = read_kind(slot, known.kind, situation.said, context, situation.places)
    return found if isinstance(found, Reading) or (found is not None and found.readings) else None


def _from(said: Said, place: int) -> Said:
    return Said(said.text, " " * place + said.plain[place:], said.offsets) if place else said


def _otherwise(situation: _Situation) -> Understood:
    """Nothing was read: there is none, a command with a slip in it, anger."""
    said, language = situation.said, situation.context.language
    intent: Intent | None = None
    if situation.asked is not None:
        intent = find_lack(said, language)
    intent = intent or find_evasion(said, language)
    intent = intent or find_misspelt_command(said, language)
    if intent is not None:
        return Understood(said.text, (intent,))
    anger = find_anger(said, language, anywhere=True)
    if anger is None:
        return Understood(said.text)
    calm = _answered(replace(situation, said=blanked(said, anger.start, anger.end)))
    return replace(calm, intents=(anger,))


def _is_free_table(kind: SlotKind | None) -> bool:
    """A table without sums takes any line; those with sums are read by their figures."""
    return isinstance(kind, Table) and not any(column.key == "montant" for column in kind.columns)
