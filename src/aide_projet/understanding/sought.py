"""What an utterance was read against and what was found in it, for the second pass that says why (`explain`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aide_projet.draft.slot import Amount, Count, SlotKind
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.place import Places
from aide_projet.understanding.reading import Aside, AsideReason, Understood
from aide_projet.understanding.said import Said
from aide_projet.understanding.sentence import Mention
from aide_projet.understanding.situation import NO_IS_AN_ANSWER, TEXTS, WHOLE

_UNITS_OF_CONTEXT = {
    "cofinancement_local_taux": frozenset({"pourcent", ""}),
    "duree": frozenset({"jours", "semaines", "mois", "annees", "week_ends", ""}),
}
_OF_MONEY = frozenset({"euros", "centimes", ""})
_OF_PEOPLE = frozenset({"personnes", "familles", "encadrants", ""})


@dataclass(frozen=True, slots=True)
class Sought:
    """`asked` and `kind`: the question; `context` names no slot. `found`: what the first pass read."""

    said: Said
    context: ReadingContext
    places: Places
    asked: str
    kind: SlotKind | None
    found: Understood

    @property
    def of_text(self) -> bool:
        """Whether any words answer the question."""
        return isinstance(self.kind, TEXTS)

    @property
    def yes_no(self) -> bool:
        """Whether "non" is an answer."""
        return self.asked == "oui_non" or isinstance(self.kind, NO_IS_AN_ANSWER)

    @property
    def whole_text(self) -> bool:
        """Whether the answer is a name or a line, which is not searched for anything else."""
        return self.of_text and not isinstance(self.kind, WHOLE) and self.found.answer is not None

    @property
    def units(self) -> frozenset[str]:
        """The units of a number that would answer; empty where no number is asked for."""
        if isinstance(self.kind, Amount):
            return _OF_MONEY
        if isinstance(self.kind, Count):
            return _OF_PEOPLE
        return _UNITS_OF_CONTEXT.get(self.asked, frozenset())

    @property
    def kept(self) -> tuple[Mention, ...]:
        """What was read or is asked about; a text that answers whole takes no word from anybody."""
        answer = self.found.answer
        return (() if answer is None or self.of_text else (answer,)) + self.found.others

    def over(self, start: int, end: int) -> Iterator[Mention]:
        """What was read from words between two places of the plain text."""
        first, last = self.said.span(start, end)
        return (mention for mention in self.kept if mention.start < last and first < mention.end)

    def aside(
        self, place: tuple[int, int], reason: AsideReason, slot: str = "", *, cue: str = "", taken: str = ""
    ) -> Aside:
        """Words of the plain text set aside."""
        start, end = self.said.span(*place)
        return Aside(self.said.text[start:end], start, end, reason, slot, cue, taken)
