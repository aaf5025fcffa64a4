"""What a password must be: long, and not what everybody tries first. No rule of composition."""

from __future__ import annotations

from enum import StrEnum

LONGEST = 200
"""Characters: a bound on what is hashed, far above what people type."""

_WORDS = """
motdepasse monmotdepasse motdepassemotdepasse password passwordpassword azertyuiop azertyuiopqs azertyazerty
qwertyuiop qwertyuiopas qwertyqwerty administrateur administration administrator admin adminadmin animateur
bienvenue bonjour bonjourbonjour soleil soleilsoleil jetaime jetaimejetaime loulou doudou chouchou marseille
iloveyou letmein welcome changeme changezmoi secret secretsecret football aideprojet centresocial
"""
_COMMONEST = frozenset(_WORDS.split())
"""Letters of the commonest passwords; figures and signs around them change nothing."""
_RUNS = ("0123456789" * 4, "9876543210" * 4, "abcdefghijklmnopqrstuvwxyz", "azertyuiopqsdfghjklmwxcvbn" * 2)
"""Keys one after the other."""
_SIGNS = "0123456789!?.,;:*#@$€%&+=/_- "


class Weakness(StrEnum):
    """Why a password is refused."""

    SHORT = "court"
    LONG = "long"
    LOGIN = "identifiant"
    COMMON = "courant"


def weakness(password: str, *, login: str, least: int) -> Weakness | None:
    """What is wrong with it, None when it will do."""
    if len(password) < least:
        return Weakness.SHORT
    if len(password) > LONGEST:
        return Weakness.LONG
    folded = password.casefold()
    bare = folded.strip(_SIGNS)
    if login and (folded == login or bare == login.strip(_SIGNS)):
        return Weakness.LOGIN
    if bare in _COMMONEST or len(set(folded)) < 5 or any(folded in run for run in _RUNS):
        return Weakness.COMMON
    return None
