"""`questionnaire`: the blank questionnaire of a call, to fill by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from aide_projet.cli.given import DayOption, FolderOption, GivenError, day, load, write_file


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("questionnaire", help="Le questionnaire à remplir à la main : pdf, html ou md.")(questionnaire)


def questionnaire(
    output: Annotated[Path, typer.Option("-o", "--output", help="Le document : .pdf, .html ou .md.")],
    appel: Annotated[str | None, typer.Option(help="L'appel à projets ; sinon le réglage.", metavar="NOM")] = None,
    today: DayOption = None,
    dossier: FolderOption = None,
) -> None:
    """Write the questionnaire; its format is that of the file's name."""
    import aide_projet
    from aide_projet.dialogue.paper import paper
    from aide_projet.export.papers import FORMATS, QuestionnairePaper, document_of, stamp
    from aide_projet.settings import read_settings
    from aide_projet.wiring import find_workspace

    wanted = output.suffix.lstrip(".").lower()
    if wanted not in FORMATS:
        raise GivenError(f"Le format « {wanted or output.name} » n'existe pas. Possibles : {', '.join(FORMATS)}.")
    workspace = find_workspace(dossier)
    settings = read_settings(workspace.settings)
    helper = ", ".join(filter(None, (settings.helper_name, settings.helper_phone)))
    on = day(today) or date.today()
    made = stamp(on, aide_projet.__version__, holder=settings.data_holder, helper=helper)
    document = QuestionnairePaper(paper(load(dossier, appel)), made)
    write_file(output, document_of(document, wanted, tuple(workspace.templates)).content)
    print(f"{output} écrit.")
