"""Ways to reach somebody: e-mail addresses, also spelled out, and French telephone numbers, also in words."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.number import numbers_in
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said, plain

_ADDRESS = re.compile(r"[a-z0-9!#$%&'*+/=?^_{|}~.-]{1,64} ?@ ?[a-z0-9-]+(?: ?\. ?[a-z0-9-]+)*")
_SPOKEN = re.compile(r"[a-z0-9_+-]+(?:[ .]+[a-z0-9_+-]+){0,9}? *@ *[a-z0-9-]+(?: *\. *[a-z0-9-]+)+")
_PHONE = re.compile(r"(?<![\d+])(?:(?:\+|00) ?33 ?(?:\(0\))? ?|0)[ .\-/]*[1-9](?:[ .\-/]*\d){8}(?![ .\-/]?\d)")
_NATIONAL = re.compile(r"(?<!\d)[1-9](?:[ .-]?\d\d){4}(?!\d)")
_DIGIT = re.compile(r"\d")
_MIDDLE = 2  # letters a domain may be away from a known one to be proposed
_TAILS = frozenset(
    {
        "fr",
        "com",
        "net",
        "org",
        "eu",
        "be",
        "info",
        "io",
        "asso",
        "co",
        "edu",
        "gouv",
        "lu",
        "ch",
        "uk",
        "de",
        "es",
        "it",
        "ma",
        "dz",
        "tn",
        "pro",
        "me",
        "biz",
    }
)


@lru_cache(maxsize=8)
def _signs(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Words for the signs of an address: " arobase " is @, " point " is a dot…"""
    found = []
    for name, sign in (("arobase", "@"), ("point", "."), ("tiret", "-"), ("souligné", "_")):
        either = "|".join(
            sorted(
                (re.escape(plain(word)) for word in language.words("acteurs", f"signe {name}")), key=len, reverse=True
            )
        )
        if either:
            found.append((re.compile(rf"\s*(?:(?<![a-z])|(?=[(\[]))(?:{either})(?:(?![a-z])|(?<=[)\]]))\s*"), sign))
    return tuple(found)


@lru_cache(maxsize=8)
def _domains(language: Language) -> tuple[str, ...]:
    return tuple(plain(domain) for domain in language.words("acteurs", "domaines"))


def find_emails(said: Said, context: ReadingContext) -> tuple[Reading | Doubt, ...]:
    """Every address written with its @; one whose domain looks like a slip is a doubt that proposes the usual one."""
    if "@" not in said.plain:
        return ()
    found = []
    for match in _ADDRESS.finditer(said.plain):
        if "." in match[0].split("@")[1]:
            address = _address(said, context, match[0].replace(" ", "").rstrip("."), match.span())
            before = said.plain[: match.start()].split() if " @" in match[0] else []
            found.append(_unless_split(said, context, address, before, match[0].split("@")[0].strip()))
    return tuple(found)


