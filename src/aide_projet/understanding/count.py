"""Counts of people: "une trentaine", "10 jeunes et 5 adultes", "entre 20 et 30". Families are said to be families."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.draft.value import Value
from aide_projet.understanding.arithmetic import worked_out
from aide_projet.understanding.company import with_company
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.count_lived import only_lives_there
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.phrase import Phrases, folded, key, phrases
from aide_projet.understanding.quantity import is_vague_before, quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said
from aide_projet.understanding.share import find_shares, part_of
from aide_projet.understanding.standing import opposed_between, standing

_STAFF = "encadrants"
_PEOPLE = ("personnes", _STAFF, "familles")
_MARKS = str.maketrans({",": " ", ";": " ", "/": " ", "&": " & ", "+": " + "})
_OF = (["de"], ["des"], ["d"], ["de", "nos"], ["de", "ces"], ["sur"], ["sur", "les"])
_SHORT = 120  # characters within which "plein" or "les mamans" can be the answer


@dataclass(frozen=True, slots=True)
class _Crowd:
    vague: Phrases
    on_est: Phrases
    of_which: Phrases
    ages: Phrases
    one: Phrases
    as_many: Phrases
    others: frozenset[str]
    suite: frozenset[str]
    plus: frozenset[str]
    articles: frozenset[str]
    everyone: frozenset[str]
    ages_of: frozenset[str]
    sexes: frozenset[str]
    ceiling: float


@of_content(maxsize=8)
def _crowd(language: Language) -> _Crowd:
    listed = language.words
    ceiling = listed("nombres", "plafond_personnes")
    return _Crowd(
        vague=phrases({"vague": (*listed("nombres", "public_vague"), *listed("nombres", "vague"))}),
        on_est=phrases({"on_est": (*listed("nombres", "on_est"), *listed("nombres", "on_vise"))}),
        of_which=phrases({"dont": listed("nombres", "dont")}),
        ages=phrases({"age": listed("nombres", "devant_age")}),
        one=phrases({"1": listed("nombres", "une_personne")}),
        others=frozenset(map(key, listed("nombres", "autres"))),
        as_many=phrases({"autant": listed("nombres", "autant")}),
        suite=frozenset(phrases({"": listed("nombres", "suite")}).tags),
        plus=frozenset(map(key, listed("nombres", "plus"))),
        articles=frozenset(map(key, listed("comptes", "articles"))),
        everyone=frozenset(map(key, listed("nombres", "tout le monde"))),
        ages_of=frozenset(map(key, listed("nombres", "de tout sexe"))),
        sexes=frozenset(map(key, listed("nombres", "d'un sexe"))),
        ceiling=float(ceiling[0]) if ceiling and ceiling[0].isdecimal() else float("inf"),
    )


def find_counts(said: Said, context: ReadingContext) -> tuple[Reading | Doubt, ...]:
    """Every number of people, families or staff said as such. `unit` is "personnes", "familles" or "encadrants"."""
    text = said.plain
    everything = quantities(text, context.language)
    if not everything:
        return ()
    flat = folded(text)
    crowd = _crowd(context.language)
    found = [q for q in everything if q.unit in _PEOPLE or _people_are(flat, q, crowd)]
    kept = [
        q
        for q in found
        if q.bound != "rejet"
        and not _is_nobody(q, flat)
        and not crowd.of_which.before(flat, q.start)
        and not only_lives_there(flat, q, context.language)
        and not _is_one_of_several(flat, q, everything)
    ]
    return tuple(_told(said, context, part, crowd, flat) for part in _parts(flat, kept, crowd))


def counts_people(said: Said, language: Language) -> bool:
    """Whether a figure is said to be one of people: "on est 45", "25 enfants"."""
    found = quantities(said.plain, language)
    crowd = _crowd(language) if found else None
    flat = folded(said.plain)
    return crowd is not None and any(q.unit in _PEOPLE or _people_are(flat, q, crowd) for q in found)


def read_count(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The count that answers "combien de personnes ?"; None when the text counts something else."""
    text = said.plain
    flat = folded(text)
    crowd = _crowd(context.language)
    if crowd.one.whole(flat) is not None:
        return reading_at(said, context, 1, (0, len(text)), "nombre", unit="personnes")
    everything = quantities(text, context.language)
    ratio = next((q for q in everything if _one_in(q, flat)), None)
    if ratio is not None:
        return doubt_at(said, context, (), (ratio.start, ratio.end), "doute_nombre_vague")
    part = _part_of(said, context, flat, everything)
    if part is not None:
        return part
    found = [q for q in everything if not (q.number.article and not q.unit) and not _is_nobody(q, flat)]
    found = _without_equals(found, crowd)
    if not found:
        return _crowd_only(said, context, flat, crowd)
    if all(q.unit == "annees" and crowd.ages.before(flat, q.start) for q in found):
        return doubt_at(said, context, (), (found[0].start, found[-1].end), "doute_nombre_vague")
    computed = worked_out(flat, found, context.language, "personnes") if not _summed(flat, found, crowd) else None
    if computed is not None and not any(q.unit in ("euros", "pourcent", "annees") for q in found):
        reading = reading_at(said, context, computed.value, (computed.start, computed.end), "calcul")
        return (
            reading
            if computed.confirmed
            else doubt_at(said, context, (reading,), (computed.start, computed.end), "doute_calcul")
        )
    kept = standing(flat, [q for q in found if q.unit in _PEOPLE or not q.unit], context.language)
    if len(kept) != 1:
        more = next((q for q in kept if q.next_word in crowd.others), None)
        if more is not None:  # "10 enfants le mercredi et 10 autres le samedi"
            return _several(said, context, [[q] for q in kept])
        bare = [q for q in kept if not q.unit and not q.bound]
        kept = standing(flat, [q for q in found if q.unit in _PEOPLE], context.language)
        bare = [q for q in bare if kept and _is_another(flat, kept[0], q, crowd, context.language)]
        if len(kept) == 1 and bare:  # "60 inscrits mais il en vient 40"
            return _several(said, context, [[kept[0]], *([q] for q in bare)])
    of_staff = context.slot == _STAFF
    kept = [q for q in kept if (q.unit == _STAFF) is of_staff] or kept
    if not kept:
        kept = standing(flat, [q for q in found if not q.unit], context.language)
        if not kept:
            return _groups(said, context, found)
    if len(found) == 2 and {q.bound for q in found} == {"moins", "plus"} and found[0].low < found[1].low:
        place = found[0].start, found[1].end
        return reading_at(
            said, context, {"min": int(found[0].low), "max": int(found[1].low)}, place, "nombre", unit=kept[0].unit
        )
    parts = _parts(flat, kept, crowd)
    if len(parts) == 1:
        if only_lives_there(flat, parts[0][0], context.language):
            place = parts[0][0].start, parts[0][-1].end
            lived = reading_at(said, context, _value(parts[0]), place, "nombre", unit=parts[0][0].unit)
            return doubt_at(said, context, (lived,), place, "doute_population")
        alone = _alone(said, context, parts[0], crowd)
        return with_company(said, context, alone, parts[0]) if isinstance(alone, Reading) else alone
    return _several(said, context, parts)


