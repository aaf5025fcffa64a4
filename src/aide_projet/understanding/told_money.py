"""The sums of a sentence, each with the role that its words give it: total, asked for, our own, a funder's."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import replace

from aide_projet.draft.kept import of_content
from aide_projet.draft.value import Value
from aide_projet.understanding.amount import find_amounts
from aide_projet.understanding.clues import Clues, clues_of
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.coverage import is_lacking
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.percent import find_percents
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.row import find_funders, refused_sums
from aide_projet.understanding.said import Said, plain
from aide_projet.understanding.sentence import Mention, Sentence, plain_place

SMALLEST_SUM = 20  # euros; a smaller figure without a currency is hardly a sum
_WHOLE = 100  # percent
_MOST_SHARED = 90  # percent; above, a figure without "%" is hardly one more share
_BESIDE = 40  # characters between a share and who gives it
_PARTS = re.compile(r"[,;\n/]| et | puis | plus ")
_ROLES = ("montant_demande", "autofinancement", "budget_total", "montant_investissement", "montant_fonctionnement")


def take_money(sentence: Sentence, context: ReadingContext) -> None:
    """Every sum of the sentence whose role is sure; one alone without a role is the total."""
    for start, end in refused_sums(sentence.said, context):
        sentence.blank(start, end)
    funders = find_funders(sentence.said, context)
    clues = clues_of(context.language)
    if isinstance(funders, Reading) and isinstance(funders.value, list):
        share_out(sentence, funders, clues)
    bases = _bases(sentence.said, context)
    shares = local_shares(sentence.said, context)
    if shares is not None:
        sentence.take(shares, "cofinancement_local_taux")
    for base in bases:
        sentence.blank(*base)
    whole = _take_whole(sentence, context)
    amounts = find_amounts(sentence.said, context)
    flat = folded(sentence.said.plain)
    roles: dict[str, list[Mention]] = {}
    for amount in amounts:
        place = plain_place(sentence.said, amount.start)
        end = plain_place(sentence.said, amount.end)
        roles.setdefault(_role(flat, place, end, amount, clues), []).append(amount)
    for slot in _ROLES:
        told = roles.get(slot, [])
        if len(told) == 1 and not (slot == "budget_total" and _is_short_of(told[0], sentence)):
            sentence.take(told[0], slot)
    lacking = bool(amounts) and is_lacking(flat, context.language)
    plain_ones = [one for one in roles.get("", []) if isinstance(one, Reading) and not lacking]
    if len(plain_ones) == 1 and len(roles.get("", [])) == 1 and "budget_total" not in roles and not whole:
        slot = _named_before(flat, plain_place(sentence.said, plain_ones[0].start), context) or "budget_total"
        if slot != "budget_total" or not _is_short_of(plain_ones[0], sentence):
            sentence.take(plain_ones[0], slot)
    for amount in amounts:
        sentence.blank(amount.start, amount.end)
    _bare_sums(sentence, context, clues)


def _take_whole(sentence: Sentence, context: ReadingContext) -> bool:
    """ "4 000 € sur un total de 6 000": the second is the total, whatever part the first is."""
    flat = folded(sentence.said.plain)
    found = quantities(sentence.said.plain, context.language)
    wholes = [item for part, item in itertools.pairwise(found) if is_whole(flat, part, item, context.language)]
    if len(wholes) != 1:
        return False
    place = wholes[0].start, wholes[0].end
    sentence.take(reading_at(sentence.said, context, wholes[0].low, place, "montant"), "budget_total")
    return True


def is_whole(flat: str, part: Quantity, whole: Quantity, language: Language) -> bool:
    """ "6000 sur les 10 000": the second is the total that the first is a part of."""
    sums = part.unit in ("", "euros") and whole.unit in ("", "euros") and not whole.next_word
    lead = _out_of(language).before(flat, whole.start)
    return sums and SMALLEST_SUM <= part.low < whole.low and lead is not None and lead[1] >= part.end


@of_content(maxsize=8)
def _out_of(language: Language) -> Phrases:
    return phrases({"sur": language.words("argent", "sur_le_tout")})


def _bases(said: Said, context: ReadingContext) -> list[tuple[int, int]]:
    """Where what a share is taken of stands, in the typed text: "30 % de 10000" tells neither a sum nor a postcode."""
    found = quantities(said.plain, context.language)
    ties = _of_a_base(context.language)
    return [
        said.span(whole.start, whole.end)
        for part, whole in itertools.pairwise(found)
        if part.unit == "pourcent" and not whole.unit and ties.whole(folded(said.plain[part.end : whole.start]))
    ]


@of_content(maxsize=8)
def _of_a_base(language: Language) -> Phrases:
    return phrases({"base": (*language.words("argent", "sur_le_tout"), *language.words("argent", "de_la_base"))})


def _is_short_of(amount: Mention, sentence: Sentence) -> bool:
    """Whether a sum cannot be the total: another one told is larger."""
    if not isinstance(amount, Reading) or not isinstance(amount.value, int | float):
        return False
    sums: list[Value] = []
    for one in sentence.found:
        value = one.value if isinstance(one, Reading) else None
        rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
        sums.extend(row.get("montant") for row in rows)
        sums.append(value if one.slot in _ROLES else None)
    return any(isinstance(told, int | float) and told > amount.value for told in sums)


def _named_before(flat: str, place: int, context: ReadingContext) -> str:
    """The slot whose name stands before a sum, if not beside it: "montant demandé : à ramener à 4900"."""
    found = _names(context.language).anywhere(flat[max(0, place - _BESIDE) : place])
    return found[0] if found is not None else ""


@of_content(maxsize=8)
def _names(language: Language) -> Phrases:
    return phrases({slot: language.words("argent", f"nom {slot}") for slot in _ROLES})


def _bare_sums(sentence: Sentence, context: ReadingContext, clues: Clues) -> None:
    """ "on met 500 de notre poche": figures without a currency that the words beside them say to be a sum."""
    text = sentence.said.plain
    flat = folded(text)
    for item in quantities(text, context.language):
        if (
            item.unit
            or item.low < SMALLEST_SUM
            or item.number.other is not None
            or item.high is not None
            or item.bound == "rejet"
        ):
            continue
        parted = flat[item.end : item.end + 1] == ","  # "nous serons 25, budget 3 400 €": what follows is not of it
        after = None if parted else clues.after.after(flat, item.end)
        before = clues.before.before(flat, item.start)
        slot = (
            after[0]
            if after
            else before[0]
            if before and before[0] in ("autofinancement", "montant_demande") and not item.next_word
            else ""
        )
        if slot:
            sentence.take(reading_at(sentence.said, context, item.low, (item.start, item.end), "montant"), slot)


def share_out(sentence: Sentence, funders: Reading, clues: Clues) -> None:
    """Rows are shared out: what the bearer puts in is autofinancement, what the Région gives is the sum asked for."""
    rows = [row for row in funders.value if isinstance(row, Mapping)] if isinstance(funders.value, list) else []
    own = [row for row in rows if is_own(row, clues)]
    region = [row for row in rows if row.get("type") == "region"]
    others: list[Value] = [dict(row) for row in rows if row not in own and row not in region]
    span = funders.start, funders.end
    for slot, mine in (("autofinancement", own), ("montant_demande", region)):
        amounts = [row.get("montant") for row in mine]
        if len(amounts) == 1 and amounts[0] is not None:
            sentence.take(replace(funders, value=amounts[0]), slot)
    if others:
        sentence.take(replace(funders, value=others), "cofinancements")
    sentence.blank(*span)


def names_no_sum(said: Said, context: ReadingContext) -> bool:
    """Whether the only sum of a text is told without a word of what it is."""
    amounts = find_amounts(said, context)
    if len(amounts) != 1:
        return False
    place, end = plain_place(said, amounts[0].start), plain_place(said, amounts[0].end - 1) + 1
    return not told_role(folded(said.plain), place, end, clues_of(context.language))


def is_own(row: Mapping[str, Value], clues: Clues) -> bool:
    """Whether a row is the bearer's own money: "nous on ajoute", "vente de gâteaux"."""
    name = f" {folded(plain(str(row.get('financeur', ''))))} "
    return row.get("type") == "autre" and any(f" {own} " in name for own in clues.own)


