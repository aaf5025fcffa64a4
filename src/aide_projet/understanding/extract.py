"""What a free sentence says besides: place, people, money, dates, who speaks and how to reach them.

Each word is taken once: what one reader has claimed is blanked for the next.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from aide_projet.draft.slot import Slot, Tags
from aide_projet.draft.value import Value
from aide_projet.understanding.amount import find_amounts
from aide_projet.understanding.choice import find_tags
from aide_projet.understanding.contact import find_emails, find_phones
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.count import find_counts
from aide_projet.understanding.dates import find_dates, find_periods
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.neighbourhood import find_neighbourhoods
from aide_projet.understanding.organisation import find_rnas, find_sirets, find_structures
from aide_projet.understanding.percent import find_percents
from aide_projet.understanding.person import find_person
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.phrasing import Phrasebook, phrasebook, tokens
from aide_projet.understanding.place import Places
from aide_projet.understanding.place_reading import find_communes, find_postcode
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.row import find_funders
from aide_projet.understanding.said import Said

Mention = Reading | Doubt

_SMALLEST_SUM = 20  # euros; a smaller figure without a currency is hardly a sum

_ROLES = ("montant_demande", "autofinancement", "budget_total", "montant_investissement", "montant_fonctionnement")


@dataclass(frozen=True, slots=True)
class _Clues:
    """Words next to a figure that say what it is for."""

    before: Phrases
    after: Phrases
    bearers: Phrases
    other_date: Phrases
    end_date: Phrases
    own: frozenset[str]
    speaker: Phrasebook


@lru_cache(maxsize=8)
def _clues(language: Language) -> _Clues:
    listed = language.words
    roles = {
        "montant_demande": "demande",
        "autofinancement": "nous",
        "montant_investissement": "investissement",
        "montant_fonctionnement": "fonctionnement",
        "budget_total": "budget",
    }
    prefix = "porte "
    speaker = {
        name.removeprefix(prefix): words
        for name, words in language.subjects.get("acteurs", {}).items()
        if name.startswith(prefix)
    }
    return _Clues(
        before=phrases({slot: listed("publics", f"{name} avant") for slot, name in roles.items()}),
        after=phrases({slot: listed("publics", f"{name} après") for slot, name in roles.items()}),
        bearers=phrases({"porteurs": listed("publics", "porteurs avant")}),
        other_date=phrases({"autre": listed("publics", "autre date avant")}),
        end_date=phrases({"fin": listed("publics", "fin avant")}),
        own=frozenset(folded(word) for word in phrases({"": listed("comptes", "propre")}).tags),
        speaker=phrasebook(language, speaker),
    )


class _Sentence:
    """The utterance while it is read: what was claimed is blanked, what was read is gathered."""

    __slots__ = ("found", "said", "wanted", "whole")

    def __init__(self, said: Said, wanted: Collection[str]) -> None:
        self.said = said
        self.whole = said
        self.wanted = wanted
        self.found: list[Mention] = []

    def take(self, mention: Mention, slot: str | None = None, value: Value = None) -> None:
        """Keep a mention under a slot and blank its words; a slot is read once."""
        name = slot or mention.slot
        if isinstance(mention, Reading):
            mention = replace(mention, slot=name, value=mention.value if value is None else value)
        else:
            mention = replace(mention, slot=name, readings=tuple(replace(one, slot=name) for one in mention.readings))
        if name in self.wanted and all(one.slot != name for one in self.found):
            self.found.append(mention)
        self.blank(mention.start, mention.end)

    def blank(self, start: int, end: int) -> None:
        """Make places of the typed text unreadable for the next reader."""
        self.said = blanked(self.said, start, end)


def blanked(said: Said, start: int, end: int) -> Said:
    """The utterance with a piece of its typed text replaced by spaces in the plain one; places stay."""
    first, last = bisect_left(said.offsets, start), bisect_left(said.offsets, end)
    last = min(last, len(said.plain))
    return Said(said.text, said.plain[:first] + " " * (last - first) + said.plain[last:], said.offsets)


def extract(
    said: Said, context: ReadingContext, slots: Mapping[str, Slot], places: Places, wanted: Collection[str]
) -> tuple[Mention, ...]:
    """Every slot of `wanted` that the sentence tells, in the order of the words."""
    sentence = _Sentence(said, wanted)
    _contacts(sentence, context)
    _calendar(sentence, context)
    _money(sentence, context)
    _people(sentence, context)
    _where(sentence, context, places)
    _who(sentence, context, slots)
    return tuple(sorted(sentence.found, key=lambda mention: (mention.start, mention.end)))


def claims(
    said: Said, context: ReadingContext, wanted: Collection[str], asked: str
) -> tuple[Said, tuple[Mention, ...]]:
    """What figures are said to be of other slots than the one asked: "8000 avec 2000 de la mairie".

    Gives the utterance without them and their readings; nothing is claimed unless a figure is left to answer.
    """
    if len(quantities(said.plain, context.language)) < 2:
        return said, ()
    sentence = _Sentence(said, wanted)
    clues = _clues(context.language)
    funders = find_funders(sentence.said, context)
    if isinstance(funders, Reading) and isinstance(funders.value, list):
        _funders(sentence, funders, clues)
    flat = folded(sentence.said.plain)
    for item in quantities(sentence.said.plain, context.language):
        place = item.start, item.end
        if item.unit == "encadrants" and asked != "encadrants" and item.high is None:
            reading = reading_at(sentence.said, context, int(item.low), place, "nombre", unit="encadrants")
            sentence.take(reading, "encadrants")
        elif item.unit in ("", "euros") and item.low >= _SMALLEST_SUM and item.high is None and item.bound != "rejet":
            slot = _told_role(flat, *place, clues)
            if slot and slot != asked:
                sentence.take(reading_at(sentence.said, context, item.low, place, "montant"), slot)
    left = [q for q in quantities(sentence.said.plain, context.language) if not q.number.article]
    return (sentence.said, tuple(sentence.found)) if left and sentence.found else (said, ())


def _contacts(sentence: _Sentence, context: ReadingContext) -> None:
    text = sentence.said.plain
    if "@" in text:
        for email in find_emails(sentence.said, context):
            sentence.take(email, "contact_courriel")
    if sum(char.isdigit() for char in text) < 9:
        return
    for siret in find_sirets(sentence.said, context):
        sentence.take(siret, "siret")
    for phone in find_phones(sentence.said, context):
        sentence.take(phone, "contact_telephone")
    for rna in find_rnas(sentence.said, context):
        sentence.take(rna, "rna")


def _calendar(sentence: _Sentence, context: ReadingContext) -> None:
    clues = _clues(context.language)
    flat = folded(sentence.said.plain)
    for period in find_periods(sentence.said, context):
        start = _plain_place(sentence.said, period.start)
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
        start = _plain_place(sentence.said, mention.start)
        if isinstance(mention, Reading):
            dates.append(mention)
        elif len(mention.readings) == 1 and clues.end_date.before(flat, start):
            sentence.take(mention.readings[0], "date_fin")
    for found in dates:
        start = _plain_place(sentence.said, found.start)
        if clues.other_date.before(flat, start):
            sentence.blank(found.start, found.end)
        elif clues.end_date.before(flat, start):
            sentence.take(found, "date_fin")
    rest = [found for found in dates if sentence.said.plain[_plain_place(sentence.said, found.start)] != " "]
    if len(rest) == 1:
        sentence.take(rest[0], "date_debut")
    for found in rest[1:]:
        sentence.blank(found.start, found.end)


def _money(sentence: _Sentence, context: ReadingContext) -> None:
    funders = find_funders(sentence.said, context)
    clues = _clues(context.language)
    if isinstance(funders, Reading) and isinstance(funders.value, list):
        _funders(sentence, funders, clues)
    for percent in find_percents(sentence.said, context):
        if isinstance(percent, Reading) and _local_share(sentence.said, percent, context):
            sentence.take(percent, "cofinancement_local_taux")
    amounts = find_amounts(sentence.said, context)
    flat = folded(sentence.said.plain)
    roles: dict[str, list[Mention]] = {}
    for amount in amounts:
        place = _plain_place(sentence.said, amount.start)
        end = _plain_place(sentence.said, amount.end)
        roles.setdefault(_role(flat, place, end, amount, clues), []).append(amount)
    for slot in _ROLES:
        told = roles.get(slot, [])
        if len(told) == 1:
            sentence.take(told[0], slot)
    plain_ones = [one for one in roles.get("", []) if isinstance(one, Reading)]
    if len(plain_ones) == 1 and len(roles.get("", [])) == 1 and "budget_total" not in roles:
        sentence.take(plain_ones[0], "budget_total")
    for amount in amounts:
        sentence.blank(amount.start, amount.end)
    _bare_sums(sentence, context, clues)


def _bare_sums(sentence: _Sentence, context: ReadingContext, clues: _Clues) -> None:
    """ "on met 500 de notre poche": figures without a currency that the words beside them say to be a sum."""
    text = sentence.said.plain
    flat = folded(text)
    for item in quantities(text, context.language):
        if (
            item.unit
            or item.low < _SMALLEST_SUM
            or item.number.other is not None
            or item.high is not None
            or item.bound == "rejet"
        ):
            continue
        after = clues.after.after(flat, item.end)
        before = clues.before.before(flat, item.start)
        slot = (
            after[0]
            if after
            else before[0]
            if before and before[0] in ("autofinancement", "montant_demande") and not item.next_word
            else ""
        )
        if slot:
            sentence.take(reading_at(sentence.said, context, item.low, (item.start, item.end), "montant"), slot)


def _funders(sentence: _Sentence, funders: Reading, clues: _Clues) -> None:
    """Rows are shared out: what the bearer puts in is autofinancement, what the Région gives is the sum asked for."""
    rows = [row for row in funders.value if isinstance(row, Mapping)] if isinstance(funders.value, list) else []
    own = [row for row in rows if folded(str(row.get("financeur", "")).lower()) in clues.own]
    region = [row for row in rows if row.get("type") == "region"]
    others: list[Value] = [dict(row) for row in rows if row not in own and row not in region]
    span = funders.start, funders.end
    for slot, mine in (("autofinancement", own), ("montant_demande", region)):
        amounts = [row.get("montant") for row in mine]
        if len(amounts) == 1 and amounts[0] is not None:
            sentence.take(replace(funders, value=amounts[0]), slot)
    if others:
        sentence.take(replace(funders, value=others), "cofinancements")
    sentence.blank(*span)


def _local_share(said: Said, percent: Reading, context: ReadingContext) -> bool:
    """Whether a share is that of a local authority: "la ville met 30 %"."""
    around = said.plain[max(0, _plain_place(said, percent.start) - 40) : _plain_place(said, percent.end) + 40]
    flat = f" {folded(around)} "
    kinds = ("financeur commune", "financeur intercommunalite", "financeur departement")
    return any(
        f" {folded(word.lower())} " in flat for kind in kinds for word in context.language.words("comptes", kind)
    )


def _told_role(flat: str, start: int, end: int, clues: _Clues) -> str:
    """The slot that the words next to a sum name; "" when they name none."""
    found = clues.after.after(flat, end) or clues.before.before(flat, start)
    return found[0] if found else ""


def _role(flat: str, start: int, end: int, amount: Mention, clues: _Clues) -> str:
    told = _told_role(flat, start, end, clues)
    if told:
        return told
    return "dont" if isinstance(amount, Reading) and amount.rule == "montant_dont" else ""


def _people(sentence: _Sentence, context: ReadingContext) -> None:
    clues = _clues(context.language)
    flat = folded(sentence.said.plain)
    counts = find_counts(sentence.said, context)
    participants: list[Mention] = []
    for count in counts:
        unit = count.unit if isinstance(count, Reading) else count.readings[0].unit if count.readings else ""
        if unit == "encadrants":
            sentence.take(count, "encadrants")
        elif clues.bearers.before(flat, _plain_place(sentence.said, count.start)):
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


def _about(sentence: _Sentence, context: ReadingContext) -> None:
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


def _people_doubt(mention: Mention, sentence: _Sentence) -> tuple[Mention, ...]:
    """A count in doubt is offered only where it has readings."""
    if isinstance(mention, Doubt) and mention.readings and "nombre_participants" in sentence.wanted:
        readings = tuple(replace(one, slot="nombre_participants") for one in mention.readings)
        return (replace(mention, slot="nombre_participants", readings=readings),)
    return ()


def _where(sentence: _Sentence, context: ReadingContext, places: Places) -> None:
    code = find_postcode(sentence.said)
    for neighbourhood in find_neighbourhoods(sentence.said, context):
        inside = find_communes(_only(sentence.said, neighbourhood), context, places)
        if not (inside and isinstance(inside[0], Reading) and inside[0].said == neighbourhood.value):
            sentence.take(neighbourhood, "quartier")
    for commune in find_communes(sentence.said, context, places):
        sentence.take(commune, "commune")
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


def _only(said: Said, mention: Reading) -> Said:
    first, last = _plain_place(said, mention.start), bisect_left(said.offsets, mention.end)
    piece = said.plain[first:last]
    return Said(said.text, " " * first + piece + " " * (len(said.plain) - first - len(piece)), said.offsets)


def _who(sentence: _Sentence, context: ReadingContext, slots: Mapping[str, Slot]) -> None:
    person = find_person(sentence.said, context)
    if person is not None:
        sentence.take(person, "contact_nom")
    structures = find_structures(sentence.said, context)
    if len(structures) == 1:
        reading, kind = structures[0]
        sentence.take(reading, "structure_nom")
        if kind in ("association", "centre_social", "collectif", "bailleur"):
            sentence.found.extend(_bearer(sentence, replace(reading, value=kind)))
    words = tokens(sentence.said.plain, context.language)
    spoken = _clues(context.language).speaker.first(words)
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


def _unblanked_people(sentence: _Sentence) -> Said:
    """ "30 familles" says both how many and who: the words counted are read again for who they are."""
    said, whole = sentence.said, sentence.whole
    for mention in sentence.found:
        if mention.slot == "nombre_participants":
            first, last = bisect_left(said.offsets, mention.start), bisect_left(said.offsets, mention.end)
            said = Said(said.text, said.plain[:first] + whole.plain[first:last] + said.plain[last:], said.offsets)
    return said


def _bearer(sentence: _Sentence, reading: Reading) -> tuple[Mention, ...]:
    if "porteur_type" not in sentence.wanted or any(one.slot == "porteur_type" for one in sentence.found):
        return ()
    return (replace(reading, slot="porteur_type"),)


def _plain_place(said: Said, place: int) -> int:
    """The place in the plain text of a place in the typed one."""
    return min(bisect_left(said.offsets, place), len(said.plain) - 1)