def read_email(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The address that answers; "marie point dupont arobase laposte point net" too. An incomplete one is a doubt."""
    found = find_emails(said, context)
    if found:
        return (
            found[0]
            if len(found) == 1
            else doubt_at(
                said,
                context,
                tuple(one for one in found if isinstance(one, Reading)),
                (0, len(said.plain)),
                "doute_plusieurs",
            )
        )
    text = said.plain
    for pattern, sign in _signs(context.language):
        text = pattern.sub(sign, text)
    if "@" not in text:
        return None
    match = _SPOKEN.search(text)
    place = 0, len(said.plain)
    if match is None:
        return doubt_at(said, context, (), place, "doute_courriel")
    local, _, domain = match[0].partition("@")
    *before, local = local.split()
    address = _address(said, context, f"{local}@{domain.replace(' ', '')}", place)
    return _unless_split(said, context, address, before, local)


def _unless_split(
    said: Said, context: ReadingContext, address: Reading | Doubt, before: list[str], local: str
) -> Reading | Doubt:
    """ "marie dupont @ orange.fr": the first words may belong to the address."""
    small = frozenset(map(plain, context.language.words("acteurs", "devant une adresse")))
    if not before or before[-1].strip(":,'") in small or any(not char.isalpha() for char in local):
        return address
    readings = (address,) if isinstance(address, Reading) else address.readings
    return doubt_at(said, context, readings, (0, len(said.plain)), "doute_courriel")


def _address(said: Said, context: ReadingContext, address: str, place: tuple[int, int]) -> Reading | Doubt:
    from email_validator import EmailNotValidError, validate_email  # slow to import, and few utterances hold an address

    local, _, domain = address.lower().strip(".,;:").partition("@")
    try:
        normal = validate_email(f"{local}@{domain}", check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        return doubt_at(said, context, (), place, "doute_courriel")
    nearest = _nearest(domain, _domains(context.language))
    reading = reading_at(said, context, normal, place, "courriel")
    if nearest is None:
        return reading
    proposed = reading_at(said, context, f"{local}@{nearest}", place, "courriel_domaine")
    return doubt_at(said, context, (proposed, reading), place, "doute_courriel")


def _nearest(domain: str, known: tuple[str, ...]) -> str | None:
    """The usual domain that this one is a slip of; None when it is usual itself or like none."""
    if domain in known:
        return None
    best: tuple[int, str] | None = None
    for usual in known:
        limit = 1 if len(usual) < 8 else _MIDDLE
        gap = OSA.distance(domain, usual, score_cutoff=limit)
        if gap <= limit and (best is None or gap < best[0]):
            best = gap, usual
    return best[1] if best else None


def find_phones(said: Said, context: ReadingContext) -> tuple[Reading, ...]:
    """Every telephone number in figures, with 0, +33 or 0033; the value is its ten digits."""
    return tuple(
        reading_at(said, context, _ten(match[0]), match.span(), "telephone") for match in _PHONE.finditer(said.plain)
    )


def read_phone(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The number that answers, also in words by pairs; too many or too few digits make a doubt."""
    found = find_phones(said, context)
    if len(found) == 1:
        return found[0]
    place = 0, len(said.plain)
    if found:
        return doubt_at(said, context, found[:3], place, "doute_plusieurs")
    said_aloud = _aloud(said, context.language)
    if said_aloud is not None:
        return reading_at(said, context, said_aloud, place, "telephone_lettres")
    national = _NATIONAL.search(said.plain)
    if national is not None:
        return doubt_at(
            said,
            context,
            (reading_at(said, context, _ten("0" + national[0]), national.span(), "telephone"),),
            place,
            "doute_telephone",
        )
    digits = len(_DIGIT.findall(said.plain))
    return doubt_at(said, context, (), place, "doute_telephone") if digits >= 5 else None


def _ten(written: str) -> str:
    digits = "".join(char for char in written if char.isdigit())
    for prefix in ("00330", "0033", "330", "33"):
        if len(digits) > 10 and digits.startswith(prefix):
            return "0" + digits[len(prefix) :]
    return digits


def _aloud(said: Said, language: Language) -> str | None:
    """ "zéro six, onze, vingt-deux, trente-trois, quarante-quatre": pairs of digits in words, ten in all."""
    pieces = [
        piece
        for piece in re.split(r"[ ,.;/\n-]+", said.plain.replace("vingt-", "vingt ").replace(" et ", "-et-"))
        if piece
    ]
    if not 5 <= len(pieces) <= 24:
        return None
    digits = _pairs(pieces, language)
    return digits if digits is not None and len(digits) == 10 and re.fullmatch(r"0[1-9]\d{8}", digits) else None


def _pairs(pieces: list[str], language: Language) -> str | None:
    values: list[int] = []
    for piece in pieces:
        if piece.isdecimal() and len(piece) <= 2:
            if len(piece) == 1 and piece != "0" and (not values or values[-1] != 0):
                return None  # a figure alone is half a pair: one is missing
            values.append(int(piece))
            continue
        found = numbers_in(piece.replace("-", " "), language)
        if len(found) != 1 or found[0].value >= 100:
            return None if values else _pairs(pieces[1:], language) if len(pieces) > 5 else None
        values.append(int(found[0].value))
    return _grouped(values)


def _makes_one(value: int, following: int) -> bool:
    """Whether two number words said in a row are one number: 20 3, 60 14, 10 7."""
    if value == 10:
        return 7 <= following <= 9
    if value < 20 or value % 10:
        return False
    return 1 <= following <= 9 or (value in (60, 80) and 10 <= following <= 19)


def _grouped(values: list[int]) -> str | None:
    """Zero and a unit make one pair; a ten and what is added to it another: 0 6 | 11 | 20 2 | 30 3 | 40 4."""
    digits = ""
    place = 0
    while place < len(values):
        value = values[place]
        following = values[place + 1] if place + 1 < len(values) else -1
        if value == 0 and 0 <= following <= 9:
            digits += f"0{following}"
            place += 2
        elif value == 4 and following == 20:
            third = values[place + 2] if place + 2 < len(values) else -1
            added = third if 1 <= third <= 19 else 0
            digits += f"{80 + added}"
            place += 3 if added else 2
        elif value in (60, 80) and following == 10 and place + 2 < len(values) and 7 <= values[place + 2] <= 9:
            digits += f"{value + 10 + values[place + 2]}"
            place += 3
        elif _makes_one(value, following):
            digits += f"{value + following}"
            place += 2
        else:
            digits += f"{value:02d}"
            place += 1
    return digits
