"""Numbers with the words around them: unit, "environ", "au moins", ranges. What amounts, counts and durations share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from aide_projet.draft.kept import of_content, of_words
from aide_projet.understanding.headed import headed
from aide_projet.understanding.language import Language
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.number import Number, numbers_in
from aide_projet.understanding.phrase import Phrases, folded, key, phrases
from aide_projet.understanding.staff import told_as_staff

_CACHED_TEXTS = 8
_GLANCE = 8  # characters after a sign that tell what it does
_UNITS = {
    "argent": ("euros", "centimes", "autres_monnaies", "pourcent"),
    "nombres": ("encadrants", "familles", "personnes", "choses", "groupes"),
    "dates": ("heures", "jours", "semaines", "mois", "annees", "week_ends"),
}
_WORD = re.compile(r"[ -]{0,2}([€$£%]|[a-z][a-z0-9]*)")
_LINK = re.compile(
    r"[ -]{0,2}(?:d[' ]|de |des |p(?:e|')?tits? |petites? |jeunes |belles |bons? |bonnes? |longs? |longues? |autres "
    r"|nouve(?:aux|lles) |grand(?:e?s)? |seule? )"
)
_MORE = re.compile(r" ?([a-z]+)")
_FOLLOWS = re.compile(r" +([a-z0-9]+)")
_THE = re.compile(r" ?(?:le|la|l) ([a-z]+)")


@dataclass(frozen=True, slots=True)
class _Around:
    units: Mapping[str, str]
    longest: int
    before: Phrases
    after: Phrases
    months: frozenset[str]
    between: frozenset[str]
    either: frozenset[str]
    links: tuple[str, ...]
    number_heads: frozenset[str]
    short_heads: frozenset[str]
    departements: frozenset[str]
    postal: frozenset[str]
    vague: frozenset[str]
    per: Phrases
    givers: frozenset[str]
    funders: Phrases
    wholes: frozenset[str]
    adjectives: frozenset[str]
    of_things: frozenset[str]
    suite: frozenset[str]
    roads: frozenset[str]
    heads: frozenset[str]
    signs: frozenset[str]


@of_content(maxsize=8)
def _around(language: Language) -> _Around:
    units: dict[str, str] = {}
    for subject, names in _UNITS.items():
        for name in names:
            for words in language.words(subject, name):
                units.setdefault(key(words), name)
    listed = language.words
    givers = [names for name, names in language.subjects.get("comptes", {}).items() if name.startswith("financeur ")]
    givers.append(listed("comptes", "propre"))
    accounts = language.subjects.get("comptes", {})
    items = [word for name, words in accounts.items() if name.startswith(("compte ", "dépense ")) for word in words]
    months = {key(w) for n, ws in language.subjects.get("dates", {}).items() if n.startswith("mois ") for w in ws}
    return _Around(
        units=units,
        longest=max((words.count(" ") + 1 for words in units), default=1),
        before=phrases({
            "environ": listed("nombres", "environ_avant"), "moins": listed("nombres", "au_moins_avant"),
            "plus": listed("nombres", "au_plus_avant"), "rejet": listed("nombres", "rejet_avant"),
        }),
        after=phrases({
            "environ": listed("nombres", "environ_apres"), "moins": listed("nombres", "au_moins_apres"),
            "plus": listed("nombres", "au_plus_apres"),
        }),
        months=frozenset(months),
        between=frozenset(map(key, listed("nombres", "entre"))),
        links=tuple(sorted(map(key, listed("nombres", "intervalle")), key=len, reverse=True)),
        either=frozenset(map(key, listed("nombres", "ou"))),
        number_heads=frozenset(map(key, listed("nombres", "numero"))),
        departements=frozenset(map(key, listed("nombres", "numero_departement"))),
        postal=frozenset(listed("argent", "departements_postaux")),
        short_heads=frozenset(map(key, listed("nombres", "numero_court"))),
        vague=frozenset(map(key, listed("nombres", "vague"))),
        per=phrases({"par": listed("argent", "par_unite")}),
        givers=frozenset(
            word for names in (*givers, listed("argent", "par_qui")) for name in names for word in key(name).split()
        ),
        funders=phrases({"": [name for names in givers for name in names]}),
        wholes=frozenset(map(key, listed("argent", "le_tout"))),
        adjectives=frozenset(map(key, listed("nombres", "aussi_adjectif"))),
        of_things=frozenset(map(key, listed("nombres", "adjectif_de_chose"))),
        suite=frozenset(map(key, listed("nombres", "suite"))),
        roads=frozenset(map(key, listed("nombres", "numero_apres"))),
        heads=frozenset(word for word in (*units, *map(key, items)) if " " not in word),
        signs=frozenset(map(key, listed("nombres", "fois"))),
    )  # fmt: skip


@of_words(maxsize=_CACHED_TEXTS)
def quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Every number of a plain text that counts or measures; years, days of a month and "fiche 3" are left out."""
    numbers = numbers_in(text, language)
    if not numbers:
        return ()
    around = _around(language)
    flat = folded(text)
    single: list[Quantity] = []
    for number in numbers:
        item = _single(text, flat, number, around, single[-1].end if single else 0)
        if item is not None:
            single.append(item)
    single = _with_cents(text, headed(flat, single, around.units, around.heads, around.signs))
    if len(single) < 2:
        return tuple(single)
    return tuple(told_as_staff(flat, _joined(text, flat, single, around), language))