def _is_another(flat: str, told: Quantity, bare: Quantity, crowd: _Crowd, language: Language) -> bool:
    """Whether a figure without a unit may be the number of people as well: it counts nothing, or is opposed."""
    if not bare.next_word or bare.next_word in crowd.suite:
        return True
    return opposed_between(flat, told.end, bare.number.start, language)


def _part_of(said: Said, context: ReadingContext, flat: str, found: tuple[Quantity, ...]) -> Doubt | None:
    """ "la moitié des 60 locataires" is worked out and asked about."""
    for share in find_shares(said.plain, context.language) if found else ():
        whole = next((q for q in found if q.start >= share.end and q.high is None and q.unit in ("", *_PEOPLE)), None)
        if whole is not None and flat[share.end : whole.start].split() in _OF:
            place = share.start, whole.end
            reading = reading_at(said, context, round(part_of(whole.low, share.percent)), place, "calcul")
            return doubt_at(said, context, (reading,), place, "doute_calcul")
    return None


def _without_equals(found: list[Quantity], crowd: _Crowd) -> list[Quantity]:
    """ "14 max, j'ai que 14 casques": as many things as people say how many people, and are none."""
    told = Counter(q.low for q in found)
    kept = [q for q in found if told[q.low] < 2 or q.unit or q.bound or not q.next_word or q.next_word in crowd.suite]
    return kept or found


