"""A funder that gives nothing any more: "la CAF ne donne plus rien", "enlève la mairie", "ni la ville ni la CAF"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.draft.value import Value
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.phrase import key
from aide_projet.understanding.phrasing import Phrasebook, Token, phrasebook, tokens
from aide_projet.understanding.reading import Correction, Understood
from aide_projet.understanding.said import plain
from aide_projet.understanding.situation import Situation, asking

_TABLE = "cofinancements"
_FUNDER = "financeur "
_LONGEST = 14  # words
_OTHER = "autre"
_ERASES, _LEAVES = "efface", "retrait"
_PLACES = frozenset({"commune", "intercommunalite"})
"""Types of funders whose names are also those of the place where the project is."""


@dataclass(frozen=True, slots=True)
class _Words:
    funders: Phrasebook
    gone: Phrasebook
    small: frozenset[str]


@dataclass(slots=True)
class _Left:
    """The funders named, by type and name; the figures told; whether a verb takes them away."""

    named: list[tuple[str, str]]
    figures: set[float]
    erases: bool = False


@of_content(maxsize=8)
def _words(language: Language) -> _Words:
    listed = language.words
    accounts = language.subjects.get("comptes", {})
    funders = {name.removeprefix(_FUNDER): words for name, words in accounts.items() if name.startswith(_FUNDER)}
    gone = (
        *listed("comptes", "refus financeur"), *listed("comptes", "retrait financeur"),
        *listed("comptes", "sans financeur"), *listed("corrections", "plus de"),
    )  # fmt: skip
    small = (
        *listed("corrections", "petits mots"), *listed("commandes", "creux"), *listed("corrections", "ouvre"),
        *listed("comptes", "autour"), *listed("comptes", "retrait autour"),
    )  # fmt: skip
    return _Words(
        funders=phrasebook(language, funders),
        gone=phrasebook(language, {_ERASES: listed("corrections", "efface"), _LEAVES: gone}),
        small=frozenset(token.word for word in small for token in tokens(plain(word), language)),
    )


def find_withdrawal(situation: Situation) -> Understood | None:
    """The table of funders without those that the whole utterance says to give nothing; None when it says else."""
    known = situation.context.known.get(_TABLE)
    rows = [row for row in known if isinstance(row, Mapping)] if isinstance(known, list) else []
    if (not rows and situation.asked != _TABLE) or _TABLE not in situation.slots:
        return None
    words = tokens(situation.said.plain, situation.context.language)
    if not 1 < len(words) <= _LONGEST:
        return None
    left = _left(words, _words(situation.context.language))
    if left is None:
        return None
    gone = [row for row in rows if any(_is_named(row, kind, name) for kind, name in left.named)]
    if not gone and (rows or words[0].word != "ni"):
        return None
    if left.erases and _is_a_place(situation, gone):
        return None
    if not left.figures.issubset({row.get("montant") for row in gone}):  # "enlève les 300 de la CAF", who gives 500
        wrong = Correction(_TABLE, situation.said.text.strip())
        return Understood(situation.said.text, correction=wrong) if left.erases else None
    return _told(situation, [dict(row) for row in rows if row not in gone])


def _told(situation: Situation, rows: Sequence[Value]) -> Understood:
    said = situation.said
    reading = reading_at(said, asking(situation.context, _TABLE), list(rows), (0, len(said.plain)), "ligne_retiree")
    if situation.asked == _TABLE:
        return Understood(said.text, answer=reading)
    return Understood(said.text, others=(reading,), correction=Correction(_TABLE, said.text.strip()))


def _left(words: tuple[Token, ...], listed: _Words) -> _Left | None:
    """The funders that leave; None when none does, or when more is said."""
    found = _Left([], set())
    leaves = False
    place = 0
    while place < len(words):
        gone, funder = listed.gone.at(words, place), listed.funders.at(words, place)
        word = words[place].word
        if gone is not None and (funder is None or gone[1] >= funder[1]):
            leaves, place = True, gone[1]
            found.erases = found.erases or gone[0] == _ERASES
        elif funder is not None:
            found.named.append((funder[0], " ".join(token.word for token in words[place : funder[1]])))
            place = funder[1]
        elif word.isdecimal() or word in listed.small:
            found.figures |= {float(word)} if word.isdecimal() else set()
            place += 1
        else:
            return None
    return found if found.named and leaves else None


def _is_named(row: Mapping[str, Value], kind: str, name: str) -> bool:
    """By its type, or by its name where funders of many kinds share the type."""
    called = key(str(row.get("financeur", "")))
    if row.get("type") != kind:
        return False
    return kind != _OTHER or name in called or called in name


def _is_a_place(situation: Situation, gone: Sequence[Mapping[str, Value]]) -> bool:
    """ "supprime la ville" may be about the commune, unless money is being talked about."""
    of_money = {_TABLE, "budget_total", "montant_demande", "autofinancement"}
    return of_money.isdisjoint({situation.asked, situation.last}) and any(row.get("type") in _PLACES for row in gone)
