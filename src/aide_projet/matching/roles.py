"""What part each word plays: the deed itself, its setting, its subject, what is missing, why."""

from __future__ import annotations

from collections.abc import Sequence

from aide_projet.matching.lexicon import Lexicon, Role
from aide_projet.matching.tokens import Break, Token

_SUBJECT = 10  # words of a subject at most


def factors(lexicon: Lexicon, words: Sequence[Token], plains: Sequence[str]) -> list[float]:
    """How much each word counts, from the words that introduce it."""
    found: list[float] = []
    held: Role | None = None  # to the end of the sentence
    role: Role | None = None
    left = 0  # words of the introducing phrase still to pass
    for place, plain in enumerate(plains):
        before = words[place].before
        if before is Break.STOP:
            held = role = None
        elif before is Break.PAUSE:
            role = None
        opened = None
        if left:
            left -= 1
        elif plain in lexicon.roles:
            opened = _opened(lexicon, plains, place)
        elif plain in lexicon.ends or _starts_anew(plains, place):
            role = None
        if plain in lexicon.wishes:
            _act(lexicon, words, plains, found)
        if opened is None:
            found.append((held.factor if held else 1.0) * (role.factor if role else 1.0))
            continue
        found.append(held.factor if held else 1.0)  # a keyword may begin with these words: "autour d'un café"
        left = len(opened[0]) - 1
        if opened[1].holds:
            held = opened[1]
        else:
            role = opened[1]
    return found


def _starts_anew(plains: Sequence[str], place: int) -> bool:
    """An infinitive joined by "et": what follows it is again what is done."""
    return place > 0 and plains[place - 1] in ("et", "ou", "puis") and plains[place].endswith(("er", "ir"))


def _act(lexicon: Lexicon, words: Sequence[Token], plains: Sequence[str], found: list[float]) -> None:
    """Lower the words from the last break to here, the subject of a wish, unless a pronoun is that subject."""
    here = start = len(found)
    while start > 0 and not words[start].before:
        start -= 1
        if plains[start] in lexicon.ends or here - start > _SUBJECT:
            return
    for place in range(start, here):
        found[place] *= lexicon.grammar.limits.actor


def _opened(lexicon: Lexicon, plains: Sequence[str], place: int) -> tuple[tuple[str, ...], Role] | None:
    for phrase, role in lexicon.roles[plains[place]]:
        if len(phrase) == 1 or tuple(plains[place : place + len(phrase)]) == phrase:
            return phrase, role
    return None
