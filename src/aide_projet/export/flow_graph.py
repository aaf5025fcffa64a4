"""A flow drawn as SVG: placed by flow_layout, written by templates/web/administration/_graphe.svg."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from aide_projet.dialogue.flow_graph import FlowGraph, GraphStep
from aide_projet.export.flow_layout import BOX, SHIFT, placed

_WORDS = "web/administration/_graphe_mots.html"
_DRAWING = "web/administration/_graphe.svg"

Address = Callable[[GraphStep], str]


def flow_svg(
    environment: Environment,
    graph: FlowGraph,
    *,
    address: Address = lambda step: "",
    visits: Mapping[str, Any] | None = None,
    style: str = "",
) -> str:
    """The drawing, for a page whose style sheets hold graphe.css; with that sheet as `style`, for a file on its own.

    `address`: where a step is edited; `visits`: use_cases.visits.StepVisits by slot.
    """
    module: Any = environment.get_template(_WORDS).module
    words = {name: _plain(getattr(module, name)) for name in ("seulement_si", "express_si", "ennui")}
    drawing = placed(graph, words, visits=bool(visits))
    most = max((one.abandoned for one in (visits or {}).values()), default=0)
    return environment.get_template(_DRAWING).render(
        d=drawing, boite=BOX, large=SHIFT + BOX + 48, adresse=address, visites=visits or {}, most=most, style=style
    )


def troubles(environment: Environment, graph: FlowGraph) -> list[str]:
    """What looks wrong, one line each, in the order of the flow."""
    words: Any = environment.get_template(_WORDS).module
    found = [f"{words.etape(step)} : {words.ennui(one)}" for step in graph.steps() for one in step.troubles]
    found += [str(words.sans_etape(one)) for one in graph.unasked]
    return [Markup(line).unescape() for line in found]


def _plain(macro: Any) -> Callable[..., str]:
    """What a macro says, as text: it is escaped where it is drawn."""
    return lambda *values: macro(*values).unescape().strip()
