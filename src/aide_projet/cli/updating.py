"""`update`: a new release's content brought to the organisation's folder, and what is left to do, told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from aide_projet.content.errors import ContentError
    from aide_projet.content.update import Update

_FILES_SHOWN = 10


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("update", help="Apporter au dossier le contenu de la version installée.")(update)


def update(
    folder: Annotated[Path, typer.Argument(help="Le dossier de l'organisation.", metavar="DIR")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Dire ce qui serait fait, ne rien écrire.")] = False,
) -> int:
    """Exit 1 when the content has mistakes afterwards."""
    import aide_projet
    from aide_projet.content.update import apply_update, mistakes_after, plan_update
    from aide_projet.content.workspace import shipped_folder

    planned = plan_update(folder, shipped_folder(), aide_projet.__version__)
    if not dry_run:
        apply_update(planned)
    mistakes = mistakes_after(planned)
    print("\n".join([*_done(planned, folder, dry_run), *_remaining(mistakes, folder)]))
    return 1 if mistakes else 0


def _done(planned: Update, folder: Path, dry_run: bool) -> Iterator[str]:
    from aide_projet.content.update import BESIDE, waiting

    if dry_run:
        yield "Essai : rien n'est écrit. Voici ce que ferait la mise à jour."
    before = planned.record.release if planned.record else "inconnue"
    same = before == planned.release
    yield f"Contenu livré de {folder} : version {before}{' (la même)' if same else f' → {planned.release}'}."
    if planned.record is None:
        yield (
            "Le relevé des fichiers livrés (.aide-projet/contenu.json) est absent ou abîmé : "
            "par prudence, tout ce qui diffère compte comme changé par vous."
        )
    yield from _listed(planned)
    as_shipped, kept = len(planned.having("same")), len(planned.having("kept"))
    yield f"Déjà comme livrés : {as_shipped} fichier(s). Changés par vous et pas par cette version, gardés : {kept}."
    left = len({*waiting(planned.folder), *(place.as_posix() for place in planned.beside().values())})
    if left:
        yield f"Textes livrés à regarder dans {folder / BESIDE} : {left}. Effacez chacun une fois repris."


def _listed(planned: Update) -> Iterator[str]:
    titles = {
        "replaced": "Remplacés par leur nouveau texte",
        "added": "Ajoutés",
        "removed": "Retirés, car ils ne sont plus livrés",
        "edited": "Changés par vous et par cette version : les vôtres sont gardés. Comparez, reprenez ce qui vous sert",
        "own": "Ajoutés par vous, et livrés maintenant aussi : les vôtres sont gardés. Comparez",
        "withdrawn": "Changés par vous, et plus livrés : les vôtres sont gardés. Effacez ceux qui ne servent plus",
        "deleted": "Effacés par vous : ils ne sont pas remis",
    }
    beside = planned.beside()
    for fate, title in titles.items():
        paths = [path for path, found in planned.fates.items() if found == fate]
        if paths:
            yield f"{title} ({len(paths)}) :"
        for path in paths:
            yield f"  {path}"
            if path in beside:
                yield f"    texte livré : {beside[path].as_posix()}"


def _remaining(mistakes: tuple[ContentError, ...], folder: Path) -> Iterator[str]:
    if not mistakes:
        yield f"Le contenu se lit sans faute. Pour jouer les exemples : aide-projet test {folder}"
        yield f"Pour le prouver et le mettre en service d'ici : aide-projet publish {folder}"
        yield "Un service déjà lancé garde sa version, jusqu'à ce que vous publiiez celle-ci depuis l'administration."
        return
    by_file = {file: list(found) for file, found in groupby(mistakes, lambda mistake: mistake.file)}
    yield f"Il reste {len(mistakes)} faute(s) à corriger avant de publier ce contenu, dans {len(by_file)} fichier(s) :"
    for found in list(by_file.values())[:_FILES_SHOWN]:
        yield f"  {found[0]}"
        if len(found) > 1:
            yield f"    … et {len(found) - 1} autre(s) dans ce fichier."
    if len(by_file) > _FILES_SHOWN:
        yield f"  … et {len(by_file) - _FILES_SHOWN} autre(s) fichier(s)."
    yield f"Pour les relire toutes : aide-projet lint {folder}"
