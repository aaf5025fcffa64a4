"""People, sessions, invitations and audit log on disk: what is written together, and what is really erased."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aide_projet.store.accounts import SqliteAccounts
from aide_projet.store.backup import backup, restore
from aide_projet.store.conversations import SqliteConversations
from aide_projet.store.database import connect_writer
from aide_projet.store.erasure import reclaim
from aide_projet.use_cases.accounts import Action, Entry, Invitation, Person, Purpose, Role, StaffSession, Trace

AT = datetime(2026, 11, 28, 0, 30, 15, tzinfo=UTC)
LATER = AT + timedelta(days=400)
HASH = "$argon2id$v=19$m=32768,t=3,p=1$" + "s" * 22 + "$" + "h" * 43
DIGEST = bytes(range(200, 232))


def trace(action: Action = Action.INVITED, *, by: int | None = None, detail: str = "", at: datetime = AT) -> Trace:
    return Trace(at, by, action, detail)


@pytest.fixture
def accounts(store: SqliteConversations) -> SqliteAccounts:
    return SqliteAccounts(store)


async def employ(accounts: SqliteAccounts, login: str, role: Role = Role.ADMINISTRATOR) -> int:
    """Somebody with a password."""
    number = await accounts.add(login, login.title(), role, trace())
    assert number is not None
    await accounts.set_password(number, HASH, trace(Action.ACCEPTED, by=number))
    return number


def test_a_person_is_found_again_as_they_were_added(accounts: SqliteAccounts) -> None:
    async def scenario() -> None:
        assert await accounts.add("lea", "Léa \ud800", Role.ADMINISTRATOR, trace()) == 1
        assert await accounts.add("lea", "Une autre", Role.ANIMATEUR, trace()) is None
        lea = Person(1, "lea", "Léa ?", Role.ADMINISTRATOR, ready=False, disabled=None, created=AT)
        assert await accounts.find("lea") == await accounts.person(1) == lea
        assert await accounts.person(2) is await accounts.person(2**70) is None
        await accounts.add("abel", "Abel", Role.ANIMATEUR, trace())
        assert [one.login for one in await accounts.people()] == ["abel", "lea"]

    asyncio.run(scenario())


def test_the_last_administrator_who_can_sign_in_stays(accounts: SqliteAccounts) -> None:
    async def scenario() -> None:
        lea = await employ(accounts, "lea")
        assert await accounts.administered()
        invited = await accounts.add("karim", "Karim", Role.ADMINISTRATOR, trace())
        assert invited is not None
        assert not await accounts.disable(lea, trace(Action.DISABLED))
        assert not await accounts.set_role(lea, Role.ANIMATEUR, trace(Action.ROLE_CHANGED))
        await accounts.set_password(invited, HASH, trace(Action.ACCEPTED))
        assert await accounts.set_role(lea, Role.ANIMATEUR, trace(Action.ROLE_CHANGED))
        assert not await accounts.disable(invited, trace(Action.DISABLED))
        told = [entry.action for entry in await accounts.journal(before=None, count=50)]
        assert told.count(Action.DISABLED) == 0, "a refusal leaves no trace"
        assert told.count(Action.ROLE_CHANGED) == 1

    asyncio.run(scenario())


def test_two_administrators_who_disable_each_other_at_once_leave_one(accounts: SqliteAccounts) -> None:
    async def scenario() -> list[bool]:
        one, other = await employ(accounts, "lea"), await employ(accounts, "karim")
        done = accounts.disable(one, trace(by=other)), accounts.disable(other, trace(by=one))
        return list(await asyncio.gather(*done))

    assert sorted(asyncio.run(scenario())) == [False, True]


def test_a_session_knows_its_person_as_they_are_now(accounts: SqliteAccounts) -> None:
    async def scenario() -> None:
        await employ(accounts, "lea")
        karim = await employ(accounts, "karim")
        number = await accounts.open_session(karim, DIGEST, trace(Action.SIGNED_IN, by=karim))
        session = StaffSession(number, karim, DIGEST, AT, AT)
        found = await accounts.session(number)
        assert found is not None
        assert found[0] == session
        assert found[1] == await accounts.person(karim)
        later = AT + timedelta(minutes=5)
        await accounts.touch(number, later)
        assert await accounts.sessions(karim) == [replace(session, seen=later)]
        await accounts.set_role(karim, Role.ANIMATEUR, trace(Action.ROLE_CHANGED))
        found = await accounts.session(number)
        assert found is not None
        assert found[1].role is Role.ANIMATEUR
        await accounts.close_session(number, trace(Action.SIGNED_OUT, by=karim))
        assert await accounts.session(number) is await accounts.session(2**70) is None

    asyncio.run(scenario())


@pytest.mark.parametrize("way", ["disable", "reset", "everywhere"])
def test_what_shuts_a_person_out_closes_all_their_sessions_and_nobody_elses(accounts: SqliteAccounts, way: str) -> None:
    async def scenario() -> None:
        lea, karim = await employ(accounts, "lea"), await employ(accounts, "karim")
        mine = [await accounts.open_session(karim, DIGEST, trace(Action.SIGNED_IN)) for _ in range(3)]
        other = await accounts.open_session(lea, DIGEST, trace(Action.SIGNED_IN))
        if way == "disable":
            await accounts.disable(karim, trace(Action.DISABLED))
        elif way == "reset":
            await accounts.set_password(karim, "", trace(Action.RESET))
            assert await accounts.password(karim) == ""
        else:
            await accounts.close_sessions(karim, trace(Action.SIGNED_OUT_EVERYWHERE))
        assert [await accounts.session(number) for number in mine] == [None] * 3
        assert await accounts.session(other) is not None

    asyncio.run(scenario())


def test_an_invitation_serves_once_and_the_next_one_voids_it(accounts: SqliteAccounts) -> None:
    async def scenario() -> None:
        tom = await accounts.add("tom", "Tom", Role.ANIMATEUR, trace())
        first = await accounts.invite(tom, DIGEST, Purpose.WELCOME, LATER)
        assert await accounts.invitation(first) == Invitation(first, tom, DIGEST, Purpose.WELCOME, LATER)
        second = await accounts.invite(tom, DIGEST, Purpose.RESET, LATER)
        assert second > first
        assert await accounts.invitation(first) is await accounts.invitation(2**70) is None
        uses = [accounts.accept(second, HASH, trace(Action.ACCEPTED, by=tom)) for _ in range(3)]
        assert sorted(await asyncio.gather(*uses)) == [False, False, True]
        assert await accounts.password(1) == HASH
        person = await accounts.person(1)
        assert person is not None
        assert person.active

    asyncio.run(scenario())


def test_disabling_a_person_voids_their_invitation(accounts: SqliteAccounts) -> None:
    async def scenario() -> None:
        tom = await accounts.add("tom", "Tom", Role.ANIMATEUR, trace())
        assert tom is not None
        number = await accounts.invite(tom, DIGEST, Purpose.WELCOME, LATER)
        assert await accounts.disable(tom, trace(Action.DISABLED))
        assert not await accounts.accept(number, HASH, trace(Action.ACCEPTED, by=tom))
        await accounts.enable(tom, trace(Action.ENABLED))
        person = await accounts.person(tom)
        assert person is not None
        assert (person.ready, person.disabled) == (False, None)

    asyncio.run(scenario())


def test_the_first_administrator_is_made_once(accounts: SqliteAccounts) -> None:
    async def scenario() -> None:
        number = await accounts.invite(None, DIGEST, Purpose.FIRST, LATER)
        voided, number = number, await accounts.invite(None, DIGEST, Purpose.FIRST, LATER)
        assert await accounts.accept_first(voided, "a1", "A", HASH, trace(Action.ACCEPTED)) is None
        made = await accounts.accept_first(number, "lea", "Léa", HASH, trace(Action.ACCEPTED, detail="lea"))
        assert made is not None
        assert await accounts.administered()
        assert await accounts.journal(before=None, count=5) == [Entry(1, AT, "Léa", Action.ACCEPTED, "lea")]
        again = await accounts.invite(None, DIGEST, Purpose.FIRST, LATER)
        assert await accounts.accept_first(again, "paul", "Paul", HASH, trace(Action.ACCEPTED)) is None

    asyncio.run(scenario())


def test_a_password_changed_meanwhile_is_not_renewed(accounts: SqliteAccounts) -> None:
    async def scenario() -> None:
        lea = await employ(accounts, "lea")
        await accounts.renew_password(lea, "autre", "nouveau")
        assert await accounts.password(lea) == HASH
        await accounts.renew_password(lea, HASH, "nouveau")
        assert await accounts.password(lea) == "nouveau"

    asyncio.run(scenario())


def test_the_log_is_read_by_pages_the_newest_first(accounts: SqliteAccounts) -> None:
    async def scenario() -> None:
        lea = await employ(accounts, "lea")
        for place in range(6):
            await accounts.record(trace(Action.SIGNED_IN, by=lea, detail=str(place)))
        newest = await accounts.journal(before=None, count=2)
        assert [(one.who, one.detail) for one in newest] == [("Lea", "5"), ("Lea", "4")]
        older = await accounts.journal(before=newest[-1].number, count=10)
        assert [one.detail for one in older] == ["3", "2", "1", "0", "", ""]
        assert older[-1].who == "", "from the command line"
        assert await accounts.journal(before=2**70, count=1) == newest[:1]

    asyncio.run(scenario())


def test_a_purge_keeps_what_is_recent_and_leaves_nothing_of_the_rest_in_the_files(
    store: SqliteConversations, accounts: SqliteAccounts, bytes_of: Callable[[], bytes]
) -> None:
    async def scenario() -> None:
        lea = await employ(accounts, "lea")
        for place in range(40):
            gone = place % 2 == 0
            login = f"{'partante' if gone else 'restante'}{place}"
            number = await employ(accounts, login, Role.ANIMATEUR)
            if gone:
                await accounts.disable(number, trace(Action.DISABLED, by=lea, detail=login))
            else:
                await accounts.record(trace(Action.INVITED, by=lea, detail=f"hier {login}", at=LATER))
        await accounts.invite(lea, DIGEST, Purpose.RESET, AT)
        old = await accounts.open_session(lea, DIGEST, trace(Action.SIGNED_IN, by=lea))
        new = await accounts.open_session(lea, b"n" * 32, trace(Action.SIGNED_IN, by=lea, at=LATER))
        await accounts.purge(
            now=LATER, sessions_before=LATER - timedelta(hours=12), log_before=LATER - timedelta(days=365)
        )
        assert await accounts.session(old) is None
        assert await accounts.session(new) is not None
        assert len(await accounts.people()) == 21
        assert {one.at for one in await accounts.journal(before=None, count=500)} == {LATER}
        assert await accounts.add("partante0", "Revenue", Role.ANIMATEUR, trace(at=LATER)) is not None

    asyncio.run(scenario())
    left = bytes_of()
    assert b"partante2" not in left
    assert b"Partante2" not in left
    assert b"hier restante1" in left
    assert DIGEST not in left


def test_a_changed_password_leaves_nothing_of_the_former_in_the_files(
    accounts: SqliteAccounts, bytes_of: Callable[[], bytes]
) -> None:
    async def scenario() -> None:
        people = [await employ(accounts, f"p{place}", Role.ANIMATEUR) for place in range(40)]
        for number in people:
            await accounts.set_password(number, HASH.replace("h", "k"), trace(Action.PASSWORD_CHANGED, by=number))

    asyncio.run(scenario())
    assert b"h" * 43 not in bytes_of()
    assert b"k" * 43 in bytes_of()


def test_blank_rows_go_when_the_file_is_written_anew_and_no_number_comes_back(database: Path) -> None:
    async def leave(accounts: SqliteAccounts) -> None:
        await employ(accounts, "lea")
        number = await employ(accounts, "paul", Role.ANIMATEUR)
        await accounts.disable(number, trace(Action.DISABLED))
        await accounts.purge(now=LATER, sessions_before=LATER, log_before=LATER)

    with SqliteConversations(database) as store:
        asyncio.run(leave(SqliteAccounts(store)))
    connection = connect_writer(database)
    connection.execute("UPDATE upkeep SET erased_bytes = 1000000")
    assert reclaim(connection, least=1)
    assert connection.execute("SELECT count(*) FROM people").fetchone()[0] == 1
    assert connection.execute("SELECT count(*) FROM staff_log").fetchone()[0] == 0
    connection.close()
    with SqliteConversations(database) as store:
        assert asyncio.run(SqliteAccounts(store).add("tom", "Tom", Role.ANIMATEUR, trace())) == 3


def test_a_restored_backup_keeps_the_people_and_opens_no_session_of_then(database: Path, tmp_path: Path) -> None:
    async def work(accounts: SqliteAccounts) -> tuple[int, int]:
        lea = await employ(accounts, "lea")
        invitation = await accounts.invite(None, DIGEST, Purpose.FIRST, LATER)
        return await accounts.open_session(lea, DIGEST, trace(Action.SIGNED_IN, by=lea)), invitation

    with SqliteConversations(database) as store:
        session, invitation = asyncio.run(work(SqliteAccounts(store)))
        backup(database, tmp_path / "copie.db")
    restore(tmp_path / "copie.db", database)
    with SqliteConversations(database) as store:
        accounts = SqliteAccounts(store)
        assert asyncio.run(accounts.find("lea")) is not None
        assert asyncio.run(accounts.session(session)) is None
        assert asyncio.run(accounts.invitation(invitation)) is None
