"""Everything the dialogue reads, loaded once and frozen: one bundle per call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aide_projet.checks.call import Call
from aide_projet.dialogue.flow import Flow, Step
from aide_projet.dialogue.handover import Handover
from aide_projet.draft.slot import Slot
from aide_projet.draft.wording import Wording
from aide_projet.matching.lexicon import Lexicon
from aide_projet.understanding.language import Language
from aide_projet.understanding.place import Places


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: its key, the ways people write it, and its definition."""

    key: str
    title: str
    words: tuple[str, ...]
    definition: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a frequent question; its wordings may use the call's figures (facts).

    `known`: closer answers, the first of which is given whose facts are all known; else `text`.
    """

    key: str
    text: Wording
    known: tuple[Wording, ...] = ()


@dataclass(frozen=True, eq=False)
class Content:
    """`version` is a hash of the files. `wordings`: every sentence the dialogue says, by reply name.

    `make_lexicon` gives the same lexicon at each call: it is compiled at the first, which no page waits for.
    """

    version: str
    flow: Flow
    slots: Mapping[str, Slot]
    steps: Mapping[str, Step]
    call: Call
    make_lexicon: Callable[[], Lexicon]
    glossary: Mapping[str, Term]
    answers: Mapping[str, Answer]
    wordings: Mapping[str, Wording]
    language: Language
    places: Places
    words: tuple[str, ...]
    handover: Handover

    @property
    def lexicon(self) -> Lexicon:
        """What the words of an idea speak for."""
        return self.make_lexicon()
