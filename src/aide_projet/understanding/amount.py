"""Amounts of money, in euros. A headcount, a year, a phone number or a postcode is never taken for one."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.arithmetic import Worked, worked_out
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.coverage import is_a_part, is_lacking, is_of_an_item, may_be_a_price
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.quantity import is_vague_before, quantities
from aide_projet.understanding.reading import Doubt, Reading, Rule
from aide_projet.understanding.said import Said
from aide_projet.understanding.share import Share, find_shares, part_of
from aide_projet.understanding.standing import standing
from aide_projet.understanding.zero import says_zero

_SHORT = 120  # characters within which "quelques milliers" can be the answer
_SURELY_A_SUM = 500  # a bare number this large beside an amount is another amount
_FEW = 10  # a bare number below may be said in thousands
_SMALL = 20  # a bare number below is a number of things
_YEARS = range(1900, 2101)
_BESIDE = 40  # characters before a sum that say whose it is
_WITH_PARTS = 3  # figures: a sum and two parts of it at least


@dataclass(frozen=True, slots=True)
class _Money:
    vague: Phrases
    announce: Phrases
    of_which: Phrases
    on_est: Phrases
    each: Phrases
    but: Phrases
    suite: frozenset[str]
    postal: tuple[str, ...]
    ceiling: float


@of_content(maxsize=8)
def _money(language: Language) -> _Money:
    listed = language.words
    ceiling = listed("argent", "plafond_plausible")
    return _Money(
        vague=phrases({"vague": listed("argent", "vague")}),
        announce=phrases({"annonce": listed("argent", "annonce")}),
        of_which=phrases({"dont": listed("nombres", "dont")}),
        on_est=phrases({"on_est": listed("nombres", "on_est")}),
        but=phrases({"sauf": listed("nombres", "sauf")}),
        each=phrases({"chacun": listed("argent", "chacun")}),
        suite=frozenset(phrases({"": listed("nombres", "suite")}).tags),
        postal=listed("argent", "departements_postaux"),
        ceiling=float(ceiling[0]) if ceiling and ceiling[0].isdecimal() else float("inf"),
    )


def find_amounts(said: Said, context: ReadingContext) -> tuple[Reading | Doubt, ...]:
    """Every amount that the words themselves say to be money: "2 500 €", "un budget de 3000"."""
    text = said.plain
    found = quantities(text, context.language)
    if not found:
        return ()
    money = _money(context.language)
    flat = folded(text)
    kept = standing(flat, [q for q in found if _says_money(text, flat, q, money)], context.language, of_one=False)
    return tuple(_told(said, context, q, money, flat) for q in kept)


def read_amount(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The amount that answers a question about money; None when the text speaks of something else."""
    text = said.plain
    money = _money(context.language)
    found = quantities(text, context.language)
    if says_zero(said, context):
        return reading_at(said, context, 0, (0, len(text)), "zero")
    foreign = next((q for q in found if q.unit == "autres_monnaies"), None)
    if foreign is not None:
        return doubt_at(said, context, (), (foreign.start, foreign.end), "doute_devise")
    share = _share(text, context.language, found)
    if share is not None:
        return _with_share(said, context, share, found, money)
    return _with_figures(said, context, found, money)


def _with_share(
    said: Said, context: ReadingContext, share: Share, found: tuple[Quantity, ...], money: _Money
) -> Reading | Doubt | None:
    """ "la moitié" is a share; "la moitié, soit 1500 €" a figure; "la moitié de 3000" is worked out and asked about."""
    others = tuple(
        q for q in found if q.unit in ("", "euros") and (q.number.end <= share.start or q.number.start >= share.end)
    )
    if not others:
        return _share_in_euros(said, context, share)
    between = said.plain[share.end : others[0].start].strip() if others[0].start >= share.end else ""
    if between in ("de", "des", "d'", "sur") and others[0].high is None:
        place = share.start, others[0].end
        euros = part_of(others[0].low, share.percent)
        return doubt_at(said, context, (reading_at(said, context, euros, place, "calcul"),), place, "doute_calcul")
    return _with_figures(said, context, others, money)


def _with_figures(
    said: Said, context: ReadingContext, found: tuple[Quantity, ...], money: _Money
) -> Reading | Doubt | None:
    text = said.plain
    flat = folded(text)
    candidates = [q for q in found if q.unit in ("euros", "centimes", "") and not _is_article(q)]
    computed = worked_out(flat, list(found), context.language, "euros")
    if computed is not None:
        return _computed(said, context, computed)
    kept = _detailed(text, candidates) or standing(flat, candidates, context.language)
    told = any(q.unit for q in kept)
    sums = [_is_sum(flat, q, money) if told else not _people_are(flat, q, money) for q in kept]
    alone = not any(sums)
    kept = [
        q for q, is_sum in zip(kept, sums, strict=True) if is_sum or not (alone or _is_explained(text, flat, q, money))
    ]
    if not kept:
        return _without_figures(said, context, money, flat) if not found else None
    if len(kept) == 1:
        return _one(said, context, kept[0], money, flat)
    readings = tuple(reading_at(said, context, q.low, (q.start, q.end), "montant") for q in kept[:4])
    return doubt_at(said, context, readings, (kept[0].start, kept[-1].end), "doute_plusieurs")


