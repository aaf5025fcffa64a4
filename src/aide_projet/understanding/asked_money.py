"""What an answer about a figure tells of other slots: "la mairie donne 3000", "la région 4000 et nous 700"."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from aide_projet.understanding.arithmetic import worked_out
from aide_projet.understanding.clues import Clues, clues_of
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.row import find_funders, refused_sums
from aide_projet.understanding.row_joined import joined_rows
from aide_projet.understanding.row_words import first_place, first_tag, row_words
from aide_projet.understanding.said import Said, plain
from aide_projet.understanding.sentence import Mention, Sentence, blanked, plain_place
from aide_projet.understanding.share import find_shares
from aide_projet.understanding.told_money import SMALLEST_SUM, is_own, is_whole, local_shares, share_out, told_role

_NOT_OTHERS = ("region", "autre")
"""Funders who may be the one that a sum is asked of: "500 de la vente de gâteaux", "l'association met 500"."""
_OF_PEOPLE = ("nombre_participants", "encadrants")
_SURELY_MONEY = 200  # from this figure on, "2000 de la mairie" counts no people
_OF_A_WHOLE = ("montant_demande", "autofinancement")
_OF_OTHERS = {
    "budget_total": ("montant_demande", "autofinancement"),
    "montant_demande": ("autofinancement",),
    "autofinancement": ("montant_demande",),
}
"""The slots that the words after a sum name for sure, though another is asked: "300 dans la caisse"."""


def claims(
    said: Said, context: ReadingContext, wanted: Collection[str], asked: str
) -> tuple[Said, tuple[Mention, ...]]:
    """What figures are said to be of other slots than the one asked: "8000 avec 2000 de la mairie".

    Gives the utterance without them and their readings; nothing is claimed unless a figure is left to answer.
    """
    if asked in _OF_PEOPLE and "cofinancements" in wanted:
        given = _only_given(said, context)
        if given is not None:
            return blanked(said, given.start, given.end), (replace(given, slot="cofinancements"),)
    if not _several(said, context):
        return said, ()
    sentence = Sentence(said, wanted)
    _claim(sentence, context, asked, loose=False)
    left = _figures(sentence.said, context)
    return (sentence.said, tuple(sentence.found)) if left and sentence.found else (said, ())


def _only_given(said: Said, context: ReadingContext) -> Reading | None:
    """ "2000 de la mairie et 500 de la CAF", where people are counted: all the figures are sums, and who gives them."""
    if first_place(folded(said.plain), row_words(context.language).funders) is None:
        return None
    found = find_funders(said, context, loose=True)
    if not isinstance(found, Reading) or not isinstance(found.value, list):
        return None
    rows = [row for row in found.value if isinstance(row, Mapping)]
    sums = [row.get("montant") for row in rows if row.get("type") not in _NOT_OTHERS]
    sure = all(isinstance(euros, int | float) and euros >= _SURELY_MONEY for euros in sums)
    left = _figures(blanked(said, found.start, found.end), context)
    return found if sums and len(sums) == len(rows) and sure and not left else None


def elsewhere(said: Said, context: ReadingContext, wanted: Collection[str], asked: str) -> tuple[Mention, ...]:
    """Where a question about a sum gets figures that all have their slot by name, the one asked among them or not.

    "la mairie donne 3000", "300 dans la caisse", "la région 4000 et nous 700"; a doubt where whose it is is not clear.
    """
    figures = _figures(said, context)
    if not figures:
        return _part_of_a_funder(said, context, asked)
    if len(figures) == 1:
        found = _of_one(said, context, figures[0], asked)
        return (found,) if found is not None and (found.slot in wanted or found.slot == asked) else ()
    if not _several(said, context):
        return ()
    sentence = Sentence(said, {*wanted, asked})
    _claim(sentence, context, "", loose=True)
    told = len(sentence.found) > 1 or any(one.slot == "cofinancements" for one in sentence.found)
    return tuple(sentence.found) if told and not _figures(sentence.said, context) else ()


def _figures(said: Said, context: ReadingContext) -> list[Quantity]:
    return [q for q in quantities(said.plain, context.language) if not q.number.article]


def _several(said: Said, context: ReadingContext) -> bool:
    """Whether there are figures to share out: "4 intervenants à 200 euros" is one sum."""
    figures = quantities(said.plain, context.language)
    return len(figures) > 1 and worked_out(folded(said.plain), list(figures), context.language, "euros") is None


def _claim(sentence: Sentence, context: ReadingContext, asked: str, *, loose: bool) -> None:
    """Take out of the sentence every figure that its words give to a slot other than the one asked."""
    for start, end in refused_sums(sentence.said, context):
        sentence.blank(start, end)
    clues = clues_of(context.language)
    funders = find_funders(sentence.said, context, loose=loose)
    if isinstance(funders, Reading) and not (asked == "autofinancement" and _holds_our_own(funders, clues)):
        share_out(sentence, funders, clues)
    flat = folded(sentence.said.plain)
    before: Quantity | None = None
    for item in quantities(sentence.said.plain, context.language):
        if before is not None and asked in _OF_A_WHOLE and is_whole(flat, before, item, context.language):
            sentence.take(
                reading_at(sentence.said, context, item.low, (item.start, item.end), "montant"), "budget_total"
            )
        else:
            _claim_one(sentence, context, item, asked, flat, clues)
        before = item


def _holds_our_own(funders: Reading, clues: Clues) -> bool:
    """ "250 avec le loto et 90 avec la vente de gâteaux": where our own money is asked, none of it is another's."""
    rows = funders.value if isinstance(funders.value, list) else []
    return any(isinstance(row, Mapping) and is_own(row, clues) for row in rows)


