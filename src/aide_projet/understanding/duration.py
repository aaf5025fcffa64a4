"""Durations: {"months": n} or {"days": n}. Weeks are days, years are months; hours are asked about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aide_projet.draft.kept import of_content
from aide_projet.draft.value import Value
from aide_projet.understanding.arithmetic import worked_out
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.quantity import is_vague_before, quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said
from aide_projet.understanding.standing import standing

_IN = {
    "jours": ("days", 1),
    "semaines": ("days", 7),
    "week_ends": ("days", 2),
    "mois": ("months", 1),
    "annees": ("months", 12),
}
_HALF = {"jours": 0.5, "semaines": 3, "week_ends": 1, "annees": 6}  # a month and a half is told in days
_DAYS_OF_HALF_MONTH = 15
_SHORT = 80


@dataclass(frozen=True, slots=True)
class _Lengths:
    said: Phrases
    lead: Phrases
    half: Phrases
    vague: Phrases


@of_content(maxsize=8)
def _lengths(language: Language) -> _Lengths:
    listed = language.words
    said = {
        n.removeprefix("duree "): w for n, w in language.subjects.get("dates", {}).items() if n.startswith("duree ")
    }
    return _Lengths(
        said=phrases(said),
        lead=phrases({"lead": listed("dates", "devant_duree")}),
        half=phrases({"half": listed("dates", "et_demi")}),
        vague=phrases({"vague": listed("dates", "duree_vague")}),
    )


def find_durations(said: Said, context: ReadingContext) -> tuple[Reading | Doubt, ...]:
    """Durations announced as such ("pendant 6 mois"); ages and "dans 3 semaines" are none."""
    found = [q for q in quantities(said.plain, context.language) if q.unit in _IN]
    if not found:
        return ()
    lengths = _lengths(context.language)
    flat = folded(said.plain)
    return tuple(
        _told(said, context, q, lengths, flat)
        for q in found
        if lengths.lead.before(flat, q.start) and q.bound != "rejet"
    )


def read_duration(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The duration that answers "combien de temps ?"; None when the text says something else."""
    text = said.plain
    flat = folded(text)
    lengths = _lengths(context.language)
    found = [q for q in quantities(text, context.language) if not (q.number.article and not q.unit)]
    listed = _listed(flat, lengths)
    found = _with_unit_taken_back(found)
    timed = standing(flat, [q for q in found if q.unit in _IN], context.language)
    timed = [q for q in timed if not q.per] or timed  # "un jour par semaine pendant deux mois"
    added = _added_up(said, context, timed, flat) or _multiplied(said, context, found, flat)
    if added is not None:
        return added
    if any(q.number.article and flat.startswith(" sur ", q.end) for q in timed):  # "un week-end sur deux"
        return None
    if listed is not None and (
        not timed or (len(timed) == 1 and timed[0].number.article and not lengths.half.after(flat, timed[0].end))
    ):
        amount, _, unit = listed[0].partition(" ")
        value: Value = {_IN[unit][0]: int(amount)}
        return reading_at(said, context, value, (listed[1], listed[2]), "duree")
    if len(timed) == 1:
        return _told(said, context, timed[0], lengths, flat)
    if timed:
        readings = tuple(reading_at(said, context, _value(q, q.low), (q.start, q.end), "duree") for q in timed[:4])
        return doubt_at(said, context, readings, (timed[0].start, timed[-1].end), "doute_plusieurs")
    return _unmeasured(said, context, found, lengths, flat)


def _with_unit_taken_back(found: list[Quantity]) -> list[Quantity]:
    """ "pas six mois, neuf": what is taken back lends its unit."""
    taken_back = [q for q in found if q.bound == "rejet" and q.unit in _IN]
    if len(taken_back) != 1 or any(q.unit in _IN for q in found if q is not taken_back[0]):
        return found
    return [q if q.unit else replace(q, unit=taken_back[0].unit) for q in found]


