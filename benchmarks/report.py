"""Figures of a run: printed as they come, and written to a file at the end."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass
class Report:
    """Measures and the limits of design §9. A measure without a limit is shown for what it is."""

    figures: dict[str, object] = field(default_factory=dict)

    def add(
        self, name: str, value: float, unit: str = "", *, at_most: float | None = None, at_least: float | None = None
    ) -> None:
        """Record a figure and say whether it holds."""
        held = (at_most is None or value <= at_most) and (at_least is None or value >= at_least)
        limit = f"  (≤ {at_most:g})" if at_most is not None else f"  (≥ {at_least:g})" if at_least is not None else ""
        mark = "" if at_most is None and at_least is None else "  ok" if held else "  MISSED"
        print(f"{name:<58} {value:>12.4g} {unit:<6}{limit}{mark}", flush=True)
        self.figures[name] = {"value": value, "unit": unit, "at_most": at_most, "at_least": at_least, "held": held}

    def write(self) -> Path:
        """Write the figures as JSON; the path."""
        RESULTS.mkdir(exist_ok=True)
        file = RESULTS / "bench.json"
        file.write_text(json.dumps(self.figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return file


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
