"""Choices: by key, label, other words, rank ("le premier", "tout sauf le dernier"), or spelt almost right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aide_projet.draft.slot import Option
from aide_projet.draft.value import Value
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.phrasing import Phrasebook, Token, phrasebook, tokens
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said, plain

_ALIKE = 0.8  # share of letters that agree
_RANK = "rang "
_MOST_WORDS = 25  # of an answer that names one option


@dataclass(frozen=True, slots=True)
class _Found:
    """An option named: its key, and the places of its words."""

    key: str
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class _Ranks:
    names: Phrasebook
    every: Phrasebook
    except_: Phrasebook
    refusal: frozenset[str]
    small: frozenset[str]
    joins: frozenset[str]
    vague: frozenset[str]
    up_to: frozenset[str]
    denies: frozenset[str]


@lru_cache(maxsize=8)
def _ranks(language: Language) -> _Ranks:
    subject = language.subjects.get("publics", {})
    names = {name.removeprefix(_RANK): words for name, words in subject.items() if name.startswith(_RANK)}

    def words(key: str) -> frozenset[str]:
        return frozenset(
            token.word for phrase in language.words("publics", key) for token in tokens(plain(phrase), language)
        )

    return _Ranks(
        names=phrasebook(language, names),
        every=phrasebook(language, {"tous": language.words("publics", "tous")}),
        except_=phrasebook(language, {"sauf": language.words("publics", "sauf")}),
        refusal=words("refus"),
        small=words("petits mots"),
        joins=words("lie"),
        vague=words("public vague"),
        up_to=words("jusqu'au rang"),
        denies=words("refus après"),
    )


@lru_cache(maxsize=128)
def _book(options: tuple[Option, ...], language: Language) -> Phrasebook:
    """Labels and words of the options; a word that two options list belongs to the first."""
    listed = {option.key: (option.key.replace("_", " "), option.label, *option.words) for option in options}
    return phrasebook(language, listed)


def names_option(said: Said, context: ReadingContext, options: tuple[Option, ...]) -> bool:
    """Whether the answer is an option's name or rank, and nothing more."""
    words = tokens(said.plain, context.language)
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    book = _book(options, context.language)
    return book.whole(words) is not None or book.whole(_core(words, context.language)) is not None


def read_choice(said: Said, context: ReadingContext, options: tuple[Option, ...]) -> Reading | Doubt | None:
    """The one option that the answer names; several make a doubt that offers them."""
    words = tokens(said.plain, context.language)
    place = 0, len(said.plain)
    if not words or len(words) > _MOST_WORDS:
        return None
    book = _book(options, context.language)
    whole = book.whole(words)
    if whole:
        return reading_at(said, context, whole, place, "choix")
    core = _core(words, context.language)
    whole = book.whole(core)
    if whole:
        return reading_at(said, context, whole, place, "choix")
    ranked = _by_rank(core, options, context.language)
    if len(ranked) == 1:
        return reading_at(said, context, ranked[0], place, "rang")
    if ranked:
        return _several(said, context, ranked)
    named = _named(words, book, context.language)
    keys = tuple(dict.fromkeys(found.key for found in named))
    if len(keys) == 1:
        reading = reading_at(
            said, context, keys[0], (words[named[0].first].start, words[named[0].after - 1].end), "choix"
        )
        return (
            doubt_at(said, context, (reading,), place, "doute_choix")
            if _goes_on(words, named, context.language)
            else reading
        )
    if keys:
        return _several(said, context, keys)
    return _almost(said, context, core, book)


def read_choices(said: Said, context: ReadingContext, options: tuple[Option, ...]) -> Reading | None:
    """Every option that the answer names; when it names none, the answer itself as free text."""
    words = tokens(said.plain, context.language)
    place = 0, len(said.plain)
    if not words:
        return None
    ranks = _ranks(context.language)
    core = _core(words, context.language)
    ranked = _every_one(words, options, ranks) or _by_rank(core, options, context.language)
    book = _book(options, context.language)
    if not ranked and ranks.every.at(core, 0) if core else False:
        ranked = _all_but(core, book, options, context.language)
    if not ranked and _of_ranks(core, ranks):
        return None  # "le 9": no option has that rank
    keys = ranked or tuple(dict.fromkeys(found.key for found in _named(words, book, context.language)))
    if keys:
        ordered = [option.key for option in options if option.key in keys]
        return reading_at(said, context, ordered, place, "choix_multiple")
    almost = _almost(said, context, core, book)
    if isinstance(almost, Reading):
        return reading_at(said, context, [almost.value], place, "choix_multiple")
    return reading_at(said, context, [" ".join(said.text.split())], place, "texte") if len(words) > 1 else None


