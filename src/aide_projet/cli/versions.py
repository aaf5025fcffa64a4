"""`versions`: what was published; take one up again, write the ZIP of one. While a server runs or not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from aide_projet.cli.beside import with_content
from aide_projet.cli.given import FolderArgument, FolderOption, GivenError, write_file
from aide_projet.cli.keep import BaseOption

if TYPE_CHECKING:
    from aide_projet.use_cases.versions import Version
    from aide_projet.wiring.content_beside import ContentBeside

SHOWN = 30


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("versions", help="Les versions publiées du contenu ; en reprendre une, en écrire le ZIP.")(versions)


def versions(
    folder: FolderArgument = None,
    dossier: FolderOption = None,
    back: Annotated[
        int | None, typer.Option("--revenir", help="Remettre cette version en service.", metavar="N", min=1)
    ] = None,
    zip_of: Annotated[
        int | None, typer.Option("--zip", help="Écrire le ZIP de cette version (avec -o).", metavar="N", min=1)
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Le fichier .zip à écrire.")] = None,
    base: BaseOption = None,
) -> int:
    """List them, or do what an option says."""
    if zip_of is not None and output is None:
        raise GivenError("Indiquez le fichier à écrire : --zip N -o version.zip")

    async def act(given: ContentBeside) -> int:
        if back is not None:
            return await _take_up(given, _known(given, back))
        if zip_of is not None and output is not None:
            return _write_zip(given, _known(given, zip_of), output)
        return _list(given)

    return with_content(folder or dossier, base, act)


def _known(given: ContentBeside, number: int) -> Version:
    found = given.content.versions.version(number)
    if found is None:
        raise GivenError(f"Il n'y a pas de version {number}. Voyez « aide-projet versions ».")
    return found


def _list(given: ContentBeside) -> int:
    from aide_projet.cli.publication_told import Told

    told, in_force = Told(given), given.content.shelf.number
    found = given.content.versions.history(most=SHOWN + 1)
    for version in found[:SHOWN]:
        print(told.version(version, in_force=version.number == in_force))
    if len(found) > SHOWN:
        print("… et d'autres, plus anciennes : /administration/versions les montre toutes.")
    return 0


def _write_zip(given: ContentBeside, version: Version, output: Path) -> int:
    from aide_projet import __version__
    from aide_projet.content.version_zip import zipped

    store = given.content.versions
    texts = {path: store.text(digest) for path, digest in store.files(version.number).items()}
    write_file(output, zipped(texts, version, __version__))
    print(f"Version {version.number} écrite dans {output}.")
    return 0


async def _take_up(given: ContentBeside, version: Version) -> int:
    from aide_projet.cli.publication_told import Told
    from aide_projet.use_cases.accounts import Action
    from aide_projet.use_cases.publish import Declined, Published, roll_back

    told = Told(given)
    done = await roll_back(given.content, version.number, note=told.back_to(version), author="", at=given.now())
    match done:
        case Published():
            return told.published(done, await given.published(done, Action.ROLLED_BACK))
        case Declined():
            return told.refused(done)
        case _:
            assert_never(done)
