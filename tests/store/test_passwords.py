"""Passwords hashed with argon2: slow on purpose, and as slow for somebody unknown."""

from __future__ import annotations

import asyncio

import pytest
from argon2 import PasswordHasher

from aide_projet.store.passwords import Argon2Passwords


@pytest.fixture
def passwords() -> Argon2Passwords:
    return Argon2Passwords(memory_kib=64, time=1)


def test_only_the_password_is_recognised(passwords: Argon2Passwords) -> None:
    async def scenario() -> None:
        hashed = await passwords.hash("quatre mots sans lien")
        assert hashed.startswith("$argon2id$")
        assert await passwords.hash("quatre mots sans lien") != hashed, "each has its salt"
        assert await passwords.verify(hashed, "quatre mots sans lien")
        for wrong in ("", "quatre mots sans", "Quatre mots sans lien", "nobody's"):
            assert not await passwords.verify(hashed, wrong)
        assert not passwords.outdated(hashed)
        assert Argon2Passwords(memory_kib=128, time=1).outdated(hashed)

    asyncio.run(scenario())


def test_nobody_has_a_password_and_it_is_worked_out_all_the_same(
    passwords: Argon2Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[str] = []
    really = PasswordHasher.verify

    def verify(hasher: PasswordHasher, hashed: str, password: bytes) -> bool:
        worked.append(hashed)
        return really(hasher, hashed, password)

    monkeypatch.setattr(PasswordHasher, "verify", verify)
    for hashed in ("", "pas une empreinte"):
        assert not asyncio.run(passwords.verify(hashed, "nobody's"))
    assert worked[0].startswith("$argon2id$")


def test_an_accent_typed_in_two_signs_is_the_same(passwords: Argon2Passwords) -> None:
    async def scenario() -> bool:
        return await passwords.verify(await passwords.hash("caf\u00e9 du coin"), "cafe\u0301 du coin")

    assert asyncio.run(scenario())


def test_what_is_no_character_is_refused_and_breaks_nothing(passwords: Argon2Passwords) -> None:
    async def scenario() -> bool:
        return await passwords.verify(await passwords.hash("autre chose"), "\ud800\x00")

    assert not asyncio.run(scenario())
