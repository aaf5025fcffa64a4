"""What the answers to frequent questions may show besides the facts: whom to contact, where it is written, findings."""

from __future__ import annotations

from collections.abc import Mapping

from aide_projet.checks.contacts import whom_to_contact
from aide_projet.checks.finding import Finding, Severity
from aide_projet.dialogue.assessment import Assessment
from aide_projet.dialogue.content import Content

ANSWER_FACTS = frozenset(
    {"a_qui_s_adresser", "source_fiche", "hors_sujet", "constat_bloquant", "constat_a_voir", "autres_constats"}
)
"""`source_fiche`: the part of the call's text that the chosen fiche comes from. `constat_bloquant`: the gravest finding
that would have the file refused; `constat_a_voir`: when there is none, the first about something that was told;
`autres_constats`: how many more.
"""


def answer_facts(content: Content, state: Assessment) -> Mapping[str, object]:
    """The facts of the draft and these; what is not known is absent, so that the answer that shows it is not given."""
    known: dict[str, object] = dict(state.facts)
    contact = whom_to_contact(content.call, state.facts)
    if contact:
        known["a_qui_s_adresser"] = contact
    sheet = content.call.fiche(str(state.facts.get("fiche_retenue")))
    if sheet is not None:
        known["source_fiche"] = sheet.source.part
    outside = state.ranking.out_of_scope
    if outside is not None and state.fiche is None:
        known["hors_sujet"] = outside.message
    known.update(_findings(state))
    return known


def _findings(state: Assessment) -> dict[str, object]:
    serious = [finding for finding in state.findings if _counts(finding, state)]
    if not serious:
        return {}
    blocking = serious[0].severity is Severity.BLOCKING
    told: dict[str, object] = {"constat_bloquant" if blocking else "constat_a_voir": serious[0].message}
    if len(serious) > 1:
        told["autres_constats"] = len(serious) - 1
    return told


def _counts(finding: Finding, state: Assessment) -> bool:
    """What only lacks yet speaks neither for nor against a project."""
    if finding.severity is Severity.WARNING:
        return any(slot in state.draft.filled for slot in finding.slots)
    return finding.severity is Severity.BLOCKING
