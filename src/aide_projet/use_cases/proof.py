"""The proof of a state of the content, made before it is published: mistakes, examples, advice, effect on what exists.

It is kept as JSON text beside its revision. Nothing of it is anybody's: conversations are named by the store's number.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from aide_projet.use_cases.effect import Effect

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Mistake:
    """What stops a content from loading. `line` and `column` from 1; `cause` and `remedy` are French."""

    file: str
    line: int
    column: int
    cause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FailedExample:
    """An example that does not give what its author wrote; `problem` says how, in French."""

    name: str
    file: str
    line: int
    problem: str


@dataclass(frozen=True, slots=True)
class NewAdvice:
    """A piece of advice that the content in force did not get. `name` is what an administrator accepts it by."""

    name: str
    file: str
    line: int
    column: int
    cause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ContentProof:
    """What the content itself shows. No example is run while there are mistakes.

    `mistakes`, `failed` and, of each name, `new_advice` hold the first ones; `mistakes_more` and `advice_more` count
    the others, `failures` all of them. `known_advice`: given on what is in force too.
    """

    mistakes: tuple[Mistake, ...] = ()
    mistakes_more: int = 0
    examples: int = 0
    failures: int = 0
    failed: tuple[FailedExample, ...] = ()
    new_advice: tuple[NewAdvice, ...] = ()
    advice_more: Mapping[str, int] = field(default_factory=dict)
    known_advice: int = 0


class Part(StrEnum):
    """What a proof does, in the order that people are told."""

    WAITING = "attente"
    READING = "lecture"
    ADVICE = "conseils"
    EXAMPLES = "exemples"
    EFFECT = "effet"


class Why(StrEnum):
    """Why a part gave no result: it took too long, or too much memory; the database refused; the process died."""

    TIME = "temps"
    MEMORY = "memoire"
    REFUSED = "refus"
    DIED = "arret"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A part that gave no result. `at`: the file it was at, if any; `files`: those that are not as in force.

    `said`: what a refusal said, in French.
    """

    part: Part
    why: Why
    at: str = ""
    files: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """`content` or `effect` is None when it could not be worked out (mistakes, or `unfinished` says why)."""

    content: ContentProof | None
    effect: Effect | None
    unfinished: tuple[Unfinished, ...] = ()
    seconds: float = 0.0

    @property
    def sound(self) -> bool:
        """Whether it may be published at all: everything ended, no mistake, examples ran and none failed, and every
        conversation that is there can be gone on with."""
        content = self.content
        if content is None or self.effect is None or self.unfinished or self.effect.broken:
            return False
        return not content.mistakes and content.examples > 0 and not content.failures

    @property
    def advice_to_accept(self) -> tuple[str, ...]:
        """The names of the new advice, in the order of the first of each."""
        return tuple(dict.fromkeys(one.name for one in self.content.new_advice)) if self.content else ()

    @property
    def to_accept(self) -> tuple[str, ...]:
        """Every warning that is accepted by its name: new advice, and what people under way would lose."""
        return (*self.advice_to_accept, *(self.effect.to_accept if self.effect else ()))

    def unaccepted(self, accepted: Collection[str]) -> tuple[str, ...]:
        """The names that are still to be accepted."""
        return tuple(name for name in self.to_accept if name not in accepted)

    def publishable(self, accepted: Collection[str]) -> bool:
        """Whether it may be published with these warnings accepted."""
        return self.sound and not self.unaccepted(accepted)

    def to_json(self) -> str:
        """As kept in the store and sent between processes."""
        return _adapter().dump_json(self).decode()

    @staticmethod
    def from_json(text: str | bytes) -> Proof:
        """The proof of such a text; raises ValueError when it is none."""
        return _adapter().validate_json(text)


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Proof]:
    from pydantic import TypeAdapter  # late: no page of a resident needs it

    return TypeAdapter(Proof)