def _added_up(said: Said, context: ReadingContext, timed: list[Quantity], flat: str) -> Reading | None:
    """ "un an et trois mois"."""
    if len(timed) != 2 or [q.unit for q in timed] != ["annees", "mois"]:
        return None
    years, months = timed
    plain = all(q.high is None and not q.bound and q.low == int(q.low) for q in timed)
    if not plain or flat[years.end : months.start].strip() != "et":
        return None
    total: Value = {"months": int(years.low) * 12 + int(months.low)}
    return reading_at(said, context, total, (years.start, months.end), "somme")


def _multiplied(said: Said, context: ReadingContext, found: list[Quantity], flat: str) -> Doubt | None:
    """ "3 fois 2 jours" is worked out and asked about."""
    if len(found) != 2 or found[0].unit in _IN or found[1].unit not in _IN:
        return None
    worked = worked_out(flat, found, context.language, found[1].unit)
    if worked is None:
        return None
    place = worked.start, worked.end
    reading = reading_at(said, context, _value(found[1], worked.value), place, "calcul")
    return doubt_at(said, context, (reading,), place, "doute_calcul")


def _listed(flat: str, lengths: _Lengths) -> tuple[str, int, int] | None:
    """The first listed expression, with its place: "une année scolaire"."""
    if len(flat) > _SHORT:
        return None
    return lengths.said.anywhere(flat)


def _unmeasured(
    said: Said, context: ReadingContext, found: list[Quantity], lengths: _Lengths, flat: str
) -> Doubt | None:
    hours = next((q for q in found if q.unit == "heures"), None)
    if hours is not None:
        return doubt_at(said, context, (), (hours.start, hours.end), "doute_duree")
    bare = [q for q in found if not q.unit and q.high is None and q.low == int(q.low) and q.low < 400]
    if len(bare) == 1 and len(found) == 1 and not bare[0].next_word:
        place = bare[0].start, bare[0].end
        readings = tuple(
            reading_at(said, context, {name: int(bare[0].low)}, place, "duree") for name in ("months", "days")
        )
        return doubt_at(said, context, readings, place, "doute_duree")
    if len(flat) <= _SHORT and lengths.vague.after(flat, 0):
        return doubt_at(said, context, (), (0, len(flat)), "doute_nombre_vague")
    return None


def _told(said: Said, context: ReadingContext, item: Quantity, lengths: _Lengths, flat: str) -> Reading | Doubt:
    half = lengths.half.after(flat, item.end)
    place = item.start, half[1] if half else item.end
    about = item.bound == "environ"

    def read(number: float) -> Reading:
        return reading_at(said, context, _value(item, number, half is not None), place, "duree", approximate=about)

    if item.negative or item.number.unsure or item.number.other is not None:
        return doubt_at(said, context, (), place, "doute_separateur")
    if item.number.approximate and is_vague_before(flat, item.number.start, context.language):
        return doubt_at(said, context, (), place, "doute_nombre_vague")
    if item.high is not None:
        reason = "doute_plusieurs" if item.either else "doute_fourchette"
        return doubt_at(said, context, (read(item.low), read(item.high)), place, reason)
    if item.per:  # "3 semaines par an"
        return doubt_at(said, context, (read(item.low),), place, "doute_par_unite")
    if item.bound in ("moins", "plus"):
        return doubt_at(
            said, context, (read(item.low),), place, "doute_au_moins" if item.bound == "moins" else "doute_au_plus"
        )
    return read(item.low)


def _value(item: Quantity, number: float, half: bool = False) -> Value:
    name, each = _IN[item.unit]
    if item.unit == "mois" and (half or number != int(number)):
        return {"days": round(number * 30) + (_DAYS_OF_HALF_MONTH if half else 0)}
    total = number * each + (_HALF[item.unit] if half else 0)
    return {name: int(total) if total == int(total) else round(total, 1)}
