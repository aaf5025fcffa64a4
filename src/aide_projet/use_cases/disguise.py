"""Made-up names, numbers and addresses in the place of real ones: the same everywhere for the same, of the same shape.

What is replaced is matched without accents or case, with a plural's or a feminine's ending, and with a slip of the pen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from aide_projet.checks.registers import is_siret
from aide_projet.understanding.identity import Identity, Sort, find_identities, folded
from aide_projet.understanding.language import Language

_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST, _SLIP_FROM, _TWO_SLIPS_FROM = 3, 5, 9
"""Letters: of a name that is looked for, of one that may be misspelt once, twice."""
_LONGEST_NAME = 6
"""Words; more are a sentence."""
_ACRONYM, _MANY_DIGITS = 5, 8
_JOINS = (" ", "-", "'", "’", "- ", " -")
_ENDINGS = ("", "s", "e", "es", "x")
_HELD = "\ue000{}\ue001"
"""What stands for a replacement until the text is done, so that nothing replaces it again."""
_HOLD = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True, slots=True)
class Replaced:
    """What was replaced by what, for the administrator to reread. `guessed`: only its capital tells it as a name."""

    sort: str
    before: str
    after: str
    guessed: bool = False


@dataclass(eq=False)
class Disguise:
    """`kept`: words of places, which stay. `is_common`: whether a folded word is one that the tool reads, no name;
    `is_spelt`: whether it is a word at all.

    `people`: names of persons, `bodies`: names of structures, `spoken`: other words that told a number or an address,
    by the value that they told.
    """

    language: Language
    kept: frozenset[str]
    is_common: Callable[[str], bool]
    is_spelt: Callable[[str], bool]
    people: Iterable[str] = ()
    bodies: Iterable[str] = ()
    spoken: Mapping[str, tuple[Sort, str]] = field(default_factory=dict)
    used: str = ""
    log: dict[tuple[str, str], Replaced] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._made: dict[tuple[str, str], str] = {}
        self._held: list[str] = []
        titles = {folded(word) for word in self.language.words("personnes", "civilité")}
        self._titles = frozenset(titles)
        told = _LETTERS.findall(folded(" ".join((*self.people, *self.bodies, self.used))))
        self._taken = {word for word in told if len(word) > _SHORTEST}
        self._names = self._name_words()

    def text(self, text: str) -> str:
        """The text with all of it replaced."""
        self._held = []
        for told, (sort, value) in sorted(self.spoken.items(), key=lambda one: -len(one[0])):
            if told in text:
                shape = told if any(char.isdigit() or char == "@" for char in told) else value
                text = text.replace(told, self._hold(told, self.number(sort, shape, value), sort))
        text = self._by_spans(text, find_identities(text, self.language))
        for body in sorted(set(self.bodies), key=len, reverse=True):
            text = self._phrase(text, body)
        text = self._names_in(text)
        return _HOLD.sub(lambda found: self._held[int(found[1])], text)

    def number(self, sort: Sort, value: str, same_as: str = "") -> str:
        """A made-up number or address of that sort, written with the same separators; the same for the same one."""
        rank = self._rank(sort, _compact(sort, same_as or value))
        match sort:
            case "courriel":
                return f"personne{rank}@exemple.fr"
            case "lien":
                return f"https://exemple.fr/{rank}"
            case "telephone":
                return _telephone(value, rank)
            case "siret":
                return _spread(value, _siret(rank, holds=is_siret(value)))
            case "rna":
                kept = "".join(char for char in value if char.isalnum())
                return _spread(value, f"{kept[:3]}{9_000_000 + rank:07d}")
            case "adresse":
                street = re.sub(r"^\d+\s?(?:bis|ter|quater)?\s?,?\s?", "", value, flags=re.IGNORECASE)
                return f"{rank} {street.split()[0]} {self._pick('rue inventée', rank)}"
            case "numero":
                digits = sum(char.isdigit() for char in value)
                return _spread(value, f"{10 ** (digits - 1) + rank}")

    def left_in(self, text: str) -> bool:
        """Whether a secret can still be read in a text that was disguised: a name, or the digits of a number."""
        words = set(_LETTERS.findall(folded(text)))
        if any(name in words and not self.is_common(name) for name in self._names):
            return True
        digits = re.sub(r"\D", "", text)
        return any(told in digits for told in self._digits())

    def _digits(self) -> set[str]:
        """The digits of every real number met so far, where they are many enough to tell somebody."""
        numbers = {re.sub(r"\D", "", real) for _, real in self._made}
        return {number for number in numbers if len(number) >= _MANY_DIGITS}

    def _by_spans(self, text: str, pieces: tuple[Identity, ...]) -> str:
        for piece in reversed(pieces):
            real = text[piece.start : piece.end]
            made = self._hold(real, self.number(piece.sort, real), piece.sort)
            text = text[: piece.start] + made + text[piece.end :]
        return text

    def _phrase(self, text: str, name: str) -> str:
        """The name of a structure where it stands whole, its article left out or not."""
        words = _LETTERS.findall(folded(name))
        significant = [word for word in words if len(word) >= _SHORTEST and word not in ("les", "des", "une")]
        if not significant:
            return text
        start = words.index(significant[0])
        capital = len(significant) == 1 and self.is_common(significant[0])
        article = r"[\W_]*".join(map(re.escape, words[:start]))
        body = r"[\W_]*".join(map(re.escape, words[start:]))
        pattern = re.compile(rf"(?<!\w)(?:{article}[\W_]*)?{body}(?!\w)" if article else rf"(?<!\w){body}(?!\w)")
        made = self._pick("structure inventée", self._rank("structure", " ".join(words)))
        for found in reversed(list(pattern.finditer(folded(text)))):
            real = text[found.start() : found.end()]
            if "\ue000" in real or (capital and not any(char.isupper() for char in real)):
                continue
            held = self._hold(real, _cased(real, made), "structure")
            text = text[: found.start()] + held + text[found.end() :]
        return text

    def _names_in(self, text: str) -> str:
        """Words of names, well spelt or not; and words that only their capital tells as names."""
        shouted = text.upper() == text
        words = [word for word in _LETTERS.finditer(text) if "\ue000" not in word[0]]
        for place in reversed(range(len(words))):
            word = words[place]
            known = self._name_of(text, words, place)
            guessed = known is None and self._looks_like_name(text, word.start(), word[0], shouted=shouted)
            if known is None and not guessed:
                continue
            made = self._token(known or folded(word[0]), first=self._names.get(known or "", False))
            held = self._hold(word[0], _cased(word[0], made), "nom", guessed=guessed)
            text = text[: word.start()] + held + text[word.end() :]
        return text

    def _name_of(self, text: str, words: Sequence[re.Match[str]], place: int) -> str | None:
        """The name that a word is, exactly, inflected, or with a slip.

        A common word is one only with a capital, or beside another word of a name: "jean-pierre".
        """
        real = words[place][0]
        word = folded(real)
        if word in self._names:
            alone = self.is_common(word) and not real[0].isupper()
            return word if not alone or self._beside_another(text, words, place) else None
        if word in self.kept or self.is_common(word) or self.is_spelt(word) or len(word) < _SHORTEST:
            return None
        for name in self._names:
            if any(word == name + ending for ending in _ENDINGS):
                return name
            most = 0 if len(name) < _SLIP_FROM else 1 if len(name) < _TWO_SLIPS_FROM else 2
            if most and OSA.distance(word, name, score_cutoff=most) <= most:
                return name
        return None

    def _beside_another(self, text: str, words: Sequence[re.Match[str]], place: int) -> bool:
        near = [(words[place], one) for one in words[place + 1 : place + 2]]
        near += [(one, words[place]) for one in words[max(0, place - 1) : place]]
        return any(
            text[first.end() : second.start()] in _JOINS and {folded(first[0]), folded(second[0])} <= self._names.keys()
            for first, second in near
        )

    def _looks_like_name(self, text: str, start: int, word: str, *, shouted: bool) -> bool:
        """A capital inside a sentence, or a word at its head that the language has not."""
        if not word[0].isupper() or len(word) < _SHORTEST or folded(word) in self.kept:
            return False
        before = text[:start].rstrip()
        opens = shouted or not before or before[-1] in '.!?:;\n«"('
        known = self.is_spelt if opens else self.is_common
        if any(known(folded(word).removesuffix(ending)) for ending in _ENDINGS):
            return False
        return shouted or not (word.isupper() and len(word) <= _ACRONYM)

    def _token(self, name: str, *, first: bool) -> str:
        key = "prénom inventé" if first else "nom inventé"
        return self._pick(key, self._rank(key, name))

    def _pick(self, key: str, rank: int) -> str:
        """The made-up name of that rank which nobody here bears."""
        listed = self.language.words("anonymat", key) or ("Anonyme",)
        free = [one for one in listed if self._taken.isdisjoint(_LETTERS.findall(folded(one)))] or ["Anonyme"]
        again = (rank - 1) // len(free)
        return free[(rank - 1) % len(free)] + (chr(ord("a") + again % 26) * min(again, 1))

    def _rank(self, sort: str, real: str) -> int:
        """The place of a real thing among those of its sort, from 1, in the order in which they are met."""
        made = self._made.get((sort, real))
        if made is None:
            made = str(1 + sum(one == sort for one, _ in self._made))
            self._made[sort, real] = made
        return int(made)

    def _name_words(self) -> dict[str, bool]:
        """The words of the names of people and the rare ones of structures; whether each is a first name."""
        words: dict[str, bool] = {}
        for name in self.people:
            found = map(folded, _LETTERS.findall(name.partition(",")[0]))
            told = [word for word in found if len(word) >= _SHORTEST and word not in self._titles]
            for place, word in enumerate(told if len(told) <= _LONGEST_NAME else ()):
                words.setdefault(word, place == 0)
        for name in self.bodies:
            for word in map(folded, _LETTERS.findall(name)):
                if len(word) >= _SHORTEST and not self.is_common(word) and word not in self.kept:
                    words.setdefault(word, False)
        return words

    def _hold(self, real: str, made: str, sort: str, *, guessed: bool = False) -> str:
        self.log.setdefault((sort, real), Replaced(sort, real, made, guessed))
        self._held.append(made)
        return _HELD.format(len(self._held) - 1)


def _cased(real: str, made: str) -> str:
    """The made-up name in the capitals of the real one."""
    if real.isupper() and len(real) > 1:
        return made.upper()
    return made.lower() if real.islower() else made


def _compact(sort: Sort, value: str) -> str:
    """What two ways of writing the same have in common."""
    compact = re.sub(r"\W", "", folded(value))
    return re.sub(r"^(?:00)?33(?:0)?(?=[1-9]\d{8}$)", "0", compact) if sort == "telephone" else compact


def _spread(real: str, made: str) -> str:
    """The made-up characters between the separators of the real ones."""
    left = iter(made)
    return "".join(next(left, "") if char.isalnum() else char for char in real)


def _telephone(real: str, rank: int) -> str:
    """A number kept for fiction (Arcep: 01 99 00 xx xx), written as the real one was."""
    made = f"019900{rank:04d}"
    if sum(char.isdigit() for char in real) == len(made):
        return _spread(real, made)
    return f"+33 1 99 00 {made[6:8]} {made[8:]}" if real.lstrip().startswith(("+", "00")) else made


def _siret(rank: int, *, holds: bool) -> str:
    """Fourteen digits whose keys hold or not, as those of the real one."""
    for siren in range(100_000_000 + rank * 100, 100_000_100 + rank * 100):
        for branch in range(10, 30):
            made = f"{siren}{branch:05d}"
            if is_siret(made) is holds:
                return made
    raise AssertionError("a hundred numbers have one whose keys hold")
