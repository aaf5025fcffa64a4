"""What part each word plays: the deed itself, its setting, its subject, what is missing, why."""

from __future__ import annotations

from collections.abc import Sequence

from aide_projet.matching.authored import Role
from aide_projet.matching.lexicon import Lexicon, Word
from aide_projet.matching.tokens import Break, Token

_SUBJECT = 10  # words of a subject at most
_JOINING = frozenset(("et", "ou", "puis"))
_INFINITIVE = ("er", "ir")


def factors(lexicon: Lexicon, tokens: Sequence[Token], words: Sequence[Word]) -> list[float]:
    """How much each word counts, from the words that introduce it."""
    found: list[float] = []
    held = role = 1.0  # factors to the end of the sentence, and to the end of the role
    plains = [word.plain for word in words]
    left = 0  # words of the introducing phrase still to pass
    joined = False  # whether the word before joins two deeds
    for place, word in enumerate(words):
        before = tokens[place].before
        if before:
            role = 1.0
            if before is Break.STOP:
                held = 1.0
        opened = None
        if left:
            left -= 1
        elif word.opens:
            opened = _opened(word, plains, place)
        elif word.ends or (joined and word.plain.endswith(_INFINITIVE)):  # "… et créer": again what is done
            role = 1.0
        joined = word.plain in _JOINING
        if word.wishes:
            _act(lexicon, tokens, words, found)
        if opened is None:
            found.append(held * role)
            continue
        found.append(held)  # a keyword may begin with these words: "autour d'un café"
        left = len(opened[0]) - 1
        if opened[1].holds:
            held = opened[1].factor
        else:
            role = opened[1].factor
    return found


def introduced_by(tokens: Sequence[Token], words: Sequence[Word], place: int) -> list[tuple[int, int, Role]]:
    """The phrases of the sentence that introduce a role before a word, nearest first: first word, last word, role."""
    plains = [word.plain for word in words]
    found: list[tuple[int, int, Role]] = []
    at = place
    while at > 0 and tokens[at].before is not Break.STOP:
        at -= 1
        opened = _opened(words[at], plains, at) if words[at].opens else None
        if opened is not None and at + len(opened[0]) <= place:
            found.append((at, at + len(opened[0]) - 1, opened[1]))
    return found


def _act(lexicon: Lexicon, tokens: Sequence[Token], words: Sequence[Word], found: list[float]) -> None:
    """Lower the words from the last break to here, the subject of a wish, unless a pronoun is that subject."""
    here = start = len(found)
    while start > 0 and not tokens[start].before:
        start -= 1
        if words[start].ends or here - start > _SUBJECT:
            return
    for place in range(start, here):
        found[place] *= lexicon.grammar.limits.actor


def _opened(word: Word, plains: Sequence[str], place: int) -> tuple[tuple[str, ...], Role] | None:
    for opened in word.opens:
        size = len(opened[0])
        if size == 1 or tuple(plains[place : place + size]) == opened[0]:
            return opened
    return None
