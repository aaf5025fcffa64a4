"""The text of a condition cut into words, numbers, texts and signs; what to write instead of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aide_projet.draft.condition_tree import ConditionError, Span

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>\d+(?:\.\d+)?)
      | (?P<text>"[^"\n]*"|'[^'\n]*'|«[^»\n]*»)
      | (?P<word>[^\W\d]\w*)
      | (?P<symbol>==|!=|<=|>=|<|>|[-+*/()\[\],%])
    )""",
    re.VERBOSE,
)
KEYWORDS = ("et", "ou", "non", "dans", "connu", "inconnu", "vrai", "faux")
_ENGLISH = {
    "and": "et", "or": "ou", "not": "non", "in": "dans", "true": "vrai", "false": "faux", "none": "inconnu",
    "pas": "non",
}  # fmt: skip
_LOOKALIKE = {
    "=": "==", "≤": "<=", "≥": ">=", "≠": "!=", "&": "et", "|": "ou", "!": "non", "“": '"', "×": "*", "÷": "/",
}  # fmt: skip
_ONLY_THESE = "Retirez-le : seuls comptent les noms, nombres, textes entre guillemets et opérateurs."


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is number, text, word or symbol."""

    kind: str
    text: str
    span: Span


def tokens(source: str) -> Iterator[Token]:
    """The tokens in order; raises ConditionError at a sign that is not ours."""
    place, end = 0, len(source.rstrip())
    while place < end:
        match = _TOKEN.match(source, place)
        if match is None:
            raise _unreadable(source, place)
        kind = str(match.lastgroup)
        yield Token(kind, match.group(kind), Span(match.start(kind), match.end(kind)))
        place = match.end()


def _unreadable(source: str, place: int) -> ConditionError:
    place += len(source[place:]) - len(source[place:].lstrip())
    char = source[place]
    if char in "\"'«":
        return ConditionError("Un texte n'est pas fermé", place + 1, "Ajoutez le guillemet qui manque à la fin.")
    better = _LOOKALIKE.get(char, "")
    remedy = f"Écrivez « {better} »." if better else _ONLY_THESE
    return ConditionError(f"Le signe « {char} » n'est pas compris", place + 1, remedy)


def meant(token: Token) -> str:
    """The keyword meant by a word of another language or in capitals, or an empty text."""
    lower = token.text.lower()
    if token.kind != "word" or token.text in KEYWORDS:
        return ""
    return lower if lower in KEYWORDS else _ENGLISH.get(lower, "")