def _is_among_people(said: Said, context: ReadingContext) -> bool:
    """ "10 personnes 30 euros": each, or in all?"""
    return any(q.unit in ("personnes", "familles") and q.low > 1 for q in quantities(said.plain, context.language))


def _is_sum(flat: str, item: Quantity, money: _Money) -> bool:
    """Whether a figure beside one with a currency is a sum as well."""
    return bool(item.unit) or (item.low >= _SURELY_A_SUM and not item.next_word and not _people_are(flat, item, money))


def _is_explained(text: str, flat: str, item: Quantity, money: _Money) -> bool:
    """Whether a figure that is no sum is known for something else; not in "le repas 80 et 300 euros de bus"."""
    year = item.number.bare and item.low in _YEARS
    referred = text.endswith("-", 0, item.start)  # "devis 2014-118"
    if item.unit or item.low < _SMALL or year or referred or _people_are(flat, item, money):
        return True
    return bool(item.next_word) and item.next_word not in money.suite


def _detailed(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "600 : 400 de la tombola et 200 de la buvette", "scène 900, son 400 : 1300": the sum, told with its parts."""
    if len(found) < _WITH_PARTS or any(q.high is not None or q.per or q.bound == "rejet" for q in found):
        return []
    if found[-1].low == sum(q.low for q in found[:-1]):
        return found[-1:]
    announced = not {":", "("}.isdisjoint(text[found[0].end : found[1].start])
    return found[:1] if announced and found[0].low == sum(q.low for q in found[1:]) else []


def _is_article(item: Quantity) -> bool:
    return item.number.article and not item.unit


def _people_are(flat: str, item: Quantity, money: _Money) -> bool:
    """ "on sera 12"; but "il y a 3000 en caisse" may be money."""
    found = money.on_est.before(flat, item.start)
    return found is not None and not (item.low >= 500 and flat.startswith(("y a", "il y a", "ya"), found[1]))


def _says_money(text: str, flat: str, item: Quantity, money: _Money) -> bool:
    if item.unit in ("euros", "centimes"):
        return True
    if item.unit or _is_article(item) or _people_are(flat, item, money):
        return False
    if text[item.number.start : item.number.end].endswith("k"):
        return True
    usual = not item.next_word or item.next_word in money.suite
    return usual and item.high is None and item.low >= 20 and money.announce.before(flat, item.start) is not None


def _one(said: Said, context: ReadingContext, item: Quantity, money: _Money, flat: str) -> Reading | Doubt | None:
    """The only number of an answer; without a currency it must stand alone or before a word that adds nothing."""
    place = item.start, item.end
    if not item.unit and item.high is not None and all(_near_year(v, context) for v in (item.low, item.high)):
        return doubt_at(said, context, (), place, "doute_annee")
    if money.but.before(flat, item.start):  # "tout sauf 500"
        return doubt_at(said, context, (), place, "doute_general")
    if not item.unit and item.high is None:
        in_k = "k" in said.plain[item.number.start : item.number.end]  # "2k5": nothing else is counted so
        plainly = in_k or not item.next_word or item.next_word in money.suite or bool(item.per or item.bound)
        if not plainly and item.low < 1000:
            return None
        reading = reading_at(said, context, item.low, place, "montant")
        if not plainly:
            return doubt_at(said, context, (reading,), place, "doute_unite")
        reason = _looks_like(said.plain, item, context, money)
        if reason:
            return doubt_at(said, context, (reading,), place, reason)
    told = _told(said, context, item, money, flat)
    reason = _uncovered(said, context, item, flat) if isinstance(told, Reading) else ""
    return doubt_at(said, context, (told,), place, reason) if isinstance(told, Reading) and reason else told


def _uncovered(said: Said, context: ReadingContext, item: Quantity, flat: str) -> str:
    """The doubt that the words around a figure leave, when they are not all understood."""
    of_whole = context.slot == "budget_total"
    partial = is_lacking(flat, context.language) or is_of_an_item(flat, item.start, context.language)
    if is_a_part(flat, context.language) or (of_whole and partial):
        return "doute_en_partie"
    place = item.start, item.end
    price = may_be_a_price(said.plain, item.low, place, context.language, among=_is_among_people(said, context))
    return "doute_par_unite" if price else ""


def _looks_like(text: str, item: Quantity, context: ReadingContext, money: _Money) -> str:
    """The doubt about bare figures that may be a year or a postcode."""
    number = item.number
    if item.bound:
        return ""
    if _near_year(number.value, context) and number.value % 10:
        return "doute_annee"
    if not number.bare:
        return ""
    written = text[number.start : number.end]
    if len(written) == 5 and written.startswith(money.postal) and not written.endswith("000"):
        return "doute_code_postal"
    return "doute_nombre" if written.startswith("0") and len(written) > 1 else ""


def _near_year(value: float, context: ReadingContext) -> bool:
    return abs(value - context.today.year - 1) <= 2


def _told(said: Said, context: ReadingContext, item: Quantity, money: _Money, flat: str) -> Reading | Doubt:
    """An amount for sure, or the doubt that its wording leaves."""
    place = item.start, item.end
    divide = 100 if item.unit == "centimes" else 1
    rule: Rule = "montant_dont" if money.of_which.before(flat, item.start) else "montant"

    def read(value: float) -> Reading:
        return reading_at(
            said, context, value / divide if divide > 1 else value, place, rule, approximate=item.bound == "environ"
        )

    readings: tuple[Reading, ...] = (read(item.low),) if item.high is None else (read(item.low), read(item.high))
    reason = _reason(flat, item, context.language, money)
    if reason == "doute_separateur" and item.high is None:
        readings = (read(item.number.value), read(item.number.other)) if item.number.other is not None else ()
    if reason == "doute_milliers":
        more = item.low - item.low % 1000 + item.low % 1000 * 100 if item.low >= 1000 else round(item.low * 1000, 2)
        readings = (read(item.low), read(more))
    if reason == "doute_nombre_vague":
        readings = ()
    return doubt_at(said, context, readings, place, reason) if reason else readings[0]


def _reason(flat: str, item: Quantity, language: Language, money: _Money) -> str:
    number = item.number
    if item.negative:
        return "doute_negatif"
    if number.unsure or (number.other is not None and not _of_thousands(flat, item)):
        return "doute_separateur"
    if (item.high or item.low) > money.ceiling:
        return "doute_enorme"
    if item.high is not None:
        return "doute_plusieurs" if item.either or _cut_short(item) else "doute_fourchette"
    if item.per or money.each.anywhere(flat[max(0, item.start - _BESIDE) : item.start]) is not None:
        return "doute_par_unite"
    if item.bound in ("moins", "plus"):
        return "doute_au_moins" if item.bound == "moins" else "doute_au_plus"
    if number.approximate and is_vague_before(flat, number.start, language):
        return "doute_nombre_vague"
    small = number.value < 100 and (number.value != int(number.value) or 0 < number.value < _FEW)
    return "doute_milliers" if not item.unit and (small or _cut_short(item)) else ""


def _of_thousands(flat: str, item: Quantity) -> bool:
    """ "2.300 €": a point and three figures before a currency; nobody counts in thousandths of a euro."""
    return item.unit == "euros" and "." in flat[item.number.start : item.number.end]


def _cut_short(item: Quantity) -> bool:
    """ "deux mille cinq", which some say for 2 500."""
    number = item.number
    return number.scale == 1000 and not number.bare and not number.approximate and 0 < number.value % 1000 < 10


def _without_figures(said: Said, context: ReadingContext, money: _Money, flat: str) -> Doubt | None:
    if len(flat) > _SHORT:
        return None
    found = money.vague.after(flat, 0) or (money.vague.whole(flat) and ("vague", len(flat)))
    return doubt_at(said, context, (), (0, len(flat)), "doute_nombre_vague") if found else None


def _share(text: str, language: Language, found: tuple[Quantity, ...]) -> Share | None:
    percents = [q for q in found if q.unit == "pourcent"]
    if len(percents) == 1 and percents[0].high is None:
        return Share(percents[0].low, percents[0].start, percents[0].end, True, percents[0].bound)
    shares = find_shares(text, language) if not percents else ()
    return shares[0] if len(shares) == 1 else None


def _share_in_euros(said: Said, context: ReadingContext, share: Share) -> Reading | Doubt:
    place = share.start, share.end
    about = share.bound == "environ"
    reason = {"moins": "doute_au_moins", "plus": "doute_au_plus", "rejet": "doute_part"}.get(share.bound, "")
    base = None if reason else context.known.get("budget_total")
    if isinstance(base, int | float) and base > 0 and context.slot != "budget_total" and 0 <= share.percent <= 100:
        return reading_at(said, context, part_of(base, share.percent), place, "part", approximate=about)
    reading = reading_at(said, context, share.percent, place, "part", unit="pourcent", approximate=about)
    return doubt_at(said, context, (reading,), place, reason or "doute_part")


def _computed(said: Said, context: ReadingContext, worked: Worked) -> Reading | Doubt:
    place = worked.start, worked.end
    reading = reading_at(said, context, worked.value, place, "calcul")
    return reading if worked.confirmed else doubt_at(said, context, (reading,), place, "doute_calcul")