def bound_before(flat: str, place: int, language: Language) -> tuple[str, int]:
    """What the words before a place say of what follows ("environ", "moins"… or ""), and where they start."""
    return _around(language).before.before(flat, place) or ("", place)


def is_vague_before(flat: str, place: int, language: Language) -> bool:
    """Whether the word before a place leaves the number open: "quelques milliers"."""
    return _previous(flat, place) in _around(language).vague


def _previous(flat: str, place: int) -> str:
    head = flat[max(0, place - 24) : place].rstrip(" ")
    return head[head.rfind(" ") + 1 :].strip(".,;:!?\n")


def _single(text: str, flat: str, number: Number, around: _Around, taken: int) -> Quantity | None:
    """A number with its unit and bounds; `taken`: where the words of the one before it end."""
    start, end = number.start, number.end
    unit, word, end, next_word = _unit_after(text, number, around)
    if number.article and not unit:
        return None
    previous = _previous(flat, start)
    if unit == "date" or (previous in around.months and number.bare and 1900 <= number.value <= 2100 and not unit):
        return None
    if not unit and around.units.get(previous) in ("euros", "autres_monnaies"):
        unit, word = around.units[previous], previous
        start = flat.rfind(previous, 0, start)
    elif text[max(0, start - 3) : start] == "eur":
        unit, word, start = "euros", "eur", start - 3
    numbered = next_word != "x" and _is_numbered(number, previous, around)  # "bus 2 x 350"
    if not unit and (numbered or (number.bare and next_word in around.roads) or _is_year(number, previous)):
        return None
    bound, negative = "", False
    if start and text[start - 1] == "-" and (start == 1 or text[start - 2] in " (:\n"):  # "-500"
        negative, start = True, start - 1
    elif text[:start].strip() == "-" or (previous == "moins" and not around.before.before(flat, start)):
        negative = True
    found = around.before.before(flat, start)
    if found is not None and found[1] >= taken:  # "20 minimum 30 maximum"
        bound, start = found
    tail = around.after.after(flat, end)
    per, end = _per(text, flat, end, around, unit)
    if tail is not None and flat[tail[1] - 1] == "+" and _adds(flat, end, tail[1]):
        tail = None
    if tail is not None and not per and not (bound in ("moins", "plus") and tail[0] != bound):
        bound, end = tail[0] if bound == "" or (bound == "environ" and tail[0] != bound) else bound, tail[1]
        per, end = _per(text, flat, end, around, unit)  # "12 max par groupe"
    if not bound and number.approximate:
        bound = "environ"
    return Quantity(
        number.value,
        None,
        start,
        end,
        unit,
        word,
        bound,
        number,
        negative,
        per=per,
        next_word=next_word,
        before=previous,
    )


def _is_numbered(number: Number, previous: str, around: _Around) -> bool:
    """Whether a number is a name: "fiche 3", "le département 59"; but "le département 1000" gives a sum."""
    if previous in around.departements:
        return number.bare and str(number.value) in around.postal
    return previous in around.number_heads or (previous in around.short_heads and number.bare and number.value < 100)


def _adds(flat: str, end: int, stop: int) -> bool:
    """Whether a "+" adds what follows ("30 + 4 animateurs") instead of leaving a number open ("30+", "30 +")."""
    rest = flat[stop : stop + _GLANCE].lstrip()
    return rest[:1].isdecimal() or (flat[end : end + 1] == " " and rest[:1].isalnum())