def _people_are(flat: str, item: Quantity, crowd: _Crowd) -> bool:
    """ "on sera 12": a bare number after words that speak of people."""
    if item.unit or item.number.article or item.low < 2:
        return False
    if item.next_word and item.next_word not in crowd.suite:
        return False
    found = crowd.on_est.before(flat, item.start)
    return found is not None and not flat.startswith(("y a", "il y a", "ya"), found[1])


def _is_one_of_several(flat: str, item: Quantity, everything: tuple[Quantity, ...]) -> bool:
    """ "3 ateliers de 12 enfants": those of one of them; how many in all is not said."""
    return any(
        q.unit in ("groupes", "choses") and q.low > 1 and flat[q.end : item.start].split() == ["de"] for q in everything
    )


def _is_nobody(item: Quantity, flat: str) -> bool:
    """ "une classe", "une famille": an article counts nothing but people."""
    return item.number.article and (item.unit not in ("personnes", "encadrants") or _one_in(item, flat))


def _one_in(item: Quantity, flat: str) -> bool:
    """ "un habitant sur quatre": a share of a crowd that is not told."""
    return item.number.article and bool(item.unit) and flat.startswith(" sur ", item.end)


def _crowd_only(said: Said, context: ReadingContext, flat: str, crowd: _Crowd) -> Doubt | None:
    if len(flat) > _SHORT:
        return None
    if crowd.vague.anywhere(flat):
        return doubt_at(said, context, (), (0, len(flat)), "doute_nombre_vague")
    return None


def _groups(said: Said, context: ReadingContext, found: list[Quantity]) -> Doubt | None:
    """ "3 classes": how many people is not said."""
    groups = [q for q in found if q.unit == "groupes"]
    return doubt_at(said, context, (), (groups[0].start, groups[0].end), "doute_nombre_vague") if groups else None


def _summed(flat: str, found: list[Quantity], crowd: _Crowd) -> bool:
    return all(_tied(flat, a, b, crowd) and a.unit in _PEOPLE for a, b in itertools.pairwise(found))


def _tied(flat: str, first: Quantity, second: Quantity, crowd: _Crowd) -> bool:
    """ "10 jeunes et 5 adultes", "8 filles 7 garçons"; not "30 participants, 12 enfants", who may be among them."""
    words = flat[first.end : second.start].translate(_MARKS).split()
    if any(word not in crowd.plus and word not in crowd.articles for word in words):
        return False
    added = any(word in crowd.plus for word in words)
    among = first.word in crowd.everyone or (first.word in crowd.ages_of and second.word in crowd.sexes)
    return added or not among


def _detailed(flat: str, kept: list[Quantity], crowd: _Crowd) -> bool:
    """ "30 personnes, 12 enfants et 18 adultes": the first is what the others come to."""
    if len(kept) < 3 or any(q.high is not None or q.unit != "personnes" for q in kept):
        return False
    return kept[0].low == sum(q.low for q in kept[1:]) and _summed(flat, kept[1:], crowd)


