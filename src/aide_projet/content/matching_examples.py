"""The sentences that must lead to a fiche or be seen as out of scope, judged; and the table of what they led to.

Examples teach the matching. Each is judged as if it had not been learnt: one that is right only because it was learnt
says nothing of what other people's words will give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aide_projet.content.errors import Collector
from aide_projet.content.keyword_lint import KEYWORDS
from aide_projet.content.matching_files import FicheWordsFile, OutsideFile
from aide_projet.content.yaml_file import Key, Located, read_yaml
from aide_projet.matching.lexicon import Lexicon
from aide_projet.matching.rank import rank_unlearnt
from aide_projet.matching.ranking import Ranking

OUTSIDE = "hors-sujet.yaml"
NOWHERE, ELSEWHERE = "rien", "hors sujet"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a fiche, or of a kind of out-of-scope request; `required`: an example, not a mere phrase."""

    file: str
    line: int
    text: str
    key: str
    outside: bool
    required: bool


@dataclass(frozen=True, slots=True)
class Confusion:
    """How many sentences expected for a name led to a name (fiche, out of scope or nothing), and those led astray."""

    names: Sequence[str]
    counts: Counter[tuple[str, str]]
    astray: Sequence[tuple[Sentence, str]]


def sentences(rules: Path, fiches: Iterable[str], root: Path) -> Iterator[Sentence]:
    """Every example and phrase of the matching files, in their order."""
    for key in fiches:
        words = read_yaml(rules / KEYWORDS / f"{key}.yaml", FicheWordsFile, Collector(), root)
        if words is not None:
            yield from _of(words, (), key, words.value.exemples, words.value.phrases)
    kinds = read_yaml(rules / OUTSIDE, OutsideFile, Collector(), root)
    for place, kind in enumerate(kinds.value.genres if kinds else ()):
        assert kinds is not None
        yield from _of(kinds, ("genres", place), kind.cle, kind.exemples, kind.phrases)


def _of(
    file: Located[object], at: tuple[Key, ...], key: str, examples: Sequence[str], phrases: Sequence[str]
) -> Iterator[Sentence]:
    for name, texts in (("exemples", examples), ("phrases", phrases)):
        for place, text in enumerate(texts):
            line = file.at(*at, name, place)[0]
            yield Sentence(file.file, line, text, key, bool(at), name == "exemples")


def problem(lexicon: Lexicon, sentence: Sentence) -> str:
    """Why the sentence does not lead where it must, in French; "" when it does."""
    ranking = _judged(lexicon, sentence)
    outside = ranking.out_of_scope.kind if ranking.out_of_scope else None
    led = f"la fiche {ranking.best}" if ranking.best else f"{ELSEWHERE} ({outside})" if outside else NOWHERE
    if sentence.outside:
        return "" if outside == sentence.key else f"mène à {led} au lieu du hors-sujet {sentence.key}"
    scores = ", ".join(f"{one.fiche} {one.score:.1f}" for one in ranking.candidates[:3])
    return "" if ranking.best == sentence.key else f"mène à {led} au lieu de la fiche {sentence.key} ({scores})"


def confusion(lexicon: Lexicon, told: Iterable[Sentence]) -> Confusion:
    """Where each sentence led. Out of scope counts as one, and to have found nothing is not to propose a fiche."""
    counts: Counter[tuple[str, str]] = Counter()
    astray: list[tuple[Sentence, str]] = []
    for sentence in told:
        ranking = _judged(lexicon, sentence)
        expected = ELSEWHERE if sentence.outside else sentence.key
        found = ranking.best or (ELSEWHERE if ranking.out_of_scope else NOWHERE)
        counts[expected, found] += 1
        if found != expected and not (sentence.outside and found == NOWHERE):
            astray.append((sentence, found))
    return Confusion([*(fiche.key for fiche in lexicon.fiches), ELSEWHERE, NOWHERE], counts, astray)


def _judged(lexicon: Lexicon, sentence: Sentence) -> Ranking:
    keys = [one.key for one in (lexicon.kinds if sentence.outside else lexicon.fiches)]
    first = len(lexicon.fiches) if sentence.outside else 0
    return rank_unlearnt(lexicon, sentence.text, first + keys.index(sentence.key))
