"""A proof, and what a refusal says, as lines of plain text: for the command line, in the words of the pages."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from aide_projet.use_cases.proof import Part, Proof
from aide_projet.use_cases.proving import Progress


def proof_lines(environment: Environment, proof: Proof) -> tuple[str, ...]:
    """What was found, two spaces before what belongs to the line above."""
    told: str = environment.get_template("web/administration/_preuve_texte.html").module.texte(proof)  # type: ignore[attr-defined]
    indented = ("  " if line.startswith("  ") else "" for line in told.splitlines())
    plain = (Markup(line).striptags() for line in told.splitlines())
    return tuple(indent + line for indent, line in zip(indented, plain, strict=True) if line)


def progress_line(environment: Environment, progress: tuple[Progress, ...]) -> str:
    """How far the parts are that are still going on; "" when none is."""
    going_on = (one for one in progress if one.part is not Part.WAITING and not one.done >= one.total > 0)
    said_of = (said(environment, "_progression.html", "avance", one.part.value, one) for one in going_on)
    return " · ".join(Markup(line).striptags() for line in said_of)


def said(environment: Environment, template: str, macro: str, *args: object) -> str:
    """One macro of an administration template, unescaped; lines that it leaves around are dropped."""
    module = environment.get_template(f"web/administration/{template}").module
    text: Markup = getattr(module, macro)(*args)
    return text.unescape().strip()
