"""Every doubt that a reader may raise has its sentence."""

from __future__ import annotations

import re
from pathlib import Path

from aide_projet.dialogue.wording_names import WORDING_NAMES

READERS = Path(__file__).parents[2] / "src" / "aide_projet" / "understanding"


def test_every_reason_of_a_doubt_is_worded() -> None:
    reasons = {
        reason for file in READERS.glob("*.py") for reason in re.findall(r'"(doute_\w+)"', file.read_text("utf-8"))
    }
    assert len(reasons) > 20
    assert reasons <= set(WORDING_NAMES), reasons - set(WORDING_NAMES)
