"""Which well-written words a misspelt one may stand for: by its sound, or by its letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aide_projet.matching.sound import sound, sounds

_ALIKE = 0.5  # letters in common that words which sound alike have at least


class Likeness:
    """Forms by their sound, and by their beginning or end with their length. Words shorter than `least` letters are
    found by their sound alone.
    """

    def __init__(self, by_ear: Sequence[str], spared: Iterable[str], least: int) -> None:
        """`by_ear`: forms of the keywords. `spared`: other words, which a misspelt one is then not a keyword for."""
        self._sounds: dict[str, str] = {}
        for form, heard in zip(by_ear, sounds(by_ear), strict=False):
            self._sounds.setdefault(heard, form)
        self._heads: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        self._tails: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for form in dict.fromkeys((*by_ear, *spared)):
            if len(form) >= least:
                self._heads[form[0], len(form)].append(form)
                self._tails[form[-2:], len(form)].append(form)

    def heard(self, word: str) -> str | None:
        """The form that sounds the same, unless its letters have little in common."""
        form = self._sounds.get(sound(word))
        return form if form is not None and OSA.normalized_similarity(word, form) >= _ALIKE else None

    def nearest(self, word: str, most: int, is_keyword: Callable[[str], object]) -> tuple[str, int] | None:
        """The form with fewest wrong letters (swaps count one), at most `most`, and how many; one that begins alike
        rather than one that ends alike. Of equals, a keyword, then the one with the same last letter.
        """
        size = len(word)
        heads = (self._heads.get((word[0], length), ()) for length in range(size - most, size + most + 1))
        best = _nearest(word, heads, most, is_keyword)
        if best is None:
            tails = (self._tails.get((word[-2:], length), ()) for length in range(size - 1, size + 2))
            best = _nearest(word, tails, 1, is_keyword)
        return best


def _nearest(
    word: str, groups: Iterable[Sequence[str]], most: int, is_keyword: Callable[[str], object]
) -> tuple[str, int] | None:
    forms = [form for group in groups for form in group]
    close = process.extract(word, forms, scorer=OSA.distance, score_cutoff=most, limit=8)
    if not close:
        return None
    form, wrong, _ = min(
        close, key=lambda hit: (hit[1], not is_keyword(hit[0]), hit[0][-1] != word[-1], -len(hit[0]), hit[0])
    )
    return form, int(wrong)
