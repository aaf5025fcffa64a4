"""`graph`: the flow drawn, with what looks wrong in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aide_projet.cli.given import FolderOption, GivenError, write_file

if TYPE_CHECKING:
    from aide_projet.content.load import Library
    from aide_projet.dialogue.content import Content


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("graph", help="Dessiner un parcours, et dire ce qui y cloche.")(graph)


def graph(
    flow: Annotated[str, typer.Argument(help="Le parcours, tel que dsdt.", metavar="PARCOURS")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Le dessin à écrire : un fichier .svg ; sinon la sortie.")
    ] = None,
    dossier: FolderOption = None,
) -> None:
    """Print or write the drawing. A flow with mistakes is drawn as far as it can be read."""
    from aide_projet.content.load import read_library
    from aide_projet.content.never_asked import never_asked
    from aide_projet.dialogue.flow_graph import flow_graph
    from aide_projet.export.flow_graph import flow_svg, troubles
    from aide_projet.web.administration.plain import plain_environment
    from aide_projet.wiring import find_workspace

    workspace = find_workspace(dossier)
    content = _content(read_library(workspace.dialogues, workspace.rules), flow)
    drawn = flow_graph(content.flow, content.slots, never_asked(content.flow, content.slots))
    environment = plain_environment(tuple(workspace.templates))
    style = next(path for folder in workspace.static if (path := folder / "graphe.css").is_file())
    svg = flow_svg(environment, drawn, style=style.read_text(encoding="utf-8"))
    if output is None:
        print(svg)
        return
    write_file(output, svg.encode())
    for line in troubles(environment, drawn):
        print(line)
    print(f"{output} écrit.")


def _content(library: Library, flow: str) -> Content:
    """The content of that flow; its mistakes when it cannot be read at all."""
    flows = {loaded.content.flow.name: loaded.content for loaded in library.calls.values()}
    if flow not in flows:
        library.collector.raise_if_any()
        raise GivenError(f"Le parcours « {flow} » n'est pas dans ce dossier. Parcours présents : {', '.join(flows)}.")
    return flows[flow]
