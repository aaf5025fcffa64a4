"""Ways out of a finding: its remedies, each tried on the draft and held against all the rules before it is offered.

A remedy that would break another rule is followed by a remedy of that rule (ask the commune for 1 000 € more, and the
Region for 1 000 € less, so that income still equals expenses). What remains clears the finding, brings no blocking
finding and worsens none. Which changes exist is authored (`reparer` of the rules); only the search is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aide_projet.checks.call import Call, Rule, WaysOut
from aide_projet.checks.finding import Finding, Remedy, Severity
from aide_projet.checks.findings import Facts, finding
from aide_projet.draft.draft import Draft
from aide_projet.draft.exact import Exact
from aide_projet.draft.value import Value

VARIANTS = 2
"""How many continuations are kept of one first step, so that the others keep their place."""

_TRIES = 40
"""The most drafts tried for one first step: a bound on the work, far above what the shipped rules need."""


@dataclass(frozen=True, slots=True)
class Told:
    """A draft with what is known of it."""

    draft: Draft
    facts: Facts


Retell = Callable[[Draft, Mapping[str, Value]], Told]
"""The draft as it stands after a tap sets these values, with what follows of them."""


@dataclass(frozen=True, slots=True)
class _Path:
    """The remedies taken so far, and the draft after them."""

    steps: tuple[Remedy, ...]
    told: Told

    def touches(self, slots: Mapping[str, Value]) -> bool:
        """Whether one of these slots was set on the way: a later step takes nothing back."""
        return any(slot in (step.sets or {}) for step in self.steps for slot in slots)


class Search:
    """The ways out of the findings of one draft."""

    def __init__(self, call: Call, told: Told, retell: Retell) -> None:
        """Take what is blocking now as what may stay."""
        self._call, self._told, self._retell = call, told, retell
        self._before = _blocking(call, told.facts)

    def ways(self, rule: Rule) -> tuple[Remedy, ...]:
        """The tested ways out of what this rule flags: one for each of its remedies, as authored, then variants."""
        firsts, others = [], []
        for move in _moves(finding(rule, self._told.facts)):
            found = list(self._chains(rule, move))
            firsts.extend(found[:1])
            others.extend(found[1:])
        limit = self._call.ways.shown if self._call.ways else len(firsts)
        return tuple(_distinct(self._remedy(path) for path in (*firsts, *others)))[:limit]

    def _chains(self, rule: Rule, move: Remedy) -> Iterator[_Path]:
        """What begins with this move and clears the finding, shortest first."""
        waiting = [(_Path((), self._told), move)]
        kept = 0
        for path in self._tried(rule, waiting):
            broken = self._broken(path.told.facts)
            if broken is None:
                yield path
                kept += 1
                if kept == VARIANTS:
                    return
            elif len(path.steps) < (self._call.ways.steps if self._call.ways else 1):
                following = _moves(finding(broken, path.told.facts))
                waiting.extend((path, step) for step in following if not path.touches(step.sets or {}))

    def _tried(self, rule: Rule, waiting: list[tuple[_Path, Remedy]]) -> Iterator[_Path]:
        """The drafts in which the finding is gone, as what waits is tried, first come first served."""
        for _ in range(_TRIES):
            if not waiting:
                return
            path, move = waiting.pop(0)
            told = self._retell(path.told.draft, move.sets or {})
            if not _flags(self._call, rule, told.facts):
                yield _Path((*path.steps, move), told)

    def _broken(self, facts: Facts) -> Rule | None:
        """The first rule that blocks now and did not before, or blocks more than it did."""
        for rule, measure in _blocking(self._call, facts).items():
            if rule not in self._before or _worse(measure, self._before[rule]):
                return rule
        return None

    def _remedy(self, path: _Path) -> Remedy:
        before, after = self._told.draft.values(), path.told.draft.values()
        sets = {slot: value for slot, value in after.items() if before.get(slot) != value}
        return Remedy(_said(self._call.ways, path.steps), path.steps[0].slot, sets)


def _moves(found: Finding) -> list[Remedy]:
    return [remedy for remedy in found.remedies if remedy.sets]


def _rules(call: Call, facts: Facts) -> Sequence[Rule]:
    fiche = facts.get("fiche_retenue")
    return call.rules_by_fiche.get(fiche if isinstance(fiche, str) else None, call.rules)


def _flags(call: Call, rule: Rule, facts: Facts) -> bool:
    return rule in _rules(call, facts) and rule.condition.run(facts) is True


def _blocking(call: Call, facts: Facts) -> dict[Rule, Exact | None]:
    """The rules that block, with how far off each is."""
    return {
        rule: rule.measure.value(facts) if rule.measure is not None else None
        for rule in _rules(call, facts)
        if rule.severity is Severity.BLOCKING and rule.condition.run(facts) is True
    }


def _worse(now: Exact | None, before: Exact | None) -> bool:
    return now is not None and before is not None and max(now, -now) > max(before, -before)


def _distinct(remedies: Iterator[Remedy]) -> Iterator[Remedy]:
    """Two chains may end in the same values: the first says it."""
    seen: list[Mapping[str, Value] | None] = []
    for remedy in remedies:
        if remedy.sets not in seen:
            seen.append(remedy.sets)
            yield remedy


def _said(ways: WaysOut | None, steps: Sequence[Remedy]) -> str:
    said = steps[0].label
    for step in steps[1:]:
        if ways is not None:
            said = ways.chain.say({"debut": said, "suite": step.label[:1].lower() + step.label[1:]})
    return said
