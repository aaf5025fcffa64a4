"""The commune that answers "dans quelle commune ?"."""

from __future__ import annotations

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import doubt_at
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.place import Places
from aide_projet.understanding.place_chosen import KNOWN_BY_ALL, OFFERED, chosen, of_postcode, said_commune, well_known
from aide_projet.understanding.place_misspelt import misspelt_commune
from aide_projet.understanding.place_name import name_key
from aide_projet.understanding.place_words import (
    Hit,
    Spoken,
    Word,
    find_hits,
    is_of_others,
    is_on_a_road,
    is_one_of_two,
    is_rejected,
    name_words,
    spoken_of,
)
from aide_projet.understanding.postcode import find_postcode
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said
from aide_projet.understanding.standing import replaced_between

_ARTICLES = frozenset({"la", "le", "les", "l"})


def read_commune(said: Said, context: ReadingContext, places: Places) -> Reading | Doubt | None:
    """The commune that answers "dans quelle commune ?", by its name, its postcode, or its name spelt almost right."""
    spoken = spoken_of(context.language)
    words = name_words(said)
    if not words or len(words) > 60:
        return None
    code = find_postcode(said)
    hits = find_hits(words, places, spoken)
    kept = [hit for hit in hits if not is_rejected(words, hit)] or hits
    ours = [hit for hit in kept if not is_of_others(said, words, hit, spoken)]
    if kept and not ours:  # nobody said that the project is there
        return _asked_about(chosen(said, context, kept[-1], spoken, places, code))
    kept = ours
    if len(hits) > len(kept) == 1 and hits:
        return chosen(said, context, kept[0], spoken, places, code)
    words, kept = _inside(said, words, kept, spoken)
    kept = _last_said(said, _sensible(said, words, kept, spoken), context)
    kept = _with_its_quarter(kept, words, places, spoken)
    if code is not None and not kept:
        return of_postcode(said, context, places, code)
    if len({hit.communes[0].insee for hit in kept}) == 1:
        longer = _longer(said, context, words, kept[-1], places, spoken)
        if longer is not None:
            return longer
        found = chosen(said, context, kept[-1], spoken, places, code)
        if isinstance(found, Reading) and is_one_of_two(words, kept[-1], spoken):
            return doubt_at(said, context, (found,), (kept[-1].start, kept[-1].end), "doute_commune")
        return found
    if kept:
        readings = tuple(
            said_commune(said, context, hit.communes[0], (hit.start, hit.end), "commune") for hit in kept[:OFFERED]
        )
        return doubt_at(said, context, readings, (kept[0].start, kept[-1].end), "doute_plusieurs")
    return misspelt_commune(said, context, words, places, spoken)


def _asked_about(found: Reading | Doubt) -> Doubt:
    if isinstance(found, Doubt):
        return found
    return Doubt(found.slot, (found,), "doute_commune", found.said, found.start, found.end)


def _longer(
    said: Said, context: ReadingContext, words: list[Word], hit: Hit, places: Places, spoken: Spoken
) -> Reading | None:
    """ "Noyele sou lens": a name that ends with another's, when only its beginning is misspelt."""
    unread = hit.first > 0 and words[hit.first - 1][0] not in spoken.around
    found = misspelt_commune(said, context, words, places, spoken) if unread else None
    ends = isinstance(found, Reading) and name_key(str(found.value)).endswith(" " + hit.key)
    return found if ends and isinstance(found, Reading) else None


def _sensible(said: Said, words: list[Word], hits: list[Hit], spoken: Spoken) -> list[Hit]:
    """Of the names found in an answer, those that may be meant: not the small words around, not a street's name."""
    if not hits:
        return []
    if len(hits) == 1 and hits[0].first == 0 and hits[0].last == len(words):
        return hits
    kept = []
    for hit in hits:
        known = well_known(hit.communes[0]) and not is_rejected(words, hit)  # Calais, not the Pas-de-Calais
        bare = (hit.key in spoken.around and not known) or hit.key in spoken.ordinary
        before = words[hit.first - 1][0] if hit.first else ""
        introduced = before in spoken.surely or (before in spoken.before and not said.text.isupper())
        if bare and not (introduced and said.text[said.offsets[hit.start]].isupper()):
            continue
        if hit.first > 0 and is_on_a_road(words, hit, spoken):
            continue
        kept.append(hit)
    if kept:
        left = [
            word
            for at, (word, _, _) in enumerate(words)
            if word not in spoken.around and not any(hit.first <= at < hit.last for hit in kept)
        ]
        local = [hit for hit in kept if well_known(hit.communes[0]) or _introduced(said, words, hit, spoken)]
        if left and len(local) < len(kept):
            kept = local
    return kept


def _introduced(said: Said, words: list[Word], hit: Hit, spoken: Spoken) -> bool:
    """ "on démarre le 14 mars à Noyelles-sous-Lens": written as a name, after a word that leads to a place."""
    led = hit.first > 0 and words[hit.first - 1][0] in spoken.surely
    return led and said.text[said.offsets[hit.start]].isupper() and not said.text.isupper()


def _with_its_quarter(hits: list[Hit], words: list[Word], places: Places, spoken: Spoken) -> list[Hit]:
    """ "Lille, Moulins", "Tourcoing, la Bourgogne": what follows names a part of the town."""
    if len(hits) != 2 or any(word not in _ARTICLES for word, _, _ in words[hits[0].last : hits[1].first]):
        return hits
    town, part = hits[0].communes[0], hits[1].communes[0]
    far = part.department not in places.home and part.population < KNOWN_BY_ALL
    near = town.department in places.home and well_known(town) and hits[0].key not in spoken.vague
    return hits[:1] if near and (far or hits[1].key in spoken.vague) else hits


def _led_to(words: list[Word], hit: Hit) -> bool:
    return hit.first > 0 and words[hit.first - 1][0] in ("a", "en")


def _last_said(said: Said, hits: list[Hit], context: ReadingContext) -> list[Hit]:
    """ "Lens, euh non, Liévin": what takes another's place."""
    flat = folded(said.plain)
    for index in range(len(hits) - 1, 0, -1):
        if replaced_between(flat, hits[index - 1].end, hits[index].start, context.language):
            return hits[index:]
    return hits


def _inside(said: Said, words: list[Word], hits: list[Hit], spoken: Spoken) -> tuple[list[Word], list[Hit]]:
    """ "Mazingarbe, à côté de Béthune": the words before those that tell where it is, and the communes among them.

    "À côté de Béthune, à Verquin": the one that is not only near.
    """
    flat = folded(said.plain)
    if hits and spoken.nearby.before(flat, hits[0].start) is not None:
        exact = [hit for hit in hits if _led_to(words, hit) and spoken.nearby.before(flat, hit.start) is None]
        return words, exact if len(exact) == 1 else hits
    for hit in hits[1:]:
        around = spoken.nearby.before(flat, hit.start)
        told = around is not None and hits[0].end <= around[1]  # "Lys-lez-Lannoy" misspelt has no name before "lez"
        if around is not None and told and around[0] != "entre" and spoken.nearby.before(flat, hits[0].start) is None:
            return [word for word in words if word[1] < around[1]], [one for one in hits if one.start < around[1]]
    return words, hits
