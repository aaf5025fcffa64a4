"""A piece of a sentence that names something and its sum; how it takes back, or equals, the piece before it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aide_projet.understanding.row_words import RowWords, first_place, first_tag

_MARKS = str.maketrans(dict.fromkeys(".,;:!?\n", " "))


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the plain text: where its name is, its sum in euros or percent, type of funder and status.

    `reason` names the doubt that its figures leave. `other`: what they may be instead of `value`. `like`: the type of
    funder whose sum it is said to equal, "" for that of the piece before. `terms`: what was multiplied to make `value`.
    `free`: it is said to cost nothing.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    value: float | None
    percent: float | None
    tag: str
    status: str
    approximate: bool = False
    reason: str = ""
    like: str | None = None
    other: float | None = None
    terms: tuple[float, ...] = ()
    free: bool = False


def put_again(flat: str, last: Segment, segment: Segment, words: RowWords) -> Segment | None:
    """ "1000 la ville, non 1500", "la CAF 500, pardon la CAF 600": the piece before with the new sum; else None.

    "la ville 1000, non la CAF 1000" puts the new funder in the place of the other; another sum is another row's.
    """
    if segment.value is None and segment.percent is None:
        return None
    opens = words.again.after(flat, segment.start)
    closes = words.again.before(flat, last.end)
    name = segment.name_start if opens is None else max(segment.name_start, opens[1])
    if not segment.tag:
        told = flat[segment.name_start : segment.name_end].translate(_MARKS)
        found = opens is not None or closes is not None or words.again.whole(told.strip()) is not None
        if not found or not _says_no_more(flat[name : segment.name_end].translate(_MARKS), words):
            return None
    elif opens is None and closes is None:
        return None
    new = replace(segment, name_start=name)
    if segment.tag in ("", last.tag):
        cut = last.name_end if closes is None else min(last.name_end, closes[1])
        return replace(
            new, start=last.start, name_start=last.name_start, name_end=cut, tag=last.tag,
            status=segment.status or last.status,
        )  # fmt: skip
    return new if segment.value == last.value else None


def _says_no_more(told: str, words: RowWords) -> bool:
    rest = told.strip()
    return not rest or words.again.whole(rest) is not None or all(word in words.around.tags for word in rest.split())


def equal_to(piece: str, tag: str, words: RowWords) -> tuple[str, int, int] | None:
    """ "l'agglo met pareil que la ville": the type of the other funder, and where the name of the first stands.

    "pareil pour la CAF" names no other one: the piece before is meant.
    """
    found = first_place(piece, words.alike)
    if found is None:
        return None
    told, start, end = found
    if first_tag(piece[:start], words.funders) is None:
        return None if told == "à" else ("", end, len(piece))
    other = first_tag(piece[end:], words.funders)
    return (other if other is not None and other != tag else "", 0, start)
