"""A yes or a no that no list holds: the only such word among words that deny nothing and doubt nothing.

"ma foi, oui", "je crains que non"; or what a story comes to: "… tout le monde a levé la main, donc c'est oui".
"""

from __future__ import annotations

from aide_projet.understanding.yes_no_words import Answers

_MOST_WORDS = 8
_MOST_AFTER = 4  # words after what concludes a story
_STOPS = ".,;:!?…\n"


def only_plain_word(flat: str, answers: Answers) -> str | None:
    """ "oui" or "non" for a short text where one of the two is said and nothing shakes it; else None."""
    words = [word.strip(_STOPS) for word in flat.split()]
    if len(words) > _MOST_WORDS:
        return None
    said = {answers.plainly[word] for word in words if word in answers.plainly}
    if len(said) != 1 or not answers.shaken.isdisjoint(words):
        return None
    return said.pop()


def conclusion(flat: str, answers: Answers) -> str | None:
    """ "oui" or "non" for a story that ends by it, after "donc": one that supposes nothing, nor said the other."""
    place = flat.find(" ")
    last: tuple[int, int] | None = None
    while place >= 0:
        found = answers.concludes.after(flat, place)
        last = (place, found[1]) if found is not None else last
        place = flat.find(" ", place + 1)
    if last is None:
        return None
    told, ending = flat[: last[0]].split(), flat[last[1] :]
    if len(ending.split()) > _MOST_AFTER or not answers.supposes.isdisjoint(told):
        return None
    said = only_plain_word(ending, answers)
    return said if {answers.plainly.get(word.strip(_STOPS), said) for word in told} <= {said} else None
