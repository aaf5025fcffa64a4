"""retroplanning.yaml: what is wrong in it is told where it stands; the holidays are those of France."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from aide_projet.content.days_off import french_days_off
from aide_projet.content.errors import Collector
from aide_projet.content.load import load_library
from aide_projet.content.retroplan_file import FILE, build_retroplan
from aide_projet.dialogue.content import Content

ROOT = Path(__file__).parents[2]
RULES = Path("rules/dsdt-2015")

MISTAKES = [
    ("{etape: decision, jours_ouvres: 1}", "{etape: decison, jours_ouvres: 1}", "decison", "decision"),
    ("{etape: dossier_complet, jours: 60}", "{etape: debut, jours: 60}", "depuis elle-même", "date de l'édition"),
    ("{etape: dossier_complet, jours: 60}", "{etape: dossier_complet}", "jours ou en jours_ouvres", "l'un des deux"),
    ("    date: dossier_complet\n", "", "se place par date, avant ou apres", "l'un des trois"),
    ("champ: date_debut", "champ: date_debu", "date_debu", "date_debut"),
    ("fait_si: contact_prealable ==", "fait_si: contact_prealabe ==", "contact_prealabe", "contact_prealable"),
    ("  - cle: devis", "  - cle: lettres", "écrit deux fois", "l'une des deux"),
    ("    alerte_si: debut_dernier_jour < jour\n", "", "vont ensemble", "les deux"),
    ("{date_limite_dossier:date}", "{date_limite_dosier:date}", "date_limite_dosier", "date_limite_dossier"),
]


@pytest.fixture(scope="module")
def content() -> Content:
    return load_library(ROOT / "dialogues", ROOT / "rules")["dsdt-2015"]


@pytest.mark.parametrize(("before", "after", "cause", "remedy"), MISTAKES)
def test_each_mistake_is_told_with_its_remedy(
    content: Content, tmp_path: Path, before: str, after: str, cause: str, remedy: str
) -> None:
    written = (ROOT / RULES / FILE).read_text(encoding="utf-8")
    assert before in written
    (tmp_path / FILE).write_text(written.replace(before, after, 1), encoding="utf-8")
    collector = Collector()
    build_retroplan(tmp_path, content.call, content.slots, collector, tmp_path)
    told = [str(error) for error in collector.errors]
    assert any(error.startswith(FILE) and cause in error and remedy in error for error in told), told


def test_a_call_may_have_no_calendar(content: Content, tmp_path: Path) -> None:
    collector = Collector()
    assert build_retroplan(tmp_path, content.call, content.slots, collector, tmp_path) is None
    assert not collector.errors


def test_the_step_that_the_guide_gives_to_copy_is_accepted(content: Content, tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "administrateurs.md").read_text(encoding="utf-8")
    section = guide.split("## Régler le calendrier à rebours", 1)[1].split("\n## ", 1)[0]
    (block,) = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    written = (ROOT / RULES / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(f"{written}\n{block}", encoding="utf-8")
    collector = Collector()
    made = build_retroplan(tmp_path, content.call, content.slots, collector, tmp_path)
    assert not collector.errors
    assert made is not None
    assert made.steps[-1].key == "salle"


def test_the_days_off_are_the_public_holidays_of_france() -> None:
    days = french_days_off(2015)
    assert {date(2015, 4, 6), date(2015, 5, 14), date(2015, 7, 14), date(2015, 11, 11)} <= days
    assert date(2015, 4, 3) not in days, "Good Friday is a day off in Alsace-Moselle alone"
    assert len(days) == 11
