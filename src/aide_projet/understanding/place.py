"""The communes of France, found by name, by postcode, by the start of a name, and by names spelt almost right.

Pure and lazy: the text of rules/lieux/communes.tsv.gz is given by a function, called at the first look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aide_projet.understanding.place_name import name_key
from aide_projet.understanding.spelling import sound

LARGE = 10_000
"""Inhabitants from which a commune is well known outside its department."""

_READ = 512  # names whose communes are kept at hand

_HEARD, _LONG_HEARD = 6, 9  # sounds from which one may be wrong, or two
_SAME_SOUND = 0.5
"""What a different spelling of the same sound counts, in letters."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, or a former one that people still name (`belongs_to`: the INSEE code of today's).

    `population` is 0 for former communes. `district` is the arrondissement, `union` the intercommunalité's name.
    """

    name: str
    insee: str
    postcodes: tuple[str, ...]
    population: int
    department: str
    department_name: str
    district: str
    district_name: str
    union: str
    belongs_to: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """A commune whose name resembles what was typed. `distance` in letters; same sound counts half a letter.

    `heard`: by its sound alone, and not quite the same.
    """

    commune: Commune
    distance: float
    near: bool
    heard: bool = False


@dataclass(frozen=True, slots=True)
class _Index:
    """Places of the lines by key; `near` holds the keys of the home departments and of large communes elsewhere."""

    lines: list[str]
    by_key: dict[str, list[int]]
    longest: dict[str, int]
    near: list[str]
    far: dict[str, list[str]]


def _nothing() -> str:
    return ""


@dataclass(frozen=True, eq=False)
class Places:
    """`source` gives the text of the file; `home` the codes of the departments that people mean first."""

    source: Callable[[], str] = field(default=_nothing, repr=False)
    home: frozenset[str] = frozenset()

    def named(self, name: str) -> tuple[Commune, ...]:
        """The communes of that name, whatever its accents, hyphens and abbreviations: home first, then the largest."""
        return self.keyed(name_key(name))

    def keyed(self, key: str) -> tuple[Commune, ...]:
        """The communes of that `name_key`."""
        known = self._read.get(key)
        if known is not None:
            return known
        found = [self._commune(line) for line in self._index.by_key.get(key, ())]
        if not found:
            return ()
        if len(self._read) >= _READ:
            self._read.clear()
        known = self._read[key] = tuple(sorted(found, key=self._rank))
        return known

    def official(self, name: str) -> Commune | None:
        """The commune that a stored official name means: at home when there is one there, else the largest."""
        found = self.named(name)
        return found[0] if found else None

    @property
    def reaches(self) -> Mapping[str, int]:
        """How many words the longest name beginning with a word, or with two words, has."""
        return self._index.longest

    def postcode(self, code: str) -> tuple[Commune, ...]:
        """The communes of a postcode, the largest first; former communes only where the code is theirs alone."""
        found = [self._commune(line) for line in self._by_postcode.get(code, ())]
        return tuple(sorted(found, key=lambda commune: (bool(commune.belongs_to), -commune.population)))

    def starting(self, key: str) -> tuple[Commune, ...]:
        """The communes near home whose name begins with these whole words ("noyelles"), the largest first."""
        start = key + " "
        found = [self.keyed(near)[0] for near in self._index.near if near.startswith(start)]
        return tuple(sorted(found, key=self._rank))

    def alike(self, key: str, cutoff: int, said: str = "") -> tuple[Alike, ...]:
        """The communes whose name is at most `cutoff` letters away or sounds the same, the best first, six at most.

        `said` is the key with what its accents tell to the ear. Where nothing is alike, what sounds nearly the same.
        Looks near home and among large communes with any first letter, elsewhere only with the same two first letters.
        """
        near = self._index.near
        found = {near[at]: float(gap) for _, gap, at in process.extract(
            key, near, scorer=OSA.distance, processor=None, score_cutoff=cutoff, limit=6)}  # fmt: skip
        heard = sound(said or key)
        for name in self._by_sound.get(heard, ()):
            found[name] = min(_SAME_SOUND, found.get(name, _SAME_SOUND))
        if not found:
            nearly = self._ordered(self._nearly_heard(heard), near=True)
            if nearly:
                return tuple(replace(one, heard=True) for one in nearly)
            for name, gap, _ in process.extract(
                key, self._index.far.get(key[:2], ()), scorer=OSA.distance, processor=None, score_cutoff=cutoff, limit=6
            ):
                found[name] = float(gap)
            return self._ordered(found, near=False)
        return self._ordered(found, near=True)

    def _nearly_heard(self, heard: str) -> dict[str, float]:
        """Names a sound away or two: "fach tumenil", "valansiene"."""
        if len(heard) < _HEARD:
            return {}
        cutoff = 1 if len(heard) < _LONG_HEARD else 2
        near = process.extract(
            heard, self._by_sound.keys(), scorer=OSA.distance, processor=None, score_cutoff=cutoff, limit=6
        )
        return {name: _SAME_SOUND + gap for one, gap, _ in near for name in self._by_sound[one]}

    def _ordered(self, found: dict[str, float], near: bool) -> tuple[Alike, ...]:
        alike = [Alike(self.keyed(name)[0], gap, near) for name, gap in found.items()]
        return tuple(sorted(alike, key=lambda one: (one.distance, self._rank(one.commune))))[:6]

    def _rank(self, commune: Commune) -> tuple[bool, bool, int]:
        return (commune.department not in self.home, bool(commune.belongs_to), -commune.population)

    def _commune(self, line: int) -> Commune:
        cells = self._index.lines[line].split("\t")
        return Commune(
            name=cells[1],
            insee=cells[2],
            postcodes=tuple(cells[3].split()),
            population=int(cells[4]),
            department=cells[5],
            department_name=cells[6],
            district=cells[7],
            district_name=cells[8],
            union=cells[9],
            belongs_to=cells[10],
        )

    @cached_property
    def _index(self) -> _Index:
        lines = [line for line in self.source().split("\n") if line and line[0] != "#"]
        by_key: dict[str, list[int]] = {}
        longest: dict[str, int] = {}
        near: dict[str, None] = {}
        far: dict[str, list[str]] = {}
        home = self.home
        for place, line in enumerate(lines):
            key, _, _, _, population, department, _ = line.split("\t", 6)
            known = by_key.get(key)
            if known is None:
                by_key[key] = [place]
                words = key.count(" ") + 1
                first = key.partition(" ")[0]
                if longest.get(first, 0) < words:
                    longest[first] = words
                if words > 1:
                    pair = key if words == 2 else " ".join(key.split(" ", 2)[:2])
                    if longest.get(pair, 0) < words:
                        longest[pair] = words
            else:
                known.append(place)
            if department in home or int(population) >= LARGE:
                near[key] = None
            else:
                far.setdefault(key[:2], []).append(key)
        return _Index(lines, by_key, longest, list(near), far)

    @cached_property
    def _read(self) -> dict[str, tuple[Commune, ...]]:
        """The communes met lately, by key: nothing but official names is kept."""
        return {}

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        heard: dict[str, list[str]] = {}
        for key in self._index.near:
            heard.setdefault(sound(key), []).append(key)
        return heard

    @cached_property
    def _by_postcode(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, line in enumerate(self._index.lines):
            cells = line.split("\t", 4)
            for code in cells[3].split():
                found.setdefault(code, []).append(place)
        for code, places in found.items():
            today = [place for place in places if not self._index.lines[place].split("\t")[10]]
            if today and len(places) > 1:
                found[code] = self._own(code, places, today)
        return found

    def _own(self, code: str, places: list[int], today: list[int]) -> list[int]:
        """Former communes share the postcodes of today's; one whose only code it is keeps it (Lomme: 59160)."""
        own = [place for place in places if place not in today and self._index.lines[place].split("\t")[3] == code]
        return today + own
