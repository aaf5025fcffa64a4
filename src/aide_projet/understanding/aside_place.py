"""Names of communes that say no place of the project: a street's, where people are taken, a word like another."""

from __future__ import annotations

from collections.abc import Iterator

from aide_projet.understanding.place_words import (
    Hit,
    Spoken,
    find_hits,
    is_a_destination,
    is_on_a_road,
    is_rejected,
    name_words,
    spoken_of,
)
from aide_projet.understanding.reading import Aside, AsideReason
from aide_projet.understanding.sought import Sought

_SHORTEST_NAME = 4  # letters; shorter names of communes are small words ("Eu", "Y")


def places_aside(sought: Sought) -> Iterator[Aside]:
    """Names of communes met in the words, that say no place of the project."""
    spoken = spoken_of(sought.context.language)
    words = name_words(sought.said)
    for hit in find_hits(words, sought.places, spoken):
        if any(sought.over(hit.start, hit.end)) or len(hit.key) < _SHORTEST_NAME:
            continue
        reason = _no_place(sought, words, hit, spoken)
        if reason is not None:
            yield sought.aside((hit.start, hit.end), reason[0], "commune", cue=reason[1])


def _no_place(
    sought: Sought, words: list[tuple[str, int, int]], hit: Hit, spoken: Spoken
) -> tuple[AsideReason, str] | None:
    before = sought.said.words(*words[hit.first - 1][1:]) if hit.first else ""
    if is_rejected(words, hit):
        return AsideReason.REJECTED, "pas"
    if is_on_a_road(words, hit, spoken):
        return AsideReason.ROAD, next(word for word, _, _ in reversed(words[: hit.first]) if word in spoken.roads)
    if is_a_destination(words, hit, spoken):
        return AsideReason.DESTINATION, next(word for word, _, _ in words[: hit.first] if word in spoken.away)
    if not sought.said.text[sought.said.offsets[hit.start]].isupper() and before not in spoken.surely:
        return None
    if hit.key in spoken.ordinary or hit.key in spoken.around or hit.key in spoken.vague:
        return AsideReason.ORDINARY, ""
    return None if hit.communes[0].department in sought.places.home else (AsideReason.FAR, "")
