"""Numbers and names of organisations: SIRET, RNA, and "association Les Voisines" in a sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from aide_projet.draft.kept import of_content
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said, plain
from aide_projet.understanding.sentence import plain_place, visible_end

_SIRET = re.compile(r"(?<!\d)\d(?:[ .\u202f-]?\d){13}(?!\d)")
_SIREN = re.compile(r"(?<!\d)\d(?:[ .\u202f-]?\d){8}(?!\d)")
_RNA = re.compile(r"(?<![a-z0-9])w ?\d(?:[ .-]?[a-z\d]){1}(?:[ .-]?\d){7}(?![a-z0-9])")
_OLD_RNA = re.compile(r"(?<!\d)\d{10}(?!\d)")
_LIKE_RNA = re.compile(r"(?<![a-z0-9])w ?\d[\d ]{3,12}")
_CAPITAL = "A-ZÀÖØ-ÞŒÀÂÉÈÊËÎÏÔÙÛÇ"
_NAME = re.compile(
    rf"[:\s«\"“]*((?:(?:les?|la|l['’]|des?|du|d['’]|un|une)\s?)?(?:[{_CAPITAL}0-9][\w'’&.-]*)"
    rf"(?:[ -](?:(?:de|du|des|la|le|les|aux?|en|et|pour|&|d['’]|l['’])[ ]?)*[{_CAPITAL}0-9][\w'’&-]*){{0,7}}"
    rf"(?:[ ](?:solidaires?|unis|ensemble|en fête))?)"
)
_NAMED_FIRST = re.compile(
    rf"\s*((?:(?:les?|la|l['’]|Les?|La|L['’])\s?)?[{_CAPITAL}0-9][^,;:()\n]{{1,60}}?)\s*[,:(–-]+\s*"
    r"(?:(?:c['’]est|on est|nous sommes)\s+)?(?:une?|l['’]|le|la|notre)?\s*"
)
_TAIL = re.compile(r" (?:aux?|du|des|de(?: la)?|en|d['’]|de l['’]) ?([a-zà-ÿœ]{3,})(?![\w'’])")
_DOUBLED = re.compile(
    r"[:\s«\"“]*((\w{2,}) (?:à|a|après|apres|par|en|contre|dans l[ae]|et|sur|pour|de) \2)(?!\w)", re.IGNORECASE
)
"""A name made of a word said twice: "Pas à Pas", "Main dans la main"."""
_CLAUSE = re.compile(r"[^,;:.!?()\n]*")
_ARTICLES = frozenset({"le", "la", "l", "les", "un", "une", "notre", "cette"})
_PREPOSITIONS = frozenset({
    "a", "au", "aux", "de", "du", "des", "d", "dans", "sur", "sous", "pour", "avec", "chez", "en", "et", "ou", "qui",
    "que", "mais", "sans", "depuis", "vers", "plus", "tres", "nous", "vous", "alors", "pas", "puis", "apres", "avant",
    "toujours", "jamais", "sommes", "est", "sont", "on", "je", "ca",
})  # fmt: skip
_LONGEST_NAME = 6  # words of a name without capitals
_QUOTED = re.compile(r"[:\s]*[«\"“]\s*([^»\"”\n]{2,80}?)\s*[»\"”]")


def find_sirets(said: Said, context: ReadingContext) -> tuple[Reading, ...]:
    """Fourteen digits; the keys are checked by a finding, so that a wrong one is kept and told."""
    return tuple(
        reading_at(said, context, _digits(match[0]), match.span(), "siret") for match in _SIRET.finditer(said.plain)
    )


def read_siret(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The SIRET that answers; nine digits are a SIREN, another length is a slip: asked about."""
    found = find_sirets(said, context)
    if found:
        return (
            found[0] if len(found) == 1 else doubt_at(said, context, found[:3], (0, len(said.plain)), "doute_plusieurs")
        )
    digits = sum(char.isdigit() for char in said.plain)
    if _SIREN.search(said.plain) or digits >= 6:
        return doubt_at(said, context, (), (0, len(said.plain)), "doute_siret")
    return None


def find_rnas(said: Said, context: ReadingContext) -> tuple[Reading, ...]:
    """W and nine characters."""
    return tuple(
        reading_at(said, context, re.sub(r"[ .-]", "", match[0]).upper(), match.span(), "rna")
        for match in _RNA.finditer(said.plain)
    )


