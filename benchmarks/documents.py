"""The documents of a full fiche, warm, and forty of them in a ZIP (design §9, issue 4)."""

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
from aide_projet.export.bundle import bundle
from aide_projet.export.fiche import document
from aide_projet.use_cases.import_draft import import_events
from aide_projet.use_cases.ports import StoredConversation
from aide_projet.use_cases.show import show
from aide_projet.use_cases.view import ConversationView
from benchmarks.full_draft import FULL
from benchmarks.report import Report, percentile

DAY = date(2014, 11, 10)
TARGETS = {"pdf": 150, "docx": 100, "odt": None, "xlsx": None, "html": None}
"""Milliseconds at most; None: watched."""
MANY, MANY_SECONDS = 40, 5


def measure(content: Content, report: Report) -> None:
    """Median of twenty of each format, in milliseconds, each with another title so that nothing is a cached answer."""
    views = [_view(content, f"Le jardin de la tour {number}") for number in range(MANY)]
    told = {"generated": DAY, "version": aide_projet.__version__, "templates": shipped_workspace().templates}
    for format, most in TARGETS.items():
        times = []
        for number, view in enumerate(views[:22]):
            begun = perf_counter()
            document(view, format, **told)  # type: ignore[arg-type]
            if number >= 2:
                times.append((perf_counter() - begun) * 1000)
        report.add(f"{format.upper()} of a full fiche, warm", percentile(times, 0.5), "ms", at_most=most)
    begun = perf_counter()
    bundle(views, "pdf", **told)  # type: ignore[arg-type]
    report.add(f"{MANY} fiches in a ZIP (PDF)", perf_counter() - begun, "s", at_most=MANY_SECONDS)


def _view(content: Content, title: str) -> ConversationView:
    draft = read_draft({**FULL, "champs": {**FULL["champs"], "intitule": title}}, content.slots)
    assert isinstance(draft, Draft)
    conversation = fold(begin(draft.call, draft.edition), (Recorded(0, event) for event in import_events(draft)))
    state = assess(content, conversation.draft, DAY)
    stored = StoredConversation("", draft.call, draft.edition, "fr", "", DAY, 0, DAY, DAY)
    return show(content, stored, conversation, state, ())
