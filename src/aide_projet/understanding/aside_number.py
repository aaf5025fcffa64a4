"""Figures that were not taken, and why: a headcount where money was asked, a year, a telephone, a sum taken back."""

from __future__ import annotations

from collections.abc import Iterator

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.moment_words import find_moments
from aide_projet.understanding.number import Number, not_numbers, numbers_in
from aide_projet.understanding.organisation import find_sirets
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.postcode import find_postcode
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Aside, AsideReason
from aide_projet.understanding.sentence import plain_place
from aide_projet.understanding.sought import Sought
from aide_projet.understanding.standing import replaced_between
from aide_projet.understanding.telephone import find_phones

_POSTCODE = 5  # figures
_YEARS = range(1900, 2101)
_SLOT_OF_UNIT = {"euros": "budget_total", "personnes": "nombre_participants", "familles": "nombre_participants"}

_NAMED = (AsideReason.NO_ROLE, AsideReason.TEXT)


@of_content(maxsize=8)
def _around(language: Language) -> tuple[Phrases, Phrases]:
    """Words that say that people follow, and that a part follows."""
    listed = language.words
    return phrases({"gens": listed("nombres", "on_est")}), phrases({"dont": listed("nombres", "dont")})


def numbers_aside(sought: Sought) -> Iterator[Aside]:
    """Every figure of the utterance that was not taken for the question asked, or for nothing at all."""
    said, language = sought.said, sought.context.language
    slot = sought.asked if sought.units else ""
    for place in not_numbers(said.plain, language):
        if slot or not any(sought.over(*place)):
            yield sought.aside(_dated(sought, *place) or place, _written_as(sought, *place), slot)
    measured = quantities(said.plain, language)
    for number in numbers_in(said.plain, language):
        place = number.start, number.end
        counted = any(item.start <= number.start and number.end <= item.end for item in measured)
        if not counted and not number.article and (slot or not any(sought.over(*place))):
            reason, cue = _no_measure(sought, number)
            yield sought.aside(_dated(sought, *place) or place, reason, slot, cue=cue)
    for index, item in enumerate(measured):
        following = measured[index + 1] if index + 1 < len(measured) else None
        aside = _quantity(sought, item, following, slot)
        if aside is not None:
            yield aside


def _written_as(sought: Sought, start: int, end: int) -> AsideReason:
    """What digits that make no number are."""
    said, context = sought.said, sought.context
    first, last = said.span(start, end)
    if any(phone.start < last and first < phone.end for phone in find_phones(said, context)):
        return AsideReason.PHONE
    if any(siret.start < last and first < siret.end for siret in find_sirets(said, context)):
        return AsideReason.SIRET
    if _dated(sought, start, end):
        return AsideReason.DATE
    written = said.plain[start:end]
    if "h" in written:
        return AsideReason.TIME
    return AsideReason.RANK if written[-1:].isalpha() else AsideReason.REFERENCE


def _dated(sought: Sought, start: int, end: int) -> tuple[int, int] | None:
    """The date that figures are of: its place in the plain text."""
    moments = find_moments(sought.said.plain, sought.context.language, sought.context.today)
    places = ((moment.start, moment.end) for moment in moments if moment.start < end and start < moment.end)
    return next(places, None)


def _no_measure(sought: Sought, number: Number) -> tuple[AsideReason, str]:
    """A number that measures nothing: of a date, a year, or what "fiche" and "numéro" introduce."""
    if number.bare and number.value in _YEARS:
        return AsideReason.YEAR, ""
    if _dated(sought, number.start, number.end):
        return AsideReason.DATE, ""
    before = sought.said.words(0, number.start).split()
    return AsideReason.NUMBERED, before[-1] if before else ""


def _quantity(sought: Sought, item: Quantity, following: Quantity | None, slot: str) -> Aside | None:
    place = item.start, item.end
    taken = tuple(sought.over(*place))
    if (taken and not slot) or sought.found.answer in taken or item.number.article:
        return None
    if sought.whole_text and item.unit not in _SLOT_OF_UNIT:  # a figure of a title says nothing of a slot
        return None
    reason, cue = _why(sought, item, following)
    wanted = slot or (_SLOT_OF_UNIT.get(item.unit, "") if reason in _NAMED else "")
    return sought.aside(place, reason, wanted, cue=cue, taken=taken[0].slot if taken else "")


def _why(sought: Sought, item: Quantity, following: Quantity | None) -> tuple[AsideReason, str]:
    said, language = sought.said, sought.context.language
    flat = folded(said.plain)
    people, of_which = _around(language)
    if item.bound == "rejet":
        return AsideReason.REJECTED, said.words(item.start, item.number.start).strip()
    instead = _instead(sought, item, following)
    if instead:
        return AsideReason.TAKEN_BACK, instead
    if sought.units and item.unit not in sought.units:
        return AsideReason.ANOTHER_UNIT, item.word
    if sought.units and "personnes" not in sought.units and not item.unit and (led := people.before(flat, item.start)):
        return AsideReason.PEOPLE, said.words(led[1], item.start).strip()
    if led := of_which.before(flat, item.start):
        return AsideReason.PART, said.words(led[1], item.start).strip()
    if any(sought.over(item.start, item.end)):
        return AsideReason.TAKEN, ""
    return _left(sought, item)


def _instead(sought: Sought, item: Quantity, following: Quantity | None) -> str:
    """The words that take the place of this figure: "3000, non, 3500"; "" when none do."""
    said, flat, language = sought.said, folded(sought.said.plain), sought.context.language
    if following is not None and replaced_between(flat, item.number.end, following.number.start, language):
        return said.words(following.start, following.end)
    end = said.span(item.start, item.end)[1]
    later = (one for one in sought.kept if one.start >= end)
    new = (one for one in later if replaced_between(flat, item.number.end, plain_place(said, one.start), language))
    return next((one.said for one in new), "")


def _left(sought: Sought, item: Quantity) -> tuple[AsideReason, str]:
    """A number that could have been one, where nothing took it."""
    if _postal(sought, item):
        return AsideReason.POSTCODE, ""
    if sought.whole_text:
        return AsideReason.TEXT, ""
    if not sought.units and item.unit in _SLOT_OF_UNIT:
        return AsideReason.NO_ROLE, ""
    if (item.unit or item.next_word) and (not item.unit or item.unit not in sought.units):
        return AsideReason.ANOTHER_THING, item.word or item.next_word
    if sought.kept:
        return AsideReason.SECOND, sought.kept[0].said
    return (AsideReason.UNSURE if item.unit else AsideReason.BARE), ""


def _postal(sought: Sought, item: Quantity) -> bool:
    if not item.number.bare or item.number.end - item.number.start != _POSTCODE:
        return False
    code = find_postcode(sought.said)
    return code is not None and code[1] <= item.number.start < code[2]