def _is_year(number: Number, previous: str) -> bool:
    if previous == "pour" and number.bare and 2000 < number.value < 2050 and number.value % 10:
        return True  # "4000 pour 2015"
    return (
        number.bare
        and 1900 <= number.value <= 2100
        and previous in ("en", "annee", "depuis", "ete", "printemps", "automne", "hiver", "rentree", "an")
    )


def _unit_after(text: str, number: Number, around: _Around) -> tuple[str, str, int, str]:
    """Unit, its word, where it ends; or the next word when it is no unit. The k of "k€" went with the number."""
    end = number.end
    first = _WORD.match(text, end)
    if first is None:
        return "", "", end, ""
    word = first[1]
    spaced = first.start(1) > end
    if word == "e" and (number.value >= 100 or number.scale > 1) and number.end - number.start > 1:
        return "euros", word, first.end(), ""
    if word in around.months and (spaced or len(word) > 2):
        return "date", word, first.end(), ""
    unit = _listed(text, first, around)
    if unit is not None and unit[0] == "heures" and "k" in text[number.start : end]:  # "2k5 mn" is no minutes
        unit = None
    if unit is not None and not _qualifies(text, number, unit, around):
        return unit
    link = _LINK.match(text, end)
    if link is not None:
        second = _WORD.match(text, link.end())
        if (
            second is not None
            and (unit := _listed(text, second, around)) is not None
            and unit[0] not in ("choses", "groupes")
            and (unit[0] == "personnes" or "seul" not in link[0])
        ):
            return unit
    return "", "", end, word


def _qualifies(text: str, number: Number, unit: tuple[str, str, int, str], around: _Around) -> bool:
    """Whether a word of people only tells how what follows is: "un petit 200", "20 petits pots", "3 jeunes arbres"."""
    if unit[1] in around.of_things:
        thing = _FOLLOWS.match(text, unit[2])
        if thing is not None and around.units.get(thing[1]) == "choses":
            return True
    if unit[1] not in around.adjectives or (unit[1].endswith(("s", "x")) if number.article else number.value < 2):
        return False
    follows = _FOLLOWS.match(text, unit[2])
    return follows is not None and follows[1] not in around.suite and (number.article or follows[1].isalpha())


def _listed(text: str, first: re.Match[str], around: _Around) -> tuple[str, str, int, str] | None:
    word, end = first[1], first.end()
    best: tuple[str, str, int, str] | None = None
    for _ in range(around.longest):
        unit = around.units.get(word)
        if unit is not None:
            best = unit, word, end, ""
        more = _WORD.match(text, end)
        if more is None or more.end() == end:
            break
        word, end = f"{word} {more[1]}", more.end()
    return best


def _per(text: str, flat: str, end: int, around: _Around, unit: str) -> tuple[str, int]:
    """What a price or a number is said to be for one of ("par mois", "le sac"), and where that ends."""
    found = around.per.after(flat, end)
    slashed = text[end : end + 2].lstrip()[:1] == "/"
    if slashed and text[end : end + _GLANCE].lstrip(" /")[:1].isdecimal():
        return "", end  # "25/30 jeunes": from one to the other
    if found is None and text[end : end + 1] == "/":
        found = "par", end + 1
    if found is None and unit in ("euros", "centimes"):
        return _of_the_thing(flat, end, around)
    if found is None or "," in text[end : end + 2]:
        return "", end
    stop = found[1]
    more = _MORE.match(text, stop)
    written = text[end:stop].strip()
    if written.endswith("chaque") and more is not None:
        return more[1], more.end()
    if written.endswith(("par", "/")) and more is not None:
        if written == "/" and around.units.get(more[1]) == "encadrants":
            return "", end  # "traiteur 1200 / bénévoles": the next line of a list
        of_people = written == "par" and unit in ("personnes", "familles")  # "12 enfants par roulement"
        if more[1] in around.units or (of_people and more[1] not in around.givers):
            return more[1], more.end()
        return "", end  # "500 par la mairie" says who, not how often
    return written, stop


def _of_the_thing(flat: str, end: int, around: _Around) -> tuple[str, int]:
    """ "9 euros le sac", unlike "3000 euros la mairie" and "3000 euros le tout"."""
    thing = _THE.match(flat, end)
    if thing is None or thing[1] in around.wholes or around.funders.after(flat, thing.start(1)) is not None:
        return "", end
    return ("", end) if around.funders.after(flat, thing.start() + 1) is not None else (thing[1], thing.end())


