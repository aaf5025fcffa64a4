"""One row of a table told before, changed by its name: "enlève les affiches", "pas 600 mais 500 pour les repas"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import Amount, Table
from aide_projet.draft.value import Value
from aide_projet.understanding.amount import read_amount
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrasing import Phrasebook, Token, phrasebook, tokens
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Correction, Reading, Understood
from aide_projet.understanding.row_joined import singular
from aide_projet.understanding.said import Said, plain
from aide_projet.understanding.situation import Situation, asking

_STEM = 3  # first letters of a name, looked for before its words are
_FUNDER = "financeur"
_LONGEST = 16  # words; a longer text tells other things


@dataclass(frozen=True, slots=True)
class _Words:
    """`verbs` take away; `small` say nothing of their own beside a row's name and its sum."""

    verbs: Phrasebook
    small: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Named:
    """A row of a known table, and the words that name it."""

    slot: str
    place: int
    words: tuple[Token, ...]


@of_content(maxsize=8)
def _words(language: Language) -> _Words:
    listed = language.words
    small = [
        *listed("corrections", "petits mots"),
        *listed("corrections", "présente"),
        *listed("corrections", "nie"),
        *listed("corrections", "ferme"),
        *listed("corrections", "hésite"),
        *listed("commandes", "creux"),
        *listed("comptes", "autour"),
        "non",
    ]
    return _Words(
        verbs=phrasebook(language, {"efface": listed("corrections", "efface")}),
        small=frozenset(token.word for word in small for token in tokens(plain(word), language)),
    )


def find_row_edit(situation: Situation) -> Understood | None:
    """The whole table with one row less, or one sum changed; None unless the utterance says that and nothing else."""
    said, language = situation.said, situation.context.language
    words = tokens(said.plain, language)
    if not 1 < len(words) <= _LONGEST:
        return None
    named = list(_named(situation, words))
    if len(named) != 1:
        return None
    listed, row = _words(language), named[0]
    start = next((place for place, word in enumerate(words) if word.word not in listed.small - {"on", "j"}), 0)
    verb = listed.verbs.at(words, start) or listed.verbs.at(words, 0)
    if verb is not None and _says_only(words, row, listed, after=verb[1]):
        return _without(situation, row)
    return _with_sum(situation, words, row, listed)


def _named(situation: Situation, words: tuple[Token, ...]) -> Iterator[_Named]:
    """The rows of the tables of money whose name stands in the utterance; a funder's are those of `withdrawal`."""
    for slot, value in situation.context.known.items():
        known = situation.slots.get(slot)
        if known is None or not isinstance(known.kind, Table) or not isinstance(value, list):
            continue
        if not any(isinstance(column.kind, Amount) for column in known.kind.columns):
            continue
        first = known.kind.columns[0].key
        if first == _FUNDER:
            continue
        for place, row in enumerate(value):
            name = row.get(first) if isinstance(row, Mapping) else None
            if not isinstance(name, str) or plain(name)[:_STEM] not in situation.said.plain:
                continue  # most utterances name no row
            found = _found(name, words, situation.context.language)
            if found:
                yield _Named(slot, place, found)


def _found(name: str, words: tuple[Token, ...], language: Language) -> tuple[Token, ...]:
    wanted = [singular(token.word) for token in tokens(plain(name), language)]
    told = [singular(token.word) for token in words]
    for place in range(len(told) - len(wanted) + 1):
        if wanted and told[place : place + len(wanted)] == wanted:
            return words[place : place + len(wanted)]
    return ()


def _says_only(words: tuple[Token, ...], row: _Named, listed: _Words, *, after: int) -> bool:
    return all(word in row.words or word.word in listed.small for word in words[after:])


def _without(situation: Situation, row: _Named) -> Understood:
    rows = situation.context.known[row.slot]
    left: list[Value] = [one for place, one in enumerate(rows) if place != row.place] if isinstance(rows, list) else []
    text = situation.said.text
    reading = Reading(row.slot, left, text.strip(), 0, len(text), "ligne_retiree")
    return _told(situation, reading)


def _with_sum(situation: Situation, words: tuple[Token, ...], row: _Named, listed: _Words) -> Understood | None:
    """The sum told beside the row's name takes the place of its own."""
    said, language = situation.said, situation.context.language
    rows = situation.context.known[row.slot]
    found = quantities(said.plain, language)
    kept = [item for item in found if item.bound != "rejet"]
    held = rows[row.place] if isinstance(rows, list) else None
    table = situation.slots[row.slot].kind
    column = next((c.key for c in table.columns if isinstance(c.kind, Amount)), "") if isinstance(table, Table) else ""
    if len(kept) != 1 or kept[0].unit not in ("", "euros") or not isinstance(held, Mapping) or column not in held:
        return None
    spans = [(item.start, item.end) for item in found]
    rest = [word for word in words if not any(start <= word.start < end for start, end in spans)]
    if not all(word in row.words or word.word in listed.small for word in rest):
        return None
    reading = read_amount(_blanked(said, row), asking(situation.context, row.slot))
    if not isinstance(reading, Reading) or not isinstance(rows, list):
        return None
    changed: list[Value] = [*rows]
    changed[row.place] = {**held, column: reading.value}
    whole = Reading(row.slot, changed, said.text.strip(), 0, len(said.text), "ligne_corrigee")
    return _told(situation, whole)


def _told(situation: Situation, reading: Reading) -> Understood:
    correction = Correction(reading.slot, reading.said)
    if reading.slot == situation.asked:
        return Understood(situation.said.text, answer=reading, correction=correction)
    return Understood(situation.said.text, others=(reading,), correction=correction)


def _blanked(said: Said, row: _Named) -> Said:
    start, end = row.words[0].start, row.words[-1].end
    return Said(said.text, said.plain[:start] + " " * (end - start) + said.plain[end:], said.offsets)