def local_shares(said: Said, context: ReadingContext) -> Reading | None:
    """The share of the local authorities, the sum of theirs when several are told: "Ville 20 %, CG59 10 %"."""
    percents = [one for one in find_percents(said, context) if isinstance(one, Reading)]
    percents = _with_bare(said, context, percents)
    told = _of_the_local_ones(said, percents, context)
    values = [one.value for one in told if isinstance(one.value, int | float)]
    if not told or len(values) < len(told) or sum(values) > 2 * _WHOLE:
        return None
    if len(told) == 1:
        return told[0]
    last = plain_place(said, told[-1].start)
    if "=" in said.plain[plain_place(said, told[-2].end - 1) : last] and values[-1] == sum(values[:-1]):
        return told[-1]  # "20 % ville + 10 % agglo = 30 %"
    total = round(sum(values), 2)
    if total > _WHOLE:
        return None
    about = any(one.approximate for one in told)
    start, end = plain_place(said, told[0].start), plain_place(said, told[-1].end - 1) + 1
    value = int(total) if total == int(total) else total
    found = reading_at(said, context, value, (start, end), "somme", unit="pourcent")
    return replace(found, approximate=about)


def _with_bare(said: Said, context: ReadingContext, percents: list[Reading]) -> list[Reading]:
    """ "20 % la ville, 15 la métropole": a figure that counts nothing else goes on with the shares told before it."""
    if not percents:
        return percents
    first = plain_place(said, percents[0].start)
    bare = [
        reading_at(said, context, item.low, (item.start, item.end), "pourcentage", unit="pourcent")
        for item in quantities(said.plain, context.language)
        if item.start > first and not item.unit and item.high is None and not item.bound and item.low <= _MOST_SHARED
    ]
    every = sorted([*percents, *bare], key=lambda one: one.start)
    return [one for one in every if one in percents or _local_tag(_beside(said, one, every), context)]


