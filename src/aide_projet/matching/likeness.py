"""Which well-written words a misspelt one may stand for: by its sound, or by its letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aide_projet.matching.sound import sound, sounds

_RIVALS = 8  # forms kept for a misspelt word
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
        self._groups: dict[tuple[str, int, int], Sequence[str]] = {}  # made as words are looked up
        for form in dict.fromkeys((*by_ear, *spared)):
            if len(form) >= least:
                self._heads[form[0], len(form)].append(form)
                self._tails[form[-2:], len(form)].append(form)

    def heard(self, word: str) -> str | None:
        """The form that sounds the same, unless its letters have little in common."""
        form = self._sounds.get(sound(word))
        return form if form is not None and OSA.normalized_similarity(word, form) >= _ALIKE else None

    def near(self, word: str, most: int) -> list[tuple[str, int]]:
        """Forms with at most `most` wrong letters (swaps count one), and how many, the fewest first: those that begin
        alike, or end alike with one letter less or more.
        """
        found = _close(word, self._group(self._heads, word[0], len(word), most), most)
        found.update(_close(word, self._group(self._tails, word[-2:], len(word), 1), min(most, 1)))
        return sorted(found.items(), key=lambda hit: (hit[1], hit[0][-1] != word[-1], -len(hit[0]), hit[0]))

    def _group(
        self, forms: Mapping[tuple[str, int], Sequence[str]], letters: str, size: int, most: int
    ) -> Sequence[str]:
        """The forms with these letters, of about that size."""
        found = self._groups.get((letters, size, most))
        if found is None:
            sizes = range(size - most, size + most + 1)
            found = [form for length in sizes for form in forms.get((letters, length), ())]
            self._groups[letters, size, most] = found
        return found


def _close(word: str, forms: Sequence[str], most: int) -> dict[str, int]:
    close = process.extract(word, forms, scorer=OSA.distance, score_cutoff=most, limit=_RIVALS)
    return {form: int(wrong) for form, wrong, _ in close}
