"""Number words, written as they sound or with a slip: "deuxmille", "trante", "quanrante mille"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from aide_projet.draft.kept import of_content
from aide_projet.understanding.known_words import known_words
from aide_projet.understanding.language import Language
from aide_projet.understanding.said import plain
from aide_projet.understanding.spelling import sound

_LETTERS = re.compile(r"[a-z]+")
_DOUBLED = re.compile(r"([a-z])\1+")
_BELOW_HUNDRED = range(2, 100)
_UNITS = range(2, 10)
_TENS = (20, 30, 40, 50, 60, 70, 80, 90)
_OF_TENS = 6  # letters of a word of tens with a slip, before a digit: "tente deux places" is none
_LONG_ENOUGH = 4  # letters of a word that one slip leaves recognisable; of a shorter one it may make any other
_RECOGNISED = 5  # letters from which two slips still leave the word in mind, though not for sure


class Token(NamedTuple):
    """A figure or a number word. `kind`: chiffre, mot, un (article), environ, rien (a phone number: no number).

    `unsure`: it may be another number, or none.
    """

    kind: str
    value: float
    start: int
    end: int
    other: float | None = None
    bare: bool = False
    unsure: bool = False
    thousand: int = 1
    about: bool = False


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The spellings listed in nombres.yaml, and what tells one that is not listed.

    `heads`: the first letters of number words, for those written together: "deuxmille". `undoubled`: the words by their
    spelling without double letters. `ordinary`: words that only resemble a number; `listed`: every word of the
    vocabulary. `comma`: "virgule". `foreign`: numbers of other languages. `twenty` and `heard`: words heard
    for numbers.
    """

    values: Mapping[str, tuple[str, int]]
    heads: frozenset[str]
    one: re.Pattern[str]
    percent: re.Pattern[str]
    sounds: Mapping[str, int]
    undoubled: Mapping[str, str]
    ordinary: frozenset[str]
    listed: frozenset[str]
    comma: frozenset[str]
    foreign: frozenset[str]
    twenty: frozenset[str]
    heard: frozenset[str]


@of_content(maxsize=8)
def number_words(language: Language) -> NumberWords:
    """Compile the number words of nombres.yaml."""
    values: dict[str, tuple[str, int]] = {}
    for name, listed in language.subjects.get("nombres", {}).items():
        kind = "environ" if name.startswith("environ ") else "un" if name == "1" else "mot"
        figure = name.removeprefix("environ ")
        if figure.isdecimal():
            for word in listed:
                values.setdefault(plain(word), (kind, int(figure)))
    either = "|".join(sorted(map(re.escape, values), key=len, reverse=True)) or "(?!)"
    percent = "|".join(re.escape(plain(w)) for w in language.words("argent", "pourcent") if w[:1].isalpha()) or "(?!)"
    heads = frozenset(word[:3] for word in values if len(word) > 2)
    sounds: dict[str, int] = {}
    for word, (kind, value) in values.items():
        if kind == "mot" and value in _BELOW_HUNDRED:
            sounds.setdefault(sound(word), value)
    return NumberWords(
        values=values,
        heads=heads,
        one=re.compile(either),
        percent=re.compile(rf"(?<![a-z])(?:{percent})(?![a-z])"),
        sounds=sounds,
        undoubled={_DOUBLED.sub(r"\1", word): word for word in values},
        ordinary=frozenset(map(plain, language.words("nombres", "ressemble"))),
        listed=known_words(language),
        comma=frozenset(map(plain, language.words("nombres", "virgule"))),
        foreign=frozenset(map(plain, language.words("nombres", "étranger"))),
        twenty=frozenset(map(plain, language.words("nombres", "vingt entendu"))),
        heard=frozenset(map(plain, language.words("nombres", "nombre entendu"))),
    )


