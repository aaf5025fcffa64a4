"""The intercommunalité, by its name or by that of one of its communes."""

from __future__ import annotations

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.place import Commune, Places
from aide_projet.understanding.place_words import (
    MOST_WORDS,
    find_hits,
    name_words,
    spoken_of,
)
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said


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
    hits = find_hits(words, places, spoken) if 1 < len(words) <= MOST_WORDS else []
    if len(hits) != 1 or hits[0].key in spoken.around or hits[0].key in spoken.ordinary:
        return None
    others = [word for at, (word, _, _) in enumerate(words) if not hits[0].first <= at < hits[0].last]
    led = all(word in spoken.around for word in others) and not spoken.unions.intersection(others)
    return hits[0].communes[0] if led else None
