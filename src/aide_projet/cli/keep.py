"""`backup`, `restore`, `purge`: keeping, bringing back and erasing what people told."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from aide_projet.cli.given import FolderOption

FileArgument = Annotated[Path, typer.Argument(help="Le fichier de sauvegarde.", metavar="FICHIER")]
BaseOption = Annotated[Path | None, typer.Option("--base", help="Le fichier de la base de données.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("backup", help="Sauvegarder la base, même pendant le service.")(backup)
    app.command("restore", help="Remettre une sauvegarde en place (service arrêté).")(restore)
    app.command("purge", help="Effacer les projets restés longtemps sans visite.")(purge)


def backup(file: FileArgument, dossier: FolderOption = None, base: BaseOption = None) -> None:
    """SQLite's online backup."""
    from aide_projet.store import backup as store_backup

    store_backup.backup(_database(dossier, base), file)
    print(f"Sauvegarde écrite dans {file}.")


def restore(file: FileArgument, dossier: FolderOption = None, base: BaseOption = None) -> None:
    """Refuses a file that is not a backup; the present database is kept aside."""
    from aide_projet.store import backup as store_backup

    database = _database(dossier, base)
    former = store_backup.restore(file, database)
    print(f"Base remise en place : {database}.")
    if former is not None:
        print(f"La base d'avant est gardée : {former}. Effacez-la quand tout va bien.")


def purge(
    dossier: FolderOption = None,
    base: BaseOption = None,
    jours: Annotated[
        int | None, typer.Option("--jours", help="Jours sans visite ; sinon le réglage.", min=1, max=3650)
    ] = None,
) -> None:
    """Erase what nobody touched for the days of the settings."""
    from aide_projet.settings import read_settings
    from aide_projet.store.conversations import SqliteConversations
    from aide_projet.use_cases.purge import purge_accounts
    from aide_projet.wiring import build_office, find_workspace

    settings = read_settings(find_workspace(dossier).settings)
    days = jours or settings.retention_days
    store = SqliteConversations(_database(dossier, base))
    store.open()
    try:
        count = asyncio.run(store.purge(date.today() - timedelta(days=days)))
        asyncio.run(purge_accounts(build_office(store, settings), now=datetime.now(UTC)))
    finally:
        store.close()
    print(f"{count} projet(s) effacé(s), sans visite depuis {days} jours.")


def _database(folder: Path | None, base: Path | None) -> Path:
    from aide_projet.wiring import find_workspace

    return base or find_workspace(folder).database
