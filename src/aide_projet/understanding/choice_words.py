"""What an answer to a choice is compared with: the options' own words, and the small words around them."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import Option
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrasing import Phrasebook, Token, phrasebook, tokens
from aide_projet.understanding.said import plain

_RANK = "rang "


@dataclass(frozen=True, slots=True)
class Found:
    """An option named: its key, and the places of its words."""

    key: str
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    names: Phrasebook
    every: Phrasebook
    except_: Phrasebook
    refusal: frozenset[str]
    small: frozenset[str]
    joins: frozenset[str]
    vague: frozenset[str]
    up_to: frozenset[str]
    denies: frozenset[str]
    doubts_of: frozenset[str]


@of_content(maxsize=8)
def choice_words(language: Language) -> ChoiceWords:
    subject = language.subjects.get("publics", {})
    names = {name.removeprefix(_RANK): words for name, words in subject.items() if name.startswith(_RANK)}

    def words(key: str) -> frozenset[str]:
        return frozenset(
            token.word for phrase in language.words("publics", key) for token in tokens(plain(phrase), language)
        )

    return ChoiceWords(
        names=phrasebook(language, names),
        every=phrasebook(language, {"tous": language.words("publics", "tous")}),
        except_=phrasebook(language, {"sauf": language.words("publics", "sauf")}),
        refusal=words("refus"),
        small=words("petits mots"),
        joins=words("lie"),
        vague=words("public vague"),
        up_to=words("jusqu'au rang"),
        denies=words("refus après"),
        doubts_of=words("suite du doute"),
    )


@of_content(maxsize=128)
def options_book(options: tuple[Option, ...], language: Language) -> Phrasebook:
    """Labels and words of the options; a word that two options list belongs to the first."""
    listed = {option.key: (option.key.replace("_", " "), option.label, *option.words) for option in options}
    return phrasebook(language, listed)


def options_named(words: tuple[Token, ...], book: Phrasebook, language: Language) -> list[Found]:
    """The options named; those refused ("pas une association") left out."""
    refusal = choice_words(language).refusal
    small = choice_words(language).small
    found = []
    for key, first, after in book.all(words):
        before = first - 1
        while before >= 0 and words[before].word in small and words[before].word not in refusal and first - before <= 3:
            before -= 1
        if before >= 0 and words[before].word in refusal and words[before + 1].start <= words[before].end + 1:
            continue  # but "non, une association" names one
        if _denied(words, first, after, language):
            continue
        found.append(Found(key, first, after))
    return found


def _denied(words: tuple[Token, ...], first: int, after: int, language: Language) -> bool:
    """ "ils décident pas": the verb refused just after it."""
    if after - first <= 1 or after >= len(words):
        return False
    return words[after].start == words[after - 1].end + 1 and words[after].word in choice_words(language).denies


def goes_on(words: tuple[Token, ...], named: list[Found], language: Language) -> bool:
    """ "moi et mes voisines": somebody else is named whom no option knows."""
    joins, small = choice_words(language).joins, choice_words(language).small
    after = words[named[-1].after :]
    return len(after) > 1 and after[0].word in joins and any(token.word not in small for token in after[1:])


def core_of(words: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    ranks = choice_words(language)
    small = ranks.small
    start, end = 0, len(words)
    while start < end and words[start].word in small:
        joined = start + 1 < end and words[start + 1].word in ranks.joins
        if joined and words[start].word in ranks.names.tags:  # "un et trois"
            break
        start += 1
    while end > start and words[end - 1].word in small:
        end -= 1
    return words[start:end]
