"""The findings with their ways out, each tested on the draft as a tap would leave it.

Worked out where findings are shown or worded, and kept while what they are made from stands: a turn that moves no money
pays nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aide_projet.checks.changes import changes
from aide_projet.checks.facts import work_out
from aide_projet.checks.finding import Finding, Remedy
from aide_projet.checks.ways_out import Search, Told
from aide_projet.dialogue.assessment import Assessment
from aide_projet.dialogue.consequence import consequences_of
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.whereabouts import location_of
from aide_projet.draft.draft import Draft, Filled
from aide_projet.draft.event import Answered, Corrected
from aide_projet.draft.slot import kind_name
from aide_projet.draft.value import Value


def findings_with_ways(content: Content, state: Assessment) -> tuple[Finding, ...]:
    """All the findings, the gravest first."""
    return tuple(with_ways(content, state, finding) for finding in state.findings)


def with_ways(content: Content, state: Assessment, finding: Finding) -> Finding:
    """The finding with, in place of the remedies that a tap sets, those that were tested."""
    if not any(remedy.sets for remedy in finding.remedies):
        return finding
    ways = state.ways.of(finding.check, _key(content, state), lambda: _worked_out(content, state, finding))
    opened = tuple(remedy for remedy in finding.remedies if not remedy.sets)
    return replace(finding, remedies=(*ways, *opened))


def _key(content: Content, state: Assessment) -> tuple[object, ...]:
    known = state.facts
    return tuple([known.get(name) for name in content.call.ways_read])


def _worked_out(content: Content, state: Assessment, finding: Finding) -> tuple[Remedy, ...]:
    def retell(draft: Draft, sets: Mapping[str, Value]) -> Told:
        told = _settled(content, draft, sets)
        location = location_of(content, told)
        proposed = state.ranking.best
        worked = work_out(
            content.call, content.slots, told, state.today, proposed=proposed, location=location, before=state.worked
        )
        return Told(told, worked.known)

    rule = next(rule for rule in content.call.rules if rule.name == finding.check)
    found = Search(content.call, Told(state.draft, state.facts), retell).ways(rule)
    return tuple(replace(remedy, changes=changes(content.slots, state.draft, remedy.sets or {})) for remedy in found)


def _settled(content: Content, draft: Draft, sets: Mapping[str, Value]) -> Draft:
    """The draft after a tap: the values set, then what follows of them, as after a turn (`dialogue.turn`)."""
    after = _filled(content, draft, sets)
    follow = consequences_of(content, after, set(sets))
    deduced = {event.slot: event.value for event in follow if isinstance(event, Answered | Corrected)}
    return _filled(content, after, deduced) if deduced else after


def _filled(content: Content, draft: Draft, sets: Mapping[str, Value]) -> Draft:
    new = {name: Filled(value, kind_name(content.slots[name].kind), how="choisi") for name, value in sets.items()}
    return replace(draft, filled={**draft.filled, **new})
