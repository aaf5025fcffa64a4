"""The PDF of a full fiche, warm (design §9)."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import aide_projet
from aide_projet.content.workspace import shipped_workspace
from aide_projet.dialogue.assessment import assess
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import begin
from aide_projet.dialogue.folding import fold
from aide_projet.draft.draft import Draft
from aide_projet.draft.draft_json import read_draft
from aide_projet.draft.event import Recorded
from aide_projet.export.fiche import document
from aide_projet.use_cases.import_draft import import_events
from aide_projet.use_cases.ports import StoredConversation
from aide_projet.use_cases.show import show
from benchmarks.full_draft import FULL
from benchmarks.report import Report, percentile

DAY = date(2014, 11, 10)


def measure(content: Content, report: Report) -> None:
    """Median of twenty, in milliseconds, each with another title so that nothing is a cached answer."""
    times = []
    for number in range(22):
        payload = {**FULL, "champs": {**FULL["champs"], "intitule": f"Le jardin de la tour {number}"}}
        draft = read_draft(payload, content.slots)
        assert isinstance(draft, Draft)
        events = import_events(draft)
        conversation = fold(begin(draft.call, draft.edition), (Recorded(0, event) for event in events))
        state = assess(content, conversation.draft, DAY)
        stored = StoredConversation("", draft.call, draft.edition, "fr", "", DAY, 0, DAY, DAY)
        view = show(content, stored, conversation, state, ())
        begun = perf_counter()
        document(view, "pdf", generated=DAY, version=aide_projet.__version__, templates=shipped_workspace().templates)
        if number >= 2:
            times.append((perf_counter() - begun) * 1000)
    report.add("PDF of a full fiche, warm", percentile(times, 0.5), "ms", at_most=150)
