"""Advice on the keywords of fiches: one that stands in several at full weight tells nothing apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aide_projet.content.advice import AdviceCollector, AdviceName
from aide_projet.content.errors import Collector
from aide_projet.content.matching_files import FicheWordsFile
from aide_projet.content.yaml_file import Key, read_yaml
from aide_projet.understanding.said import plain

KEYWORDS = "mots-cles"
STRONG = 3.0
"""Weight from which a keyword decides."""


def shared_keywords(folder: Path, fiches: Sequence[str], root: Path, advice: AdviceCollector) -> None:
    """Report the deciding keywords that stand in two fiches, at the second one."""
    first: dict[str, tuple[str, int]] = {}
    for key in fiches:
        file = read_yaml(folder / f"{key}.yaml", FicheWordsFile, Collector(), root)
        if file is None:
            continue
        for place, group in enumerate(file.value.groupes):
            for number, word in enumerate(group.mots if group.poids >= STRONG else ()):
                here: tuple[Key, ...] = ("groupes", place, "mots", number)
                fiche, line = first.setdefault(plain(word), (file.value.fiche, file.at(*here)[0]))
                if fiche != file.value.fiche:
                    cause = f"« {word} » pèse lourd dans deux fiches ({fiche}, ligne {line})"
                    advice.add(
                        AdviceName.SHARED_KEYWORD,
                        file,
                        here,
                        cause,
                        "gardez-le dans la fiche qu'il désigne, ou baissez son poids",
                    )
