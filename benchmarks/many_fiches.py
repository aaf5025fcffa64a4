"""A call of thousands of fiches: the same words at every run, those of the load's ideas among them."""

from __future__ import annotations

import random

from aide_projet.matching.authored import FicheWords, Keyword
from aide_projet.matching.compile import compile_lexicon
from aide_projet.matching.lexicon import Lexicon
from aide_projet.matching.tokens import fold, tokens
from benchmarks.express import IDEAS

_SYLLABLES = ("ba", "cro", "di", "fel", "gan", "jo", "lu", "mir", "no", "pla", "rou", "sen", "tou", "vi")
_WORDS, _PHRASES = 3000, 5000
_NOT_ALONE = 4  # letters up to which a word ("un", "la") is not a keyword on its own


def many_fiches(count: int, keywords: int) -> Lexicon:
    """So many fiches of so many keywords, drawn from eight thousand words and phrases.

    Low ones are drawn more often, as common words are; the words of the ideas are spread evenly among them.
    """
    rng = random.Random(59)
    pool = _pool(rng)
    size = len(pool)
    fiches = []
    for number in range(count):
        drawn = {pool[int(size * rng.random() ** 2)]: rng.choice((1.0, 2.0, 3.0, -1.0)) for _ in range(keywords * 2)}
        words = tuple(Keyword(text, weight) for text, weight in list(drawn.items())[:keywords])
        fiches.append(FicheWords(f"fiche-{number}", words, f"Dites ce qui ferait penser à la fiche {number}."))
    return compile_lexicon(fiches)


def _pool(rng: random.Random) -> list[str]:
    said = sorted({fold(token.typed) for idea in IDEAS for token in tokens(idea)})
    words = list(dict.fromkeys("".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4))) for _ in range(_WORDS)))
    known = [word for word in said if len(word) > _NOT_ALONE] + words
    phrases = [f"{rng.choice(said)} {rng.choice(known)}" for _ in range(_PHRASES)]
    pool = list(dict.fromkeys(known + phrases))
    rng.shuffle(pool)
    return pool
