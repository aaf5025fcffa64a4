"""Communes read from words: as the answer to "dans quelle commune ?", and in free sentences."""

from __future__ import annotations

import re

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.place import LARGE, Alike, Commune, Places
from aide_projet.understanding.place_name import plain_key
from aide_projet.understanding.place_words import (
    Hit,
    Spoken,
    find_hits,
    is_a_destination,
    is_on_a_road,
    is_one_of_two,
    is_rejected,
    spoken_of,
)
from aide_projet.understanding.postcode import find_postcode
from aide_projet.understanding.reading import Doubt, Reading, Rule
from aide_projet.understanding.said import Said
from aide_projet.understanding.standing import replaced_between

OFFERED = 4
"""Readings offered at most for a name of several communes."""

_Word = tuple[str, int, int]
"""A word of the plain text, and its places."""

_ARTICLES = ("la", "le", "les")
_WORD = re.compile(r"[a-z0-9]+(?:/)?")
_OVERSEAS = ("97", "98")
"""Departments so far away that a name in a sentence hardly means their commune when it can mean another."""
_KNOWN_BY_ALL = 100_000  # inhabitants from which a name means that town, wherever it is said
_SHORT_NAME = 5  # letters under which a misspelt name is never sure
_MUCH_LARGER = 10  # times: a name misspelt as two communes is the one that everybody knows
_MOST_WORDS = 12  # of an answer that is searched for a misspelt name


def name_words(said: Said) -> list[tuple[str, int, int]]:
    """The words among which a name is looked for, with their places in the plain text."""
    return [(m[0], m.start(), m.end()) for m in _WORD.finditer(said.plain)]


def read_commune(said: Said, context: ReadingContext, places: Places) -> Reading | Doubt | None:
    """The commune that answers "dans quelle commune ?", by its name, its postcode, or its name spelt almost right."""
    spoken = spoken_of(context.language)
    words = name_words(said)
    if not words or len(words) > 60:
        return None
    code = find_postcode(said)
    hits = find_hits(words, places, spoken)
    kept = [hit for hit in hits if not is_rejected(words, hit)] or hits
    if len(hits) > len(kept) == 1 and hits:
        return _one(said, context, kept[0], spoken, places, code)
    words, kept = _inside(said, words, kept, spoken)
    kept = _last_said(said, _sensible(said, words, kept, spoken), context)
    if code is not None and not kept:
        return _of_postcode(said, context, places, code)
    if len({hit.communes[0].insee for hit in kept}) == 1:
        found = _one(said, context, kept[-1], spoken, places, code)
        if isinstance(found, Reading) and is_one_of_two(words, kept[-1], spoken):
            return doubt_at(said, context, (found,), (kept[-1].start, kept[-1].end), "doute_commune")
        return found
    if kept:
        readings = tuple(
            _reading(said, context, hit.communes[0], (hit.start, hit.end), "commune") for hit in kept[:OFFERED]
        )
        return doubt_at(said, context, readings, (kept[0].start, kept[-1].end), "doute_plusieurs")
    return _misspelt(said, context, words, places, spoken)


def read_union(said: Said, context: ReadingContext, places: Places) -> Reading | None:
    """The intercommunalité named, as written; the name of a commune gives the one that it belongs to."""
    found = places.named(said.text)
    if found and found[0].union:
        return reading_at(said, context, found[0].union, (0, len(said.plain)), "intercommunalite_de")
    commune = _commune_alone(said, context, places)
    if commune is not None and commune.union:
        return reading_at(said, context, commune.union, (0, len(said.plain)), "intercommunalite_de")
    text = " ".join(said.text.split())
    if not any(char.isalpha() for char in text):
        return None
    return Reading(context.slot, text, said.text, 0, len(said.text), "intercommunalite")


def _commune_alone(said: Said, context: ReadingContext, places: Places) -> Commune | None:
    """ "on est à Roubaix": the commune named, when nothing but words that lead to one is said besides."""
    spoken = spoken_of(context.language)
    words = name_words(said)
    hits = find_hits(words, places, spoken) if 1 < len(words) <= _MOST_WORDS else []
    if len(hits) != 1 or hits[0].key in spoken.around or hits[0].key in spoken.ordinary:
        return None
    others = [word for at, (word, _, _) in enumerate(words) if not hits[0].first <= at < hits[0].last]
    led = all(word in spoken.around for word in others) and not spoken.unions.intersection(others)
    return hits[0].communes[0] if led else None


