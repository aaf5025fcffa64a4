"""Which of several numbers still stands.

"pas 3000 mais 2500", "3000, euh non, 3500", "3000 dont 800", "soit 3000", "3000 € (trois mille euros)".
"""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.measured import Quantity
from aide_projet.understanding.phrase import Phrases, key, phrases

_GAP = 80  # characters; further apart, two numbers do not answer each other


@dataclass(frozen=True, slots=True)
class _Ties:
    replace: frozenset[str]
    replace_longest: int
    hesitates: frozenset[str]
    opposes: frozenset[str]
    of_which: frozenset[str]
    so: Phrases
    in_all: Phrases
    balanced: frozenset[str]


@of_content(maxsize=8)
def _ties(language: Language) -> _Ties:
    listed = language.words
    replace = frozenset(map(key, listed("nombres", "remplace")))
    return _Ties(
        replace=replace,
        replace_longest=max((w.count(" ") + 1 for w in replace), default=0),
        hesitates=frozenset(map(key, listed("nombres", "se reprend"))),
        opposes=frozenset(map(key, listed("nombres", "oppose"))),
        of_which=frozenset(map(key, listed("nombres", "dont"))),
        so=phrases({"soit": listed("nombres", "soit")}),
        in_all=phrases({"total": listed("nombres", "en_tout")}),
        balanced=frozenset(map(key, listed("nombres", "équilibre"))),
    )


def standing(flat: str, found: list[Quantity], language: Language, *, of_one: bool = True) -> list[Quantity]:
    """Those that the rest of the sentence does not take back; the whole alone where parts of it are given too.

    `of_one`: one thing is told; else "on demande 2800 et ça coûte 4000 en tout" tells two.
    """
    kept = [item for item in found if item.bound != "rejet"]
    if len(kept) < 2:
        return kept
    ties = _ties(language)
    kept = _said_once(flat, kept, ties)
    for index in range(len(kept) - 1, 0, -1):
        gap = flat[kept[index - 1].number.end : kept[index].number.start]
        said_again = kept[index - 1].unit and " ".join(flat[kept[index - 1].end : kept[index].start].split())
        if len(gap) <= _GAP and (_has(gap, ties.replace, ties.replace_longest) or said_again in ties.hesitates):
            kept = [*_of_other_things(kept, index), *kept[index:]]
            break
    for index in range(1, len(kept)):
        gap = flat[kept[index - 1].number.end : kept[index].number.start]
        part = index == 1 and kept[1].low <= kept[0].low  # "14 et 9, donc 23" concludes
        part = part and not _has(gap, ties.opposes, 2)  # "on était 10 mais elle est partie, donc 9"
        if part and len(gap) <= _GAP and _has(gap, ties.of_which, 3):
            return kept[:1]
    kept = [item for item in kept if not (item.per and ties.so.before(flat, item.start))]  # "4000, soit 40 par tête"
    if not of_one:
        return kept
    whole = [item for item in kept if ties.so.before(flat, item.start) or ties.in_all.after(flat, item.end)]
    return whole if len(whole) == 1 else kept


def _of_other_things(kept: list[Quantity], index: int) -> list[Quantity]:
    """ "20 mamans et 15 enfants, non 25 enfants" takes back the children alone."""
    new, old = kept[index].word.rstrip("s"), kept[index - 1].word.rstrip("s")
    if not new or new != old:
        return []
    return [item for item in kept[: index - 1] if item.word and item.word.rstrip("s") != new]


def _said_once(flat: str, kept: list[Quantity], ties: _Ties) -> list[Quantity]:
    """The same figure told again in letters, or on both sides of a budget: "charges 6200 €, produits 6200 €"."""
    out = kept[:1]
    for item in kept[1:]:
        last = out[-1]
        gap = flat[last.end : item.start]
        words = gap.translate(_MARKS).split()
        beside = "," not in gap if not words else ties.balanced.issuperset(words) and words != ["et"]
        same = (last.low, last.high) == (item.low, item.high) and (last.unit == item.unit or not last.unit)
        if same and beside:
            out[-1] = item if item.unit or not last.unit else last
        else:
            out.append(item)
    return out


def replaced_between(flat: str, start: int, end: int, language: Language) -> bool:
    """Whether the words between two places take back what comes before: "le 3, euh non, le 5"."""
    ties = _ties(language)
    return end - start <= _GAP and _has(flat[start:end], ties.replace, ties.replace_longest)


def opposed_between(flat: str, start: int, end: int, language: Language) -> bool:
    """Whether the words between two places oppose what follows: "45 inscrits mais 30 viennent"."""
    ties = _ties(language)
    return 0 <= end - start <= _GAP and _has(flat[start:end], ties.opposes, 2)


def _has(gap: str, listed: frozenset[str], longest: int) -> bool:
    words = gap.translate(_MARKS).split()
    return any(" ".join(words[i : i + n]) in listed for n in range(1, longest + 1) for i in range(len(words) - n + 1))


_MARKS = str.maketrans(dict.fromkeys(".,;:!?\n", " "))
