"""What a free sentence says besides: place, people, money, dates, who speaks and how to reach them.

Each word is taken once: what one reader has claimed is blanked for the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import replace

from aide_projet.draft.slot import Slot, Tags
from aide_projet.understanding.called import find_bare_commune, find_called, find_first_name
from aide_projet.understanding.clause import tells_what_was, without_idle_figures
from aide_projet.understanding.clues import clues_of
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.count import find_counts
from aide_projet.understanding.dates import find_dates, find_periods
from aide_projet.understanding.email_address import find_emails
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.neighbourhood import find_neighbourhoods
from aide_projet.understanding.organisation import find_rnas, find_sirets, find_structures
from aide_projet.understanding.person import find_person
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.phrasing import tokens
from aide_projet.understanding.place import Places
from aide_projet.understanding.place_in_sentence import find_communes
from aide_projet.understanding.postcode import find_postcode
from aide_projet.understanding.public_tags import find_tags
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said
from aide_projet.understanding.sentence import Mention, Sentence, only, plain_place
from aide_projet.understanding.telephone import find_phones
from aide_projet.understanding.told_money import take_money

_DIGIT = re.compile(r"\d")
_CONTACTS = frozenset({"contact_courriel", "contact_telephone", "siret", "rna"})
_NAMES = frozenset({"intitule", "structure_nom"})
_WAYS = frozenset({"contact_courriel", "contact_telephone", "code_postal"})
"""What follows somebody's name on a visiting card."""

_FEWEST_DIGITS = 9  # of a telephone number


def extract(
    said: Said, context: ReadingContext, slots: Mapping[str, Slot], places: Places, wanted: Collection[str]
) -> tuple[Mention, ...]:
    """Every slot of `wanted` that the sentence tells, in the order of the words."""
    sentence = Sentence(said, wanted)
    _contacts(sentence, context)
    if _CONTACTS.issuperset(wanted):  # all that a line of text is searched for
        return tuple(sorted(sentence.found, key=lambda mention: (mention.start, mention.end)))
    for name in find_called(sentence.said, context) if _NAMES & set(wanted) else ():
        sentence.take(name)
    _calendar(sentence, context)
    sentence.said = without_idle_figures(sentence.said, context.language)
    take_money(sentence, context)
    _people(sentence, context)
    _where(sentence, context, places)
    _who(sentence, context, slots, places)
    return tuple(sorted(sentence.found, key=lambda mention: (mention.start, mention.end)))