def read_rna(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The register number that answers; the old one of ten digits is kept, a finding advises about it."""
    found = find_rnas(said, context)
    if found:
        return found[0]
    old = _OLD_RNA.search(said.plain)
    if old is not None:
        return reading_at(said, context, old[0], old.span(), "rna_ancien")
    return doubt_at(said, context, (), (0, len(said.plain)), "doute_rna") if _LIKE_RNA.search(said.plain) else None


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


@of_content(maxsize=8)
def _kinds(language: Language) -> tuple[re.Pattern[str], dict[str, str]]:
    """The words that announce a structure's name, and the family each is of ("structure association")."""
    prefix = "structure "
    subject = language.subjects.get("acteurs", {})
    kinds = {
        plain(word): name.removeprefix(prefix)
        for name, words in subject.items()
        if name.startswith(prefix)
        for word in words
    }
    either = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<![a-z])(?:{either})(?![a-z])"), kinds


def find_structures(said: Said, context: ReadingContext, *, asked: bool = False) -> tuple[tuple[Reading, str], ...]:
    """Names of structures and what kind each is (a key of porteur_type): "association Les Voisines".

    `asked`: who carries the project was asked, so that what ends the sentence still belongs to the name.
    """
    pattern, kinds = _kinds(context.language)
    text = said.plain
    found: list[tuple[Reading, str]] = []
    if not any(kind in text for kind in kinds):  # far quicker than the pattern
        return ()
    for match in pattern.finditer(text):
        stop = visible_end(said, match.end())
        start, limit = said.offsets[match.end()], said.offsets[stop]
        name = (
            _QUOTED.match(said.text, start, limit)
            or _DOUBLED.match(said.text, start, limit)
            or _NAME.match(said.text, start, limit)
            or _without_capital(said.text, start, limit, context.language)
        )
        if name is None or (not asked and _elsewhere(said, match.start(), context.language)):
            continue
        kind = kinds[match[0]]
        capital = name.re is _NAME
        end = _whole_name(said.text, name, limit, context.language, asked=asked) if capital else name.end()
        called = (name[1] + said.text[name.end(1) : end] if end > name.end() else name[1]).strip(" .,'’-")
        if _is_small(called):
            continue
        first = match.start()
        if kind != "association" or called.startswith(("des ", "du ", "de ", "d'", "d’")):
            link = said.text[said.offsets[match.end()] : name.start(1)].strip(" :,")
            head = said.text[said.offsets[first] : said.offsets[match.end()]].strip()
            called = " ".join(part for part in (head, link, called) if part)
        last = next(
            (place for place in range(match.end(), len(said.plain)) if said.offsets[place] >= end), len(said.plain)
        )
        found.append((reading_at(said, context, called, (first, last), "structure"), kind))
    return tuple(found)


@of_content(maxsize=8)
def _bearing(language: Language) -> tuple[re.Pattern[str], frozenset[str]]:
    """A name without capitals, between its kind and what the structure does; and the words that no name is made of."""
    verbs = "|".join(
        sorted(map(re.escape, language.words("acteurs", "ce que fait la structure")), key=len, reverse=True)
    )
    never = frozenset(map(plain, language.words("acteurs", "pas un nom de structure")))
    name = r"(?:les? |la |l['’])[^\W\d_][^,;:.!?()\n\d]{1,50}?"
    return re.compile(rf"[\s:]*({name}) (?=(?:{verbs or '(?!)'})(?!\w))", re.IGNORECASE), never


@of_content(maxsize=8)
def _deeds(language: Language) -> frozenset[str]:
    return frozenset(plain(verb).split()[0] for verb in language.words("acteurs", "ce que fait la structure"))


def _does(rest: str, language: Language) -> bool:
    """ "… porte le projet": what follows a name tells what the structure does."""
    words = rest.split()
    return bool(words) and words[0] in _deeds(language)


def _without_capital(text: str, start: int, limit: int, language: Language) -> re.Match[str] | None:
    """ "l'asso les petits jardiniers porte le projet"."""
    pattern, never = _bearing(language)
    name = pattern.match(text, start, limit)
    words = plain(name[1]).replace("'", " ").split() if name is not None else []
    return name if 1 < len(words) <= _LONGEST_NAME and never.isdisjoint(words) else None


