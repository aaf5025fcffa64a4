"""What the examples said of each word of a text, for those who ask why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aide_projet.matching.hits import Scanned, scan
from aide_projet.matching.lessons import Feature, Key
from aide_projet.matching.lexicon import Lexicon
from aide_projet.matching.ranking import Contribution
from aide_projet.matching.settle import settled
from aide_projet.matching.tokens import Token, tokens

Scans = Mapping[str, Scanned]

_LEAST = 0.25  # weight from which a lesson is told


def taught(lexicon: Lexicon, text: str) -> Mapping[str, Sequence[Contribution]]:
    """By fiche, the words and pairs of words that examples speak of, heaviest first, with how many examples hold them.

    Each comes with what it adds, the text being that long.
    """
    pieces = tokens(text)
    keys = [word.key for word in settled(lexicon, [lexicon.word(piece.typed) for piece in pieces])]
    said = _said(text, pieces, keys)
    known = scan(lexicon, text).known
    found: dict[str, list[Contribution]] = {fiche.key: [] for fiche in lexicon.fiches}
    for feature in known:
        weights = lexicon.lessons.alone(feature, len(known))
        for target, fiche in enumerate(lexicon.fiches):
            weight = weights.get(target, 0.0) * lexicon.grammar.limits.lesson
            if abs(weight) >= _LEAST:
                found[fiche.key].append(Contribution(said[feature], str(lexicon.lessons.often(feature)), weight))
    return {fiche: sorted(words, key=lambda word: -abs(word.weight)) for fiche, words in found.items()}


def lessons_of(lexicon: Lexicon, scans: Scans) -> Mapping[str, float]:
    """By fiche, what the examples add to its score in all; negative: they speak against it."""
    grammar = lexicon.grammar
    found = dict.fromkeys((fiche.key for fiche in lexicon.fiches), 0.0)
    for slot, scanned in scans.items():
        factor = grammar.limits.lesson * (grammar.told[slot] if slot else 1.0)
        for target, fiche in enumerate(lexicon.fiches):
            found[fiche.key] += scanned.taught.get(target, 0.0) * factor
    return found


def _said(text: str, pieces: Sequence[Token], keys: Sequence[Key]) -> Mapping[Feature, str]:
    """The words of the text behind each word and pair, where it first stands."""
    found: dict[Feature, str] = {}
    for place, key in enumerate(keys):
        found.setdefault(key, pieces[place].typed)
        if place:
            found.setdefault((keys[place - 1], key), text[pieces[place - 1].start : pieces[place].end])
    return found
