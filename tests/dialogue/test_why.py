"""Every rule, doubt, reading set aside and effect has its sentence, and no sentence is without one."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
import yaml

from aide_projet.dialogue.why_names import WHY_NAMES
from aide_projet.understanding.reading import AsideReason, Rule

ROOT = Path(__file__).parents[2]
READERS = ROOT / "src" / "aide_projet" / "understanding"
SHIPPED: dict[str, str] = yaml.safe_load((ROOT / "dialogues" / "dsdt" / "pourquoi.yaml").read_text("utf-8"))["pourquoi"]


def test_every_rule_used_in_the_readers_has_its_sentence() -> None:
    """The type checker holds the rules to `Rule`; a rule of `Rule` that no reader uses any more is found here."""
    code = "\n".join(file.read_text("utf-8") for file in READERS.glob("*.py") if file.name != "reading.py")
    code += (ROOT / "src" / "aide_projet" / "dialogue" / "answer.py").read_text("utf-8")
    for rule in get_args(Rule):
        assert f'"{rule}"' in code, f"{rule} is used by no reader"
        assert SHIPPED[f"regle_{rule}"].strip()


def test_every_doubt_of_the_readers_has_its_sentence() -> None:
    raised = {
        reason for file in READERS.glob("*.py") for reason in re.findall(r'"doute_(\w+)"', file.read_text("utf-8"))
    }
    assert {f"hesite_{reason}" for reason in raised} <= SHIPPED.keys()


def test_every_reason_to_set_aside_is_given_by_a_reader_and_has_its_sentence() -> None:
    code = "\n".join(file.read_text("utf-8") for file in READERS.glob("aside_*.py"))
    for reason in AsideReason:
        assert f"AsideReason.{reason.name}" in code, f"{reason} is given by no reader"
        assert SHIPPED[f"ecarte_{reason.value}"].strip()


def test_the_shipped_sentences_are_those_that_are_said() -> None:
    assert SHIPPED.keys() == WHY_NAMES.keys()


@pytest.mark.parametrize("name", [name for name in WHY_NAMES if name.startswith(("ecarte_", "hesite_"))])
def test_a_doubt_and_a_reading_set_aside_quote_the_words(name: str) -> None:
    assert "{mots}" in SHIPPED[name]


def test_no_key_is_shown_to_people() -> None:
    from aide_projet.cli.ask import read
    from aide_projet.cli.given import load
    from aide_projet.dialogue.hearing import heard_besides
    from aide_projet.dialogue.why import aside_why, reading_why
    from aide_projet.understanding.reading import Reading
    from aide_projet.understanding.said import say

    content, text, today = load(None), "3000 € pour 30 familles", date(2014, 11, 10)
    found = read(content, text, "budget_total", today)
    assert isinstance(found.answer, Reading)
    assert reading_why(content, found.answer, say(text), today) == (
        "« 3000 € » est lu comme un montant parce que « € » accompagne le nombre."
    )
    assert [aside_why(content, aside) for aside in heard_besides(content, found, "budget_total", today)] == [
        "« 30 familles » n'est pas pris pour « Budget total » : « familles » accompagne le nombre."
    ]
