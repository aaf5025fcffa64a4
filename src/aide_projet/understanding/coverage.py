"""Whether the words around a figure are understood: what is not leaves a doubt on what the figure measures.

A large sum told with a word that no list holds is still the sum ("2 950 € chrono en main"). Three things are not taken
for sure: a small sum beside such a word ("le ciment est à 9 euros": a price), a sum said to be a part ("rien que la
sono c'est 300"), a part whose rest is open ("800 pour les costumes, le reste je sais pas").
"""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, folded, key, phrases
from aide_projet.understanding.phrasing import tokens
from aide_projet.understanding.said import plain

_NO_PRICE = 100.0  # euros; used when an administrator took the threshold out
_THINGS = ("compte ", "dépense ", "gratuit")  # lists of comptes.yaml that name what is bought
_OF_PRICES = ("par_unite", "chacun", "le_tout")
_OF_PEOPLE = ("personnes", "encadrants", "familles", "groupes", "choses", "numero")


@dataclass(frozen=True, slots=True)
class _Known:
    words: frozenset[str]
    part: Phrases
    rest: Phrases
    lacking: Phrases
    articles: frozenset[str]
    items: Phrases
    wholes: frozenset[str]
    in_all: Phrases
    price: float


@of_content(maxsize=8)
def _known(language: Language) -> _Known:
    listed = language.words
    said: list[str] = []
    for subject, left_out in (
        ("argent", _OF_PRICES), ("nombres", _OF_PEOPLE), ("comptes", _THINGS), ("publics", ()), ("commandes", ()),
        ("corrections", ()), ("politesse", ()),
    ):  # fmt: skip
        for name, words in language.subjects.get(subject, {}).items():
            if not name.startswith(left_out):
                said.extend(words)
    price = listed("argent", "prix_unitaire")
    items = [words for name, words in language.subjects.get("comptes", {}).items() if name.startswith(_THINGS[:2])]
    return _Known(
        words=frozenset(word for phrase in said for word in folded(plain(phrase)).split()),
        part=phrases({"": listed("nombres", "une_partie")}),
        rest=phrases({"": listed("nombres", "reste_ouvert")}),
        lacking=phrases({"": listed("nombres", "ce qui manque")}),
        articles=frozenset(map(key, listed("comptes", "articles"))),
        items=phrases({"": [word for words in items for word in words]}),
        wholes=frozenset(map(key, (*listed("argent", "le_tout"), *listed("argent", "le_tout_aussi")))),
        in_all=phrases({"": listed("nombres", "en_tout")}),
        price=float(price[0]) if price and price[0].isdecimal() else _NO_PRICE,
    )


def is_a_part(flat: str, language: Language) -> bool:
    """Whether a folded text says that its figure is a part of what was asked, or leaves the rest open."""
    known = _known(language)
    return known.part.anywhere(flat) is not None or known.rest.anywhere(flat) is not None


def is_lacking(flat: str, language: Language) -> bool:
    """ "on a 500 et il manque 2000": what is still to be found is not the whole."""
    return _known(language).lacking.anywhere(flat) is not None


def may_be_a_price(text: str, euros: float, place: tuple[int, int], language: Language, *, among: bool = False) -> bool:
    """Whether a sum is small enough for the price of a thing, and told with a word that is not understood.

    `among`: people are counted too, any of whom may pay it.
    """
    known = _known(language)
    if not 0 < euros < known.price:
        return False
    if among:
        return known.in_all.anywhere(folded(text)) is None
    rest = text[: place[0]] + " " * (place[1] - place[0]) + text[place[1] :]
    return any(word.word.isalpha() and word.word not in known.words for word in tokens(rest, language))


def is_of_an_item(flat: str, place: int, language: Language) -> bool:
    """Whether a figure is told of one thing among those to pay: "la sono c'est 300"; not "la fête, 300"."""
    known = _known(language)
    lead = flat[:place].split(" ", 1)[0]
    if lead not in known.articles:
        return False
    thing = len(lead) + 1
    found = known.items.after(flat, thing) if known.in_all.anywhere(flat) is None else None
    if found is None or found[1] > place or known.wholes.intersection(flat[thing : found[1]].split()):
        return False
    return all(word in known.words for word in flat[found[1] : place].replace(",", " ").split())
