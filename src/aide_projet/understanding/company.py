"""Who comes besides those counted: "moi et trois copines" are four, "15 enfants et leurs parents" are more than 15."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aide_projet.draft.kept import of_content
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.phrase import Phrases, folded, key, phrases
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said

_BY_UNIT = ("personnes", "familles")
_STOPS = " ,.;:!?()\n"


@dataclass(frozen=True, slots=True)
class _Company:
    me: Phrases
    peers: frozenset[str]
    theirs: Phrases
    more: Phrases
    people: frozenset[str]


@of_content(maxsize=8)
def _company(language: Language) -> _Company:
    listed = language.words
    return _Company(
        me=phrases({"moi": listed("nombres", "et_moi")}),
        peers=frozenset(map(key, listed("nombres", "mes pairs"))),
        theirs=phrases({"": listed("nombres", "et les leurs")}),
        more=phrases({"": listed("nombres", "et d'autres")}),
        people=frozenset(key(word) for unit in _BY_UNIT for word in listed("nombres", unit)),
    )


def with_company(said: Said, context: ReadingContext, found: Reading, part: list[Quantity]) -> Reading | Doubt:
    """A count with who speaks when they are one of them; a doubt when others come who are not counted."""
    flat = folded(said.plain)
    company = _company(context.language)
    place = part[0].start, part[-1].end
    if _brings_more(flat, part[-1], company):
        return doubt_at(said, context, (found,), place, "doute_general")
    if not isinstance(found.value, int) or not company.me.anywhere(flat) or not part[-1].unit:  # "4 avec moi"
        return found
    counted = replace(found, value=found.value + 1, rule="somme")
    if context.slot == "encadrants" or part[-1].word in company.peers:
        return counted
    return doubt_at(said, context, (found, counted), place, "doute_plusieurs")


def _brings_more(flat: str, last: Quantity, company: _Company) -> bool:
    """ "et leurs parents" brings people of any name; "et quelques adultes" only those known as people."""
    place = last.number.end
    if last.word:
        place = max(place, flat.find(last.word, place, last.end) + len(last.word))
    while flat[place : place + 1] in _STOPS and place < len(flat):
        place += 1
    if company.theirs.after(flat, place) is not None:
        return True
    more = company.more.after(flat, place)
    following = flat[more[1] :].split(maxsplit=1) if more is not None else []
    return bool(following) and following[0].strip(_STOPS) in company.people
