"""What the pages of the content show of it: its differences and its flow, scripts off, at both sizes and themes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from aide_projet.content.difference import unified
from aide_projet.content.difference.change import Feature, Listed, Place, Reworded, Subject, Unreadable
from aide_projet.content.difference.wording import reworded
from aide_projet.content.load import read_library
from aide_projet.content.workspace import shipped_folder
from aide_projet.dialogue.flow_graph import FlowGraph, GraphStep, flow_graph
from aide_projet.export.flow_graph import flow_svg
from aide_projet.use_cases.visits import StepVisits
from aide_projet.web.administration.plain import plain_environment

SHIPPED = shipped_folder()
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
SIZES = ({"width": 360, "height": 740}, {"width": 1280, "height": 800})
SHEETS = ("aide.css", "administration.css", "graphe.css")
POLICY = '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">'
OUTSIDE = """() => [...document.querySelectorAll('.g-etape')].flatMap((box) => {
  const edge = box.querySelector('rect').getBoundingClientRect();
  return [...box.querySelectorAll('text')].filter((text) => {
    const found = text.getBoundingClientRect();
    return found.right > edge.right || found.bottom > edge.bottom;
  }).map((text) => text.textContent);
})"""


@pytest.fixture(scope="module")
def graph() -> FlowGraph:
    content = read_library(SHIPPED / "dialogues", SHIPPED / "rules").calls["dsdt-2015"].content
    return flow_graph(content.flow, content.slots, {"lieu": "sa condition n'est jamais vraie"})


def address(step: GraphStep) -> str:
    return f"/administration/contenu/fichier/parcours.yaml?ligne={step.line}"


def page_of(graph: FlowGraph) -> str:
    environment = plain_environment([SHIPPED / "templates"])
    subject, feature = Subject("question", "budget_total"), Feature("question", ("Question",))
    place = Place("dialogues/dsdt/parcours.yaml", 42)
    changes = (
        Reworded(place, subject, feature, reworded("Combien coûte le projet ?", "Combien coûtera votre projet ?")),
        Listed(place, subject, Feature("exemples", ("Exemples",)), tuple("abc" * n for n in range(1, 20)), ("8 000",)),
        Unreadable(place, "ligne mal alignée", unified("a\n" + "long " * 60, "b\n" + "long " * 50)),
    )
    drawn: dict[str, StepVisits] = {step.slot: StepVisits(90, 60, 5, 5, 1234) for step in graph.steps()}
    svg = flow_svg(environment, graph, address=address, visits=drawn)
    templates = (environment.get_template(f"web/administration/{name}").module for name in
                 ("_differences.html", "_graphe.html"))  # fmt: skip
    differences, drawing = templates
    body = differences.differences(changes, lambda one: f"/x?ligne={one.line}")  # type: ignore[attr-defined]
    body += drawing.graphe(graph, svg, address, drawn)  # type: ignore[attr-defined]
    style = "".join((SHIPPED / "static" / name).read_text(encoding="utf-8") for name in SHEETS)
    head = f'<meta charset="utf-8">{POLICY}<title>Essai</title><style>{style}</style>'
    return f'<!doctype html><html lang="fr">{head}<body class="page"><main><h1>Essai</h1>{body}</main></body></html>'


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_differences_and_graph_read_well_at_both_sizes(
    graph: FlowGraph, open_page: Callable[..., Page], theme: str
) -> None:
    page = open_page(color_scheme=theme, reduced_motion="reduce", bypass_csp=True)
    page.set_content(page_of(graph))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    page.evaluate(AXE)
    for size in SIZES:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        assert page.evaluate(OUTSIDE) == []
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in result["violations"]] == []


def test_a_click_on_a_box_of_the_drawing_opens_its_line(graph: FlowGraph, open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False, viewport=SIZES[1])
    asked: list[str] = []
    page.route("**/administration/**", lambda route: (asked.append(route.request.url), route.fulfill(body="ouvert")))
    page.route("**/depart", lambda route: route.fulfill(body=page_of(graph), content_type="text/html"))
    page.goto("http://essai.test/depart")
    page.locator(".g-boite a", has_text="Dans quelle commune ?").click()
    page.wait_for_url("**/administration/**")
    line = next(step.line for step in graph.steps() if step.slot == "commune")
    assert asked[0].endswith(f"parcours.yaml?ligne={line}")
