"""Coming into the administration, being recognised there, and being sent out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from fake_service import Build, FakeService, settings
from starlette.testclient import TestClient

from aide_projet.use_cases.accounts import Role
from aide_projet.web.logs import redact
from fake_accounts import NOW, PASSWORD, TOKEN, FakeAccounts, office

HERE = {"Origin": "http://testserver"}
SIGN_IN = "/administration/connexion"


def sign_in(client: TestClient, login: str = "lea", password: str = PASSWORD, **more: str) -> int:
    form = {"identifiant": login, "mot_de_passe": password, **more}
    return client.post(SIGN_IN, data=form).status_code


def test_who_is_not_signed_in_is_sent_to_the_sign_in_page_and_back(outside: TestClient) -> None:
    sent = outside.get("/administration/compte?onglet=1")
    assert sent.status_code == 303
    assert sent.headers["location"] == f"{SIGN_IN}?suite=%2Fadministration%2Fcompte%3Fonglet%3D1"
    assert sent.headers["cache-control"] == "no-store"
    page = outside.get(sent.headers["location"])
    assert 'name="suite" value="/administration/compte?onglet=1"' in page.text
    back = outside.post(
        SIGN_IN,
        data={"identifiant": " LEA ", "mot_de_passe": PASSWORD, "suite": "/administration/compte?onglet=1"},
    )
    assert back.status_code == 303
    assert back.headers["location"] == "/administration/compte?onglet=1"
    assert "Léa Moreau" in outside.get("/administration").text


ELSEWHERE = (
    "https://ailleurs.example",
    "//ailleurs.example",
    "/\\ailleurs",
    "/projet/x",
    "/administration\r\nX: y",
    "/administration/é",
    "é",
    SIGN_IN,
)


def test_signing_in_leads_nowhere_else_than_the_administration(outside: TestClient) -> None:
    for suite in ELSEWHERE:
        form = {"identifiant": "lea", "mot_de_passe": PASSWORD, "suite": suite}
        assert outside.post(SIGN_IN, data=form).headers["location"] == "/administration", suite


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(build: Build) -> None:
    plain = build(FakeService(office=office())).post(
        SIGN_IN, data={"identifiant": "lea", "mot_de_passe": PASSWORD}, headers=HERE
    )
    cookie = plain.headers["set-cookie"]
    assert cookie.startswith("aide_equipe=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/administration" in cookie
    assert "Max-Age" not in cookie


def test_over_https_the_cookie_is_secure_and_of_this_host_alone(build: Build) -> None:
    client = build(public_url="https://projets.maville.fr")
    answer = client.post(
        SIGN_IN, data={"identifiant": "lea", "mot_de_passe": PASSWORD}, headers={"Origin": "https://projets.maville.fr"}
    )
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-aide_equipe=")
    assert "; Secure" in cookie
    assert "Path=/;" in cookie
    assert "Domain" not in cookie


def test_a_refusal_never_says_whether_the_login_exists(outside: TestClient) -> None:
    for login in ("lea", "inconnu", "paul", "tom", "pas un identifiant !"):
        answer = outside.post(SIGN_IN, data={"identifiant": login, "mot_de_passe": "autre chose"})
        assert answer.status_code == 422
        assert "ne vont pas ensemble" in answer.text
        assert "autre chose" not in answer.text
        assert "set-cookie" not in answer.headers


def test_the_token_is_another_after_signing_in_and_the_former_opens_nothing(inside: TestClient) -> None:
    assert sign_in(inside) == 303
    new = inside.cookies["aide_equipe"]
    assert new != TOKEN
    inside.cookies.clear()
    inside.cookies.set("aide_equipe", TOKEN)
    assert inside.get("/administration").status_code == 303


def test_a_cookie_replayed_after_signing_out_opens_nothing(inside: TestClient) -> None:
    assert inside.get("/administration").status_code == 200
    out = inside.post("/administration/deconnexion")
    assert out.headers["location"] == SIGN_IN
    assert 'aide_equipe=""' in out.headers["set-cookie"]
    inside.cookies.clear()
    inside.cookies.set("aide_equipe", TOKEN)
    assert inside.get("/administration").status_code == 303


FORGED = ("", "1", "1-", "0-secret", f"2{TOKEN[1:]}", TOKEN + "x", f"{2**70}-{'a' * 30}", "é", "1-" + "é" * 30)


def test_a_forged_cookie_opens_nothing(outside: TestClient) -> None:
    for token in FORGED:
        answer = outside.get("/administration", headers={"Cookie": f"aide_equipe={token}".encode()})
        assert answer.status_code == 303, token


@pytest.mark.parametrize(
    ("later", "status"), [(timedelta(minutes=59), 200), (timedelta(minutes=60), 303), (timedelta(days=2), 303)]
)
def test_a_session_nobody_uses_ends(inside: TestClient, service: FakeService, later: timedelta, status: int) -> None:
    service.moment = NOW + later
    assert inside.get("/administration").status_code == status


def test_a_session_used_all_day_ends_in_the_evening(inside: TestClient, service: FakeService) -> None:
    statuses = []
    for quarters in range(50):
        service.moment = NOW + timedelta(minutes=15 * quarters)
        statuses.append(inside.get("/administration").status_code)
    assert statuses == [200] * 48 + [303] * 2


def test_what_a_person_loses_is_lost_at_their_next_request(inside: TestClient, accounts: FakeAccounts) -> None:
    assert inside.get("/administration/personnes").status_code == 200
    accounts.rows[1] = replace(accounts.rows[1], role=Role.ANIMATEUR)
    refused = inside.get("/administration/personnes")
    assert refused.status_code == 403
    assert "Votre rôle ne permet pas" in refused.text
    assert "/administration/personnes" not in inside.get("/administration").text
    accounts.rows[1] = replace(accounts.rows[1], disabled=NOW)
    assert inside.get("/administration").status_code == 303


def test_what_was_sent_after_the_session_ended_is_given_back(inside: TestClient, service: FakeService) -> None:
    service.moment = NOW + timedelta(hours=3)
    form = {"contenu": "etapes:\n  - champ: idée <b>", "mot_de_passe": "ne pas montrer", "vide": ""}
    answer = inside.post(
        "/administration/personnes", data=form, headers={"Referer": "http://testserver/administration/personnes?a=1"}
    )
    assert answer.status_code == 401
    assert "etapes:\n  - champ: idée &lt;b&gt;</textarea>" in answer.text
    assert "ne pas montrer" not in answer.text
    assert f'href="{SIGN_IN}?suite=%2Fadministration%2Fpersonnes%3Fa%3D1"' in answer.text


def test_a_script_that_asks_after_the_session_ended_is_told_so(outside: TestClient) -> None:
    line = outside.post("/administration/personnes", data={"a": "b"}, headers={"HX-Request": "true"})
    assert line.status_code == 401
    assert "<html" not in line.text
    told = outside.get("/administration", headers={"Accept": "application/json"})
    assert told.status_code == 401
    assert told.json()["erreur"]["code"] == "deconnecte"


FROM = (
    ({"Origin": "http://testserver"}, 303),
    ({"Sec-Fetch-Site": "same-origin"}, 303),
    ({"Sec-Fetch-Site": "cross-site"}, 403),
    ({"Sec-Fetch-Site": "same-site"}, 403),
    ({"Origin": "http://ailleurs.example"}, 403),
    ({"Origin": "null"}, 403),
    ({}, 403),
)


def test_what_does_not_say_where_it_comes_from_is_refused(build: Build, service: FakeService) -> None:
    client, form = build(service), {"identifiant": "lea", "mot_de_passe": PASSWORD}
    for headers, status in FROM:
        assert client.post(SIGN_IN, data=form, headers=headers).status_code == status, headers


def test_too_many_attempts_wait_and_say_how_long(build: Build, accounts: FakeAccounts) -> None:
    client = build(FakeService(office=office(accounts), settings=settings(sign_in_rate="3/15minute")))
    client.headers.update(HERE)
    answers = [client.post(SIGN_IN, data={"identifiant": "lea", "mot_de_passe": "faux"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert "Attendez 15 minutes" in answers[3].text
    assert answers[3].headers["retry-after"] == "900"
    assert sign_in(client) == 429, "the right password waits too"


@pytest.fixture
def limited(build: Build, service: FakeService) -> Callable[[str], TestClient]:
    """Clients of one application that allows three attempts, each at an address of its own."""
    app = build(replace(service, settings=settings(sign_in_rate="3/15minute"))).app

    def at(address: str) -> TestClient:
        return TestClient(app, follow_redirects=False, client=(address, 50000), headers=HERE)

    return at


def test_a_login_is_limited_whatever_the_address_and_known_or_not(limited: Callable[[str], TestClient]) -> None:
    for login in ("karim", "inconnu"):
        statuses = [sign_in(limited(f"10.0.{len(login)}.{place}"), login, "faux") for place in range(5)]
        assert statuses == [422, 422, 422, 429, 429]


def test_an_address_is_limited_whatever_the_login(limited: Callable[[str], TestClient]) -> None:
    client = limited("10.9.9.9")
    assert [sign_in(client, f"login{place}", "faux") for place in range(5)] == [422, 422, 422, 429, 429]


def test_a_team_behind_one_address_that_knows_its_passwords_is_never_refused(
    limited: Callable[[str], TestClient],
) -> None:
    client = limited("10.1.1.1")
    assert [sign_in(client, login) for login in ("lea", "karim", "ines@centre.example") * 3] == [303] * 9


def test_no_one_time_address_reaches_a_log() -> None:
    assert redact("/administration/invitation/1-abc?x=y") == "/administration/invitation/…"


def test_errors_of_the_administration_speak_of_no_project(inside: TestClient) -> None:
    for path, status in (("/administration/rien", 404), ("/administration/deconnexion", 405)):
        answer = inside.get(path)
        assert answer.status_code == status
        assert 'href="/administration"' in answer.text
        assert "projet a" not in answer.text
        assert "quatre mots" not in answer.text
        assert "Ouvrez votre projet" not in answer.text


def test_residents_pages_read_no_cookie_and_set_none(inside: TestClient, accounts: FakeAccounts) -> None:
    inside.cookies.clear()
    for path in ("/", "/projet/view", "/rien"):
        answer = inside.get(path, headers={"Cookie": f"aide_equipe={TOKEN}"})
        assert "set-cookie" not in answer.headers
        assert "cookie" not in answer.headers.get("vary", "").lower()
        assert "administration.css" not in answer.text
        assert "Léa" not in answer.text
