"""Percentages and shares: "30 %", "un quart", "3000 sur 10000". Over 100 is asked about."""

from __future__ import annotations

import re

from aide_projet.understanding.arithmetic import worked_out
from aide_projet.understanding.clues import clues_of
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.row_words import first_place, row_words
from aide_projet.understanding.said import Said
from aide_projet.understanding.share import Share, find_shares
from aide_projet.understanding.standing import standing
from aide_projet.understanding.zero import says_zero

_SURELY_EUROS = 500  # a bare number this large is no percentage
_OUT_OF = re.compile(r" ?(?:euros? |€ ?)?(?:sur|/) ?(?:les |un total de |un budget de |un budget total de )?")
_LOCAL = ("commune", "intercommunalite", "departement")
_CUTS = ",;.!?\n"
_NEAR = 5  # points between a share and the figure that makes it precise: "un bon tiers, 35"


def find_percents(said: Said, context: ReadingContext) -> tuple[Reading | Doubt, ...]:
    """Every "30 %", and the shares said of the budget ("la moitié du budget")."""
    text = said.plain
    found = standing(
        folded(text), [q for q in quantities(text, context.language) if q.unit == "pourcent"], context.language
    )
    told = tuple(_told(said, context, item) for item in found)
    if told:
        return told
    shares = [s for s in find_shares(text, context.language) if s.of_budget and s.percent < 100]
    return tuple(_share(said, context, share) for share in shares)


def read_percent(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The share that answers a question about a share; the value is in percent (30 for 30 %)."""
    text = said.plain
    found = quantities(text, context.language)
    shares = find_shares(text, context.language)
    ratio = _ratio(said, context, found)
    if ratio is not None:
        return ratio
    if shares and not any(q.unit in ("pourcent", "euros") for q in found):
        return _shares(said, context, shares, found)
    if says_zero(said, context):
        return reading_at(said, context, 0, (0, len(text)), "zero", unit="pourcent")
    flat = folded(text)
    candidates = [q for q in found if q.unit in ("pourcent", "") and not (q.number.article and not q.unit)]
    added = worked_out(flat, candidates, context.language, "pourcent")
    if added is not None and not added.confirmed:
        place = added.start, added.end
        total = reading_at(said, context, added.value, place, "calcul", unit="pourcent")
        return doubt_at(said, context, (total,), place, "doute_calcul")
    told = standing(flat, [q for q in candidates if q.unit], context.language)
    kept = told or standing(flat, [q for q in found if not q.number.article], context.language)
    told = told or [q for q in kept if not q.unit]
    if len(told) > 1 and len({(q.low, q.high, q.bound) for q in told}) == 1:  # "30, la loi dit 30"
        told = told[:1]
    if len(told) == 1:
        if _of_another(flat, told[0].start, told[0].end, context):
            return doubt_at(said, context, (), (told[0].start, told[0].end), "doute_general")
        if not told[0].unit and (told[0].low >= _SURELY_EUROS or told[0].before == "sur"):
            return None  # "un habitant sur quatre" is no share of the budget
        return _told(said, context, told[0])
    if told:
        readings = tuple(
            reading_at(said, context, q.low, (q.start, q.end), "pourcentage", unit="pourcent") for q in told[:4]
        )
        return doubt_at(said, context, readings, (told[0].start, told[-1].end), "doute_plusieurs")
    return None


def _of_another(flat: str, first: int, last: int, context: ReadingContext) -> bool:
    """ "la région met 30 %" is no share of the local authorities: who is named beside the figure is none of them."""
    start = max(flat.rfind(mark, 0, first) for mark in _CUTS) + 1
    end = min((place for mark in _CUTS if (place := flat.find(mark, last)) >= 0), default=len(flat))
    funders = row_words(context.language).funders
    named = (first_place(flat[start:first], funders), first_place(flat[last:end], funders))
    tags = {found[0] for found in named if found is not None}
    clues = clues_of(context.language)
    role = clues.before.before(flat, first) or clues.after.after(flat, last)
    ours = role is not None and role[0] in ("autofinancement", "montant_demande")
    return tags.isdisjoint(_LOCAL) and (bool(tags) or ours)


def _shares(
    said: Said, context: ReadingContext, shares: tuple[Share, ...], found: tuple[Quantity, ...]
) -> Reading | Doubt:
    told = tuple(_share(said, context, share) for share in shares)
    figures = [q for q in found if not q.unit and all(q.start >= s.end or q.end <= s.start for s in shares)]
    first = shares[0]
    if len(told) == 1 and not figures:
        another = _of_another(folded(said.plain), first.start, first.end, context)
        return doubt_at(said, context, (), (first.start, first.end), "doute_general") if another else told[0]
    one = len(told) == len(figures) == 1 and first.bound in ("", "environ")
    if one and abs(figures[0].low - first.percent) <= _NEAR:
        return _told(said, context, figures[0])
    readings = tuple(one for one in told if isinstance(one, Reading))
    return doubt_at(said, context, readings, (first.start, shares[-1].end), "doute_plusieurs")


def _share(said: Said, context: ReadingContext, share: Share) -> Reading | Doubt:
    place = share.start, share.end
    about = share.bound == "environ"
    reading = reading_at(said, context, _round(share.percent), place, "part", unit="pourcent", approximate=about)
    if share.bound in ("moins", "plus"):
        return doubt_at(
            said, context, (reading,), place, "doute_au_moins" if share.bound == "moins" else "doute_au_plus"
        )
    return reading


def _ratio(said: Said, context: ReadingContext, found: tuple[Quantity, ...]) -> Reading | None:
    """ "3000 sur 10000", "un euro sur quatre"."""
    if len(found) != 2 or not {q.unit for q in found} <= {"", "euros"}:
        return None
    part, whole = found
    gap = said.plain[part.number.end : whole.number.start]
    if not _OUT_OF.fullmatch(gap) or not 0 < part.low <= whole.low or part.high or whole.high:
        return None
    value = _round(part.low * 100 / whole.low)
    return reading_at(said, context, value, (part.start, whole.end), "rapport", unit="pourcent")


def _told(said: Said, context: ReadingContext, item: Quantity) -> Reading | Doubt:
    place = item.start, item.end

    def read(value: float) -> Reading:
        return reading_at(
            said, context, value, place, "pourcentage", approximate=item.bound == "environ", unit="pourcent"
        )

    first = read(item.low)
    if item.negative:
        return doubt_at(said, context, (first,), place, "doute_negatif")
    if item.number.unsure or item.number.other is not None:
        return doubt_at(said, context, (), place, "doute_separateur")
    if item.high is not None:
        return doubt_at(
            said, context, (first, read(item.high)), place, "doute_plusieurs" if item.either else "doute_fourchette"
        )
    if item.bound in ("moins", "plus"):
        return doubt_at(said, context, (first,), place, "doute_au_moins" if item.bound == "moins" else "doute_au_plus")
    if item.low > 100:
        return doubt_at(said, context, (), place, "doute_pourcentage")
    if not item.unit and 0 < item.low < 1:
        return doubt_at(said, context, (read(_round(item.low * 100)), first), place, "doute_pourcentage")
    return first


def _round(value: float) -> float:
    near = round(value, 2)
    return int(near) if near == int(near) else near