def find_communes(said: Said, context: ReadingContext, places: Places) -> tuple[Reading | Doubt, ...]:
    """The commune where a free sentence says that the project is; several that are not one place make a doubt."""
    spoken = spoken_of(context.language)
    words = name_words(said)
    found = [hit for hit in find_hits(words, places, spoken) if _said_as_place(said, words, hit, places, spoken)]
    kept = [hit for hit in found if not is_rejected(words, hit)]
    if not kept:
        return ()
    led = [hit for hit in kept if hit.first > 0 and words[hit.first - 1][0] in spoken.surely]
    joined = [hit for hit in kept if led and words[hit.first - 1][0] == "et" and hit.first == led[-1].last + 1]
    sure = [*led, *joined] or kept  # "à Roubaix et Tourcoing"
    if len({hit.key for hit in sure}) > 1:
        readings = tuple(
            _reading(said, context, hit.communes[0], (hit.start, hit.end), "commune") for hit in sure[:OFFERED]
        )
        return (doubt_at(said, context, readings, (sure[0].start, sure[-1].end), "doute_plusieurs"),)
    return (_one(said, context, sure[0], spoken, places, None),)


def _sensible(said: Said, words: list[_Word], hits: list[Hit], spoken: Spoken) -> list[Hit]:
    """Of the names found in an answer, those that may be meant: not the small words around, not a street's name."""
    if not hits:
        return []
    if len(hits) == 1 and hits[0].first == 0 and hits[0].last == len(words):
        return hits
    kept = []
    for hit in hits:
        known = _well_known(hit.communes[0]) and not is_rejected(words, hit)  # Calais, not the Pas-de-Calais
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
        local = [hit for hit in kept if _well_known(hit.communes[0]) or _introduced(said, words, hit, spoken)]
        if left and len(local) < len(kept):
            kept = local
    return kept


def _introduced(said: Said, words: list[_Word], hit: Hit, spoken: Spoken) -> bool:
    """ "on démarre le 14 mars à Noyelles-sous-Lens": written as a name, after a word that leads to a place."""
    led = hit.first > 0 and words[hit.first - 1][0] in spoken.surely
    return led and said.text[said.offsets[hit.start]].isupper() and not said.text.isupper()


def _last_said(said: Said, hits: list[Hit], context: ReadingContext) -> list[Hit]:
    """ "Lens, euh non, Liévin": what takes another's place."""
    flat = folded(said.plain)
    for index in range(len(hits) - 1, 0, -1):
        if replaced_between(flat, hits[index - 1].end, hits[index].start, context.language):
            return hits[index:]
    return hits


def _inside(said: Said, words: list[_Word], hits: list[Hit], spoken: Spoken) -> tuple[list[_Word], list[Hit]]:
    """ "Mazingarbe, à côté de Béthune": the words before those that tell where it is, and the communes among them."""
    flat = folded(said.plain)
    for hit in hits[1:]:
        around = spoken.nearby.before(flat, hit.start)
        if around is not None and around[0] != "entre" and spoken.nearby.before(flat, hits[0].start) is None:
            return [word for word in words if word[1] < around[1]], [one for one in hits if one.start < around[1]]
    return words, hits


def _well_known(commune: Commune) -> bool:
    return commune.population >= LARGE


def _said_as_place(said: Said, words: list[_Word], hit: Hit, places: Places, spoken: Spoken) -> bool:
    """Whether a name met in a sentence is the commune: home ones and large ones, introduced or written as a name."""
    commune = hit.communes[0]
    home = commune.department in places.home
    before = words[hit.first - 1][0] if hit.first else ""
    introduced = before in spoken.before and words[hit.first - 1][2] + 2 >= hit.start
    capital = said.text[said.offsets[hit.start]].isupper()
    if is_on_a_road(words, hit, spoken) or is_a_destination(words, hit, spoken):
        return False
    town = home and _well_known(commune) and before != "de" and capital  # Calais, not the Pas-de-Calais
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


def _mid_sentence(said: Said, hit: Hit) -> bool:
    """A text all in capitals says nothing by a capital."""
    return not said.text.isupper() and hit.start > 0


def _one(
    said: Said, context: ReadingContext, hit: Hit, spoken: Spoken, places: Places, code: tuple[str, int, int] | None
) -> Reading | Doubt:
    place = hit.start, hit.end
    communes = hit.communes
    if hit.key in spoken.vague and hit.key not in spoken.usual:
        return doubt_at(
            said, context, tuple(_offer(said, context, c, place) for c in communes[:OFFERED]), place, "doute_commune"
        )
    if _unlikely(hit, places, spoken):
        longer = places.starting(hit.key)
        offered = (*longer, *communes)[:OFFERED]
        return doubt_at(said, context, tuple(_offer(said, context, c, place) for c in offered), place, "doute_commune")
    if code is not None:
        communes = tuple(c for c in communes if code[0] in c.postcodes) or communes
    home = [commune for commune in communes if commune.department in places.home and not commune.belongs_to]
    home = home or [commune for commune in communes if commune.department in places.home]
    candidates = home or [c for c in communes if not c.belongs_to] or list(communes)
    if len(candidates) > 1 and not _dominates(candidates):
        return doubt_at(
            said, context, tuple(_offer(said, context, c, place) for c in candidates[:OFFERED]), place, "doute_commune"
        )
    reading = _reading(said, context, candidates[0], place, "commune")
    if spoken.nearby.before(folded(said.plain), hit.start):
        return doubt_at(said, context, (reading,), place, "doute_commune")
    return reading


