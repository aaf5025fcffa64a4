"""`aide-projet test --couverture`: what no example and no conversation visits, by kind, with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aide_projet.content.coverage import Coverage, coverage
from aide_projet.content.load import read_library

TITLES = {
    "etapes": "Étapes posées",
    "conditions": "Conditions vraies et fausses",
    "options": "Choix pris",
    "controles": "Contrôles qui signalent, ne signalent pas, ne savent pas",
    "remedes": "Façons de réparer proposées",
    "reponses": "Phrases dites",
    "questions": "Questions fréquentes posées",
    "glossaire": "Mots expliqués",
    "souhaits": "Demandes et commandes comprises",
}


def covered(dialogues: Path, rules: Path) -> Iterator[str]:
    """The lines to print; raises ContentErrors when the content itself has mistakes."""
    library = read_library(dialogues, rules)
    library.collector.raise_if_any()
    for one in coverage(library):
        yield from _of(one)


def _of(one: Coverage) -> Iterator[str]:
    yield f"Couverture de {one.call} : {one.conversations} conversation(s), {one.examples} exemple(s) de contrôles."
    for kind in one.kinds:
        yield f"{TITLES[kind.kind]} : {kind.visited} sur {kind.total}"
        yield from (f"  {spot.file}:{spot.line} {spot.what}" for spot in kind.missed)
