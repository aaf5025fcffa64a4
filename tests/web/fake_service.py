"""A service by hand for the pages: settings, folders, a call, and use cases that answer with the fixtures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from starlette.testclient import TestClient

from aide_projet.checks.call import Call, Edition
from aide_projet.checks.finding import Source
from aide_projet.dialogue.flow import Step
from aide_projet.draft.slot import (
    Amount,
    Choice,
    Column,
    Derived,
    LongText,
    MultiChoice,
    Option,
    ShortText,
    Slot,
    Table,
    YesNo,
)
from aide_projet.settings import Settings
from aide_projet.understanding.language import Language
from aide_projet.use_cases.deps import Deps
from aide_projet.use_cases.office import Office
from fake_accounts import NOW, office

Build = Callable[..., TestClient]
"""Makes a client of an application with these settings, or of this service."""
ROOT = Path(__file__).parents[2]
SOURCE = Source("appel-dsdt-2015", "Calendrier")

SLOTS = {
    slot.name: slot
    for slot in (
        Slot("idee", LongText(5), "Votre idée"),
        Slot("intitule", ShortText(), "Nom du projet"),
        Slot("budget_total", Amount(), "Budget total"),
        Slot(
            "porteur_type",
            Choice((Option("habitant", "Un habitant"), Option("collectif", "Un collectif d'habitants"))),
            "Qui porte le projet",
        ),
        Slot(
            "place_habitants",
            MultiChoice((Option("idee", "L'idée"), Option("decision", "Les décisions"))),
            "La place des habitants",
        ),
        Slot("deja_finance_region", YesNo(unknown_allowed=True), "Déjà financé par la Région"),
        Slot(
            "cofinancements",
            Table(
                (
                    Column("financeur", "Financeur", ShortText()),
                    Column("type", "Type", ShortText()),
                    Column("montant", "Montant", Amount()),
                )
            ),
            "Autres financeurs",
        ),
        Slot("territoire", Derived(), "Territoire"),
    )
}
STEPS = {
    name: Step(name, f"Question : {slot.label} ?", "En plus simple ?", "Parce que.", ("un exemple",))
    for name, slot in SLOTS.items()
    if not isinstance(slot.kind, Derived)
}


def call() -> Call:
    """The call of 2015, enough of it for the first page."""
    edition = Edition("2015", "Édition 2015", None, date(2014, 12, 1), date(2015, 1, 23))
    return Call(
        "dsdt-2015",
        "Développement social durable des territoires",
        "Région",
        "",
        (edition,),
        (),
        (),
        (),
        (),
        (),
        (),
        "budget_total",
        {},
        SOURCE,
    )


class FakeConversations:
    """Only what `/sante` asks."""

    def __init__(self, *, alive: bool = True) -> None:
        self.up = alive

    async def alive(self) -> bool:
        return self.up


def deps() -> Deps:
    """Use cases are replaced in these tests: what they would be given is mostly absent."""
    content = cast("Any", _Content(call()))
    conversations, absent = cast("Any", FakeConversations()), cast("Any", None)
    return Deps({"dsdt-2015": content}, "dsdt-2015", conversations, absent, b"secret", absent)


@dataclass(frozen=True, eq=False)
class _Content:
    call: Call
    slots: dict[str, Slot] = field(default_factory=lambda: SLOTS)
    steps: dict[str, Step] = field(default_factory=lambda: STEPS)
    language: Language = field(default_factory=lambda: Language("fr", {}))


def settings(**chosen: object) -> Settings:
    """Settings of a social centre, rates out of the way."""
    given = {
        "data_holder": "Centre social du Pont-Rouge",
        "helper_name": "Nadia",
        "helper_phone": "03 20 00 00 00",
        "creation_rate": "1000/minute",
        "turn_rate": "1000/minute",
        "lookup_rate": "20/hour",
        **chosen,
    }
    return Settings(**cast("Any", given))


@dataclass(eq=False)
class FakeService:
    """Fits `web.service.Service`."""

    settings: Settings = field(default_factory=settings)
    deps: Deps = field(default_factory=deps)
    templates: Sequence[Path] = (ROOT / "templates",)
    static: Sequence[Path] = (ROOT / "static",)
    day: date = date(2014, 11, 10)
    office: Office = field(default_factory=office)
    moment: datetime = NOW

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return self.moment
