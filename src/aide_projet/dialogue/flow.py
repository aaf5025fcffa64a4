"""The flow of questions, as authored in dialogues/<flow>/parcours.yaml."""

from __future__ import annotations

from dataclasses import dataclass, field

from aide_projet.draft.condition import Condition


@dataclass(frozen=True, slots=True)
class Step:
    """The question of one slot. `simple`: the same in plainer French. `listens`: slots looked for besides.

    `who_knows`: who could know, told when the answer is parked; `ask`: how to ask them. `line`: its place in the
    file, for messages.
    `express`: asked on the express path whatever the level of its slot (how to reach the bearer); `express_if`: asked
    there only then, essential or not.
    """

    slot: str
    question: str
    simple: str
    why: str
    examples: tuple[str, ...]
    listens: tuple[str, ...] = ()
    who_knows: str = ""
    ask: str = ""
    condition: Condition | None = None
    express: bool = False
    express_if: Condition | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A titled group of steps: what progress and the dossier show."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Ordered parts. The express path is its essential slots, the complete path all of them."""

    name: str
    call: str
    parts: tuple[Part, ...]

    ordered: tuple[Step, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Flatten once: the order is read at every turn."""
        object.__setattr__(self, "ordered", tuple(step for part in self.parts for step in part.steps))

    def steps(self) -> tuple[Step, ...]:
        """All steps in visible order."""
        return self.ordered