def _claim_one(
    sentence: Sentence, context: ReadingContext, item: Quantity, asked: str, flat: str, clues: Clues
) -> None:
    if item.high is not None:
        return
    place = item.start, item.end
    if item.unit == "encadrants" and asked != "encadrants":
        reading = reading_at(sentence.said, context, int(item.low), place, "nombre", unit="encadrants")
        sentence.take(reading, "encadrants")
        _take_sign(sentence, item.start)
    elif item.unit in ("", "euros") and item.low >= SMALLEST_SUM and item.bound != "rejet":
        of_people = asked in _OF_PEOPLE and not item.unit  # "22 en tout" is no budget there
        slot = "" if of_people else told_role(flat, *place, clues)
        if slot and slot != asked:
            sentence.take(reading_at(sentence.said, context, item.low, place, "montant"), slot)


def _take_sign(sentence: Sentence, place: int) -> None:
    """The "+" of "30 jeunes + 4 animateurs" goes with what it adds."""
    before = len(sentence.said.plain[:place].rstrip(" "))
    if sentence.said.plain[before - 1 : before] == "+":
        sentence.blank(*sentence.said.span(before - 1, before))


def _of_one(said: Said, context: ReadingContext, item: Quantity, asked: str) -> Mention | None:
    """The slot of the only figure, when its words name another than the one asked."""
    if item.unit == "pourcent":
        return _share_of_a_funder(said, context, item, asked)
    found = _of_a_funder(said, context, asked)
    if found is not None:
        return found
    if item.unit not in ("", "euros") or item.high is not None or item.bound:
        return None
    after = clues_of(context.language).after.after(folded(said.plain), item.end)
    if after is None or after[0] not in _OF_OTHERS.get(asked, ()):
        return None
    return replace(reading_at(said, context, item.low, (item.start, after[1]), "montant"), slot=after[0])


def _share_of_a_funder(said: Said, context: ReadingContext, item: Quantity, asked: str) -> Mention | None:
    """ "la ville mettra 30 %" is the share of the local authorities; that of another funder is none that is asked."""
    local = local_shares(said, context)
    if local is not None:
        return replace(local, slot="cofinancement_local_taux")
    tag = first_tag(folded(said.plain), row_words(context.language).funders)
    if tag is None or tag in _NOT_OTHERS:
        return None
    return replace(doubt_at(said, context, (), (item.start, item.end), "doute_general"), slot=asked)


def _part_of_a_funder(said: Said, context: ReadingContext, asked: str) -> tuple[Mention, ...]:
    """ "la mairie paie la moitié" tells no part of the sum asked."""
    shares = find_shares(said.plain, context.language)
    found = first_place(folded(said.plain), row_words(context.language).funders) if len(shares) == 1 else None
    if found is None or found[0] in _NOT_OTHERS or found[1] > shares[0].start:
        return ()
    place = shares[0].start, shares[0].end
    return (replace(doubt_at(said, context, (), place, "doute_general"), slot=asked),)


def _of_a_funder(said: Said, context: ReadingContext, asked: str) -> Mention | None:
    """ "la mairie donne 3000", whatever sum is asked: the only figure is a funder's, and joins the rows known."""
    found = find_funders(said, context, loose=asked == "montant_demande")  # "1500 à la CAF" asks nothing of the Région
    if not isinstance(found, Reading) or not isinstance(found.value, list):
        return None
    rows = [row for row in found.value if isinstance(row, Mapping)]
    if len(rows) != 1 or rows[0].get("montant") is None:
        return None
    if first_tag(folded(plain(found.said)), row_words(context.language).third_parties) is not None:
        place = plain_place(said, found.start), plain_place(said, found.end - 1) + 1
        return replace(doubt_at(said, context, (), place, "doute_general"), slot=asked)
    if rows[0].get("type") in _NOT_OTHERS or is_own(rows[0], clues_of(context.language)):
        return None
    return replace(found, slot="cofinancements", value=joined_rows(context.known.get("cofinancements"), [rows[0]]))