def read_tags(said: Said, context: ReadingContext, options: tuple[Option, ...]) -> Reading | None:
    """The text, and the tags of the public that it names."""
    if not any(char.isalpha() for char in said.plain):
        return None
    words = tokens(said.plain, context.language)
    keys: list[Value] = list(
        dict.fromkeys(found.key for found in _named(words, _book(options, context.language), context.language))
    )
    return reading_at(
        said, context, {"texte": said.text.strip(), "etiquettes": keys}, (0, len(said.plain)), "etiquettes"
    )


def find_tags(said: Said, context: ReadingContext, options: tuple[Option, ...]) -> Reading | None:
    """The public named in a free sentence, from the first word that says it to the last."""
    words = tokens(said.plain, context.language)
    vague = _ranks(context.language).vague
    found = [
        one
        for one in _named(words, _book(options, context.language), context.language)
        if one.after - one.first > 1 or words[one.first].word not in vague
    ]
    if not found:
        return None
    start, end = words[found[0].first].start, words[found[-1].after - 1].end
    keys: list[Value] = list(dict.fromkeys(one.key for one in found))
    text = ", ".join(dict.fromkeys(said.words(words[one.first].start, words[one.after - 1].end) for one in found))
    return reading_at(said, context, {"texte": text, "etiquettes": keys}, (start, end), "etiquettes")


def _named(words: tuple[Token, ...], book: Phrasebook, language: Language) -> list[_Found]:
    """The options named; those refused ("pas une association") left out."""
    refusal = _ranks(language).refusal
    small = _ranks(language).small
    found = []
    for key, first, after in book.all(words):
        before = first - 1
        while before >= 0 and words[before].word in small and words[before].word not in refusal and first - before <= 3:
            before -= 1
        if before >= 0 and words[before].word in refusal:
            continue
        if _denied(words, first, after, language):
            continue
        found.append(_Found(key, first, after))
    return found


def _denied(words: tuple[Token, ...], first: int, after: int, language: Language) -> bool:
    """ "ils décident pas": the verb refused just after it."""
    follows = after < len(words) and words[after].start == words[after - 1].end + 1
    return after - first > 1 and follows and words[after].word in _ranks(language).denies


def _goes_on(words: tuple[Token, ...], named: list[_Found], language: Language) -> bool:
    """ "moi et mes voisines": somebody else is named whom no option knows."""
    joins, small = _ranks(language).joins, _ranks(language).small
    after = words[named[-1].after :]
    return len(after) > 1 and after[0].word in joins and any(token.word not in small for token in after[1:])


def _core(words: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    ranks = _ranks(language)
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


def _by_rank(core: tuple[Token, ...], options: tuple[Option, ...], language: Language) -> tuple[str, ...]:
    """ "le premier", "2", "1 et 3", "les deux premiers", when nothing else is said."""
    ranks = _ranks(language)
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


def _every_one(words: tuple[Token, ...], options: tuple[Option, ...], ranks: _Ranks) -> tuple[str, ...]:
    """ "les quatre", of four options."""
    if len(words) != 2 or words[0].word != "les":
        return ()
    count = words[1].word if words[1].word.isdecimal() else ranks.names.tags.get(words[1].word)
    return tuple(option.key for option in options) if count == str(len(options)) else ()


def _up_to(numbers: list[int], rank: int, *, reaching: bool) -> list[int]:
    return list(range(numbers[-1] + 1, rank + 1)) if reaching and numbers and numbers[-1] < rank else [rank]


def _of_ranks(core: tuple[Token, ...], ranks: _Ranks) -> bool:
    """Whether ranks are all that is told, though none fits: "le 9", "pas le 1"."""
    left = [token.word for token in core if token.word not in ranks.small and token.word not in ranks.refusal]
    return bool(left) and all(word.isdecimal() or word in ranks.names.tags for word in left)


def _all_but(
    core: tuple[Token, ...], book: Phrasebook, options: tuple[Option, ...], language: Language
) -> tuple[str, ...]:
    """ "tout", "tout sauf le dernier"; none for "tout" that goes on some other way."""
    ranks = _ranks(language)
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
    found = _ranks(language).except_.first(core)
    if found is None:
        return frozenset()
    rest = _core(core[found[2] :], language)
    return frozenset(_by_rank(rest, options, language)) or frozenset(key for key, _, _ in book.all(rest))


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
