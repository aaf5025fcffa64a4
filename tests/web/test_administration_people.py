"""The people of the team on their screens: invited, changed, shut out; one's own account; the audit log."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import cast

import pytest
from fake_service import FakeService
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from aide_projet.use_cases.accounts import GRANTS, Action, Role, Trace
from aide_projet.use_cases.invite import first_address
from aide_projet.web.administration.rooms import ROOMS
from fake_accounts import NOW, PASSWORD, TOKEN, FakeAccounts

PEOPLE = "/administration/personnes"
ACCOUNT = "/administration/compte"
INVITATION = re.compile(r"http://testserver(/administration/invitation/[\w-]+)")
CHOSEN = {"mot_de_passe": "tournesol-pluie-velo", "mot_de_passe_encore": "tournesol-pluie-velo"}


def invited(client: TestClient, login: str = "zoe", role: str = "animateur") -> str:
    """Invite somebody; the path of their address."""
    answer = client.post(PEOPLE, data={"identifiant": login, "nom": "Zoé", "role": role})
    assert answer.status_code == 201
    found = INVITATION.search(answer.text)
    assert found is not None
    return found[1]


def line_of(client: TestClient, login: str) -> str:
    """The line of a person in the list."""
    return next(part for part in client.get(PEOPLE).text.split("<li ") if f">{login}<" in part)


OPEN = {"/administration/connexion", "/administration/deconnexion", "/administration/invitation/{jeton}"}
"""The only addresses of the administration that ask for no session."""


def test_every_address_of_the_administration_is_behind_the_gate(outside: TestClient) -> None:
    routes = [
        one for one in cast("Starlette", outside.app).state.administration.made().routes if isinstance(one, Route)
    ]
    gated = [one for one in routes if one.path.startswith("/administration") and one.path not in OPEN]
    assert {room.path for room in ROOMS} <= {one.path for one in gated}
    for route in gated:
        path = re.sub(r"\{[^}]+\}", "1", route.path)
        for method in route.methods or ():
            answer = outside.request(method, path)
            assert answer.status_code == (303 if method in ("GET", "HEAD") else 401), (method, path)
            assert answer.headers["cache-control"] == "no-store"


def test_the_rooms_of_the_team_say_who_is_signed_in_and_no_browser_keeps_them(inside: TestClient) -> None:
    for path in ("/administration", PEOPLE, "/administration/journal", ACCOUNT):
        answer = inside.get(path)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        assert "Léa Moreau" in answer.text


def test_an_animateur_sees_and_enters_only_their_rooms(inside: TestClient, accounts: FakeAccounts) -> None:
    accounts.open[1] = replace(accounts.open[1], person=3)
    home = inside.get("/administration").text
    for room in ROOMS:
        allowed = room.permission is None or room.permission in GRANTS[Role.ANIMATEUR]
        assert (f'href="{room.path}"' in home) == allowed
        if not allowed:
            assert inside.get(room.path).status_code == 403
    assert inside.get(ACCOUNT).status_code == 200
    refused = inside.post(PEOPLE, data={"identifiant": "zoe", "nom": "Zoé <b>", "role": "administrateur"})
    assert refused.status_code == 403
    assert "Zoé &lt;b&gt;</textarea>" in refused.text, "what was typed is given back"
    assert all(person.login != "zoe" for person in accounts.rows.values())


def test_an_address_is_shown_once_and_lets_its_person_in_once(
    inside: TestClient, outside: TestClient, accounts: FakeAccounts
) -> None:
    path = invited(inside)
    assert path.rpartition("-")[2] not in inside.get(PEOPLE).text
    assert "pas encore choisi" in line_of(inside, "zoe")
    page = outside.get(path)
    assert page.status_code == 200
    assert "Bonjour Zoé" in page.text
    again = outside.post(path, data={**CHOSEN, "mot_de_passe_encore": "autre chose"})
    assert again.status_code == 422
    assert "ne sont pas les mêmes" in again.text
    weak = outside.post(path, data={"mot_de_passe": "motdepasse123", "mot_de_passe_encore": "motdepasse123"})
    assert weak.status_code == 422
    assert "motdepasse123" not in weak.text
    done = outside.post(path, data=CHOSEN)
    assert done.status_code == 303
    assert done.headers["location"] == "/administration"
    assert "aide_equipe=" in done.headers["set-cookie"]
    for gone in (outside.get(path), outside.post(path, data=CHOSEN)):
        assert gone.status_code == 410
        assert "Cette adresse ne sert plus" in gone.text


@pytest.mark.parametrize(("login", "said"), [("léa", "ne convient pas"), ("KARIM", "a déjà l'identifiant « karim »")])
def test_a_refused_invitation_keeps_what_was_typed(inside: TestClient, login: str, said: str) -> None:
    answer = inside.post(PEOPLE, data={"identifiant": login, "nom": "Zoé", "role": "administrateur"})
    assert answer.status_code == 422
    text = answer.text.replace("\u00a0", " ")
    assert said in text.replace("&#39;", "'")
    assert f'value="{login}"' in text
    assert 'value="Zoé"' in text
    assert 'value="administrateur" checked' in text


def test_a_role_that_is_none_is_refused(inside: TestClient) -> None:
    assert inside.post(PEOPLE, data={"identifiant": "zoe", "role": "roi"}).status_code == 422
    assert inside.post(f"{PEOPLE}/3/role", data={"role": "roi"}).status_code == 422
    assert inside.post(f"{PEOPLE}/999/role", data={"role": "animateur"}).status_code == 404


def test_a_person_changes_role_is_shut_out_and_comes_back(inside: TestClient, accounts: FakeAccounts) -> None:
    assert inside.post(f"{PEOPLE}/3/role", data={"role": "administrateur"}).headers["location"] == PEOPLE
    assert accounts.rows[3].role is Role.ADMINISTRATOR
    assert inside.post(f"{PEOPLE}/3/desactiver").status_code == 303
    assert "plus, depuis" in line_of(inside, "ines@centre.example")
    refused = inside.post(f"{PEOPLE}/3/nouvelle-adresse")
    assert refused.status_code == 409
    assert "laissez d" in refused.text
    assert inside.post(f"{PEOPLE}/3/reactiver").status_code == 303
    assert accounts.rows[3].active
    done = [(one.by, one.action) for one in accounts.traces[-3:]]
    assert done == [(1, Action.ROLE_CHANGED), (1, Action.DISABLED), (1, Action.ENABLED)]


def test_the_last_administrator_keeps_the_role_and_the_way_in(inside: TestClient, accounts: FakeAccounts) -> None:
    inside.post(f"{PEOPLE}/2/desactiver")
    for path, form in ((f"{PEOPLE}/1/desactiver", {}), (f"{PEOPLE}/1/role", {"role": "animateur"})):
        answer = inside.post(path, data=form)
        assert answer.status_code == 409
        assert "dernière personne qui peut administrer" in answer.text
    assert accounts.rows[1].active
    assert accounts.rows[1].role is Role.ADMINISTRATOR


def test_a_new_address_ends_the_former_password_and_sessions(inside: TestClient, accounts: FakeAccounts) -> None:
    answer = inside.post(f"{PEOPLE}/2/nouvelle-adresse")
    assert answer.status_code == 201
    assert INVITATION.search(answer.text)
    assert accounts.hashes[2] == ""


def test_nobody_takes_their_own_password_away(inside: TestClient) -> None:
    assert f"{PEOPLE}/1/nouvelle-adresse" not in inside.get(PEOPLE).text
    assert f"{PEOPLE}/2/nouvelle-adresse" in inside.get(PEOPLE).text


def test_ones_own_password_is_changed_and_the_other_browsers_are_out(
    inside: TestClient, accounts: FakeAccounts
) -> None:
    wrong = inside.post(f"{ACCOUNT}/mot-de-passe", data={"mot_de_passe_actuel": "faux", **CHOSEN})
    assert wrong.status_code == 422
    assert "n&#39;est pas le bon" in wrong.text
    done = inside.post(f"{ACCOUNT}/mot-de-passe", data={"mot_de_passe_actuel": PASSWORD, **CHOSEN})
    assert done.status_code == 303
    assert "Votre mot de passe est changé" in inside.get(done.headers["location"]).text
    assert len(accounts.open) == 1
    assert inside.cookies["aide_equipe"] != TOKEN


def test_ones_own_sessions_are_listed_and_all_closed(inside: TestClient, accounts: FakeAccounts) -> None:
    page = inside.get(ACCOUNT).text
    assert page.count("Ce navigateur") == page.count("Un autre navigateur") == 1
    out = inside.post(f"{ACCOUNT}/deconnexion-partout")
    assert out.headers["location"] == "/administration/connexion"
    assert not accounts.open
    assert inside.get(ACCOUNT).status_code == 303


def test_guessing_the_present_password_is_limited_too(inside: TestClient) -> None:
    form = {"mot_de_passe_actuel": "faux", **CHOSEN}
    statuses = [inside.post(f"{ACCOUNT}/mot-de-passe", data=form).status_code for _ in range(11)]
    assert statuses == [422] * 10 + [429]


def test_the_log_is_read_page_after_page(inside: TestClient, accounts: FakeAccounts) -> None:
    first = inside.get("/administration/journal").text
    assert first.count("<time") == 50
    older = re.search(r"/administration/journal\?avant=\d+", first)
    assert older is not None
    second = inside.get(older[0]).text
    assert second.count("<time") == len(accounts.traces) - 50
    assert "?avant=" not in second
    assert "depuis la machine," in first + second
    assert "tom (animateur)" in first
    for odd in ("0", "-1", "x", "9" * 30):
        assert inside.get(f"/administration/journal?avant={odd}").status_code == 200


def test_every_act_of_the_log_has_its_sentence(inside: TestClient, accounts: FakeAccounts) -> None:
    for action in Action:
        accounts.traces[:] = [Trace(NOW, 1, action)]
        said = re.search(
            r"<strong dir=\"auto\">Léa Moreau</strong> ([^<]*)", inside.get("/administration/journal").text
        )
        assert said is not None
        assert said[1].strip(), action


def test_the_first_administrator_chooses_login_and_password(
    service: FakeService, outside: TestClient, accounts: FakeAccounts
) -> None:
    accounts.rows.clear()
    token = asyncio.run(first_address(service.office, now=NOW))
    path = f"/administration/invitation/{token}"
    assert "administre encore" in outside.get(path).text
    refused = outside.post(path, data={**CHOSEN, "identifiant": "pas ça", "nom": "Léa"})
    assert refused.status_code == 422
    assert 'value="pas ça"' in refused.text
    assert 'value="Léa"' in refused.text
    assert outside.post(path, data={**CHOSEN, "identifiant": "lea", "nom": "Léa"}).status_code == 303
    assert "Bonjour Léa" in outside.get("/administration").text
    assert outside.get(path).status_code == 410
