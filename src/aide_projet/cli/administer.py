"""`lint`, `test`, `schema`, `init`: for the people who edit the dialogues and the rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from aide_projet.cli.given import FolderArgument, FolderOption, GivenError, write_file
from aide_projet.errors import reason


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("lint", help="Chercher les fautes des dialogues et des règles.")(lint)
    app.command("test", help="Jouer les exemples des dialogues et des règles.")(run_all_examples)
    app.command("schema", help="Les schémas JSON des fichiers, pour les éditeurs.")(schema)
    app.command("init", help="Créer le dossier d'une organisation.")(init)


def lint(folder: FolderArgument = None, dossier: FolderOption = None) -> int:
    """Mistakes stop (exit 2); advice does not."""
    from aide_projet.content.lint import lint_library
    from aide_projet.content.load import load_library
    from aide_projet.export.word import check_word
    from aide_projet.wiring import find_workspace, known_slots

    workspace = find_workspace(folder or dossier)
    library = load_library(workspace.dialogues, workspace.rules)
    advice = lint_library(library, workspace.dialogues, workspace.rules)
    broken = check_word(workspace.templates, known_slots(library))
    if broken:
        raise GivenError(broken)
    for warning in advice:
        print(f"{warning} [{warning.name}]")
    print(f"Aucune faute. {len(advice)} conseil(s).")
    return 0


def run_all_examples(
    folder: FolderArgument = None,
    dossier: FolderOption = None,
    tout: Annotated[bool, typer.Option("--tout", help="Tout montrer, ce qui réussit aussi.")] = False,
    couverture: Annotated[
        bool, typer.Option("--couverture", help="Montrer aussi ce qu'aucun exemple ni aucune conversation ne visite.")
    ] = False,
) -> int:
    """Run every example, show where those that teach led; exit 1 when one fails or when there is none."""
    from aide_projet.cli.confusion import shown, shown_wishes
    from aide_projet.content.examples import confusions, run_examples, wish_confusions
    from aide_projet.wiring import find_workspace

    workspace = find_workspace(folder or dossier)
    results = run_examples(workspace.dialogues, workspace.rules)
    failed = [result for result in results if result.problem]
    for result in results if tout else failed:
        print(f"{'ÉCHEC' if result.problem else 'ok'}  {result.name}{f' : {result.problem}' if result.problem else ''}")
    for call, table in confusions(workspace.dialogues, workspace.rules).items():
        print("\n".join(shown(call, table, in_full=tout)))
    for call, table in wish_confusions(workspace.dialogues, workspace.rules).items():
        print("\n".join(shown_wishes(call, table, in_full=tout)))
    print(f"{len(results) - len(failed)} exemple(s) réussi(s), {len(failed)} en échec.")
    if couverture:
        from aide_projet.cli.covered import covered

        print("\n".join(covered(workspace.dialogues, workspace.rules)))
    if not results:
        print("Aucun exemple : ajoutez-en dans les fichiers (clé « exemples »).")
    return 1 if failed or not results else 0


def schema(
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Un dossier où les écrire.")] = None,
) -> None:
    """Print or write the JSON Schemas."""
    from aide_projet.content.schema import schemas

    found = schemas()
    if output is None:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GivenError(f"Le dossier {output} ne se crée pas ({reason(error)}). Indiquez un dossier.") from None
    for name, content in found.items():
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        write_file(output / f"{name}.schema.json", text.encode())
    print(f"{len(found)} schémas écrits dans {output}.")


def init(folder: Annotated[Path, typer.Argument(help="Le dossier à créer.", metavar="DIR")]) -> None:
    """Copy the shipped content into a new folder."""
    from aide_projet.content.workspace import init_workspace

    workspace = init_workspace(folder)
    print(f"Dossier créé : {workspace.root}. Pour le servir : aide-projet serve {folder}")
