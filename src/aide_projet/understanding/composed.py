"""Commands said in pieces: "montre-moi ce que j'ai mis" is *voir* + *ce que* + *dit*, in any words of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrasing import Phrasebook, Token, phrasebook, tokens
from aide_projet.understanding.reading import IntentName
from aide_projet.understanding.said import plain

_SUBJECT = "ordres"
_PART = "partie "
_MADE = "assemblage "
_OR = "|"
_LONGEST = 16  # words; more is no command


@dataclass(frozen=True, slots=True)
class _Order:
    """A command: the sets of pieces that make it, and every piece that may be said with them."""

    name: IntentName
    made: tuple[frozenset[str], ...]
    pieces: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Orders:
    """`book` gives each phrase the pieces that it can be, joined by bars; none for the small words around them."""

    book: Phrasebook
    orders: tuple[_Order, ...]


@of_content(maxsize=8)
def _orders(language: Language) -> _Orders:
    subject = language.subjects.get(_SUBJECT, {})
    pieces: dict[str, list[str]] = defaultdict(list)
    written: dict[str, str] = {}
    for family, phrases in subject.items():
        if family.startswith(_PART):
            for phrase in phrases:
                spelt = " ".join(token.word for token in tokens(plain(phrase), language))
                written.setdefault(spelt, phrase)
                pieces[spelt].append(family.removeprefix(_PART))
    listed: dict[str, list[str]] = defaultdict(list)
    for spelt, names in pieces.items():
        listed[_OR.join(dict.fromkeys(names))].append(written[spelt])
    small = (*language.words(_SUBJECT, "petits mots"), *_fillers(language))
    orders = []
    for family, made in subject.items():
        if family.startswith(_MADE):
            sets = tuple(frozenset(piece.strip() for piece in one.split("+")) for one in made)
            name = IntentName(family.removeprefix(_MADE))
            orders.append(_Order(name, sets, frozenset().union(*sets)))
    return _Orders(phrasebook(language, {**listed, "": small}), tuple(orders))


def _fillers(language: Language) -> tuple[str, ...]:
    return (*language.words("commandes", "creux"), *language.words("commandes", "envie"))


def composed_command(words: tuple[Token, ...], language: Language) -> IntentName | None:
    """The command that the whole utterance makes, small words set apart; the first listed where several could be."""
    if not 0 < len(words) <= _LONGEST:
        return None
    known = _orders(language)
    covered = known.book.cover(words)
    if covered is None:
        return None
    said = [frozenset(tag.split(_OR)) for tag in covered if tag]
    if not said:
        return None
    for order in known.orders:
        if all(order.pieces & one for one in said):
            every = frozenset().union(*said)
            if any(made <= every for made in order.made):
                return order.name
    return None


def orders_book(language: Language) -> Phrasebook:
    """The pieces of commands, with the small words between them."""
    return _orders(language).book


def words_of_orders(language: Language) -> frozenset[str]:
    """Every word that a command said in pieces may hold."""
    return frozenset(word for phrase in _orders(language).book.tags for word in phrase.split())
