"""Communes named in a free sentence, where nobody asked for one."""

from __future__ import annotations

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import doubt_at
from aide_projet.understanding.place import LARGE, Places
from aide_projet.understanding.place_chosen import OFFERED, chosen, said_commune, well_known
from aide_projet.understanding.place_words import (
    Hit,
    Spoken,
    Word,
    find_hits,
    is_a_destination,
    is_in_an_address,
    is_of_others,
    is_on_a_road,
    is_rejected,
    name_words,
    spoken_of,
)
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said


def find_communes(said: Said, context: ReadingContext, places: Places) -> tuple[Reading | Doubt, ...]:
    """The commune where a free sentence says that the project is; several that are not one place make a doubt."""
    spoken = spoken_of(context.language)
    words = name_words(said)
    hits = [hit for hit in find_hits(words, places, spoken) if _said_as_place(said, words, hit, places, spoken)]
    found = [hit for hit in hits if not _said_of_other_things(said, words, hit, spoken)]
    kept = [hit for hit in found if not (is_rejected(words, hit) or is_of_others(said, words, hit, spoken))]
    if not kept:
        return ()
    led = [hit for hit in kept if hit.first > 0 and words[hit.first - 1][0] in spoken.surely]
    joined = [hit for hit in kept if led and words[hit.first - 1][0] == "et" and hit.first == led[-1].last + 1]
    sure = [*led, *joined] or kept  # "à Roubaix et Tourcoing"
    if len({hit.key for hit in sure}) > 1:
        readings = tuple(
            said_commune(said, context, hit.communes[0], (hit.start, hit.end), "commune") for hit in sure[:OFFERED]
        )
        return (doubt_at(said, context, readings, (sure[0].start, sure[-1].end), "doute_plusieurs"),)
    return (chosen(said, context, sure[0], spoken, places, None),)


def _said_as_place(said: Said, words: list[Word], hit: Hit, places: Places, spoken: Spoken) -> bool:
    """Whether a name met in a sentence is the commune: home ones and large ones, introduced or written as a name."""
    commune = hit.communes[0]
    home = commune.department in places.home
    before = words[hit.first - 1][0] if hit.first else ""
    introduced = before in spoken.before and words[hit.first - 1][2] + 2 >= hit.start
    capital = said.text[said.offsets[hit.start]].isupper()
    town = home and well_known(commune) and before != "de" and capital  # Calais, not the Pas-de-Calais
    if hit.key in spoken.ordinary or (hit.key in spoken.around and not town):
        return (
            capital and before in spoken.surely and (home or commune.population >= LARGE) and _mid_sentence(said, hit)
        )
    if hit.key in spoken.vague:
        return False
    if home:
        usual = hit.key in spoken.usual or commune.population >= LARGE
        return (
            (introduced and (capital or len(hit.key) >= 5 or usual))
            or (capital and (usual or " " in hit.key))
            or (usual and len(hit.key) >= 4)
        )
    return commune.population >= LARGE and introduced and (capital or (before in spoken.surely and len(hit.key) >= 5))


def _said_of_other_things(said: Said, words: list[Word], hit: Hit, spoken: Spoken) -> bool:
    return is_on_a_road(words, hit, spoken) or is_a_destination(words, hit, spoken) or is_in_an_address(said.plain, hit)


def _mid_sentence(said: Said, hit: Hit) -> bool:
    """A text all in capitals says nothing by a capital."""
    return not said.text.isupper() and hit.start > 0
