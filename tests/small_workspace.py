"""An organisation's folder that holds the small content, and a database beside it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from aide_projet.content.record import Record, write_record
from aide_projet.content.states import digests_of
from aide_projet.content.write_back import write_back
from aide_projet.store.beside import BesideDatabase
from aide_projet.store.versions import SqliteVersions
from aide_projet.use_cases.versions import Version, digest_of

GLOSSARY = "dialogues/essai/glossaire.yaml"
FLOW = "dialogues/essai/parcours.yaml"


def as_after_init(root: Path) -> Path:
    """The settings and the record that `init` lays, for the content under a root."""
    (root / "reglages.toml").write_text('default_call = "essai-1"\n')
    laid = digests_of(root)
    write_record(root, Record("1", laid, laid))
    return root


def put_in_force(folder: Path, path: str, text: bytes) -> int:
    """Publish without any proof, as an older program that found no fault with it; the folder follows. Its number."""
    with BesideDatabase(folder / "projets.db") as database:
        versions = SqliteVersions(database)
        before = versions.files(versions.in_force())
        files = {**before, path: digest_of(text)}
        told = Version(0, "lea", datetime(2026, 11, 28, tzinfo=UTC), "d'avant", "revision")
        asyncio.run(versions.publish({path: text}, files, told, over=versions.in_force()))
        write_back(folder, before, {name: versions.text(digest) for name, digest in files.items()})
        return versions.in_force()
