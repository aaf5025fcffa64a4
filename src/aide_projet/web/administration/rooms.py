"""The rooms of the administration, in the order of its navigation: a line here, its sentences in _salles.html."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.use_cases.accounts import Permission, Person


@dataclass(frozen=True, slots=True)
class Room:
    """`name`: its sentences in `administration/_salles.html`. `permission`: None for whoever is signed in."""

    name: str
    path: str
    permission: Permission | None


ROOMS = (
    Room("contenu", "/administration/contenu", Permission.READ),
    Room("versions", "/administration/versions", Permission.READ),
    Room("personnes", "/administration/personnes", Permission.MANAGE),
    Room("journal", "/administration/journal", Permission.MANAGE),
    Room("compte", "/administration/compte", None),
)


def rooms_of(person: Person) -> tuple[Room, ...]:
    """Those that this person may enter."""
    return tuple(room for room in ROOMS if room.permission is None or person.may(room.permission))
