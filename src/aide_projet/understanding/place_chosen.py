"""The commune that a name found means, or the few that it may mean."""

from __future__ import annotations

from collections.abc import Sequence

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.place import LARGE, Commune, Places
from aide_projet.understanding.place_words import (
    Hit,
    Spoken,
)
from aide_projet.understanding.reading import Doubt, Reading, Rule
from aide_projet.understanding.said import Said

OFFERED = 4
"""Readings offered at most for a name of several communes."""
_OVERSEAS = ("97", "98")
"""Departments so far away that a name in a sentence hardly means their commune when it can mean another."""
KNOWN_BY_ALL = 100_000  # inhabitants from which a name means that town, wherever it is said
MUCH_LARGER = 10  # times: a name misspelt as two communes is the one that everybody knows


def chosen(
    said: Said, context: ReadingContext, hit: Hit, spoken: Spoken, places: Places, code: tuple[str, int, int] | None
) -> Reading | Doubt:
    place = hit.start, hit.end
    communes = hit.communes
    if hit.key in spoken.vague and hit.key not in spoken.usual:
        return which_of(said, context, communes, place)
    if _unlikely(hit, places, spoken):
        longer = places.starting(hit.key)
        offered = (*longer, *communes)
        return which_of(said, context, offered, place)
    if code is not None:
        communes = tuple(c for c in communes if code[0] in c.postcodes) or communes
    home = [commune for commune in communes if commune.department in places.home and not commune.belongs_to]
    home = home or [commune for commune in communes if commune.department in places.home]
    candidates = home or [c for c in communes if not c.belongs_to] or list(communes)
    if len(candidates) > 1 and not _dominates(candidates):
        return which_of(said, context, candidates, place)
    reading = said_commune(said, context, candidates[0], place, "commune")
    if spoken.nearby.before(folded(said.plain), hit.start):
        return doubt_at(said, context, (reading,), place, "doute_commune")
    return reading


def _unlikely(hit: Hit, places: Places, spoken: Spoken) -> bool:
    """A commune far away whose name is a word, or begins a name near home ("Condé", "Saint-Martin"): asked about."""
    first = hit.communes[0]
    if first.department.startswith(_OVERSEAS):
        return len(hit.communes) > 1 or bool(places.starting(hit.key))
    if first.department in places.home or hit.key in spoken.usual or first.population >= KNOWN_BY_ALL:
        return False
    if bool(places.starting(hit.key)):  # "Fresnes" said here is Fresnes-sur-Escaut
        return True
    return first.population < LARGE and (hit.key in spoken.ordinary or hit.key in spoken.around)


def _dominates(candidates: list[Commune]) -> bool:
    """A town of 10 000 or more whose namesakes are villages: Paris, not the hamlet."""
    first, second = candidates[0], candidates[1]
    return first.population >= LARGE and first.population >= MUCH_LARGER * max(second.population, 1)


def of_postcode(
    said: Said, context: ReadingContext, places: Places, code: tuple[str, int, int]
) -> Reading | Doubt | None:
    digits, start, end = code
    found = [commune for commune in places.postcode(digits) if not commune.belongs_to] or list(places.postcode(digits))
    if not found:
        return None
    readings = tuple(said_commune(said, context, commune, (start, end), "code_postal") for commune in found[:OFFERED])
    return readings[0] if len(readings) == 1 else doubt_at(said, context, readings, (start, end), "doute_commune")


def said_commune(said: Said, context: ReadingContext, commune: Commune, place: tuple[int, int], rule: Rule) -> Reading:
    return reading_at(said, context, commune.name, place, rule)


def which_of(said: Said, context: ReadingContext, communes: Sequence[Commune], place: tuple[int, int]) -> Doubt:
    """Several communes to choose from, told apart by their department."""
    offered = tuple(
        reading_at(said, context, one.name, place, "commune", unit=one.department_name) for one in communes[:OFFERED]
    )
    return doubt_at(said, context, offered, place, "doute_commune")


def well_known(commune: Commune) -> bool:
    return commune.population >= LARGE
