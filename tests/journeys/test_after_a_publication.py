"""Every page of a project begun before its fields were published otherwise: none fails, nothing told is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from resident import IDEA, reply
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.flow import Flow, Part
from aide_projet.draft.slot import Choice, Count, Date, LongText, Slot, Table
from aide_projet.use_cases.sessions import Sessions
from aide_projet.web.app import create_app
from aide_projet.wiring import build_service

FORMATS = ("md", "html", "json", "docx")
GONE = ("encadrants", "intitule", "siret", "autofinancement", "contact_telephone")


def published(content: Content) -> Content:
    """Fields gone, of another kind, with fewer options and columns; a fiche and the edition gone too."""
    slots = {name: _other(slot) for name, slot in content.slots.items() if name not in GONE}
    parts = [Part(part.title, tuple(s for s in part.steps if s.slot in slots)) for part in content.flow.parts]
    flow = Flow(content.flow.name, content.flow.call, tuple(part for part in parts if part.steps))
    call = content.call
    call = replace(
        call,
        fiches=tuple(fiche for fiche in call.fiches if fiche.key != "gup"),
        editions=tuple(replace(edition, name="autre") for edition in call.editions),
    )
    steps = {step.slot: step for step in flow.steps()}
    return replace(content, version="autre", slots=slots, flow=flow, steps=steps, call=call)


def _other(slot: Slot) -> Slot:
    kind = slot.kind
    match slot.name:
        case "budget_total" | "commune":
            kind = Date()
        case "constat":
            kind = Count()
        case "cofinancements":
            kind = Table(kind.columns[1:]) if isinstance(kind, Table) else kind
        case "depenses":
            kind = LongText()
        case "fiche" | "porteur_type":
            kind = Choice(kind.options[:1]) if isinstance(kind, Choice) else kind
        case _:
            pass
    return replace(slot, kind=kind)


class Office:
    """A server before and after a publication, over one database."""

    def __init__(self, database: Path) -> None:
        self.service = build_service(
            database=database, today=date(2014, 11, 10), creation_rate="9999/second", turn_rate="9999/second"
        )
        deps = self.service.deps
        library = {name: published(content) for name, content in deps.library.items()}
        after = replace(self.service, deps=replace(deps, library=library, sessions=Sessions()))
        self.before, self.after = create_app(self.service), create_app(after)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(tmp_path_factory.mktemp("base") / "projets.db")
    yield made
    made.service.close()


def under_way(app: Starlette, turns: int) -> tuple[str, dict[str, str]]:
    """The key of a project in which so many questions were answered, and what it holds."""
    with TestClient(app) as client:
        state = client.post("/api/v1/conversations", json={}).json()
        said = {"texte": IDEA}
        for _ in range(turns):
            state = client.post(f"/api/v1/conversations/{state['cle']}/tours", json={"tour": state["tour"], **said})
            state = state.json()
            if state["question"] is None:
                break
            said = reply(state["question"]["champ"])
        return state["cle"], state["brouillon"]["champs"]


def addresses(app: Starlette, key: str, slots: Iterator[str]) -> Iterator[str]:
    """Every page of a project that is only looked at."""
    for route in app.routes:
        if not isinstance(route, Route) or not route.path.startswith("/projet/{cle}") or "GET" not in route.methods:
            continue
        path = route.path.replace("{cle}", key)
        if "{format}" in path:
            yield from (path.replace("{format}", form) for form in FORMATS if "fiche." in path)
        elif "{tour:int}" in path:
            yield from (path.replace("{tour:int}", str(turn)) for turn in range(1, 25))
        elif "{champ}" in path:
            yield from (path.replace("{champ}", slot) for slot in slots)
        else:
            yield path


@pytest.mark.parametrize("turns", [3, 40])
def test_every_page_of_a_project_can_be_read_after_a_publication(office: Office, turns: int) -> None:
    key, told = under_way(office.before, turns)
    with TestClient(office.after, follow_redirects=False) as client:
        slots = office.service.deps.library["dsdt-2015"].slots
        for address in addresses(office.after, key, iter(slots)):
            answer = client.get(address)
            whole = "/fiche." in address or address.endswith((key, "/fiche", "/remettre", "/calendrier"))
            assert answer.status_code in ((200,) if whole else (200, 303, 404)), address
        kept = json.loads(client.get(f"/projet/{key}/fiche.json").content)
    assert kept["champs"] == told


def test_a_field_that_is_gone_gives_back_what_was_typed_into_its_form(office: Office) -> None:
    key, told = under_way(office.before, 3)
    with TestClient(office.after, follow_redirects=False) as client:
        sent = {"tour": "3", "texte": "5 personnes, à Lens"}
        answer = client.post(f"/projet/{key}/fiche/encadrants", data=sent)
        assert answer.status_code == 404
        assert "5 personnes, à Lens" in answer.text
        kept = json.loads(client.get(f"/projet/{key}/fiche.json").content)
    assert kept["champs"] == told


def test_a_resident_goes_on_through_the_pages_to_the_end(office: Office) -> None:
    key, _ = under_way(office.before, 5)
    with TestClient(office.after) as client:
        for _ in range(60):
            state = client.get(f"/api/v1/conversations/{key}").json()
            if state["question"] is None:
                break
            asked = state["question"]["champ"]
            said = reply(asked) if asked != "fiche" else {"choix": "passer"}  # hers is gone
            page = client.post(f"/projet/{key}", data={"tour": state["tour"], **said})
            assert page.status_code == 200
        assert state["question"] is None
