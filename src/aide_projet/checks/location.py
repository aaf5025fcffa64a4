"""What the official list says of the draft's commune; the caller looks it up, as the list is not known here."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.checks.call import Call, Territory


@dataclass(frozen=True, slots=True)
class Location:
    """Official codes: département "59", arrondissement "595".

    `known`: whether the commune is on the list; None without a list, or when no commune is told.
    """

    departement: str = ""
    arrondissement: str = ""
    known: bool | None = None
    postcodes: tuple[str, ...] = ()


_LONG = ("97", "98")


def departement_of(postcode: object) -> str:
    """The département that a postcode begins with (the first three digits overseas); "" when it is no postcode.

    A few communes get their post from the next département: the official list, when the caller has it, comes first.
    """
    if not isinstance(postcode, str) or len(postcode) != 5 or not (postcode.isascii() and postcode.isdigit()):
        return ""
    return postcode[:3] if postcode.startswith(_LONG) else postcode[:2]


def territory_of(call: Call, arrondissement: str) -> Territory | None:
    """The territory of the call that this arrondissement is in (deduced: the call's text does not say)."""
    return next((found for found in call.territories if arrondissement in found.arrondissements), None)