def _contacts(sentence: Sentence, context: ReadingContext) -> None:
    text = sentence.said.plain
    if "@" in text:
        for email in find_emails(sentence.said, context):
            sentence.take(email, "contact_courriel")
    if len(_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return
    for siret in find_sirets(sentence.said, context):
        sentence.take(siret, "siret")
    for phone in find_phones(sentence.said, context):
        sentence.take(phone, "contact_telephone")
    for rna in find_rnas(sentence.said, context):
        sentence.take(rna, "rna")


def _calendar(sentence: Sentence, context: ReadingContext) -> None:
    clues = clues_of(context.language)
    flat = folded(sentence.said.plain)
    for period in find_periods(sentence.said, context):
        start = plain_place(sentence.said, period.start)
        if clues.other_date.before(flat, start):
            sentence.blank(period.start, period.end)
        elif isinstance(period, Reading) and isinstance(period.value, Mapping):
            ends = period.value
            sentence.take(period, "date_debut", ends["debut"])
            sentence.take(period, "date_fin", ends["fin"])
        else:
            sentence.blank(period.start, period.end)
    dates = []
    for mention in find_dates(sentence.said, context):
        start = plain_place(sentence.said, mention.start)
        if isinstance(mention, Reading):
            if mention.precision != "annee" or not tells_what_was(sentence.whole, context.language):
                dates.append(mention)  # "l'année dernière 60, cette année 80" compares, and tells no date
        elif len(mention.readings) == 1 and clues.end_date.before(flat, start):
            sentence.take(mention.readings[0], "date_fin")
    for found in dates:
        start = plain_place(sentence.said, found.start)
        if clues.other_date.before(flat, start):
            sentence.blank(found.start, found.end)
        elif clues.end_date.before(flat, start):
            sentence.take(found, "date_fin")
    rest = [found for found in dates if sentence.said.plain[plain_place(sentence.said, found.start)] != " "]
    if len(rest) == 1:
        sentence.take(rest[0], "date_debut")
    for found in rest[1:]:
        sentence.blank(found.start, found.end)


def _people(sentence: Sentence, context: ReadingContext) -> None:
    clues = clues_of(context.language)
    flat = folded(sentence.said.plain)
    counts = find_counts(sentence.said, context)
    participants: list[Mention] = []
    for count in counts:
        unit = count.unit if isinstance(count, Reading) else count.readings[0].unit if count.readings else ""
        if unit == "encadrants":
            sentence.take(count, "encadrants")
        elif clues.bearers.before(flat, plain_place(sentence.said, count.start)):
            sentence.blank(count.start, count.end)
        else:
            participants.append(count)
    sure = [count for count in participants if isinstance(count, Reading)]
    if len(participants) == 1:
        sentence.found.extend(_people_doubt(participants[0], sentence)) if not sure else sentence.take(
            sure[0], "nombre_participants"
        )
    for count in participants:
        sentence.blank(count.start, count.end)
    if not participants:
        _about(sentence, context)


def _about(sentence: Sentence, context: ReadingContext) -> None:
    """ "des jeunes, une vingtaine": a round number of nothing else is a number of people."""
    found = [
        q
        for q in quantities(sentence.said.plain, context.language)
        if q.number.approximate and not q.unit and not q.next_word
    ]
    if len(found) == 1 and found[0].high is None and not found[0].bound.startswith("rejet"):
        place = found[0].start, found[0].end
        sentence.take(
            reading_at(sentence.said, context, int(found[0].low), place, "nombre", approximate=True),
            "nombre_participants",
        )


def _people_doubt(mention: Mention, sentence: Sentence) -> tuple[Mention, ...]:
    """A count in doubt is offered only where it has readings."""
    if isinstance(mention, Doubt) and mention.readings and "nombre_participants" in sentence.wanted:
        readings = tuple(replace(one, slot="nombre_participants") for one in mention.readings)
        return (replace(mention, slot="nombre_participants", readings=readings),)
    return ()


def _where(sentence: Sentence, context: ReadingContext, places: Places) -> None:
    code = find_postcode(sentence.said)
    for neighbourhood in find_neighbourhoods(sentence.said, context):
        inside = find_communes(only(sentence.said, neighbourhood), context, places)
        if not (inside and isinstance(inside[0], Reading) and inside[0].said == neighbourhood.value):
            sentence.take(neighbourhood, "quartier")
    for commune in find_communes(sentence.said, context, places):
        sentence.take(commune, "commune")
    if "commune" in sentence.wanted and all(one.slot != "commune" for one in sentence.found) and code is None:
        bare = find_bare_commune(sentence.said, context, places)
        if bare is not None:
            sentence.take(bare, "commune")
    if code is None:
        return
    digits, start, end = code
    owners = [one for one in places.postcode(digits) if not one.belongs_to]
    if not owners:
        return
    first, last = sentence.said.span(start, end)
    reading = Reading("code_postal", digits, sentence.said.text[first:last], first, last, "code_postal")
    sentence.take(reading, "code_postal")
    if len(owners) == 1:
        sentence.take(replace(reading, value=owners[0].name), "commune")


def _who(sentence: Sentence, context: ReadingContext, slots: Mapping[str, Slot], places: Places) -> None:
    person = find_person(sentence.said, context)
    if person is None and any(one.slot in _WAYS for one in sentence.found):
        person = find_first_name(sentence, context, places)
    if person is not None:
        sentence.take(person, "contact_nom")
    structures = find_structures(sentence.said, context)
    if len(structures) == 1:
        reading, kind = structures[0]
        sentence.take(reading, "structure_nom")
        if kind in ("association", "centre_social", "collectif", "bailleur"):
            sentence.found.extend(_bearer(sentence, replace(reading, value=kind)))
    words = tokens(sentence.said.plain, context.language)
    spoken = clues_of(context.language).speaker.first(words)
    if spoken is not None:
        start, end = sentence.said.span(words[spoken[1]].start, words[spoken[2] - 1].end)
        reading = Reading("porteur_type", spoken[0], sentence.said.text[start:end], start, end, "porteur")
        sentence.found.extend(_bearer(sentence, reading))
    public = slots.get("public")
    if "public" in sentence.wanted and public is not None and isinstance(public.kind, Tags):
        said = _unblanked_people(sentence)
        tags = find_tags(said, replace(context, slot="public"), public.kind.options)
        if tags is not None:
            sentence.found.append(tags)


def _unblanked_people(sentence: Sentence) -> Said:
    """ "30 familles" says both how many and who: the words counted are read again for who they are."""
    said, whole = sentence.said, sentence.whole
    for mention in sentence.found:
        if mention.slot == "nombre_participants":
            first, last = bisect_left(said.offsets, mention.start), bisect_left(said.offsets, mention.end)
            said = Said(said.text, said.plain[:first] + whole.plain[first:last] + said.plain[last:], said.offsets)
    return said


def _bearer(sentence: Sentence, reading: Reading) -> tuple[Mention, ...]:
    if "porteur_type" not in sentence.wanted or any(one.slot == "porteur_type" for one in sentence.found):
        return ()
    return (replace(reading, slot="porteur_type"),)
