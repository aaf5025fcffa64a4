"""`serve`: the web chat."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aide_projet.cli.given import DayOption, FolderArgument, FolderOption, GivenError, day
from aide_projet.errors import reason

if TYPE_CHECKING:
    from aide_projet.wiring import Service


_FILES_NAMED = 3


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve", help="Servir la conversation sur le web.")(serve)


def serve(
    folder: FolderArgument = None,
    dossier: FolderOption = None,
    host: Annotated[
        str, typer.Option(help="L'adresse écoutée ; 0.0.0.0 pour tout le réseau de la salle.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Le port écouté.", min=1, max=65535)] = 8000,
    public_url: Annotated[str | None, typer.Option(help="L'adresse que les gens tapent.")] = None,
    today: DayOption = None,
    database: Annotated[Path | None, typer.Option("--base", help="Le fichier de la base de données.")] = None,
) -> None:
    """Serve until interrupted."""
    import gc

    gc.disable()  # nothing of what a start makes goes away: `warm_up` sees to it when all is made
    import uvicorn

    from aide_projet.web.app import create_app
    from aide_projet.web.logs import log_config
    from aide_projet.web.warming import warm_up
    from aide_projet.wiring import build_service

    _check_free(host, port)
    service = build_service(folder or dossier, database=database, public_url=public_url, today=day(today))
    shown = service.settings.public_url or f"http://{host}:{port}"
    rehearsed = service.settings.today
    print(f"Aide-projet est servi sur {shown} (Ctrl+C pour arrêter).", flush=True)
    if rehearsed is not None:
        print(f"Jour répété : {rehearsed:%d/%m/%Y}. Sans --today, c'est le vrai jour qui compte.", flush=True)
    say_first_address(service, shown)
    say_of_changed_files(service, _publishing(folder or dossier, database))
    say_of_word(service)
    trusted = service.settings.forwarded_allow_ips
    try:
        app = create_app(service)
        warm_up(service, (app.state.api.made, app.state.administration.made))
        uvicorn.run(
            app,
            host=host,
            port=port,
            log_config=log_config(),
            access_log=False,
            server_header=False,
            proxy_headers=bool(trusted),
            forwarded_allow_ips=trusted or None,
        )
    finally:
        service.close()


def say_first_address(service: Service, shown: str) -> None:
    """Where nobody administers yet: the address by which the first one makes their account."""
    import asyncio

    from aide_projet.use_cases.invite import first_address

    token = asyncio.run(first_address(service.office, now=service.now()))
    if token is None:
        return
    hours = service.settings.staff_invitation_hours
    print(
        f"Personne n'administre encore cet outil. Pour choisir votre mot de passe, ouvrez cette adresse (elle sert une "
        f"fois, pendant {hours} h) :\n{shown}/administration/invitation/{token}",
        flush=True,
    )


def say_of_changed_files(service: Service, publishing: str) -> None:
    """Files changed on disk are not served until they are published: said at once, with the two ways to do it."""
    import asyncio

    content = service.content
    touched = asyncio.run(service.working_copy.look(content.versions.files(content.shelf.number))).touched
    if touched:
        named = ", ".join(touched[:_FILES_NAMED]) + (", …" if len(touched) > _FILES_NAMED else "")
        print(
            f"Changés sur le disque, et pas en service ({len(touched)}) : {named}.\n"
            f"Pour les prouver et les publier : /administration/contenu dans le navigateur, ou « {publishing} ».",
            flush=True,
        )


def _publishing(folder: Path | None, database: Path | None) -> str:
    words = ["aide-projet publish", *([str(folder)] if folder else []), *([f"--base {database}"] if database else [])]
    return " ".join(words)


def say_of_word(service: Service) -> None:
    """A Word template of one's own that cannot be used is said at once, and stops nothing else."""
    if not (service.templates[0] / "export" / "fiche.docx").is_file() or len(service.templates) < 2:
        return
    from aide_projet.export.word import check_word
    from aide_projet.wiring import known_slots

    broken = check_word(service.templates, known_slots(service.deps.library))
    if broken:
        print(broken, file=sys.stderr, flush=True)


def _check_free(host: str, port: int) -> None:
    """A port in use is said before anything is opened."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            unknown = isinstance(error, socket.gaierror)
            raise GivenError(_unknown(host) if unknown else _closed(host, port, error)) from None


def _unknown(host: str) -> str:
    return (
        f"« {host} » n'est pas le nom d'une machine connue. Écrivez l'adresse de cette machine, 127.0.0.1 pour elle "
        "seule, ou 0.0.0.0 pour tout le réseau de la salle."
    )


def _closed(host: str, port: int, error: OSError) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            remedy = (
                f"Un autre programme l'occupe : arrêtez-le, ou choisissez-en un autre avec --port {port % 65535 + 1}"
            )
        case errno.EADDRNOTAVAIL:
            remedy = "Écrivez --host 127.0.0.1 pour cette machine seule, ou 0.0.0.0 pour tout le réseau de la salle"
        case errno.EACCES:
            remedy = "Sous 1024, le système le réserve : choisissez par exemple --port 8000"
        case _:
            remedy = "Choisissez une autre adresse avec --host, ou un autre port avec --port"
    return f"Le port {port} de {host} ne peut pas être ouvert ({reason(error)}). {remedy}."
