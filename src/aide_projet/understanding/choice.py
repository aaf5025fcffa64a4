"""Choices: by key, label, other words, rank ("le premier", "tout sauf le dernier"), or spelt almost right."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aide_projet.draft.slot import Option
from aide_projet.understanding.choice_rank import all_but, by_rank, every_one, of_ranks
from aide_projet.understanding.choice_words import (
    Found,
    choice_words,
    core_of,
    goes_on,
    options_book,
    options_named,
)
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.phrasing import Phrasebook, Token, tokens
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said
from aide_projet.understanding.yes_no_words import answers_of

_ALIKE = 0.8  # share of letters that agree
_UNKNOWN = "inconnu"  # the option that says that one does not know (champs.md)
_MOST_WORDS = 25  # of an answer that names one option


def names_option(said: Said, context: ReadingContext, options: tuple[Option, ...]) -> bool:
    """Whether the answer is an option's name or rank, and nothing more."""
    words = tokens(said.plain, context.language)
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    book = options_book(options, context.language)
    return book.whole(words) is not None or book.whole(core_of(words, context.language)) is not None


def read_choice(said: Said, context: ReadingContext, options: tuple[Option, ...]) -> Reading | Doubt | None:
    """The one option that the answer names; several make a doubt that offers them."""
    words = tokens(said.plain, context.language)
    place = 0, len(said.plain)
    if not words or len(words) > _MOST_WORDS:
        return None
    book = options_book(options, context.language)
    whole = book.whole(words)
    if whole:
        return reading_at(said, context, whole, place, "choix")
    core = core_of(words, context.language)
    whole = book.whole(core)
    if whole:
        return reading_at(said, context, whole, place, "choix")
    ranked = by_rank(core, options, context.language)
    if len(ranked) == 1:
        return reading_at(said, context, ranked[0], place, "rang")
    if ranked:
        return _several(said, context, ranked)
    named = _meant(said, context, words, options_named(words, book, context.language))
    keys = tuple(dict.fromkeys(found.key for found in named))
    if keys == (_UNKNOWN,) and _doubts_of_something(words, named[0].after, context):
        return None
    if len(keys) == 1:
        reading = reading_at(
            said, context, keys[0], (words[named[0].first].start, words[named[0].after - 1].end), "choix"
        )
        return (
            doubt_at(said, context, (reading,), place, "doute_choix")
            if goes_on(words, named, context.language)
            else reading
        )
    if keys:
        return _several(said, context, keys)
    return _almost(said, context, core, book)


def _meant(said: Said, context: ReadingContext, words: tuple[Token, ...], named: list[Found]) -> list[Found]:
    """ "la mairie non, le centre social oui": what is told yes of, not what is told no of.

    A "non" between two figures chooses nothing.
    """
    bare = answers_of(context.language).plainly
    if all(word.word not in bare for word in words):
        return named
    yes = [one for one in named if bare.get(_after(words, one)) == "oui"]
    if yes and len(words) > yes[-1].after - yes[-1].first + 1:
        return yes
    kept = [one for one in named if bare.get(_after(words, one)) != "non" or not _ends(words, one.after)]
    if not any(one.after - one.first == 1 and words[one.first].word in bare for one in kept):
        return kept
    figures = quantities(said.plain, context.language)
    return [
        one
        for one in kept
        if words[one.first].word not in bare or not any(item.end <= words[one.first].start for item in figures)
    ]


def _after(words: tuple[Token, ...], found: Found) -> str:
    return words[found.after].word if found.after < len(words) else ""


def _ends(words: tuple[Token, ...], place: int) -> bool:
    """Whether a mark follows this word, or nothing."""
    return place + 1 >= len(words) or words[place + 1].start > words[place].end + 1


def _doubts_of_something(words: tuple[Token, ...], after: int, context: ReadingContext) -> bool:
    """ "on ne sait pas combien on sera": what is not known is another thing than the one asked."""
    return after < len(words) and words[after].word in choice_words(context.language).doubts_of


def read_choices(said: Said, context: ReadingContext, options: tuple[Option, ...]) -> Reading | None:
    """Every option that the answer names; when it names none, the answer itself as free text."""
    words = tokens(said.plain, context.language)
    place = 0, len(said.plain)
    if not words:
        return None
    ranks = choice_words(context.language)
    core = core_of(words, context.language)
    ranked = every_one(words, options, ranks) or by_rank(core, options, context.language)
    book = options_book(options, context.language)
    if not ranked and ranks.every.at(core, 0) if core else False:
        ranked = all_but(core, book, options, context.language)
    if not ranked and of_ranks(core, ranks):
        return None  # "le 9": no option has that rank
    keys = ranked or tuple(dict.fromkeys(found.key for found in options_named(words, book, context.language)))
    if keys:
        ordered = [option.key for option in options if option.key in keys]
        return reading_at(said, context, ordered, place, "choix_multiple")
    almost = _almost(said, context, core, book)
    if isinstance(almost, Reading):
        return reading_at(said, context, [almost.value], place, "choix_multiple")
    return reading_at(said, context, [" ".join(said.text.split())], place, "texte") if len(words) > 1 else None


def _several(said: Said, context: ReadingContext, keys: tuple[str, ...]) -> Doubt:
    place = 0, len(said.plain)
    return doubt_at(
        said, context, tuple(reading_at(said, context, key, place, "choix") for key in keys[:4]), place, "doute_choix"
    )


def _almost(said: Said, context: ReadingContext, core: tuple[Token, ...], book: Phrasebook) -> Reading | Doubt | None:
    text = " ".join(token.word for token in core)
    if not 4 <= len(text) <= 60:
        return None
    found = process.extract(
        text, book.tags.keys(), scorer=OSA.normalized_similarity, processor=None, score_cutoff=_ALIKE, limit=3
    )
    keys = tuple(dict.fromkeys(book.tags[phrase] for phrase, _, _ in found))
    if not keys:
        return None
    if len(keys) == 1 or found[0][1] - found[1][1] >= 0.1:
        return reading_at(said, context, keys[0], (0, len(said.plain)), "choix_ressemblance")
    return _several(said, context, keys)