def _unlikely(hit: Hit, places: Places, spoken: Spoken) -> bool:
    """A commune far away whose name is a word, or begins a name near home ("Condé", "Saint-Martin"): asked about."""
    first = hit.communes[0]
    if first.department.startswith(_OVERSEAS):
        return len(hit.communes) > 1 or bool(places.starting(hit.key))
    if first.department in places.home or hit.key in spoken.usual or first.population >= _KNOWN_BY_ALL:
        return False
    if bool(places.starting(hit.key)):  # "Fresnes" said here is Fresnes-sur-Escaut
        return True
    return first.population < LARGE and (hit.key in spoken.ordinary or hit.key in spoken.around)


def _dominates(candidates: list[Commune]) -> bool:
    """A town of 10 000 or more whose namesakes are villages: Paris, not the hamlet."""
    first, second = candidates[0], candidates[1]
    return first.population >= LARGE and first.population >= _MUCH_LARGER * max(second.population, 1)


def _of_postcode(
    said: Said, context: ReadingContext, places: Places, code: tuple[str, int, int]
) -> Reading | Doubt | None:
    digits, start, end = code
    found = [commune for commune in places.postcode(digits) if not commune.belongs_to] or list(places.postcode(digits))
    if not found:
        return None
    readings = tuple(_reading(said, context, commune, (start, end), "code_postal") for commune in found[:OFFERED])
    return readings[0] if len(readings) == 1 else doubt_at(said, context, readings, (start, end), "doute_commune")


def _misspelt(
    said: Said, context: ReadingContext, words: list[_Word], places: Places, spoken: Spoken
) -> Reading | Doubt | None:
    """A name spelt almost right, or the beginning of one ("Noyelles"). Sure only when it can be one commune alone."""
    core = _core(words, spoken)
    if not core or len(core) > 6 or len(words) > _MOST_WORDS:
        return None
    place = core[0][1], core[-1][2]
    key = plain_key(" ".join(word for word, _, _ in core))
    if len(key) < 3 or key.isdigit() or key in spoken.vague or key in spoken.ordinary:
        return None
    longer = places.starting(key)
    if longer:
        if len(longer) == 1 and len(key) >= _SHORT_NAME:
            return _reading(said, context, longer[0], place, "commune_debut")
        return doubt_at(
            said, context, tuple(_offer(said, context, c, place) for c in longer[:OFFERED]), place, "doute_commune"
        )
    cutoff = 1 if len(key) < 8 else 2 if len(key) < 13 else 3
    alike = places.alike(key, cutoff)
    if not alike:
        return None
    near = [one for one in alike if one.distance < alike[0].distance + 1]
    if _surely(key, alike):
        return _reading(said, context, alike[0].commune, place, "commune_ressemblance")
    return doubt_at(
        said, context, tuple(_offer(said, context, one.commune, place) for one in near[:3]), place, "doute_commune"
    )


def _surely(key: str, alike: tuple[Alike, ...]) -> bool:
    first = alike[0]
    if (
        len(key) < _SHORT_NAME
        or not first.near
        or (first.distance > 1 and first.commune.population < LARGE and len(key) < 12)
    ):
        return False
    rivals = [one for one in alike[1:] if one.distance < first.distance + (0.5 if first.distance < 1 else 1)]
    return all(first.commune.population >= _MUCH_LARGER * max(one.commune.population, 1) for one in rivals)


def _core(words: list[_Word], spoken: Spoken) -> list[_Word]:
    """The words of an answer without those that lead to the name and follow it."""
    start, end = 0, len(words)
    while start < end and (words[start][0] in spoken.around or words[start][0].isdigit()):
        article = words[start][0] in _ARTICLES
        if article and not (start + 1 < end and words[start + 1][0] in spoken.around):  # "la commune de" is no name
            break
        start += 1
    while end > start and (words[end - 1][0] in spoken.around or words[end - 1][0].isdigit()):
        end -= 1
    return words[start:end]


def _reading(said: Said, context: ReadingContext, commune: Commune, place: tuple[int, int], rule: Rule) -> Reading:
    return reading_at(said, context, commune.name, place, rule)


def _offer(said: Said, context: ReadingContext, commune: Commune, place: tuple[int, int]) -> Reading:
    """One of several: told apart by its department."""
    return reading_at(said, context, commune.name, place, "commune", unit=commune.department_name)