def _with_cents(text: str, found: list[Quantity]) -> list[Quantity]:
    """ "12 euros 50" and "12€50" are one amount."""
    out: list[Quantity] = []
    for item in found:
        last = out[-1] if out else None
        cents = item.number
        two_figures = cents.bare and cents.end - cents.start == 2 and item.unit in ("", "euros", "centimes")
        whole = two_figures and last is not None and last.unit == "euros" and last.low == int(last.low)
        gap = text[last.number.end : cents.start].strip() if last is not None else ""
        told = item.unit == "centimes" and last is not None and gap == f"{last.word} et" and cents.value < 100
        if (last is not None and last.unit == "euros" and last.low == int(last.low) and told) or (
            last is not None and whole and gap == last.word
        ):
            out[-1] = replace(last, low=round(last.low + cents.value / 100, 2), end=max(item.end, cents.end))
        else:
            out.append(item)
    return out


def _joined(text: str, flat: str, found: list[Quantity], around: _Around) -> list[Quantity]:
    out: list[Quantity] = []
    for item in found:
        last = out[-1] if out else None
        merged = _range(text, flat, last, item, around) if last is not None else None
        if merged is None:
            out.append(item)
        else:
            out[-1] = merged
    return out


def _range(text: str, flat: str, first: Quantity, second: Quantity, around: _Around) -> Quantity | None:
    """ "2 à 3000", "entre 20 et 30 jeunes", "2000 ou 20000" as one quantity; None when the two are apart."""
    if first.high is not None or first.per or "rejet" in (first.bound, second.bound):
        return None
    if first.unit and first.unit != second.unit and (second.unit or second.per or first.unit in ("groupes", "choses")):
        return None
    opened = _previous(flat, first.start) in around.between
    if _hesitates(text, first, second):
        low = _borrowed(first.low, second.low, first, second)
        return replace(second, low=low, high=second.low, start=first.start, either=True, before=first.before)
    link = _link(text, first.end, second.number.start, opened, around)
    if link == "a" and first.unit not in ("", second.unit, "euros", "pourcent"):
        return None
    if link is None or first.number.article or (second.number.article and not second.unit):
        return None
    low, high = _borrowed(first.low, second.low, first, second), second.low
    if low >= high and link != "ou":
        return None
    unit, word = (second.unit, second.word) if second.unit else (first.unit, first.word)
    start = flat.rfind(_previous(flat, first.start), 0, first.start) if opened else first.start
    bound = "environ" if "environ" in (first.bound, second.bound) else ""
    return replace(
        second,
        low=min(low, high),
        high=max(low, high),
        start=start,
        unit=unit,
        word=word,
        bound=bound,
        either=link == "ou",
        before=first.before,
        negative=first.negative,
    )


def _hesitates(text: str, first: Quantity, second: Quantity) -> bool:
    """ "50, 60 personnes", "deux trois cents euros": somewhere between the two."""
    gap = text[first.end : second.number.start]
    if first.unit or first.bound or first.number.article or gap.strip() not in ("", ","):
        return False
    in_words = not gap.strip() and not first.number.bare and not second.number.bare
    low = _borrowed(first.low, second.low, first, second) if in_words else first.low
    return (in_words or second.unit in ("personnes", "familles")) and low < second.low <= 2 * low


def _link(text: str, start: int, end: int, opened: bool, around: _Around) -> str | None:
    """How two numbers are tied by the words between them: "a", "ou" or not at all."""
    gap = text[start:end]
    if len(gap) > 40:
        return None
    words = "a" if gap.strip() in ("-", "/") else " ".join(folded(gap).split())
    if words.startswith(", voire"):
        words = words[2:]
    for link in around.links:
        if words == link or (
            words.startswith(link + " ") and around.before.tags.get(words[len(link) + 1 :]) == "environ"
        ):
            return "a" if link != "et" or opened else None
    return "ou" if words in around.either else None


def _borrowed(low: float, high: float, first: Quantity, second: Quantity) -> float:
    """The low end of "2 à 3000" is 2000: a small number takes the scale of the large one that follows."""
    if first.unit or first.number.scale > 1 or low >= 1000 or high < 100:
        return low
    scales = (second.number.scale,) if second.number.scale >= 1000 else (_roundness(high), 1000)
    if low >= 100 or low * 10 >= high:
        return low
    return next((low * scale for scale in scales if scale > 1 and low * scale < high <= low * scale * 10), low)


def _roundness(value: float) -> int:
    """The power of ten that a figure is a multiple of: 3000 → 1000, 250 → 10."""
    scale = 1
    while scale * 10 <= value and value % (scale * 10) == 0:
        scale *= 10
    return scale
