"""Advice on the keywords of fiches: one that stands in several at full weight tells nothing apart."""

from __future__ import annotations

from pathlib import Path

from aide_projet.content.errors import Collector
from aide_projet.content.matching_files import COMMON, FicheWordsFile
from aide_projet.content.yaml_file import Key, read_yaml
from aide_projet.understanding.said import plain

STRONG = 3.0
"""Weight from which a keyword decides."""


def shared_keywords(rules: Path, root: Path, advice: Collector) -> None:
    """Report the deciding keywords that stand in two fiches, at the second one."""
    first: dict[str, tuple[str, int]] = {}
    for path in sorted((rules / "mots-cles").glob("*.yaml")):
        file = None if path.name == COMMON else read_yaml(path, FicheWordsFile, Collector(), root)
        if file is None:
            continue
        for place, group in enumerate(file.value.groupes):
            for number, word in enumerate(group.mots if group.poids >= STRONG else ()):
                here: tuple[Key, ...] = ("groupes", place, "mots", number)
                fiche, line = first.setdefault(plain(word), (file.value.fiche, file.at(*here)[0]))
                if fiche != file.value.fiche:
                    cause = f"« {word} » pèse lourd dans deux fiches ({fiche}, ligne {line})"
                    advice.add(file, here, cause, "gardez-le dans la fiche qu'il désigne, ou baissez son poids")
