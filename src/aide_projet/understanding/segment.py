"""A sentence cut into pieces that each name something and its sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from aide_projet.understanding.arithmetic import worked_out
from aide_projet.understanding.language import Language
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.money_piece import Segment, equal_to, put_again
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.row_words import RowWords, first_place, first_tag, status_of, without_answers
from aide_projet.understanding.share import find_shares

_MARK = re.compile(
    r"[;\n]|,(?!\d)|,(?=\d{3,}(?!\d))| et (?:que )?| \+ | puis | ainsi que | (?:plus|mais) (?=la |le |l'|les )| / |\. "
)
_NO_MARKS = str.maketrans(dict.fromkeys(".,;:!?\n", " "))
_TIMES = re.compile(r"[x*×]|\bfois\b|\bdont\b")
_OF_MONEY = frozenset({"", "euros", "pourcent"})
_LINED = frozenset("\n;/")
_WORDS_OF_A_LINE = 4  # at most, for a line without a sum
_WINDOW = 160  # characters before a sum in which the name of who gives it is looked for
_LONGEST_ASIDE = 80  # characters of the words between brackets
_ENDS = " .,;:!?"
_LOOSE = 60  # characters between a sum and the name of who gives it


def money_segments(
    plain: str, language: Language, words: RowWords, *, strict: bool, lines: bool = False, loose: bool = False
) -> list[Segment]:
    """The pieces that hold a sum. `strict` (a free sentence): only those whose sum stands next to a known funder.

    `loose`: "2000 la mairie" and "2000 à la mairie" stand next to each other as well as "2000 de la mairie".

    `lines` (a list of expenses): "terre et bois 300" is one piece, and a line without a sum is kept beside others.
    """
    flat = folded(plain)
    found = [q for q in quantities(plain, language) if not (q.number.article and not q.unit) and q.bound != "rejet"]
    if strict and not any(q.unit in _OF_MONEY and not q.number.article for q in found):
        return []
    ties = words.ties | words.loose_ties if loose else words.ties
    out: list[Segment] = []
    index = 0
    for start, end in _cut(plain, flat, found, words, lines=lines):
        inside = []
        while index < len(found) and found[index].number.start < end:
            inside.append(found[index])
            index += 1
        single = not strict and len(inside) > 1 and worked_out(flat, inside, language, "euros") is not None
        pieces = [(start, end, inside)] if single else _one_sum_each(plain, start, end, inside)
        for piece_start, piece_end, own in _free_apart(flat, pieces, words) if lines else pieces:
            if strict and (len(own) != 1 or own[0].unit not in _OF_MONEY):
                continue
            segment = _segment(plain, flat, piece_start, piece_end, own, language, words)
            if segment is None and lines and not own and _is_line(plain, piece_start, piece_end):
                segment = Segment(piece_start, piece_end, piece_start, piece_end, None, None, "", "")
            again = put_again(flat, out[-1], segment, words) if out and segment is not None else None
            if again is not None:
                out[-1] = again
                continue
            if segment is None or (strict and not _close(flat, segment, own, words, ties)):
                continue
            out.append(segment)
    return out if strict else _named(out)


def _is_line(plain: str, start: int, end: int) -> bool:
    """Whether a piece without a sum stands alone between the marks of a list."""
    marked = plain[:start].rstrip(" ")[-1:] in _LINED or plain[end:].lstrip(" ")[:1] in _LINED
    return marked and len(plain[start:end].split()) <= _WORDS_OF_A_LINE


def _cut(
    plain: str, flat: str, found: list[Quantity], words: RowWords, *, lines: bool = False
) -> list[tuple[int, int]]:
    taken = bytearray(len(plain) + 1)
    for item in found:
        taken[item.start : item.end] = b"\1" * (item.end - item.start)
    pieces, start = [], 0
    for mark in _MARK.finditer(plain):
        if 1 in taken[mark.start() : mark.end()] or _in_brackets(plain, start, mark.start(), taken):
            continue
        pieces.append((start, mark.start()))
        start = mark.end()
    pieces.append((start, len(plain)))
    if lines:
        pieces = _with_nouns_joined(plain, flat, pieces, taken, words)
    pieces = _with_cue_joined(flat, [(a, b) for a, b in pieces if plain[a:b].strip()], words)
    pieces = _with_status(flat, pieces, taken, words)
    return pieces if lines else _with_sum_joined(flat, pieces, taken, words)


def _in_brackets(plain: str, start: int, place: int, taken: bytearray) -> bool:
    """Whether a mark parts words of an aside without sums: "communication (affiches, flyers) 150"."""
    opened = plain.rfind("(", start, place)
    closed = plain.find(")", place, place + _LONGEST_ASIDE) if opened >= 0 else -1
    return closed >= 0 and plain.find(")", opened, place) < 0 and 1 not in taken[opened:closed]


def _with_nouns_joined(
    plain: str, flat: str, pieces: list[tuple[int, int]], taken: bytearray, words: RowWords
) -> list[tuple[int, int]]:
    """ "terre et bois 7000", "7000 de terre et bois": an "et" beside the only sum joins what it pays."""
    out = pieces[:1]
    for start, end in pieces[1:]:
        first, last = out[-1]
        joined = plain[last:start].strip() == "et" and first_place(flat[first:end], words.free) is None
        told_before, told_after = 1 in taken[first:last], 1 in taken[start:end]
        leads = told_before and taken[first + len(plain[first:last]) - len(plain[first:last].lstrip())] == 1
        if joined and ((told_after and not told_before) or (leads and not told_after)):
            out[-1] = first, end
        else:
            out.append((start, end))
    return out


def _with_cue_joined(flat: str, pieces: list[tuple[int, int]], words: RowWords) -> list[tuple[int, int]]:
    """ "1000 euros, je me trompe, 1200": what only takes back belongs to what comes after it."""
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        if out and words.again.whole(flat[slice(*out[-1])]) is not None:
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return out


def _with_status(flat: str, pieces: list[tuple[int, int]], taken: bytearray, words: RowWords) -> list[tuple[int, int]]:
    """ "2 000 de la ville, pas encore accordés": what only tells the answer given belongs to what comes before."""
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        piece = flat[start:end]
        alone = 1 not in taken[start:end] and out and _tells_an_answer(piece, words)
        if alone and first_tag(piece, words.funders) is None and first_tag(piece, words.accounts) is None:
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return out


def _with_sum_joined(
    flat: str, pieces: list[tuple[int, int]], taken: bytearray, words: RowWords
) -> list[tuple[int, int]]:
    """ "la ville, 2000", "la commune, elle, paie 900": a name alone and the sum that comes after it."""
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        named = bool(out) and 1 not in taken[slice(*out[-1])] and _only_names(flat[slice(*out[-1])], words)
        told = taken.find(1, start, end)
        lead = flat[start : told if told >= 0 else end].translate(_NO_MARKS).split()
        if named and first_tag(flat[start:end], words.funders) is None and all(w in words.around.tags for w in lead):
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return out


def _only_names(piece: str, words: RowWords) -> bool:
    """Whether a piece names a funder and says nothing else of it but the answer given."""
    found = first_place(piece, words.funders)
    if found is None:
        return False
    before, after = piece[: found[1]].split(), piece[found[2] :].translate(_NO_MARKS).strip()
    told = not after or all(word in words.around.tags for word in after.split()) or _tells_an_answer(after, words)
    return len(before) <= 1 and all(word in words.articles for word in before) and told


def _tells_an_answer(piece: str, words: RowWords) -> bool:
    return first_tag(piece, words.statuses) is not None or first_tag(piece, words.refused) is not None


def _one_sum_each(plain: str, start: int, end: int, inside: list[Quantity]) -> list[tuple[int, int, list[Quantity]]]:
    """A piece with several sums ("mairie 3000 caf 500") is cut after each when a name comes first, else before each."""
    sums = [q for q in inside if q.unit in ("euros", "", "pourcent") or _is_times(plain, q)]
    groups = _multiplied(plain, sums)
    if len(groups) < 2 or len(sums) < len(inside):
        dont = re.search(r" dont ", plain[start:end])
        if dont and len(sums) == 2:
            cut = start + dont.start()
            return [(start, cut, [sums[0]]), (cut + 1, end, [sums[1]])]
        return [(start, end, inside)]
    leading = plain[start : sums[0].start].strip()
    pieces = []
    place = start
    for index, group in enumerate(groups):
        if leading:
            stop = group[-1].end if index < len(groups) - 1 else end
        else:
            place, stop = group[0].start, groups[index + 1][0].start if index < len(groups) - 1 else end
        pieces.append((place, stop, group))
        place = stop
    return pieces


def _free_apart(
    flat: str, pieces: list[tuple[int, int, list[Quantity]]], words: RowWords
) -> Iterator[tuple[int, int, list[Quantity]]]:
    """ "salle gratuite animateur 150": what costs nothing stands before what costs."""
    for start, end, own in pieces:
        first = own[0].start if own else end
        free = first_place(flat[start:first], words.free)
        after = start + free[2] if free is not None else end
        if free is not None and flat[start : start + free[1]].strip() and first_tag(flat[after:first], words.accounts):
            yield start, after, []
            start = after
        yield start, end, own


def _is_times(plain: str, item: Quantity) -> bool:
    return item.unit == "choses" and _TIMES.search(plain[item.number.end : item.end]) is not None


def _multiplied(plain: str, sums: list[Quantity]) -> list[list[Quantity]]:
    """The sums of a piece; "2 fois 150" is one."""
    groups: list[list[Quantity]] = []
    for item in sums:
        if groups and _TIMES.search(plain[groups[-1][-1].number.end : item.start]):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _segment(
    plain: str, flat: str, start: int, end: int, inside: list[Quantity], language: Language, words: RowWords
) -> Segment | None:
    piece = flat[start:end]
    tag = first_tag(piece, words.funders) or ""
    status = status_of(piece, words)
    free = first_place(piece, words.free)
    base = Segment(start, end, start, end, None, None, tag, status)
    equal = equal_to(piece, tag, words) if tag and not inside else None
    if equal is not None:
        like, name_start, name_end = equal
        return replace(base, like=like, name_start=start + name_start, name_end=start + name_end)
    share = _share(plain, start, end, language) if not inside else None
    if share is not None:
        percent, first_end, second_start = share
        name = (second_start, end) if plain[second_start:end].strip() else (start, first_end)
        return replace(base, percent=percent, name_start=name[0], name_end=name[1])
    if not inside:
        if free is None:
            return replace(base, reason="") if tag or first_tag(piece, words.accounts) else None
        before, after = (start, start + free[1]), (start + free[2], end)
        name = before if plain[slice(*before)].strip() else after
        if not plain[slice(*name)].strip(" .:-"):  # "bénévoles" alone names a line and says no price
            return base
        return replace(base, value=0, name_start=name[0], name_end=name[1], free=True)
    first, last = inside[0], inside[-1]
    name = (start, first.start) if plain[start : first.start].strip(" -:,") else (last.end, end)
    if not plain[slice(*name)].strip() and len(inside) > 1:  # "10 plants à 3 €"
        name = first.number.end, last.start
    if (
        first_tag(flat[slice(*name)], words.funders) is None
        and first_tag(flat[last.end : end], words.funders) is not None
    ):
        name = last.end, end
    base = replace(base, name_start=name[0], name_end=name[1])
    computed = worked_out(flat, inside, language, "euros")
    if computed is not None:
        terms = _terms(inside, computed.value)
        reason = "doute_calcul" if any(q.per for q in inside) else ""
        return replace(base, value=computed.value, terms=terms, reason=reason)
    sums = [q for q in inside if q.unit == "euros"] or [q for q in inside if q.unit in ("", "pourcent")]
    if len(sums) != 1:
        return None
    return _summed(base, sums[0])


def _terms(inside: list[Quantity], result: float) -> tuple[float, ...]:
    """What was multiplied to make a sum; nothing when it was worked out otherwise, or told besides."""
    first, second = inside[0].low, inside[1].low
    return (first, second) if len(inside) == 2 and first * second == result else ()


def _share(plain: str, start: int, end: int, language: Language) -> tuple[float, int, int] | None:
    """ "la moitié par la ville": the percentage, where it starts and ends."""
    shares = find_shares(plain[start:end], language)
    if len(shares) != 1 or not 0 < shares[0].percent < 100:
        return None
    return shares[0].percent, start + shares[0].start, start + shares[0].end


def _summed(base: Segment, item: Quantity) -> Segment:
    reason = ""
    if item.negative:
        reason = "doute_negatif"
    elif item.number.unsure or item.number.other is not None:
        reason = "doute_separateur"
    elif item.high is not None:
        reason = "doute_plusieurs" if item.either else "doute_fourchette"
    elif item.per:
        reason = "doute_par_unite"
    about = item.bound == "environ"
    if item.unit == "pourcent":
        return replace(base, percent=item.low, approximate=about, reason=reason)
    other = item.number.other if reason == "doute_separateur" else item.high
    return replace(base, value=item.low, approximate=about, reason=reason, other=other)


def _close(flat: str, segment: Segment, inside: list[Quantity], words: RowWords, ties: frozenset[str]) -> bool:
    """Whether a funder stands next to the sum: "800 de la mairie", "la CAF donne 500"; not "pour la ville"."""
    if not segment.tag or len(inside) != 1 or segment.percent is not None:
        return False
    item = inside[0]
    if not words.need.isdisjoint(flat[segment.start : item.start].split()):
        return False
    after = flat[item.end : segment.end]
    found = first_place(after, words.funders)
    if found is not None:
        lead = after[: found[1]].split()
        if (found[1] <= _LOOSE and bool(lead) and lead[0] in ties) or (not lead and found[1] <= 2):
            return True
        if item.unit == "euros" and words.articles.issuperset(lead) and not after[found[2] :].strip(_ENDS):
            return True  # "mille euros la mairie", and nothing after it
    far = item.start - segment.start > _WINDOW
    before = flat[flat.find(" ", item.start - _WINDOW) if far else segment.start : item.start]
    named = 0
    while (found := first_place(before[named:], words.funders)) is not None:  # "le bailleur Pas-de-Calais Habitat"
        named += found[2]
    if not named or len(before) - named > _LOOSE:
        return False
    between = without_answers(before[named:], words).split()
    return all(word in words.around.tags for word in between) or (
        first_tag(" ".join(between), words.around) is not None and len(between) <= 3
    )


def _named(found: list[Segment]) -> list[Segment]:
    return [s for s in found if s.name_end > s.name_start]