def _of_the_local_ones(said: Said, percents: list[Reading], context: ReadingContext) -> list[Reading]:
    """The shares of the local authorities, one said twice of the same counted once."""
    alone = len(percents) == 1
    told: dict[tuple[str, Value], Reading] = {}
    for one in percents:
        tag = _local_tag(_around(said, one) if alone else _beside(said, one, percents), context)
        if tag:
            told.setdefault((tag, one.value), one)
    return list(told.values())


def _beside(said: Said, percent: Reading, every: list[Reading]) -> str:
    """The words beside a share, up to the marks and the other shares that part it from them."""
    start, end = plain_place(said, percent.start), plain_place(said, percent.end - 1) + 1
    first = max((plain_place(said, one.end - 1) + 1 for one in every if one.end <= percent.start), default=0)
    last = min((plain_place(said, one.start) for one in every if one.start >= percent.end), default=len(said.plain))
    before = _PARTS.split(said.plain[max(first, start - _BESIDE) : start])[-1]
    return f"{before} {_PARTS.split(said.plain[end : min(last, end + _BESIDE)])[0]}"


def _around(said: Said, percent: Reading) -> str:
    start, end = plain_place(said, percent.start), plain_place(said, percent.end - 1) + 1
    return f"{said.plain[max(0, start - _BESIDE) : start]} {said.plain[end : end + _BESIDE]}"


def _local_tag(around: str, context: ReadingContext) -> str:
    """The type of local authority that is named: "la ville met 30 %"; "" when none is."""
    flat = f" {folded(around)} "
    kinds = ("financeur commune", "financeur intercommunalite", "financeur departement")
    return next(
        (
            kind
            for kind in kinds
            if any(f" {folded(word.lower())} " in flat for word in context.language.words("comptes", kind))
        ),
        "",
    )


def told_role(flat: str, start: int, end: int, clues: Clues) -> str:
    """The slot that the words next to a sum name; "" when they name none."""
    found = clues.after.after(flat, end) or clues.before.before(flat, start)
    return found[0] if found else ""


def _role(flat: str, start: int, end: int, amount: Mention, clues: Clues) -> str:
    told = told_role(flat, start, end, clues)
    if told:
        return told
    return "dont" if isinstance(amount, Reading) and amount.rule == "montant_dont" else ""
