"""The names of communes met in a text, and the words around them that matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.place import Commune, Places
from aide_projet.understanding.place_name import joined_key, name_key, plain_key
from aide_projet.understanding.said import Said

_SAINTS = {"st": "saint", "ste": "sainte"}
_ABBREVIATED = 3  # letters at most of "st", "s/", "snt"
_USUAL_WORDS = 4  # of a usual short name
_LONGEST_TIE = 6  # words from "mon cousin" to the name of where he is
_LONG_ADDRESS = 60  # characters on each side of a name
_ADDRESS = re.compile(r"www\.|://|@|\w\.(?:fr|com|org|net|eu|info|asso)\b(?!\.?\w)")
_WORD = re.compile(r"[a-z0-9]+(?:/)?")
MOST_WORDS = 12  # of an answer that holds a name misspelt, or told for its intercommunalité

Word = tuple[str, int, int]
"""A word of the plain text, and its places."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The subject "lieux" by `name_key`: words around a name, words that are names too, usual short names."""

    around: frozenset[str]
    before: frozenset[str]
    surely: frozenset[str]
    roads: frozenset[str]
    away: frozenset[str]
    nearby: Phrases
    ordinary: frozenset[str]
    usual: Mapping[str, str]
    firsts: frozenset[str]
    vague: frozenset[str]
    unions: frozenset[str]
    others: frozenset[str]
    elsewhere: frozenset[str]
    before_us: Phrases


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: places in the plain text; `communes` all that bear it; `first` the index of its first word."""

    start: int
    end: int
    communes: tuple[Commune, ...]
    key: str
    first: int
    last: int


def _elided(words: str) -> tuple[str, ...]:
    """ "près de" and "près d'"."""
    return (words, words.removesuffix("e")) if words.endswith(" de") else (words,)


@of_content(maxsize=8)
def spoken_of(language: Language) -> Spoken:
    """Compiled from the subject "lieux"."""
    listed = language.words
    pairs = (line.partition("=") for line in listed("lieux", "noms courants"))
    usual = {name_key(short): full.strip() for short, _, full in pairs}
    return Spoken(
        around=frozenset(map(name_key, listed("lieux", "amorces"))),
        before=frozenset(map(name_key, listed("lieux", "introduit"))),
        surely=frozenset(map(name_key, listed("lieux", "introduit surement"))),
        roads=frozenset(map(name_key, listed("lieux", "voies"))),
        away=frozenset(map(name_key, listed("lieux", "ailleurs"))),
        nearby=phrases(
            {
                "entre": listed("lieux", "entre deux"),
                "environs": [form for said in listed("lieux", "environs") for form in _elided(said)],
            }
        ),
        ordinary=frozenset(map(name_key, listed("lieux", "mots ordinaires"))),
        usual=usual,
        firsts=frozenset(key.split(" ")[0] for key in usual),
        vague=frozenset(map(name_key, listed("lieux", "doubles sens"))),
        unions=frozenset(map(name_key, listed("lieux", "mots d'intercommunalité"))),
        others=frozenset(map(name_key, listed("lieux", "quelqu'un d'autre"))),
        elsewhere=frozenset(map(name_key, listed("lieux", "est ailleurs"))),
        before_us=phrases({"avant": listed("lieux", "pas pour le projet")}),
    )


def name_words(said: Said) -> list[Word]:
    """The words among which a name is looked for, with their places in the plain text."""
    return [(m[0], m.start(), m.end()) for m in _WORD.finditer(said.plain)]


def find_hits(words: list[Word], places: Places, spoken: Spoken) -> list[Hit]:
    """Every run of words that is a commune's name or a usual short one, the longest from the left first."""
    hits: list[Hit] = []
    reaches, firsts, after = places.reaches, spoken.firsts, 0
    for at, (word, _, _) in enumerate(words):
        if at < after or not (word in reaches or word in _SAINTS or word in firsts):
            continue
        hit = _hit_at(words, at, places, spoken)
        if hit is not None:
            hits.append(hit)
            after = hit.last
    return hits


