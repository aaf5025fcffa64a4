"""A correction told where an option is asked for: "non, plutôt 25 personnes" chooses none of them."""

from __future__ import annotations

from dataclasses import replace

from aide_projet.draft.slot import Choice
from aide_projet.understanding.choice_words import options_book, options_named
from aide_projet.understanding.corrected import corrected_by
from aide_projet.understanding.correction import find_correction
from aide_projet.understanding.email_address import without_addresses
from aide_projet.understanding.phrasing import tokens
from aide_projet.understanding.reading import Understood
from aide_projet.understanding.situation import Situation
from aide_projet.understanding.yes_no_words import answers_of

_LONGEST = 25  # words


def corrects_another(situation: Situation) -> Understood | None:
    """The correction of another slot, read as though nothing was asked; None when an option is named, or no value."""
    if not isinstance(situation.kind, Choice) or _names_an_option(situation, situation.kind):
        return None
    language = situation.context.language
    found = find_correction(
        without_addresses(situation.said), language, situation.slots, of_text=False, yes_no=False
    )  # fmt: skip
    if found is None:
        return None
    unasked = replace(situation, asked=None, kind=None, yes_no=False, context=replace(situation.context, slot=""))
    understood = corrected_by(unasked, found)
    return understood if understood.correction is not None and understood.others else None


def _names_an_option(situation: Situation, kind: Choice) -> bool:
    """A bare "non" names none for sure: it may open a correction."""
    language = situation.context.language
    words = tokens(situation.said.plain, language)
    if not 1 < len(words) <= _LONGEST:
        return True
    named = options_named(words, options_book(kind.options, language), language)
    bare = answers_of(language).plainly
    return any(found.after - found.first > 1 or words[found.first].word not in bare for found in named)
