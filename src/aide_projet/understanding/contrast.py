"""One value put in the place of another: "pas le 6 mais le 13", "Lillers, non pardon, Auchel", "Lens, pas Arras"."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrasing import Phrasebook, Token, openers, phrasebook, tokens
from aide_projet.understanding.said import Said, plain

_LONGEST = 40  # words
_OURS, _THEIRS = "avez noté", "avait dit"
_SURE, _AFTER, _MAYBE, _NO_MORE = "sûr", "après", "peut-être", "plus"
_FAR = 9  # words between what denies and what puts right


@dataclass(frozen=True, slots=True)
class Contrast:
    """Places of the plain text: what is wrong, and where the right value stands.

    `sure`: it can be nothing but a correction; "pas X, Y" alone may be.
    """

    wrong: tuple[int, int]
    right: tuple[int, int]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Ties:
    denies: Phrasebook
    now: Phrasebook
    claimed: Phrasebook
    rights: Phrasebook
    resumes: Phrasebook
    instead: Phrasebook
    no_value: frozenset[str]


@of_content(maxsize=8)
def _ties(language: Language) -> _Ties:
    def book(name: str) -> Phrasebook:
        return phrasebook(language, {name: language.words("corrections", name)})

    return _Ties(
        denies=phrasebook(
            language,
            {
                _SURE: language.words("corrections", "nie à coup sûr"),
                _AFTER: language.words("corrections", "nie après"),
                _NO_MORE: language.words("corrections", "ne vaut plus"),
                _MAYBE: language.words("corrections", "nie"),
            },
        ),
        now=book("désormais"),
        claimed=phrasebook(
            language,
            {
                _OURS: language.words("corrections", "avez noté"),
                _THEIRS: language.words("corrections", "avait dit"),
            },
        ),
        rights=book("rétablit"),
        resumes=book("reprend"),
        instead=book("au lieu"),
        no_value=frozenset(map(plain, language.words("corrections", "pas une valeur"))),
    )


@of_content(maxsize=8)
def contrast_openers(language: Language) -> frozenset[str]:
    """The words that begin all that puts a value in the place of another."""
    ties = _ties(language)
    return openers(ties.denies, ties.claimed, ties.rights, ties.resumes, ties.instead)


def find_contrast(said: Said, language: Language) -> Contrast | None:
    """The first contrast of a short utterance; None when nothing is put in the place of anything."""
    words = tokens(said.plain, language)
    if not 2 < len(words) <= _LONGEST:
        return None
    ties = _ties(language)
    return _resumed(said, words, ties) or _denied(said, words, ties) or _instead(said, words, ties)


def _resumed(said: Said, words: tuple[Token, ...], ties: _Ties) -> Contrast | None:
    """ "Lillers, non pardon, Auchel": the last of the cues that have words on both sides."""
    found = [hit for hit in ties.resumes.all(words) if hit[1] > 0 and hit[2] < len(words)]
    if not found:
        return None
    _, first, after = found[-1]
    return _between(words, (0, first), (after, len(words)))


def _denied(said: Said, words: tuple[Token, ...], ties: _Ties) -> Contrast | None:
    """ "pas X mais Y", "j'ai dit X mais Y", "pas X, Y"; "Y, pas X", "Y, vous avez noté X" where nothing follows."""
    for place in range(len(words)):
        claimed = ties.claimed.at(words, place)
        hit = claimed or ties.denies.at(words, place)
        if hit is None:
            continue
        if hit[0] == _NO_MORE and ties.now.first(words[:place]) is None:  # "40 et plus"
            continue
        sure, start = claimed is not None or hit[0] == _SURE, hit[1]
        if start >= len(words) or words[start].word in ties.no_value:
            continue
        for at in range(start + 1, min(start + _FAR, len(words))):
            right = ties.rights.at(words, at)
            if right is not None and right[1] < len(words):
                return _between(words, (start, at), (right[1], len(words)), sure=sure)
            if claimed is None and "," in said.plain[words[at - 1].end : words[at].start]:
                return _between(words, (start, at), (at, len(words)), sure=sure)
        if place > 0 and len(words) - start <= _FAR and hit[0] != _THEIRS:
            apart = hit[0] in (_AFTER, _NO_MORE) or (claimed is None and _figures(words, place, start))
            if apart or "," in said.plain[words[place - 1].end : words[place].start]:
                first = place if hit[0] == _NO_MORE else start  # the tie too: "40 et plus" would be a minimum
                return _between(words, (first, len(words)), (0, place), sure=apart or hit[0] == _OURS)
    return None


def _instead(said: Said, words: tuple[Token, ...], ties: _Ties) -> Contrast | None:
    """ "18 encadrants plutôt que 8"."""
    found = ties.instead.first(words)
    if found is None or found[1] == 0 or found[2] >= len(words):
        return None
    end = next(
        (at for at in range(found[2] + 1, len(words)) if "," in said.plain[words[at - 1].end : words[at].start]),
        len(words),
    )
    return _between(words, (found[2], end), (0, found[1]))


def _figures(words: tuple[Token, ...], place: int, start: int) -> bool:
    """ "40 pas 30": figures on both sides need no comma."""
    before = any(word.word[:1].isdecimal() for word in words[max(0, place - 3) : place])
    return before and any(word.word[:1].isdecimal() for word in words[start : start + 2])


def _between(
    words: tuple[Token, ...], wrong: tuple[int, int], right: tuple[int, int], *, sure: bool = True
) -> Contrast:
    return Contrast(
        (words[wrong[0]].start, words[wrong[1] - 1].end), (words[right[0]].start, words[right[1] - 1].end), sure
    )
