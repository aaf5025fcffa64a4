"""The answer by the kind asked, what is told besides it, and what is left to try when there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aide_projet.draft.slot import (
    Amount,
    ShortText,
    Tags,
    TextList,
)
from aide_projet.understanding.answer import read_kind
from aide_projet.understanding.asked_money import claims, elsewhere
from aide_projet.understanding.besides_title import added, title_and_more
from aide_projet.understanding.clause import without_idle_figures
from aide_projet.understanding.correction import closes_as_correction
from aide_projet.understanding.dates import find_dates
from aide_projet.understanding.earned import earned
from aide_projet.understanding.end_date import same_day
from aide_projet.understanding.extract import extract
from aide_projet.understanding.free_wish import wish_alone
from aide_projet.understanding.intent import (
    find_anger,
    find_evasion,
    find_lack,
    find_misspelt_command,
    find_respelt_wish,
    only_fillers,
)
from aide_projet.understanding.neighbourhood import find_neighbourhoods
from aide_projet.understanding.neighbourhood_answer import neighbourhood_told
from aide_projet.understanding.neighbourhood_beside import neighbourhood_beside
from aide_projet.understanding.organisation import find_named_bearer
from aide_projet.understanding.person import find_name_beside
from aide_projet.understanding.phrasing import tokens
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Correction, Doubt, Intent, Reading, Understood
from aide_projet.understanding.row import refused_sums
from aide_projet.understanding.said import Said, say
from aide_projet.understanding.sentence import Mention, blanked
from aide_projet.understanding.situation import (
    COUNTED,
    WHOLE,
    Situation,
    asking,
    is_free_table,
    unasked,
)
from aide_projet.understanding.told_instead import NAMED, told_instead
from aide_projet.understanding.told_money import names_no_sum


def answered(situation: Situation) -> Understood:
    """The answer by the kind asked, then what is told besides in the words that are left."""
    said, context = situation.said, situation.context
    if isinstance(situation.kind, ShortText) or is_free_table(situation.kind):
        return _short_text(situation)
    if isinstance(situation.kind, COUNTED) or situation.asked == "cofinancement_local_taux":
        said = without_idle_figures(said, context.language)
        situation = replace(situation, said=said)
    if isinstance(situation.kind, Amount) and "cofinancements" in situation.slots:
        own = earned(said, context)
        if own is not None:
            return Understood(said.text, answer=own)
        told = elsewhere(said, unasked(context), situation.slots.keys(), situation.asked or "")
        if told:
            return _told_elsewhere(situation, told)
        for start, end in refused_sums(said, context):
            said = blanked(said, start, end)
    claimed: tuple[Mention, ...] = ()
    wanted = situation.wanted
    if isinstance(situation.kind, COUNTED) and wanted:
        said, claimed = claims(said, unasked(context), wanted, situation.asked or "")
    answer = read_kind(situation.asked, situation.kind, said, context, situation.places) if situation.asked else None
    rest = said
    if _of_the_place(answer) and "quartier" in wanted:  # "le quartier c'est République" is no crowd
        named = find_neighbourhoods(said, replace(unasked(context), slot="quartier"))
        answer = None if named else answer
    if isinstance(situation.kind, Tags) and "nombre_participants" in situation.slots:
        counted = _only_counted(situation) if not _tagged(answer) else None
        if counted is not None:
            return Understood(said.text, others=(counted,))
    twins = _besides(situation, answer)
    for twin in twins:
        rest = blanked(rest, twin.start, twin.end) if twin.slot == "structure_nom" else rest
    if answer is not None and not isinstance(situation.kind, WHOLE):
        rest = blanked(rest, answer.start, answer.end)
        wanted -= {_twin(situation.asked)}
    others: tuple[Mention, ...] = ()
    if situation.asked == "cofinancement_local_taux" and names_no_sum(rest, unasked(context)):
        wanted -= {"budget_total"}  # "3000 €" may be their share as well
    if situation.asked == "contact_prealable":  # a date told here is that of the contact, not of the project
        wanted -= {"date_debut", "date_fin"}
    if wanted and not isinstance(situation.kind, TextList) and not only_fillers(rest, context.language):
        missing = {"commune"} if situation.asked == "commune" and answer is None else frozenset()
        others = extract(rest, unasked(context), situation.slots, situation.places, wanted | missing)
    beside = _beside_contact(situation, answer or _way(others), _taken_off(rest, others))
    others = (*twins, *claimed, *others, *beside, *_quarter_beside(situation, answer))
    return Understood(said.text, answer=answer, others=_once(others))


def _told_elsewhere(situation: Situation, told: tuple[Mention, ...]) -> Understood:
    """Figures that all have their slot by name; "la mairie c'est 1000 en fait" corrects its own."""
    said = situation.said
    ending = closes_as_correction(said, situation.context.language)
    answer = next((one for one in told if one.slot == situation.asked), None)
    others = tuple(one for one in told if one is not answer)
    correction = Correction(others[0].slot, ending) if ending and others else None
    return Understood(said.text, answer=answer, others=others, correction=correction)


def _short_text(situation: Situation) -> Understood:
    """A line of text takes everything, but for ways to reach somebody, which have their own slots."""
    said, context = situation.said, situation.context
    angry = find_anger(said, context.language, anywhere=True) if situation.asked != "intitule" else None
    if (
        angry is not None
        and " " in angry.said
        and only_fillers(blanked(said, angry.start, angry.end), context.language)
    ):
        return Understood(said.text, (angry,))
    if situation.asked == "quartier":
        named = neighbourhood_told(situation)
        if named is not None:
            return named
    if situation.asked in NAMED:
        instead = told_instead(situation)
        if instead is not None:
            return instead
    more = added(situation) or (title_and_more(situation) if situation.asked == "intitule" else None)
    if more is not None:
        return more
    contacts = situation.wanted & {"contact_courriel", "contact_telephone", "siret"}
    others = extract(said, unasked(context), situation.slots, situation.places, contacts) if contacts else ()
    rest = said
    for mention in others:
        rest = blanked(rest, mention.start, mention.end)
    if others and only_fillers(rest, context.language):
        return Understood(said.text, others=others)
    text = Said(rest.text, rest.plain, rest.offsets) if not others else say(_kept(rest))
    return Understood(
        said.text, answer=read_kind(situation.asked, situation.kind, text, context, situation.places), others=others
    )


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


def _besides(situation: Situation, answer: Mention | None) -> tuple[Mention, ...]:
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
    if situation.asked == "contact_prealable" and "contact_prealable_date" in situation.slots:
        told = find_dates(said, asking(context, "contact_prealable_date"))
        return told if len(told) == 1 and isinstance(told[0], Reading) else ()
    if situation.asked == "porteur_type" and "structure_nom" in situation.wanted:
        structure = find_named_bearer(said, context)
        return (structure,) if structure is not None else ()
    if situation.asked in ("date_debut", "date_fin") and isinstance(answer, Reading):
        return _other_end(situation, answer)
    return ()


def _quarter_beside(situation: Situation, answer: Mention | None) -> tuple[Mention, ...]:
    """The neighbourhood said after the commune asked for."""
    if situation.asked != "commune" or not isinstance(answer, Reading) or "quartier" not in situation.wanted:
        return ()
    found = neighbourhood_beside(situation.said, replace(unasked(situation.context), slot="quartier"), answer)
    return (found,) if found is not None else ()


def _only_counted(situation: Situation) -> Mention | None:
    """ "50 personnes... non 60", where who they are is asked: how many, and nothing of who."""
    said, language = situation.said, situation.context.language
    found = quantities(said.plain, language)
    if all(item.unit != "personnes" for item in found) or any(
        item.unit not in ("", "personnes") or item.next_word for item in found
    ):
        return None
    rest = said.plain
    for item in found:
        rest = rest[: item.start] + " " * (item.end - item.start) + rest[item.end :]
    people = frozenset(language.words("publics", "compte seul"))
    if any(word.word not in people for word in tokens(rest, language)):
        return None
    return read_slot(replace(situation, asked="nombre_participants"), "nombre_participants")


def _tagged(answer: Mention | None) -> bool:
    return isinstance(answer, Reading) and isinstance(answer.value, Mapping) and bool(answer.value.get("etiquettes"))


def _of_the_place(answer: Mention | None) -> bool:
    return isinstance(answer, Doubt) and not answer.readings and answer.reason == "doute_nombre_vague"


_WAYS = ("contact_telephone", "contact_courriel")


def _way(others: tuple[Mention, ...]) -> Mention | None:
    return next((other for other in others if other.slot in _WAYS), None)


def _taken_off(said: Said, others: tuple[Mention, ...]) -> Said:
    for other in others:
        said = blanked(said, other.start, other.end) if other.slot in _WAYS else said
    return said


def _beside_contact(situation: Situation, answer: Mention | None, rest: Said) -> tuple[Mention, ...]:
    """Whose number or address it is."""
    asked = situation.asked in _WAYS and "contact_nom" in situation.wanted
    if not asked or not isinstance(answer, Reading):
        return ()
    name = find_name_beside(rest, situation.context, situation.places)
    return (name,) if name is not None else ()


def _other_end(situation: Situation, answer: Reading) -> tuple[Mention, ...]:
    if situation.asked == "date_debut" and "date_fin" in situation.slots and answer.precision == "jour":
        told = replace(situation.context, slot="date_fin", known={"date_debut": answer.value})
        same = same_day(situation.said, told)
        if same is not None:
            return (same,)
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


def read_slot(situation: Situation, slot: str) -> Mention | None:
    """The value of another slot than the one asked, by its kind."""
    known = situation.slots.get(slot)
    if known is None:
        return None
    context = asking(situation.context, slot)
    found = read_kind(slot, known.kind, situation.said, context, situation.places)
    return found if isinstance(found, Reading) or (found is not None and found.readings) else None


def otherwise(situation: Situation) -> Understood:
    """Nothing was read: there is none, a command with a slip in it, anger."""
    said, language = situation.said, situation.context.language
    intent: Intent | None = None
    if situation.asked is not None:
        intent = find_lack(said, language)
    intent = intent or find_evasion(said, language) or wish_alone(situation)
    intent = intent or find_misspelt_command(said, language) or find_respelt_wish(said, language)
    if intent is not None:
        return Understood(said.text, (intent,))
    anger = find_anger(said, language, anywhere=True)
    if anger is None:
        return Understood(said.text)
    calm = answered(replace(situation, said=blanked(said, anger.start, anger.end)))
    return replace(calm, intents=(anger,))