def _hit_at(words: list[Word], at: int, places: Places, spoken: Spoken) -> Hit | None:
    first = words[at][0]
    full = _SAINTS.get(first, first)
    reaches = places.reaches
    reach = reaches.get(full, 0)
    if reach > 1:  # "la" begins a thousand names, "la tour" a few
        following = words[at + 1][0] if at + 1 < len(words) else ""
        pair = (
            f"{full} {following}"
            if following.isalnum() and len(following) > _ABBREVIATED
            else plain_key(f"{full} {following}")
        )
        reach = reaches.get(pair, 1)
    if first in spoken.firsts:
        reach = max(reach, _USUAL_WORDS)
    run = [full, *[word for word, _, _ in words[at + 1 : at + reach]]]
    for size in range(len(run), 0, -1):
        key = joined_key(run[:size])
        usual = spoken.usual.get(key)
        communes = places.named(usual) if usual else places.keyed(key)
        if communes and not (size == 1 and len(key) < 3):
            return Hit(words[at][1], words[at + size - 1][2], communes, key, at, at + size)
    return None


def is_rejected(words: list[Word], hit: Hit) -> bool:
    """ "pas Lille", "et non à Lille"."""
    before = [word for word, _, _ in words[max(0, hit.first - 3) : hit.first]]
    while before and before[-1] in ("a", "de", "d", "la", "le", "au", "en", "sur"):
        before.pop()
    return (
        (bool(before) and before[-1] == "pas")
        or before[-2:] == ["et", "non"]
        or before[-2:] == ["lieu", "de"]
        or before[-1:] == ["lieu"]
    )


def is_a_destination(words: list[Word], hit: Hit, spoken: Spoken) -> bool:
    """ "on va à Paris", "une sortie à la mer à Berck": where people are taken, not where the project is."""
    before = [word for word, _, _ in words[max(0, hit.first - 4) : hit.first]]
    return bool(before) and before[-1] in ("a", "au", "aux", "sur", "vers") and not spoken.away.isdisjoint(before)


def is_of_others(said: Said, words: list[Word], hit: Hit, spoken: Spoken) -> bool:
    """ "mon cousin habite Calais", "j'ai grandi à Calais": where somebody else is, or where one was."""
    if spoken.before_us.before(folded(said.plain), hit.start) is not None:
        return True
    for word, _, _ in reversed(words[max(0, hit.first - _LONGEST_TIE) : hit.first]):
        if word in spoken.others:
            return True
        if word not in spoken.elsewhere:
            return False
    return False


def is_one_of_two(words: list[Word], hit: Hit, spoken: Spoken) -> bool:
    """ "Béthune ou Bruay": two names, though the second is no commune's; not "Lens où on habite"."""
    after = [word for word, _, _ in words[hit.last : hit.last + 2]]
    if len(after) == 2 and after[0] == "ou" and after[1] not in spoken.around:
        return True
    before = [word for word, _, _ in words[max(0, hit.first - 2) : hit.first]]
    return len(before) == 2 and before[1] == "ou" and before[0] not in spoken.around


def is_in_an_address(plain: str, hit: Hit) -> bool:
    """ "www.maisondequartier-lens.fr": a name inside the address of a site or a mailbox."""
    before = plain[max(0, hit.start - _LONG_ADDRESS) : hit.start].rpartition(" ")[2]
    after = plain[hit.end : hit.end + _LONG_ADDRESS].partition(" ")[0]
    return _ADDRESS.search(before + plain[hit.start : hit.end] + after) is not None


def is_on_a_road(words: list[Word], hit: Hit, spoken: Spoken) -> bool:
    """ "rue de Lille", "le match de Lens": a name that says no place of ours."""
    before = [word for word, _, _ in words[max(0, hit.first - 3) : hit.first]]
    while before and before[-1] in ("de", "d", "du", "la", "le", "l"):
        before.pop()
    return bool(before) and before[-1] in spoken.roads
