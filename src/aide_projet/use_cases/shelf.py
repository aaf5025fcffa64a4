"""The content in force: one version at a time, replaced as a whole while people are talking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aide_projet.dialogue.content import Content


class Shelf(Mapping[str, Content]):
    """The content of every call, by call name; `number` is that of the version, 0 before any was published.

    Whoever took a content keeps it to the end of their turn: `put` changes only what the next one takes.
    """

    def __init__(self, library: Mapping[str, Content], number: int = 0) -> None:
        self._held = (library, number)

    @property
    def number(self) -> int:
        """The number of the version in force."""
        return self._held[1]

    def put(self, library: Mapping[str, Content], number: int) -> None:
        """Replace everything at once; safe from any thread, since one reference changes."""
        self._held = (library, number)

    def __getitem__(self, call: str) -> Content:
        return self._held[0][call]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held[0])

    def __len__(self) -> int:
        return len(self._held[0])
