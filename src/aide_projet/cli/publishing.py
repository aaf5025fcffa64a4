"""`publish`: the files changed in the folder, proved and put in force, while a server runs or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from aide_projet.cli.beside import with_content
from aide_projet.cli.given import FolderArgument, FolderOption
from aide_projet.cli.keep import BaseOption

if TYPE_CHECKING:
    from aide_projet.cli.publication_told import Told
    from aide_projet.use_cases.prove import Latest
    from aide_projet.use_cases.revise import Standing
    from aide_projet.wiring.content_beside import ContentBeside


@dataclass(frozen=True, slots=True)
class _Wanted:
    note: str
    accepted: frozenset[str]
    dry_run: bool


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("publish", help="Prouver les fichiers changés dans le dossier, puis les mettre en service.")(publish)


def publish(
    folder: FolderArgument = None,
    dossier: FolderOption = None,
    note: Annotated[str, typer.Option("--note", help="Ce que change cette version.", metavar="TEXTE")] = "",
    accepter: Annotated[
        list[str] | None,
        typer.Option("--accepter", help="Un conseil que vous acceptez, par son nom (à répéter).", metavar="NOM"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Faire la preuve, ne rien publier.")] = False,
    base: BaseOption = None,
) -> int:
    """Exit 1 when it may not be published."""
    wanted = _Wanted(note, frozenset(accepter or ()), dry_run)
    return with_content(folder or dossier, base, lambda given: _publish(given, wanted))


async def _publish(given: ContentBeside, wanted: _Wanted) -> int:
    """A revision that is not published is thrown away: its files are still in the folder."""
    from aide_projet.cli.publication_told import Told
    from aide_projet.use_cases.revise import save_files, standing

    content, at, told = given.content, given.now(), Told(given)
    in_force = content.versions.files(content.shelf.number)
    told.look(await given.working_copy.look(in_force))
    changes = await given.working_copy.changes(in_force)
    if not changes:
        return told.nothing()
    revision = await content.versions.open_revision(told.name(at.date()), "", at)
    try:
        await save_files(content, revision.number, changes, author="", at=at)
        now = standing(content, revision.number)
        assert now is not None  # nobody throws it away within these milliseconds
        told.changes(now)
        proved = await _proved(given, now, told)
        return await _decided(given, now, proved, wanted, told)
    finally:
        await content.versions.close(revision.number)


async def _proved(given: ContentBeside, now: Standing, told: Told) -> Latest | None:
    from aide_projet.use_cases.prove import Proofs, latest

    proofs = Proofs(given.content, given.prover)
    try:
        await told.until_ended(await proofs.start(now, today=given.today(), at=given.now()))
    finally:
        await proofs.close()
    return latest(given.content, now)


async def _decided(given: ContentBeside, now: Standing, proved: Latest | None, wanted: _Wanted, told: Told) -> int:
    from aide_projet.use_cases.accounts import Action
    from aide_projet.use_cases.publish import Declined, Published, why_not
    from aide_projet.use_cases.publish import publish as put_in_force

    if proved is not None:
        told.proof(proved.proof)
    if wanted.dry_run:
        declined = why_not(now, proved, wanted.accepted)
        return told.refused(declined) if declined is not None else told.only_tried()
    done = await put_in_force(
        given.content,
        now.revision.number,
        proved,
        accepted=wanted.accepted,
        note=wanted.note,
        author="",
        at=given.now(),
    )
    match done:
        case Published():
            return told.published(done, await given.published(done, Action.PUBLISHED))
        case Declined():
            return told.refused(done)
        case _:
            assert_never(done)
