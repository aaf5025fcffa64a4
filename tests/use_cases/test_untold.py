"""What a page that lists what is left does not say a second time."""

from __future__ import annotations

from aide_projet.checks.finding import Finding, Remedy, Severity, Source
from aide_projet.checks.readiness import Obstacle, ObstacleKind
from aide_projet.use_cases.calendar_view import NO_CALENDAR
from aide_projet.use_cases.preparation import CriterionCheck, Gap, Preparation

SOURCE = Source("appel", "1")
CRITERION = CriterionCheck("reseau", "Réseau", "Réseau", (), (Gap("partenaires", "Partenaires", "Qui ?"),), (), SOURCE)
LEFT = Preparation(
    NO_CALENDAR, (CRITERION,), (Obstacle(ObstacleKind.MISSING, "Objectifs", "objectifs"),), ()
)  # fmt: skip


def _finding(*slots: str, remedies: tuple[Remedy, ...] = (), severity: Severity = Severity.WARNING) -> Finding:
    opened = remedies or tuple(Remedy(f"Répondre : {slot}", slot) for slot in slots)
    return Finding("x", severity, slots, "Il manque…", opened, SOURCE, {})


def test_a_list_of_fields_that_the_page_lists_already_is_not_told_again() -> None:
    assert LEFT.untold((_finding("objectifs"), _finding("objectifs", "partenaires"))) == ()


def test_what_says_more_than_the_lists_stays() -> None:
    stays = (
        _finding("objectifs", "siret"),
        _finding("objectifs", severity=Severity.BLOCKING),
        _finding("objectifs", "fiche", remedies=(Remedy("Dire avec qui", "objectifs"),)),
        _finding("objectifs", remedies=(Remedy("Essayer", "objectifs", {"objectifs": "Planter"}),)),
    )
    assert LEFT.untold(stays) == stays