def _parts(flat: str, kept: list[Quantity], crowd: _Crowd) -> list[list[Quantity]]:
    """Numbers to add up stand together: "10 jeunes et 5 adultes"; staff and families are counted apart."""
    if _detailed(flat, kept, crowd):
        return [kept[:1]]
    parts: list[list[Quantity]] = []
    for item in kept:
        last = parts[-1][-1] if parts else None
        same = last is not None and last.unit == item.unit and item.unit in ("personnes", "encadrants")
        if last is not None and same and _tied(flat, last, item, crowd):
            parts[-1].append(item)
        else:
            parts.append([item])
    return parts


def _several(said: Said, context: ReadingContext, parts: list[list[Quantity]]) -> Doubt:
    readings = tuple(
        reading_at(said, context, _value(part), (part[0].start, part[-1].end), "nombre", unit=part[0].unit)
        for part in parts[:4]
    )
    return doubt_at(said, context, readings, (parts[0][0].start, parts[-1][-1].end), "doute_plusieurs")


def _alone(said: Said, context: ReadingContext, part: list[Quantity], crowd: _Crowd) -> Reading | Doubt | None:
    item = part[0]
    place = item.start, item.end
    if not item.unit:
        if item.next_word and item.next_word not in crowd.suite and not item.bound:
            reading = reading_at(said, context, _value(part), place, "nombre")
            return (
                doubt_at(said, context, (reading,), place, "doute_unite")
                if item.next_word.isalpha() and len(item.next_word) > 2
                else None
            )
        if item.number.bare and not item.bound and item.high is None and abs(item.low - context.today.year - 1) <= 2:
            return doubt_at(
                said, context, (reading_at(said, context, item.low, place, "nombre"),), place, "doute_annee"
            )
        written = said.plain[item.number.start : item.number.end]
        if written.startswith("0") and len(written) > 1:
            return None
    return _told(said, context, part, crowd, folded(said.plain))


def _told(said: Said, context: ReadingContext, part: list[Quantity], crowd: _Crowd, flat: str) -> Reading | Doubt:
    item = part[0]
    place = item.start, part[-1].end

    def read(value: Value) -> Reading:
        about = any(q.bound == "environ" for q in part)
        return reading_at(
            said, context, value, place, "somme" if len(part) > 1 else "nombre", approximate=about, unit=item.unit
        )

    reason = _reason(flat, part, crowd, context.language)
    if item.low == 0 and context.slot != "encadrants" and not reason:
        reason = "doute_nombre_vague"
    if reason:
        readings = (
            ()
            if reason == "doute_nombre_vague"
            else (read(item.low), read(item.high))
            if item.either
            else (read(item.low),)
        )
        return doubt_at(said, context, readings if item.low == int(item.low) else (), place, reason)
    return read(_value(part))


def _reason(flat: str, part: list[Quantity], crowd: _Crowd, language: Language) -> str:
    for item in part:
        number = item.number
        if item.negative:
            return "doute_negatif"
        if number.unsure or number.other is not None or item.low != int(item.low):
            return "doute_separateur"
        if (item.high or item.low) > crowd.ceiling:
            return "doute_enorme"
        if item.either:
            return "doute_plusieurs"
        if item.per and item.unit != "encadrants":
            return "doute_par_unite"
        if number.approximate and is_vague_before(flat, number.start, language):
            return "doute_nombre_vague"
    return "doute_general" if crowd.as_many.after(flat, part[-1].end) else ""


def _value(part: list[Quantity]) -> Value:
    low = int(sum(q.low for q in part))
    if all(q.high is None and q.bound not in ("moins", "plus") for q in part):
        return low
    high = int(sum(q.high if q.high is not None else q.low for q in part))
    if all(q.high is None for q in part):
        bounds = {q.bound for q in part} & {"moins", "plus"}
        return low if len(bounds) > 1 else {"min": low} if bounds == {"moins"} else {"max": low}
    return {"min": low, "max": high}