def word_tokens(text: str, words: NumberWords) -> Iterator[Token]:
    """The number words of a plain text, in order."""
    before: tuple[int, int] | None = None  # the word before, when it is no number
    ended = 0  # where the last number word ends
    for match in _LETTERS.finditer(text):
        word, place = match[0], match.span()
        if word not in words.values and _DOUBLED.search(word) is not None:
            word = words.undoubled.get(_DOUBLED.sub(r"\1", word), word)
        read = False
        if word in words.values or (word[:3] in words.heads and len(word) > _LONG_ENOUGH):
            for token in _tokens_of(word, place, words):
                if token.kind == "mot" and before is not None:
                    yield from _heard(text, before, ended, token, words) or _misspelt(text, before, token, words)
                    before = None
                read, ended = True, token.end
                yield _halved(text, token._replace(unsure=_is_verb(text, token, word, words)))
        before = None if read else place
    if ended and before is not None:
        yield from _heard_last(text, before, ended, words)


def _is_verb(text: str, token: Token, word: str, words: NumberWords) -> bool:
    """ "je dis mille": a spelling of a number that is an ordinary word too, after another word."""
    if token.kind != "mot" or word not in words.ordinary:
        return False
    return text[max(0, token.start - 2) : token.start].rstrip(" ")[-1:].isalpha()


def _tokens_of(run: str, place: tuple[int, int], words: NumberWords) -> Iterator[Token]:
    """The number that a word is, or those that it runs together."""
    known = words.values.get(run)
    if known is not None:
        yield Token(known[0], known[1], *place)
        return
    start, at = place[0], 0
    pieces = []
    for found in words.one.finditer(run):
        if found.start() != at:
            return
        at = found.end()
        kind, value = words.values[found.group()]
        pieces.append(Token("mot" if kind == "un" else kind, value, start + found.start(), start + found.end()))
    if at == len(run):
        yield from pieces


def _halved(text: str, token: Token) -> Token:
    """ "une demi-douzaine" is six, "un demi-million" 500 000."""
    several = token.kind == "environ" or token.value >= 1000
    if several and text[max(0, token.start - 5) : token.start] in ("demi-", "demi "):
        return token._replace(value=token.value // 2, start=token.start - 5)
    return token


def _misspelt(text: str, place: tuple[int, int], after: Token, words: NumberWords) -> Iterator[Token]:
    """The word before a number word that is meant as one too: "quanrante mille", "cinquantte-deux"."""
    start, end = place
    gap, word = text[end : after.start], text[start:end]
    if gap not in (" ", "-") or word in words.ordinary:
        return
    found = _meant(word, words)
    if found is not None and (after.value >= 100 or (len(word) >= _OF_TENS and found[0] in _TENS and found[1])):
        yield Token("mot", found[0], start, end, unsure=not found[1])


def _heard(text: str, place: tuple[int, int], ended: int, after: Token, words: NumberWords) -> tuple[Token, ...]:
    """ "vin cinq", first or after another number: 25; of "di sept" nothing is sure but that it is not 7."""
    start, end = place
    word = text[start:end]
    if text[end : after.start] not in (" ", "-") or not (word in words.twenty or word in words.heard):
        return ()
    led = bool(text[ended:start].strip(" -"))
    if led and word in words.ordinary:
        return ()
    sure = word in words.twenty and after.value in _UNITS and not led
    return (Token("mot", 20, start, end, unsure=not sure),)


def _heard_last(text: str, place: tuple[int, int], ended: int, words: NumberWords) -> Iterator[Token]:
    """ "trente si", with nothing behind."""
    start, end = place
    if text[start:end] in words.heard and text[ended:start] in (" ", "-") and not text[end:].strip(" .!"):
        yield Token("mot", 1, start, end, unsure=True)


def _meant(word: str, words: NumberWords) -> tuple[int, bool] | None:
    """The number that a word resembles, and whether nothing else can be meant."""
    near = [
        (Levenshtein.distance(word, known, score_cutoff=2), known[0] != word[0], value)
        for known, (kind, value) in words.values.items()
        if kind == "mot" and value in _BELOW_HUNDRED and abs(len(known) - len(word)) <= 2
    ]
    distance, other_head, value = min(near, default=(3, True, 0))
    one_slip = distance == 1 and len(word) >= _LONG_ENOUGH
    if one_slip and not other_head and len({v for d, head, v in near if d == 1 and not head}) == 1:
        return value, True
    alike = words.sounds.get(sound(word)) if len(word) > 1 else None
    if alike is not None:
        return alike, False
    return (value, False) if one_slip or (distance <= 2 and not other_head and len(word) >= _RECOGNISED) else None