def read_structure(said: Said, context: ReadingContext) -> Reading | None:
    """The name that answers "comment s'appelle la structure ?", without what announces it; None when nothing does."""
    found = find_structures(said, context, asked=True)
    rest = said.plain[plain_place(said, found[0][0].end - 1) + 1 :] if len(found) == 1 else ""
    if len(found) == 1 and (not rest.strip(" .!") or _does(rest, context.language)):
        return found[0][0]
    match = _announce(context.language).match(said.plain)
    name = said.text[said.offsets[match.end()] :].strip(' .!«»"“”') if match is not None else ""
    if match is None or not any(map(str.isalnum, name)):
        return None
    return reading_at(said, context, " ".join(name.split()), (match.end(), len(said.plain)), "structure")


@of_content(maxsize=8)
def _announce(language: Language) -> re.Pattern[str]:
    listed = sorted(map(plain, language.words("acteurs", "annonce du nom")), key=len, reverse=True)
    either = "|".join(map(re.escape, listed)) or "(?!)"
    polite = "|".join(sorted(map(re.escape, map(plain, language.words("acteurs", "politesse"))), key=len, reverse=True))
    return re.compile(rf"[\s,:]*(?:(?:{polite or '(?!)'})[\s,:]+)*(?:{either})(?![a-z0-9])\s*[:,]?\s*(?=[^\s])")


def find_named_bearer(said: Said, context: ReadingContext) -> Reading | None:
    """The name said with what carries the project: "le centre social du Pont-Rouge", "Les Mains vertes, une asso"."""
    found = find_structures(said, context, asked=True)
    if len(found) == 1:
        return replace(found[0][0], slot="structure_nom")
    pattern, _ = _kinds(context.language)
    match = _NAMED_FIRST.match(said.text)
    if found or match is None or len(said.text) != len(said.plain):
        return None
    kind = pattern.match(said.plain, match.end())
    if kind is None or said.plain[kind.end() :].strip(" .!"):
        return None
    return replace(reading_at(said, context, match[1].strip(), match.span(1), "structure"), slot="structure_nom")


@of_content(maxsize=8)
def _around(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    def words(key: str) -> frozenset[str]:
        return frozenset(map(plain, language.words("acteurs", key)))

    return words("accueil ou aide"), words("membre de")


def _elsewhere(said: Said, place: int, language: Language) -> bool:
    """ "un café à l'école Jules Ferry": that structure helps or hosts; "animatrice au centre social" is of it."""
    before = [word for word in folded(said.plain[max(0, place - 40) : place]).split() if word not in _ARTICLES]
    elsewhere, of_bearer = _around(language)
    return bool(before) and before[-1] in elsewhere and before[-2:-1] not in [[word] for word in of_bearer]


@of_content(maxsize=8)
def _around_name(language: Language) -> frozenset[str]:
    return frozenset(map(plain, language.words("acteurs", "pas dans le nom")))


def _is_small(name: str) -> bool:
    return plain(name) in _ARTICLES or plain(name) in _PREPOSITIONS or plain(name) in ("un", "une")


def _whole_name(text: str, name: re.Match[str], limit: int, language: Language, *, asked: bool) -> int:
    """Where a name ends: "Retour aux sources" is completed by its tail, "Les Mains vertes" by a word that agrees.

    When the name is asked for, it goes on to the end of the clause.
    """
    rest = _CLAUSE.match(text, name.end(), limit)
    clause = rest[0] if rest else ""
    words = plain(clause).split()
    if _is_small(name[1]) and 0 < len(words) <= _LONGEST_NAME - 1 and _deeds(language).isdisjoint(words):
        return name.end() + len(clause.rstrip())  # "De fil en aiguille"
    if asked and 0 < len(words) <= 3 and words[0] not in _PREPOSITIONS:
        return name.end() + len(clause.rstrip())
    tail = _TAIL.match(clause)
    if tail is not None and " " not in name[1] and not _around_name(language).intersection((plain(tail[1]),)):
        return name.end() + tail.end()
    plural = plain(name[1]).startswith("les ") and name[1].rstrip().endswith("s")
    if plural and words and words[0].endswith("s") and len(words[0]) > 4 and words[0] not in _PREPOSITIONS:
        return name.end() + clause.index(clause.split()[0]) + len(clause.split()[0])
    return name.end()
