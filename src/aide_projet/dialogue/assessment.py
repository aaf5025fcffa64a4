"""What the core makes of a draft on a day: facts, ranking and findings, computed once while the draft stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from aide_projet.checks.facts import Worked, work_out
from aide_projet.checks.finding import Finding
from aide_projet.checks.findings import Held, hold
from aide_projet.checks.location import Location
from aide_projet.checks.ways_kept import WaysKept
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.path import OpenStep, open_steps
from aide_projet.dialogue.whereabouts import WHEREABOUTS, location_of
from aide_projet.draft.draft import Draft
from aide_projet.draft.value import Value
from aide_projet.matching.rank import NO_SCANS, Scans, rank_scans, scan_told
from aide_projet.matching.ranking import Ranking

IDEA = "idee"
FICHE = "fiche"


@dataclass(frozen=True, slots=True)
class Assessment:
    """`content` is what it was made with: nothing of it holds for another, such as a version published since.

    `told` is what the ranking was made from, so that it is made again only when that changes.

    `worked`: the facts. `held`: the rules held against them. `steps`: those whose fields exist for this draft.
    `ways`: what `dialogue.ways` worked out last.
    """

    content: Content = field(repr=False)
    draft: Draft
    today: date
    told: Mapping[str, Value]
    scans: Scans
    ranking: Ranking
    location: Location
    worked: Worked
    held: Held
    steps: tuple[OpenStep, ...]
    ways: WaysKept = field(default_factory=WaysKept, compare=False, repr=False)

    @property
    def facts(self) -> Mapping[str, object]:
        """Everything known of the draft (`checks.facts`)."""
        return self.worked.known

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find in it, the gravest first, with remedies as authored (`dialogue.ways` tests them)."""
        return self.held.findings

    @property
    def fiche(self) -> str | None:
        """The fiche chosen, or else proposed."""
        chosen = self.draft.value(FICHE)
        return chosen if isinstance(chosen, str) else self.ranking.best


def assess(content: Content, draft: Draft, today: date, before: Assessment | None = None) -> Assessment:
    """Assess a draft, reusing what `before` already knows of it, if that was made with the same content.

    Of another content, only the ranking: the same words with the same lexicon give it again.
    """
    ranked = before
    if before is not None and before.content is not content:
        ranked = before if before.content.make_lexicon is content.make_lexicon else None
        before = None
    if before is not None and before.draft is draft and before.today == today:
        return before
    told = _told(content, draft)
    if ranked is not None and ranked.told == told:
        scans, ranking = ranked.scans, ranked.ranking
    else:
        idea = draft.value(IDEA)
        others = {name: value for name, value in told.items() if name != IDEA}
        known_scans = NO_SCANS if before is None else before.scans
        scans = scan_told(content.lexicon, idea if isinstance(idea, str) else "", others, known_scans)
        ranking = rank_scans(content.lexicon, scans)
    stays = before is not None and all(draft.value(name) == before.draft.value(name) for name in WHEREABOUTS)
    location = before.location if before is not None and stays else location_of(content, draft)
    worked = work_out(
        content.call,
        content.slots,
        draft,
        today,
        proposed=ranking.best,
        proposed_from=told,
        location=location,
        before=None if before is None else before.worked,
    )
    held = hold(content.call, worked.known, None if before is None else before.held)
    ways = WaysKept() if before is None else before.ways
    steps = open_steps(content, worked.known)
    return Assessment(content, draft, today, told, scans, ranking, location, worked, held, steps, ways)


def _told(content: Content, draft: Draft) -> dict[str, Value]:
    """The words that speak for a fiche: the idea, and the other slots that the lexicon listens to."""
    listened = content.lexicon.grammar.told
    return {name: filled.value for name, filled in draft.filled.items() if name == IDEA or name in listened}
