"""The drawing of a flow: everything is in its place, nothing overlaps, no text of an author becomes markup."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from aide_projet.content.load import read_library
from aide_projet.content.workspace import shipped_folder
from aide_projet.dialogue.flow import Flow, Part, Step
from aide_projet.dialogue.flow_graph import FlowGraph, flow_graph
from aide_projet.draft.condition import compile_condition
from aide_projet.draft.slot import ShortText, Slot
from aide_projet.export.flow_graph import flow_svg, troubles
from aide_projet.export.flow_layout import BOX, IN_BOX, lines, placed
from aide_projet.use_cases.visits import StepVisits
from aide_projet.web.administration.plain import plain_environment

SHIPPED = shipped_folder()
ENVIRONMENT = plain_environment([SHIPPED / "templates"])
SVG = "{http://www.w3.org/2000/svg}"
WORDS = {
    "seulement_si": lambda: "Posée seulement si",
    "express_si": lambda step: "Express si " + " et ".join(step.express_conditions),
    "ennui": lambda trouble: trouble.kind,
}
HOSTILE = '</text><script>alert(1)</script> & "x" <a href="javascript:x">' + "m" * 400


@pytest.fixture(scope="module")
def shipped() -> FlowGraph:
    content = read_library(SHIPPED / "dialogues", SHIPPED / "rules").calls["dsdt-2015"].content
    return flow_graph(content.flow, content.slots)


def hostile() -> FlowGraph:
    never = compile_condition(f'a == "{"y" * 300}" et connu b', ["a", "b"])
    steps = (Step("a", HOSTILE, "?", "", ()), Step("b", HOSTILE, "?", "", (), condition=never))
    slots = {name: Slot(name, ShortText(), HOSTILE) for name in "ab"}
    return flow_graph(Flow("essai", "essai-1", (Part(HOSTILE, steps),)), slots, {"b": HOSTILE})


def texts(svg: str) -> list[str]:
    return ["".join(one.itertext()) for one in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_every_part_and_every_question_stands_in_the_drawing(shipped: FlowGraph) -> None:
    said = texts(flow_svg(ENVIRONMENT, shipped))
    assert [text for text in said if text in {step.slot for step in shipped.steps()}] == [
        step.slot for step in shipped.steps()
    ]
    assert all(f"{number}. {part.title}" in said for number, part in enumerate(shipped.parts, start=1))
    assert 'fiche == "gup"' in said


def test_boxes_follow_each_other_without_overlapping(shipped: FlowGraph) -> None:
    drawing = placed(shipped, WORDS, visits=True)
    tops = [box.y for box in drawing.boxes]
    assert tops == sorted(tops)
    assert all(one.y + one.height < other.y for one, other in zip(drawing.boxes, drawing.boxes[1:], strict=False))
    assert all(box.x + BOX < drawing.width for box in drawing.boxes)
    assert all(box.y < text.y <= box.y + box.height for box in drawing.boxes for text in box.texts)


def test_each_line_goes_from_the_asker_to_every_reader_and_two_share_no_place(shipped: FlowGraph) -> None:
    drawing = placed(shipped, WORDS, visits=False)
    lanes = {lane.slot: lane for lane in drawing.lanes}
    readers = [step for step in shipped.steps() if any(read.slot == "contact_prealable" for read in step.reads)]
    assert len(readers) == 2
    assert len(lanes["contact_prealable"].ends) == 1  # both are in one branch
    assert lanes["contact_courriel"].ends[0].back
    for one in drawing.lanes:
        for other in drawing.lanes:
            apart = one.bottom < other.top or other.bottom < one.top or one.x != other.x
            assert one is other or apart, (one.slot, other.slot)


def test_what_an_author_writes_stays_text() -> None:
    graph = hostile()
    svg = flow_svg(ENVIRONMENT, graph, address=lambda step: '/x?"><script>', visits={"a": StepVisits(3, 1, 1, 0, 1)})
    root = ElementTree.fromstring(svg)  # well formed
    assert not list(root.iter(f"{SVG}script"))
    assert "javascript:" not in "".join(one.get("href", "") for one in root.iter(f"{SVG}a"))
    page = ENVIRONMENT.get_template("web/administration/_graphe.html").module.graphe(  # type: ignore[attr-defined]
        graph, svg, lambda step: "/x", {}
    )
    assert "<script" not in page


def test_the_drawing_of_a_page_has_no_inline_style_and_is_no_stop_of_the_keyboard(shipped: FlowGraph) -> None:
    svg = flow_svg(ENVIRONMENT, shipped, address=lambda step: f"/x#ligne-{step.line}")
    assert "style" not in svg
    links = list(ElementTree.fromstring(svg).iter(f"{SVG}a"))
    assert len(links) == len(list(shipped.steps()))
    assert {link.get("tabindex") for link in links} == {"-1"}  # the list beside it leads to the same places


def test_a_file_stands_alone_with_its_style(shipped: FlowGraph) -> None:
    style = (SHIPPED / "static" / "graphe.css").read_text(encoding="utf-8")
    svg = flow_svg(ENVIRONMENT, shipped, style=style)
    assert ".graphe" in "".join(ElementTree.fromstring(svg).find(f"{SVG}style").itertext())  # type: ignore[union-attr]
    assert "url(" not in svg


def test_where_people_stop_is_said_and_measured(shipped: FlowGraph) -> None:
    said = texts(flow_svg(ENVIRONMENT, shipped, visits={"idee": StepVisits(40, 30, 0, 0, 10)}))
    assert "posée 40 fois" in said
    assert "10 s'arrêtent ici (25\N{NO-BREAK SPACE}%)" in said


def test_troubles_are_told_as_lines() -> None:
    told = troubles(ENVIRONMENT, hostile())
    assert len(told) == 2
    assert told[0].startswith("Question 2, champ «\N{NO-BREAK SPACE}b\N{NO-BREAK SPACE}» : Jamais posée")


def test_a_long_text_is_cut_in_a_few_lines_that_hold_in_the_box() -> None:
    found = lines("mot " * 100 + "x" * 500, IN_BOX, 2)
    assert len(found) == 2
    assert max(map(len, found)) <= IN_BOX
    assert found[-1].endswith("…")


def test_a_flow_of_two_hundred_steps_is_drawn() -> None:
    slots = {f"c{n}": Slot(f"c{n}", ShortText(), f"C {n}") for n in range(200)}
    steps = tuple(
        Step(f"c{n}", f"Question {n} ?", "?", "", (), condition=compile_condition(f"connu c{n // 2}", slots.keys()))
        for n in range(200)
    )
    svg = flow_svg(ENVIRONMENT, flow_graph(Flow("essai", "e", (Part("Tout", steps),)), slots))
    assert len(texts(svg)) > 400


def test_the_style_sheet_names_only_classes_of_the_drawing() -> None:
    """The sheet goes into files whole: it must not fetch anything."""
    assert "@import" not in Path(SHIPPED / "static" / "graphe.css").read_text(encoding="utf-8")
