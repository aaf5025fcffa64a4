"""Options told by their rank: "le premier", "1 et 3", "du deuxième au dernier", "tout sauf le dernier"."""

from __future__ import annotations

from aide_projet.draft.slot import Option
from aide_projet.understanding.choice_words import ChoiceWords, choice_words, core_of
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrasing import Phrasebook, Token


def by_rank(core: tuple[Token, ...], options: tuple[Option, ...], language: Language) -> tuple[str, ...]:
    """ "le premier", "2", "1 et 3", "les deux premiers", when nothing else is said."""
    ranks = choice_words(language)
    if not 0 < len(core) <= 8:
        return ()
    numbers: list[int] = []
    place, reaching = 0, False  # "du premier au troisième"
    while place < len(core):
        word = core[place].word
        if word in ranks.up_to and numbers:
            reaching, place = True, place + 1
            continue
        if word.isdecimal() and len(word) < 3:
            numbers.extend(_up_to(numbers, int(word), reaching=reaching))
            place += 1
            continue
        hit = ranks.names.at(core, place)
        if hit is None:
            if word not in ranks.small and word not in ("premiers", "premieres"):
                return ()
            if word.startswith("premier") and len(numbers) == 1:
                numbers = list(range(1, numbers[0] + 1))
            place += 1
            continue
        if hit[0] == "dernier" and len(numbers) == 1 and core[place].word.endswith("s"):
            numbers = list(range(len(options) - numbers[0] + 1, len(options) + 1))
        else:
            rank = {"dernier": len(options), "avant-dernier": len(options) - 1}.get(hit[0], 0) or int(hit[0])
            numbers.extend(_up_to(numbers, rank, reaching=reaching))
        place = hit[1]
    if not numbers or not all(1 <= number <= len(options) for number in numbers):
        return ()
    return tuple(options[number - 1].key for number in numbers)


def every_one(words: tuple[Token, ...], options: tuple[Option, ...], ranks: ChoiceWords) -> tuple[str, ...]:
    """ "les quatre", of four options."""
    if len(words) != 2 or words[0].word != "les":
        return ()
    count = words[1].word if words[1].word.isdecimal() else ranks.names.tags.get(words[1].word)
    return tuple(option.key for option in options) if count == str(len(options)) else ()


def _up_to(numbers: list[int], rank: int, *, reaching: bool) -> list[int]:
    return list(range(numbers[-1] + 1, rank + 1)) if reaching and numbers and numbers[-1] < rank else [rank]


def of_ranks(core: tuple[Token, ...], ranks: ChoiceWords) -> bool:
    """Whether ranks are all that is told, though none fits: "le 9", "pas le 1"."""
    left = [token.word for token in core if token.word not in ranks.small and token.word not in ranks.refusal]
    return bool(left) and all(word.isdecimal() or word in ranks.names.tags for word in left)


def all_but(
    core: tuple[Token, ...], book: Phrasebook, options: tuple[Option, ...], language: Language
) -> tuple[str, ...]:
    """ "tout", "tout sauf le dernier"; none for "tout" that goes on some other way."""
    ranks = choice_words(language)
    every = ranks.every.at(core, 0)
    rest = core[every[1] :] if every is not None else ()
    left = _left_out(core, book, options, language)
    if not left and any(token.word not in ranks.small for token in rest):
        return ()
    return tuple(option.key for option in options if option.key not in left)


def _left_out(
    core: tuple[Token, ...], book: Phrasebook, options: tuple[Option, ...], language: Language
) -> frozenset[str]:
    """What follows "sauf" in "tout sauf le dernier"."""
    found = choice_words(language).except_.first(core)
    if found is None:
        return frozenset()
    rest = core_of(core[found[2] :], language)
    return frozenset(by_rank(rest, options, language)) or frozenset(key for key, _, _ in book.all(rest))
