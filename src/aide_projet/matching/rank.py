"""Text → fiches ranked, with the person's words that counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from aide_projet.draft.value import Value
from aide_projet.matching.explain import taught
from aide_projet.matching.hits import Scanned, scan
from aide_projet.matching.lexicon import Lexicon
from aide_projet.matching.ranking import Candidate, Contribution, OutOfScope, Ranking, TellingQuestion
from aide_projet.matching.tally import Tally
from aide_projet.matching.tokens import fold, tokens

Scans = Mapping[str, Scanned]
"""What was found in the idea (at "") and in each other slot that informs."""

_IDEA = ""
_NOTHING_TOLD: Mapping[str, Value] = MappingProxyType({})
_REASONS = 4  # words of the examples that say why, when no keyword does
_EXPLAINED = 8  # candidates that carry a sentence on what would change
NO_SCANS: Scans = MappingProxyType({})


def rank(lexicon: Lexicon, text: str, *, told: Mapping[str, Value] = _NOTHING_TOLD) -> Ranking:
    """Rank the fiches for an idea. `told`: other slots that inform, each with the factor that the grammar gives it."""
    return rank_scans(lexicon, scan_told(lexicon, text, told))


def rank_unlearnt(lexicon: Lexicon, text: str, target: int) -> Ranking:
    """Rank the fiches for an example of a target (fiche, then kind, by position) as if it had not been learnt."""
    tally = Tally(lexicon, target)
    tally.add(scan(lexicon, text, target), 1.0)
    return _decided(lexicon, tally)


def scan_told(lexicon: Lexicon, text: str, told: Mapping[str, Value], before: Scans = NO_SCANS) -> Scans:
    """What was found in the idea and in each slot that informs; what `before` found in the same words is taken over.

    The caller keeps the scans beside the draft that they are of, and lets them go with it.
    """
    found: dict[str, Scanned] = {}
    for slot, words in texts_told(lexicon, text, told).items():
        former = before.get(slot)
        found[slot] = former if former is not None and former.text == words else scan(lexicon, words)
    return found


def texts_told(lexicon: Lexicon, text: str, told: Mapping[str, Value]) -> Mapping[str, str]:
    """The texts that are searched: the idea (at "") and those of the slots that inform."""
    texts = {_IDEA: text}
    for slot in lexicon.grammar.told:
        words = " . ".join(_texts(told[slot])) if slot in told else ""
        if words:
            texts[slot] = words
    return texts


def rank_scans(lexicon: Lexicon, scans: Scans) -> Ranking:
    """Rank the fiches from what `scan_told` found."""
    tally = Tally(lexicon)
    for slot, scanned in scans.items():
        tally.add(scanned, lexicon.grammar.told[slot] if slot else 1.0)
    return _decided(lexicon, tally)


def _decided(lexicon: Lexicon, tally: Tally) -> Ranking:
    limits = lexicon.grammar.limits
    for target, lesson in tally.taught.items() if tally.known else ():
        if target < len(lexicon.fiches):
            tally.scores[target] = tally.scores.get(target, 0.0) + lesson * limits.lesson
    candidates = _candidates(lexicon, tally)
    least = limits.least_people if tally.people else limits.least
    best = candidates[0] if candidates and candidates[0].score >= least else None
    outside = _outside(lexicon, tally, best.score if best else 0.0)
    if outside is not None or best is None:
        return Ranking(candidates, None, outside)
    if not any(word.weight > 0 for word in best.words):
        candidates = (_with_words(lexicon, tally, best), *candidates[1:])
    return Ranking(candidates, best.fiche, None, _question(lexicon, candidates))


def _with_words(lexicon: Lexicon, tally: Tally, best: Candidate) -> Candidate:
    """A fiche to which no keyword led, with the words that the examples have: the person is told why all the same."""
    told = [word for text in tally.texts for word in taught(lexicon, text)[best.fiche] if word.weight > 0]
    telling = [word for word in told if _tells(lexicon, word.said)]
    told = telling or told
    return replace(best, words=tuple([Contribution(word.said, word.said, word.weight) for word in told[:_REASONS]]))


def _tells(lexicon: Lexicon, said: str) -> bool:
    """ "et à", "jeunes à" weigh, but are no reason that anyone would give."""
    places = lexicon.places
    words = [fold(token.typed) for token in tokens(said)]
    return not any(word in places.void or word in places.passing or word in places.ends for word in words)


def _candidates(lexicon: Lexicon, tally: Tally) -> tuple[Candidate, ...]:
    """Every fiche: those spoken for, those of which nothing was said, those spoken against."""
    count, scores = len(lexicon.fiches), tally.scores
    spoken = sorted([target for target in scores if target < count])
    spoken.sort(key=lambda target: -scores[target])
    told = [_candidate(lexicon, tally, target, place) for place, target in enumerate(spoken)]
    if len(told) == count:
        return tuple(told)
    fit = sum([scores[target] > 0 for target in spoken])
    silent = [candidate for target, candidate in enumerate(lexicon.silent) if target not in scores]
    return (*told[:fit], *silent, *told[fit:])


def _candidate(lexicon: Lexicon, tally: Tally, target: int, place: int) -> Candidate:
    fiche = lexicon.fiches[target]
    score = max(0.0, tally.scores[target])
    change = fiche.brought_by if 0 < place < _EXPLAINED or not score else ""
    return Candidate(fiche.key, round(score, 3), tally.contributions(target), change)


def _outside(lexicon: Lexicon, tally: Tally, best: float) -> OutOfScope | None:
    """The kind of request that belongs elsewhere, if any outweighs the best fiche.

    The sum of its words sets a kind against the fiches; its heaviest word sets it against the other kinds, so that
    many light words ("je", "mon vélo", "ma fille") do not hide what happened ("volé").
    """
    first, limits = len(lexicon.fiches), lexicon.grammar.limits
    together = tally.scores.get(lexicon.together, 0.0)
    lesson = tally.taught.get(lexicon.lessons.outside, 0.0) * limits.lesson
    lesson += limits.lesson_outside if tally.known else 0.0
    found: list[tuple[int, float]] = []
    for place, kind in enumerate(lexicon.kinds):
        score = tally.scores.get(first + place, 0.0) + (0.0 if kind.even_together else together) + lesson
        ratio = limits.outside_ratio if kind.ratio is None else kind.ratio
        if score >= limits.outside_least and score > best * ratio:
            found.append((place, score))
    return _kind(lexicon, tally, found) if found else None


def _kind(lexicon: Lexicon, tally: Tally, found: Sequence[tuple[int, float]]) -> OutOfScope:
    """The kind among those that outweigh the fiches: by its heaviest word, then by all its words and the examples."""
    first, factor = len(lexicon.fiches), lexicon.grammar.limits.lesson
    lessons = lexicon.lessons.of_kinds(tally.known, tally.unlearnt)

    def fits(one: tuple[int, float]) -> tuple[float, float]:
        target = first + one[0]
        heaviest = max([value for _, _, value in tally.words.get(target, ())], default=0.0)
        return heaviest, one[1] + lessons.get(target, 0.0) * factor

    place = max(found, key=fits)[0]
    kind = lexicon.kinds[place]
    return OutOfScope(kind.key, kind.message, tally.contributions(first + place))


def _question(lexicon: Lexicon, candidates: Sequence[Candidate]) -> TellingQuestion | None:
    if len(candidates) < 2 or candidates[1].score < candidates[0].score * lexicon.grammar.limits.close:
        return None
    return lexicon.questions.get(frozenset((candidates[0].fiche, candidates[1].fiche)))


def _texts(value: Value) -> Iterable[str]:
    """Every piece of text in a value; keys of choices too, their underscores as spaces."""
    if isinstance(value, str):
        yield value.replace("_", " ")
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, Sequence):
        for item in value:
            yield from _texts(item)
