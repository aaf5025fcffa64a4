"""Values as the sentences show them: euros, shares, days, conditions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from aide_projet.content.difference.change import Figure, Unit
from aide_projet.content.difference.shape import Shape
from aide_projet.content.difference.wording import shortened
from aide_projet.content.folder import folders
from aide_projet.content.yaml_tree import Data
from aide_projet.draft import figure_text
from aide_projet.draft.exact import exact

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_SHOWN = re.compile(rb"\{([a-z][a-z0-9_]*):(euros|pourcent)\}")
_CONDITION_KEYS = frozenset({"mesure", "formule"})


class Units:
    """What the numbers of a content count, known from how its own sentences show them: {plancher:euros}."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def figure(self, value: Data, name: str, shape: Shape) -> Figure:
        """A value under that key."""
        if value is None:
            return Figure("vide", "")
        if isinstance(value, bool):
            return Figure("oui_non", "vrai" if value else "faux")
        if isinstance(value, int | float):
            return self._number(value, name, shape)
        if isinstance(value, str):
            return Figure(_unit_of_text(value, name, shape), shortened(value))
        return Figure("ensemble", shortened(json.dumps(value, ensure_ascii=False), 120))

    def _number(self, value: int | float, name: str, shape: Shape) -> Figure:
        known = exact(value)
        unit = "euros" if shape.description.startswith("En euros") else self._shown.get(name)
        if known is None or (known * 100) % 1:  # as written: the cents cut off could be what changed
            return Figure("nombre", repr(value).replace(".", ","))
        if unit == "euros":
            return Figure("euros", figure_text.money(known))
        if unit == "pourcent":
            return Figure("part", figure_text.share(known))
        return Figure("nombre", figure_text.number(known))

    @cached_property
    def _shown(self) -> dict[str, str]:
        """euros or pourcent, by name. Read once, and only when a number changed."""
        found = (match for path in self._sentences() for match in _SHOWN.findall(path.read_bytes()))
        return {name.decode(): unit.decode() for name, unit in found}

    def _sentences(self) -> Iterator[Path]:
        for call in folders(self._root / "rules"):
            yield from sorted((call / "controles").glob("*.yaml"))
        yield from sorted((self._root / "dialogues").glob("*/questions.yaml"))


def _unit_of_text(value: str, name: str, shape: Shape) -> Unit:
    if shape.description.startswith("Condition") or name == "si" or name in _CONDITION_KEYS:
        return "condition"
    if _DAY.match(value):
        return "date"
    return "part" if value.rstrip().endswith("%") and value.strip()[:1].isdigit() else "texte"
