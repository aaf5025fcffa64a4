"""The value that a contrast puts right: its words alone, completed by those taken back ("pas le 6 juin mais le 13")."""

from __future__ import annotations

from dataclasses import replace

from aide_projet.understanding.answer import CONTEXTS, read_kind
from aide_projet.understanding.answered import read_slot
from aide_projet.understanding.contrast import Contrast, find_contrast
from aide_projet.understanding.correction import names_of
from aide_projet.understanding.extract import extract
from aide_projet.understanding.number import numbers_in
from aide_projet.understanding.phrasing import tokens
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said, say
from aide_projet.understanding.sentence import Mention
from aide_projet.understanding.situation import FIGURES, Situation, unasked

_LONGEST = 60  # characters of the words taken back, when they complete the right ones


def without_wrong(said: Said, contrast: Contrast) -> Said:
    """The utterance without the words that are taken back."""
    start, end = contrast.wrong
    return Said(said.text, said.plain[:start] + " " * (end - start) + said.plain[end:], said.offsets)


def put_right(situation: Situation, *, of_figures: bool) -> Mention | None:
    """The right value, of the slot that the words taken back are of, or of the one asked; None when none is read.

    `of_figures`: bare figures are taken back, which may be of any slot.
    """
    said = situation.said
    contrast = find_contrast(said, situation.context.language)
    if contrast is None:
        return None
    wrong = _piece(said, contrast.wrong)
    slot = _slot_of(situation, wrong, told=not of_figures)
    if slot is None:
        return None
    right = right_words(said, contrast)
    value = _read(replace(situation, said=right), slot)
    return value if isinstance(value, Reading) else _completed(situation, wrong, contrast, slot)


def _slot_of(situation: Situation, wrong: Said, *, told: bool) -> str | None:
    """The slot that is named, or told in the words taken back; else the one asked when it is of one precise value."""
    language = situation.context.language
    names = names_of(language, situation.slots)
    named = names.first(tokens(wrong.plain, language)) or names.first(tokens(situation.said.plain, language))
    if named is not None and _precise(situation, named[0]):
        return named[0]
    if isinstance(situation.kind, FIGURES) or situation.asked in CONTEXTS:
        return situation.asked
    if not told:
        return None
    found = extract(wrong, unasked(situation.context), situation.slots, situation.places, situation.wanted)
    slots = {one.slot for one in found if one.slot in situation.slots and _precise(situation, one.slot)}
    return slots.pop() if len(slots) == 1 else None


def _precise(situation: Situation, slot: str) -> bool:
    return isinstance(situation.slots[slot].kind, FIGURES)


def _completed(situation: Situation, wrong: Said, contrast: Contrast, slot: str) -> Reading | None:
    """ "le 6 juin", then "le 13": the words taken back, the right figure in the place of theirs."""
    said, language = situation.said, situation.context.language
    right = right_words(said, contrast)
    old, new = numbers_in(wrong.plain, language), numbers_in(right.plain, language)
    if len(new) != 1 or not old or len(wrong.plain.strip()) > _LONGEST:
        return None
    first, figure = old[0], new[0]
    text = f"{wrong.plain[: first.start]}{said.plain[figure.start : figure.end]}{wrong.plain[first.end :]}"
    value = _read(replace(situation, said=say(text.strip())), slot)
    if not isinstance(value, Reading):
        return None
    start, end = said.span(figure.start, figure.end)
    return replace(value, said=said.text[start:end], start=start, end=end)


def _read(situation: Situation, slot: str) -> Mention | None:
    if slot in CONTEXTS:
        return read_kind(slot, None, situation.said, situation.context, situation.places)
    return read_slot(situation, slot)


def right_words(said: Said, contrast: Contrast) -> Said:
    """The words that put right, alone."""
    return _piece(said, contrast.right)


def _piece(said: Said, place: tuple[int, int]) -> Said:
    start, end = place
    text = " " * start + said.plain[start:end] + " " * (len(said.plain) - end)
    return Said(said.text, text, said.offsets)
