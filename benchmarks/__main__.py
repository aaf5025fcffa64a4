"""`make bench`: every figure of design §9 that applies, as ratios within this run; written to benchmarks/results."""

from __future__ import annotations

import sys

from aide_projet.content.load import load_library
from aide_projet.content.workspace import shipped_workspace
from benchmarks import documents, growth, http, matching, proof, startup, turn, worst_pages
from benchmarks.report import Report


def main(wanted: list[str]) -> None:
    """All of them, or those named."""
    report = Report()
    workspace = shipped_workspace()
    content = load_library(workspace.dialogues, workspace.rules)["dsdt-2015"]
    parts = {
        "turn": lambda: turn.measure(content, report),
        "worst_pages": lambda: worst_pages.measure(content, report),
        "matching": lambda: matching.measure(content, report),
        "documents": lambda: documents.measure(content, report),
        "startup": lambda: startup.measure(report),
        "proof": lambda: proof.measure(content, report),
        "growth": lambda: growth.measure(content, report),
        "http": lambda: http.measure(report),
    }
    for name, measure in parts.items():
        if not wanted or name in wanted:
            measure()
    print(f"written to {report.write()}")


if __name__ == "__main__":
    main(sys.argv[1:])
