"""Signing in, inviting, changing: what each use case does and refuses, over accounts in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar, cast

import pytest

from aide_projet.use_cases.accounts import GRANTS, Action, Permission, Person, Purpose, Role
from aide_projet.use_cases.invite import (
    Awaiting,
    Gone,
    Invited,
    LoginTaken,
    Weak,
    WrongLogin,
    accept,
    awaiting,
    first_address,
    invite,
)
from aide_projet.use_cases.login import normalised, shown_name
from aide_projet.use_cases.office import Office
from aide_projet.use_cases.password import Weakness, weakness
from aide_projet.use_cases.people import (
    Done,
    LastAdministrator,
    StillDisabled,
    change_password,
    change_role,
    disable,
    enable,
    reset,
)
from aide_projet.use_cases.sign_in import (
    Present,
    SignedIn,
    Unrecognised,
    open_sessions,
    recognise,
    sign_in,
    sign_out,
    sign_out_everywhere,
)
from fake_accounts import NOW, PASSWORD, TOKEN, FakeAccounts, FakePasswords, office, team

T = TypeVar("T")
MINUTE = timedelta(minutes=1)


def run(coroutine: Coroutine[object, object, T]) -> T:
    return asyncio.run(cast("Coroutine[None, None, T]", coroutine))


@pytest.fixture
def accounts() -> FakeAccounts:
    return team()


@pytest.fixture
def desk(accounts: FakeAccounts) -> Office:
    return office(accounts)


def person(accounts: FakeAccounts, login: str) -> Person:
    return next(one for one in accounts.rows.values() if one.login == login)


def passwords(desk: Office) -> FakePasswords:
    return cast("FakePasswords", desk.passwords)


def test_only_an_administrator_publishes_and_manages() -> None:
    assert GRANTS[Role.ADMINISTRATOR] == frozenset(Permission)
    assert GRANTS[Role.ANIMATEUR] == {Permission.READ, Permission.TRY, Permission.PREPARE}


@pytest.mark.parametrize(
    ("typed", "login"),
    [
        (" LEA ", "lea"),
        ("ines@centre.example", "ines@centre.example"),
        ("j.dupont-2", "j.dupont-2"),
        ("l", None),
        ("léa", None),
        ("deux mots", None),
        (".lea", None),
        ("", None),
        ("a" * 61, None),
        ("lea\n", "lea"),
        ("lea\x00", None),
    ],
)
def test_what_is_a_login(typed: str, login: str | None) -> None:
    assert normalised(typed) == login


def test_a_shown_name_is_one_line_and_never_empty() -> None:
    assert shown_name("  Léa \n Moreau ", "lea") == "Léa Moreau"
    assert shown_name("  ", "lea") == "lea"


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("onze lettre", Weakness.SHORT),
        ("x" * 201, Weakness.LONG),
        ("ines@centre.example", Weakness.LOGIN),
        ("INES@centre.example2026!", Weakness.LOGIN),
        ("motdepasse123", Weakness.COMMON),
        ("Administrateur1", Weakness.COMMON),
        ("123456789012", Weakness.COMMON),
        ("azertyuiopqsd", Weakness.COMMON),
        ("aaaaaaaaaaaaaaaa", Weakness.COMMON),
        ("abababababababab", Weakness.COMMON),
        ("quatre mots sans lien", None),
        ("tournesol-pluie-velo", None),
        ("8d7f-1c2a-9b3e", None),
    ],
)
def test_a_password_is_long_and_not_what_everybody_tries(password: str, why: Weakness | None) -> None:
    assert weakness(password, login="ines@centre.example", least=12) is why


def test_signing_in_gives_a_token_that_is_recognised(accounts: FakeAccounts, desk: Office) -> None:
    found = run(sign_in(desk, " Lea", PASSWORD, now=NOW))
    assert isinstance(found, SignedIn)
    present = run(recognise(desk, found.token, now=NOW))
    assert present is not None
    assert present.person == found.person == person(accounts, "lea")
    assert found.token.partition("-")[2].encode() not in present.session.digest
    assert accounts.traces[-1].action is Action.SIGNED_IN


@pytest.mark.parametrize("login", ["inconnu", "paul", "tom", "pas possible !", "lea"])
def test_whoever_cannot_come_in_is_told_the_same_after_the_same_work(desk: Office, login: str) -> None:
    assert run(sign_in(desk, login, "une erreur de frappe", now=NOW)) == Unrecognised()
    assert len(passwords(desk).verified) == 1


@pytest.mark.parametrize("login", ["paul", "tom"])
def test_the_right_password_opens_nothing_to_the_disabled_or_the_invited(desk: Office, login: str) -> None:
    assert run(sign_in(desk, login, PASSWORD, now=NOW)) == Unrecognised()
    assert passwords(desk).verified == [""]


def test_a_hash_of_former_parameters_is_made_anew_at_sign_in(accounts: FakeAccounts, desk: Office) -> None:
    accounts.hashes[1] = f"old:hash:{PASSWORD}"
    assert isinstance(run(sign_in(desk, "lea", PASSWORD, now=NOW)), SignedIn)
    assert accounts.hashes[1] == f"hash:{PASSWORD}"


def test_signing_in_ends_the_session_that_the_browser_had_whoevers_it_was(desk: Office) -> None:
    assert isinstance(run(sign_in(desk, "karim", PASSWORD, now=NOW, former=TOKEN)), SignedIn)
    assert run(recognise(desk, TOKEN, now=NOW)) is None


def test_a_session_is_written_once_a_minute_at_most(accounts: FakeAccounts, desk: Office) -> None:
    for seconds in (10, 59, 61, 100):
        run(recognise(desk, TOKEN, now=NOW + timedelta(seconds=seconds)))
    assert accounts.open[1].seen == NOW + timedelta(seconds=61)


def test_sessions_that_ended_by_themselves_are_not_listed(accounts: FakeAccounts, desk: Office) -> None:
    lea = person(accounts, "lea")
    assert [one.number for one in run(open_sessions(desk, lea, now=NOW))] == [1, 2]
    assert [one.number for one in run(open_sessions(desk, lea, now=NOW + 50 * MINUTE))] == [1]


def test_signing_out_ends_one_session_and_everywhere_all(accounts: FakeAccounts, desk: Office) -> None:
    present = Present(person(accounts, "lea"), accounts.open[1])
    run(sign_out(desk, present, now=NOW))
    assert set(accounts.open) == {2}
    run(sign_out_everywhere(desk, present, now=NOW))
    assert not accounts.open
    assert [one.action for one in accounts.traces[-2:]] == [Action.SIGNED_OUT, Action.SIGNED_OUT_EVERYWHERE]


def test_an_invited_person_chooses_a_password_and_comes_in(accounts: FakeAccounts, desk: Office) -> None:
    made = run(invite(desk, "Zoe", " Zoé  B. ", Role.ANIMATEUR, by=1, now=NOW))
    assert isinstance(made, Invited)
    assert (made.person.login, made.person.name, made.person.ready) == ("zoe", "Zoé B.", False)
    assert (accounts.traces[-1].by, accounts.traces[-1].detail) == (1, "zoe (animateur)")
    assert run(awaiting(desk, made.token, now=NOW)) == Awaiting(Purpose.WELCOME, made.person)
    assert run(accept(desk, made.token, "court", now=NOW)) == Weak(Weakness.SHORT)
    found = run(accept(desk, made.token, "tournesol-pluie-velo", now=NOW))
    assert isinstance(found, SignedIn)
    assert run(recognise(desk, found.token, now=NOW)) is not None
    assert run(accept(desk, made.token, "tournesol-pluie-velo", now=NOW)) == Gone()
    assert isinstance(run(sign_in(desk, "zoe", "tournesol-pluie-velo", now=NOW)), SignedIn)


def test_an_address_ends_after_its_hours_and_opens_to_its_secret_alone(desk: Office) -> None:
    made = run(invite(desk, "zoe", "", Role.ANIMATEUR, by=1, now=NOW))
    assert isinstance(made, Invited)
    assert run(awaiting(desk, made.token, now=NOW + timedelta(hours=48))) == Gone()
    number, _, secret = made.token.partition("-")
    for wrong in (f"{number}-{secret[:-1]}x", f"99-{secret}", secret, "", "é"):
        assert run(awaiting(desk, wrong, now=NOW)) == Gone()


def test_a_login_that_cannot_be_or_is_taken_invites_nobody(accounts: FakeAccounts, desk: Office) -> None:
    before = len(accounts.rows)
    assert run(invite(desk, "é", "", Role.ANIMATEUR, by=1, now=NOW)) == WrongLogin("é")
    assert run(invite(desk, "LEA", "", Role.ANIMATEUR, by=1, now=NOW)) == LoginTaken("lea")
    assert len(accounts.rows) == before


def test_the_first_administrator_is_made_once_and_by_the_last_address_only() -> None:
    empty = FakeAccounts()
    desk = office(empty)
    former, token = run(first_address(desk, now=NOW)), run(first_address(desk, now=NOW))
    assert former is not None
    assert token is not None
    assert run(awaiting(desk, former, now=NOW)) == Gone()
    assert run(awaiting(desk, token, now=NOW)) == Awaiting(Purpose.FIRST, None)
    assert run(accept(desk, token, PASSWORD, login="é", now=NOW)) == WrongLogin("é")
    assert run(accept(desk, token, "motdepasse123", login="lea", now=NOW)) == Weak(Weakness.COMMON)
    found = run(accept(desk, token, PASSWORD, login="Lea", name="Léa", now=NOW))
    assert isinstance(found, SignedIn)
    assert (found.person.login, found.person.role, found.person.active) == ("lea", Role.ADMINISTRATOR, True)
    assert run(accept(desk, token, PASSWORD, login="paul", now=NOW)) == Gone()
    assert run(first_address(desk, now=NOW)) is None


def test_the_first_address_takes_nobody_elses_login() -> None:
    accounts = FakeAccounts()
    accounts.employ("ines", "Inès", Role.ANIMATEUR)
    desk = office(accounts)
    token = run(first_address(desk, now=NOW))
    assert token is not None, "an animateur does not administer"
    assert run(accept(desk, token, PASSWORD, login="ines", now=NOW)) == LoginTaken("ines")


def test_the_last_administrator_who_can_come_in_keeps_the_role(accounts: FakeAccounts, desk: Office) -> None:
    lea, karim = person(accounts, "lea"), person(accounts, "karim")
    assert run(change_role(desk, karim, Role.ANIMATEUR, by=1, now=NOW)) == Done()
    assert run(change_role(desk, lea, Role.ANIMATEUR, by=1, now=NOW)) == LastAdministrator()
    assert run(disable(desk, lea, by=None, now=NOW)) == LastAdministrator()
    assert run(change_role(desk, lea, Role.ADMINISTRATOR, by=1, now=NOW)) == Done(), "no change is no harm"


def test_a_disabled_person_is_out_and_comes_back_with_their_password(accounts: FakeAccounts, desk: Office) -> None:
    found = run(sign_in(desk, "karim", PASSWORD, now=NOW))
    assert isinstance(found, SignedIn)
    assert run(disable(desk, found.person, by=1, now=NOW)) == Done()
    assert run(recognise(desk, found.token, now=NOW)) is None
    gone = person(accounts, "karim")
    assert run(disable(desk, gone, by=1, now=NOW)) == Done()
    assert run(reset(desk, gone, by=1, now=NOW)) == StillDisabled()
    assert run(enable(desk, gone, by=1, now=NOW)) == Done()
    assert isinstance(run(sign_in(desk, "karim", PASSWORD, now=NOW)), SignedIn)
    assert [one.action for one in accounts.traces if one.detail == "karim"] == [Action.DISABLED, Action.ENABLED]


def test_a_reset_takes_the_password_away_and_gives_an_address(accounts: FakeAccounts, desk: Office) -> None:
    found = run(sign_in(desk, "karim", PASSWORD, now=NOW))
    assert isinstance(found, SignedIn)
    made = run(reset(desk, found.person, by=1, now=NOW))
    assert isinstance(made, Invited)
    assert run(recognise(desk, found.token, now=NOW)) is None
    assert run(sign_in(desk, "karim", PASSWORD, now=NOW)) == Unrecognised()
    assert run(awaiting(desk, made.token, now=NOW)) == Awaiting(Purpose.RESET, person(accounts, "karim"))
    assert isinstance(run(accept(desk, made.token, "tournesol-pluie-velo", now=NOW)), SignedIn)


def test_an_address_given_before_a_person_was_disabled_opens_nothing(accounts: FakeAccounts, desk: Office) -> None:
    made = run(reset(desk, person(accounts, "karim"), by=1, now=NOW))
    assert isinstance(made, Invited)
    accounts.rows[made.person.number] = replace(made.person, disabled=NOW)
    assert run(accept(desk, made.token, "tournesol-pluie-velo", now=NOW)) == Gone()


def test_ones_own_password_asks_for_the_former_and_closes_the_other_sessions(
    accounts: FakeAccounts, desk: Office
) -> None:
    lea = person(accounts, "lea")
    assert run(change_password(desk, lea, "faux", "tournesol-pluie-velo", now=NOW)) == Unrecognised()
    assert run(change_password(desk, lea, PASSWORD, "lea123456789", now=NOW)) == Weak(Weakness.LOGIN)
    assert len(accounts.open) == 2
    found = run(change_password(desk, lea, PASSWORD, "tournesol-pluie-velo", now=NOW))
    assert isinstance(found, SignedIn)
    assert run(recognise(desk, TOKEN, now=NOW)) is None
    assert run(recognise(desk, found.token, now=NOW)) is not None
    assert len(accounts.open) == 1
    assert [one.action for one in accounts.traces[-2:]] == [Action.PASSWORD_CHANGED, Action.SIGNED_IN]
