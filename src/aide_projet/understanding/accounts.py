"""Which account an expense belongs to (60 to 68, champs.md §3), and the word of its name that says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.said import plain, say

_PREFIX = "compte "
_LINKS = frozenset({"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour", "sur"})
"""Small words of an expression, which take no plural: "bombes de peinture"."""


@dataclass(frozen=True, slots=True)
class Classed:
    """An account and the word, as typed, that classes the expense there."""

    account: str
    word: str


@of_content(maxsize=8)
def account_phrases(language: Language) -> Phrases:
    """Every listed expression, in the singular and the plural; comptes.yaml is looked up before depenses.yaml."""
    listed: dict[str, list[str]] = {}
    for account, words in _listed(language):
        listed.setdefault(account, []).extend(form for word in words for form in _forms(word))
    return phrases(listed)


def _listed(language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words under each account: keys "compte 60" of comptes.yaml, "60 repas" of depenses.yaml."""
    subjects: Mapping[str, Mapping[str, tuple[str, ...]]] = language.subjects
    for name, words in subjects.get("comptes", {}).items():
        if name.startswith(_PREFIX):
            yield name.removeprefix(_PREFIX), words
    for name, words in subjects.get("depenses", {}).items():
        account = name.partition(" ")[0]
        if account.isdecimal():
            yield account, words


def classed(name: str, language: Language) -> Classed | None:
    """The account of an expense by its name: the first known word decides ("location de bus" is a hire)."""
    said = say(name)
    found = account_phrases(language).anywhere(folded(said.plain))
    if found is None:
        return None
    account, start, end = found
    return Classed(account, said.words(start, end).strip(" ,.;:!?"))


def _forms(expression: str) -> tuple[str, ...]:
    """An expression as listed, with its first word in the plural, and with all its words so ("tables pliantes")."""
    words = plain(expression).split(" ")
    first = " ".join([_plural(words[0]), *words[1:]])
    each = " ".join(word if word in _LINKS else _plural(word) for word in words)
    return tuple(dict.fromkeys((expression, first, each)))


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith(("au", "eu")):
        return word + "x"
    return word[:-2] + "aux" if word.endswith("al") else word + "s"
