"""The coverage of a state of the content, in a process of its own: `python -m aide_projet.wiring.covering ROOT …`.

It writes one JSON line: {"found": …} or {"refused": …, "said": …}. The parent is `wiring.coverer`.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from aide_projet.content.coverage import Coverage, coverage, coverage_json
from aide_projet.content.load import read_library
from aide_projet.errors import AideProjetError
from aide_projet.use_cases.proof import Why
from aide_projet.wiring.child import confine


def main(arguments: Sequence[str] | None = None) -> None:
    """Work it out, and write what was found: of the root, with so much memory (bytes) and time (seconds)."""
    root, memory, seconds = arguments or sys.argv[1:]
    confine(int(memory), float(seconds))
    gc.disable()  # as a proof does: it lives for seconds
    try:
        told: dict[str, object] = {"found": coverage_json(_covered(Path(root)))}
    except MemoryError:
        told = {"refused": Why.MEMORY.value, "said": ""}
    except AideProjetError as error:
        told = {"refused": Why.REFUSED.value, "said": str(error)}
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")


def _covered(root: Path) -> tuple[Coverage, ...]:
    library = read_library(root / "dialogues", root / "rules")
    library.collector.raise_if_any()
    return coverage(library)


if __name__ == "__main__":
    main()
