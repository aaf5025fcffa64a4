"""`user`: the people who keep the product, from the machine itself; while it serves too. No password is typed here."""

from __future__ import annotations

from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from aide_projet.cli.beside import with_office
from aide_projet.cli.given import FolderOption, GivenError
from aide_projet.cli.keep import BaseOption
from aide_projet.use_cases.accounts import Role

if TYPE_CHECKING:
    from aide_projet.settings import Settings
    from aide_projet.use_cases.accounts import Person
    from aide_projet.use_cases.invite import Invited
    from aide_projet.use_cases.office import Office

LoginArgument = Annotated[str, typer.Argument(help="L'identifiant de la personne.", metavar="IDENTIFIANT")]
RoleArgument = Annotated[str, typer.Argument(help="administrateur ou animateur.", metavar="ROLE")]
RoleOption = Annotated[str, typer.Option("--role", help="administrateur ou animateur.", metavar="ROLE")]
NameOption = Annotated[str, typer.Option("--nom", help="Le nom que les autres voient.", metavar="NOM")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Les personnes qui tiennent l'outil, et leurs droits.", no_args_is_help=True)
    group.command("add", help="Inviter une personne : affiche l'adresse où choisir son mot de passe.")(add)
    group.command("list", help="Qui peut entrer, avec quel rôle.")(show)
    group.command("role", help="Changer le rôle d'une personne.")(role)
    group.command("disable", help="Fermer la porte à une personne, tout de suite.")(disable)
    group.command("enable", help="La rouvrir.")(enable)
    group.command("reset", help="Retirer un mot de passe : affiche l'adresse où en choisir un autre.")(reset)
    app.add_typer(group, name="user")


def add(
    login: LoginArgument, role: RoleOption, nom: NameOption = "", dossier: FolderOption = None, base: BaseOption = None
) -> None:
    """A new person and their one-time address."""
    wanted = _role(role)
    from aide_projet.use_cases.invite import Invited, LoginTaken, WrongLogin, invite

    def act(office: Office, settings: Settings) -> Coroutine[None, None, Invited | WrongLogin | LoginTaken]:
        return invite(office, login, nom, wanted, by=None, now=_now())

    outcome, settings = with_office(dossier, base, act)
    match outcome:
        case Invited():
            _say_address(outcome, settings)
        case WrongLogin(typed):
            raise GivenError(
                f"« {typed} » ne peut pas être un identifiant : de 2 à 60 lettres sans accent, chiffres, points, "
                "tirets ou arobase, sans espace."
            )
        case LoginTaken(taken):
            raise GivenError(f"L'identifiant « {taken} » est déjà pris. Voyez « aide-projet user list ».")
        case _:
            assert_never(outcome)


def show(dossier: FolderOption = None, base: BaseOption = None) -> None:
    """One line a person."""
    people, _ = with_office(dossier, base, lambda office, _: office.accounts.people())
    for person in people:
        print(f"{person.login:<24} {person.role:<15} {_state(person):<28} {person.name}".rstrip())
    if not people:
        print("Personne encore. Ajoutez quelqu'un : aide-projet user add IDENTIFIANT --role administrateur")


def role(login: LoginArgument, role: RoleArgument, dossier: FolderOption = None, base: BaseOption = None) -> None:
    """Counts at once, for who is signed in too."""
    wanted = _role(role)
    from aide_projet.use_cases.people import Done, LastAdministrator, change_role

    async def act(office: Office, settings: Settings) -> Done | LastAdministrator:
        return await change_role(office, await _person(office, login), wanted, by=None, now=_now())

    _refuse_last(with_office(dossier, base, act)[0])
    print(f"« {login} » a maintenant le rôle {wanted}.")


def disable(login: LoginArgument, dossier: FolderOption = None, base: BaseOption = None) -> None:
    """Signed out everywhere."""
    from aide_projet.use_cases.people import Done, LastAdministrator
    from aide_projet.use_cases.people import disable as shut

    async def act(office: Office, settings: Settings) -> Done | LastAdministrator:
        return await shut(office, await _person(office, login), by=None, now=_now())

    _refuse_last(with_office(dossier, base, act)[0])
    print(f"« {login} » ne peut plus entrer.")


def enable(login: LoginArgument, dossier: FolderOption = None, base: BaseOption = None) -> None:
    """With the password of before."""
    from aide_projet.use_cases.people import Done
    from aide_projet.use_cases.people import enable as reopen

    async def act(office: Office, settings: Settings) -> Done:
        return await reopen(office, await _person(office, login), by=None, now=_now())

    with_office(dossier, base, act)
    print(f"« {login} » peut de nouveau entrer.")


def reset(login: LoginArgument, dossier: FolderOption = None, base: BaseOption = None) -> None:
    """A new one-time address; the former password and every session end."""
    from aide_projet.use_cases.invite import Invited
    from aide_projet.use_cases.people import StillDisabled
    from aide_projet.use_cases.people import reset as start_again

    async def act(office: Office, settings: Settings) -> Invited | StillDisabled:
        return await start_again(office, await _person(office, login), by=None, now=_now())

    outcome, settings = with_office(dossier, base, act)
    match outcome:
        case Invited():
            _say_address(outcome, settings)
        case StillDisabled():
            raise GivenError(f"« {login} » est désactivé. D'abord : aide-projet user enable {login}")
        case _:
            assert_never(outcome)


def _role(text: str) -> Role:
    try:
        return Role(text.strip().lower())
    except ValueError:
        raise GivenError(f"« {text} » n'est pas un rôle. Les rôles : {', '.join(Role)}.") from None


async def _person(office: Office, login: str) -> Person:
    found = await office.accounts.find(login.strip().lower())
    if found is None:
        raise GivenError(f"Personne n'a l'identifiant « {login} ». Voyez « aide-projet user list ».")
    return found


def _refuse_last(outcome: object) -> None:
    from aide_projet.use_cases.people import LastAdministrator

    if isinstance(outcome, LastAdministrator):
        raise GivenError(
            "C'est la dernière personne qui peut administrer l'outil : plus personne ne le pourrait. "
            "Donnez d'abord ce rôle à quelqu'un d'autre, qui aura choisi son mot de passe."
        )


def _say_address(invited: Invited, settings: Settings) -> None:
    shown = settings.public_url or "http://127.0.0.1:8000"
    person = invited.person
    print(f"{person.name} ({person.login}), {person.role} : donnez-lui cette adresse pour choisir son mot de passe.")
    print(f"{shown}/administration/invitation/{invited.token}")
    print(f"Elle sert une fois, pendant {settings.staff_invitation_hours} h.", end="")
    print("" if settings.public_url else " Changez le début si votre service a une autre adresse.")


def _state(person: Person) -> str:
    if person.disabled is not None:
        return f"désactivé le {person.disabled.astimezone():%d/%m/%Y}"
    return "actif" if person.ready else "mot de passe à choisir"


def _now() -> datetime:
    return datetime.now(UTC)
