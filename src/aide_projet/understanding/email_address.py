"""E-mail addresses, typed or spelled out: "nadia tiret paul arobase laposte point net"."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from aide_projet.draft.kept import of_content
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said, plain
from aide_projet.understanding.sentence import plain_place
from aide_projet.understanding.standing import replaced_between

_ADDRESS = re.compile(r"[a-z0-9!#$%&'*+/=?^_{|}~.-]{1,64} ?@ ?[a-z0-9-]+(?: ?\. ?[a-z0-9-]+)*")
_SPOKEN = re.compile(r"[a-z0-9_+-]+(?:[ .]+[a-z0-9_+-]+){0,9}? *@ *[a-z0-9-]+(?: *\. *[a-z0-9-]+)+")
_RUN = re.compile(r"[^\s,;:()<>]+@\S+")
_GLUED = re.compile(r"[a-z],$")  # "marie,dupont@gmail.com": a comma for a dot
_MIDDLE = 2  # letters a domain may be away from a known one to be proposed


@of_content(maxsize=8)
def _signs(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Words for the signs of an address, bracketed or not: "arobase" is @, "(dot)" a dot, "tiret du bas" is no dash."""
    found = []
    for name, sign in (("arobase", "@"), ("point", "."), ("souligné", "_"), ("tiret", "-")):
        listed = {re.escape(plain(word).strip("()[]")) for word in language.words("acteurs", f"signe {name}")}
        either = "|".join(sorted(listed, key=len, reverse=True)) or "(?!)"
        bare = rf"(?<![a-z])(?:{either})(?![a-z])"
        found.append((re.compile(rf"[\s,]*(?:[(\[] ?(?:{either}) ?[)\]]|{bare})[\s,]*"), sign))
    return tuple(found)


@of_content(maxsize=8)
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
            told = _unless_split(said, context, address, before, match[0].split("@")[0].strip())
            glued = _GLUED.search(said.plain, 0, match.start())
            found.append(doubt_at(said, context, _readings(told), match.span(), "doute_courriel") if glued else told)
    return tuple(found)


def without_addresses(said: Said) -> Said:
    """The text with the letters of its addresses made neutral: "non-violence@free.fr" says no "non"."""
    if "@" not in said.plain:
        return said
    return Said(said.text, _RUN.sub(lambda found: "x" * len(found[0]), said.plain), said.offsets)


def read_email(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The address that answers; "marie point dupont arobase laposte point net" too. An incomplete one is a doubt."""
    found = find_emails(said, context)
    if len(found) == 1 or (found and _replaced(said, found[-2], found[-1], context)):
        return found[-1]
    if found:
        sure = tuple(one for one in found if isinstance(one, Reading))
        return doubt_at(said, context, sure, (0, len(said.plain)), "doute_plusieurs")
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
    if local.isdecimal() and before:  # "lefebvre 59 arobase…"
        local = before.pop() + local
    address = _address(said, context, f"{local}@{domain.replace(' ', '')}", place)
    return _unless_split(said, context, address, before, local)


def _replaced(said: Said, first: Reading | Doubt, second: Reading | Doubt, context: ReadingContext) -> bool:
    """ "a@free.fr, non pardon, b@free.fr"."""
    between = plain_place(said, first.end), plain_place(said, second.start)
    return replaced_between(folded(said.plain), *between, context.language)


def _readings(address: Reading | Doubt) -> tuple[Reading, ...]:
    return (address,) if isinstance(address, Reading) else address.readings


def _unless_split(
    said: Said, context: ReadingContext, address: Reading | Doubt, before: list[str], local: str
) -> Reading | Doubt:
    """ "marie dupont @ orange.fr": the first words may belong to the address."""
    small = frozenset(map(plain, context.language.words("acteurs", "devant une adresse")))
    if not before or before[-1].strip(":,'") in small or any(not char.isalpha() for char in local):
        return address
    return doubt_at(said, context, _readings(address), (0, len(said.plain)), "doute_courriel")


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
