"""Data that should not be kept: bank and social security numbers, and what is said of the private life of somebody.

A public is no such thing ("femmes migrantes", "prévention santé"): it takes a person and what is said of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.reading import Sensitive
from aide_projet.understanding.said import Said, plain, say

_IBAN = re.compile(r"(?<![a-z0-9])([a-z]{2}\d{2}(?:[ .-]?[a-z0-9]{4}){2,7}(?:[ .-]?[a-z0-9]{1,3})?)(?![a-z0-9])")
_RIB = re.compile(r"(?<!\d)\d{5}[ .-]?\d{5}[ .-]?[a-z0-9]{11}[ .-]?\d{2}(?!\d)")
_CARD = re.compile(
    r"(?<!\d)[3-6]\d{3}[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d{3,4}(?!\d)|(?<!\d)3[47]\d{2}[ .-]?\d{6}[ .-]?\d{5}(?!\d)"
)
_NIR = re.compile(
    r"(?<!\d)([12378])[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d|2[ab])[ .-]?(\d{3})[ .-]?(\d{3})(?:[ ./-]*(\d\d))?(?!\d)"
)
_DAY = r"(?:\d{1,2} ?[ /.-] ?(?:\d{1,2}|[a-z]{3,9}\.?) ?[ /.-] ?(?:19|20)?\d\d|\d{1,2}(?:er)? [a-z]{3,9} (?:19|20)\d\d)"
_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 5  # of a number or a birth date
_BORN_BEFORE = 2 * 12  # characters that tell what was born
_AROUND = 40  # characters in which a word announces a number
_SENTENCE_END = re.compile(r"(?<!\bm)(?<!\bmr)(?<!\bdr)\.|[;!?\n]")
_CLAUSE = 60  # characters between somebody and what is said of them
_BE = r"(?:est|etait|suis|etais|sont|serait|a ete|devient|est devenue?|est tombee?)"
_HAVE = r"(?:a|ai|avait|souffre|souffrait|souffrant|atteint|atteinte|fait|faisait|suit|sort|sortait)"
_TAIL = r"(?: (?:du|de la|de|des|d' ?)(?: )?[a-z]{3,})?"
_SLIGHT = (
    r"(?:(?:tres|un peu|gravement|aussi|toujours|plus|pas|vraiment|peu|etre|encore|bien|une?|la|le|des|du|de|d'|l'|eu"
    r"|fait|grave|d'une?|gros|grosse|serieux|tombee?) ?){0,3}"
)
_INTIMATE = ("sante", "religion", "origine", "justice", "opinion")


@dataclass(frozen=True, slots=True)
class _Telling:
    """What is said of somebody, by kind; `hint` finds quickly whether there is anything to look at."""

    hint: frozenset[str]
    said: tuple[tuple[str, re.Pattern[str]], ...]
    title: re.Pattern[str]
    kin: re.Pattern[str]
    born: re.Pattern[str]
    things: re.Pattern[str]
    announced: dict[str, re.Pattern[str]]


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(plain(word)) for word in words), key=len, reverse=True)) or "(?!)"


@of_content(maxsize=8)
def _telling(language: Language) -> _Telling:
    words = language.words
    said = []
    every: list[str] = []
    for kind in _INTIMATE:
        of_state, of_having = words("sensible", f"{kind} est"), words("sensible", f"{kind} a")
        every += [*of_state, *of_having]
        pattern = rf"(?<![a-z]){_BE} {_SLIGHT}(?:{_either(of_state)})(?![a-z]){_TAIL}"
        if of_having:
            pattern += rf"|(?<![a-z])(?:{_HAVE}|{_BE}) {_SLIGHT}(?:{_either(of_having)})(?![a-z]){_TAIL}"
        said.append((kind, re.compile(pattern)))
    return _Telling(
        hint=frozenset(max(_WORD.findall(plain(term)), key=len) for term in every),
        said=tuple(said),
        title=re.compile(rf"(?<![a-z])(?:{_either(words('sensible', 'civilité'))}) ?(?=[a-z])"),
        kin=re.compile(
            rf"(?<![a-z])(?:mon|ma|son|sa|notre) (?:petite? |grande? |belle |jeune )?"
            rf"(?:{_either(words('sensible', 'proche'))})(?![a-z])"
            rf"|(?<![a-z])(?:le |la |l'|mon |ma |notre |son |sa )(?:{_either(words('sensible', 'fonction'))})(?![a-z])"
        ),
        born=re.compile(rf"(?<![a-z])(?:{_either(words('sensible', 'annonce naissance'))})[ :]*(?:le )?({_DAY})"),
        things=re.compile(rf"(?<![a-z])(?:{_either(words('sensible', 'choses nées'))})(?![a-z])"),
        announced={
            kind: re.compile(rf"(?<![a-z])(?:{_either(words('sensible', f'annonce {kind}'))})(?![a-z])")
            for kind in ("iban", "carte", "nir")
        },
    )


def sensitive_label(language: Language, kind: str) -> str:
    """How a kind of sensitive data is told to the person; the kind itself when the vocabulary does not say."""
    told = language.words("sensible", f"nom {kind}")
    return told[0] if told else kind


def find_sensitive(text: str, language: Language, today: date) -> tuple[Sensitive, ...]:
    """Every piece of a text that should not be kept, in the order of the text, none overlapping another."""
    said = say(text)
    telling = _telling(language)
    found: list[Sensitive] = []
    if len(_DIGIT.findall(said.plain)) >= _FEWEST_DIGITS:
        found.extend(_numbers(said, telling))
        found.extend(_births(said, telling))
    if not telling.hint.isdisjoint(_WORD.findall(said.plain)):
        found.extend(_intimate(said, telling))
    kept: list[Sensitive] = []
    for piece in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return tuple(kept)


def _numbers(said: Said, telling: _Telling) -> Iterator[Sensitive]:
    text = said.plain
    for match in _IBAN.finditer(text):
        compact = re.sub(r"[ .-]", "", match[1]).upper()
        if _iban_holds(compact) or _announced(text, match.start(), telling.announced["iban"]):
            yield _piece(said, "iban", match.start(), match.end())
    for match in _RIB.finditer(text):
        if _announced(text, match.start(), telling.announced["iban"]):
            yield _piece(said, "iban", match.start(), match.end())
    for match in _NIR.finditer(text):
        if _nir_holds(match) or _announced(text, match.start(), telling.announced["nir"]):
            yield _piece(said, "nir", match.start(), match.end())
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if _card_holds(digits) or _announced(text, match.start(), telling.announced["carte"]):
            yield _piece(said, "carte", match.start(), match.end())


def _card_holds(digits: str) -> bool:
    from stdnum import luhn  # loaded for the few texts that hold such a number

    return bool(luhn.is_valid(digits))


def _iban_holds(compact: str) -> bool:
    if not 15 <= len(compact) <= 34:
        return False
    from stdnum.iso7064 import mod_97_10  # loaded for the few texts that hold such a number

    return bool(mod_97_10.is_valid(compact[4:] + compact[:4]))


def _nir_holds(match: re.Match[str]) -> bool:
    sex, year, month, department, town, order, key = match.groups()
    if key is None or not (1 <= int(month) <= 12 or 20 <= int(month) <= 42 or int(month) >= 50):
        return False
    number = f"{sex}{year}{month}{department}{town}{order}"
    number = number.replace("2a", "19").replace("2b", "18")
    return 97 - int(number) % 97 == int(key)


def _announced(text: str, place: int, words: re.Pattern[str]) -> bool:
    return words.search(text, max(0, place - _AROUND), place) is not None


def _births(said: Said, telling: _Telling) -> Iterator[Sensitive]:
    for match in telling.born.finditer(said.plain):
        before = said.plain[max(0, match.start() - _BORN_BEFORE) : match.start()]
        if not telling.things.search(before):
            yield _piece(said, "naissance", match.start(), match.end())


def _intimate(said: Said, telling: _Telling) -> Iterator[Sensitive]:
    for kind, pattern in telling.said:
        for match in pattern.finditer(said.plain):
            person = _somebody(said, match.start(), telling)
            if person is not None:
                yield _piece(said, kind, person, match.end())


def _somebody(said: Said, verb: int, telling: _Telling) -> int | None:
    """Where the person that the verb is about begins: "je", a relative, a title and name, or a first name."""
    text = said.plain
    clause = max(0, verb - _CLAUSE)
    for end in _SENTENCE_END.finditer(text, clause, verb):
        clause = end.end()
    before = text[clause:verb]
    spoken = re.search(r"(?:(?<![a-z])(?:je|j'|moi je|chuis|jsuis) ?)$", before)
    if spoken:
        return clause + spoken.start()
    for pattern in (telling.title, telling.kin):
        every = list(pattern.finditer(before))
        last = every[-1] if every else None
        if last is not None and _near_verb(said, clause + last.end(), verb, titled=pattern is telling.title):
            return clause + last.start()
    return _first_name(said, clause, verb)


def _near_verb(said: Said, place: int, verb: int, *, titled: bool) -> bool:
    """Between the person and the verb: their name, "qui", an aside; with a title a name must follow."""
    between = said.words(place, verb).strip() if verb > place else ""
    words = between.split()
    if titled and not (words and words[0][:1].isupper()):
        return False
    return len(words) <= 6


def _first_name(said: Said, clause: int, verb: int) -> int | None:
    """A name just before the verb: "Karim est musulman", "Karim, qui est…"."""
    before = said.words(clause, verb)
    match = re.search(r"(?<!\w)([A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'-]{2,}(?: [A-ZÀ-ÖØ-Þ][\w'-]+)?)[, ]+(?:qui |elle |il )?$", before)
    if match is None or plain(match[1]) in (
        "ceux",
        "celles",
        "elle",
        "cela",
        "celui",
        "celle",
        "chacun",
        "tout",
        "quartier",
        "public",
        "population",
        "personne",
    ):
        return None
    return next(place for place in range(clause, verb) if said.offsets[place] >= said.offsets[clause] + match.start(1))


def _piece(said: Said, what: str, start: int, end: int) -> Sensitive:
    first, last = said.span(start, end)
    return Sensitive(what, first, last)
