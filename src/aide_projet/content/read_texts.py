"""The texts of the content that people read, wherever they are written: what the advice on sentences is about.

What is quoted from a call (its full titles, its perimeter), and what people are expected to type, is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aide_projet.content.folder import shown_path
from aide_projet.content.yaml_file import Key, Located, read_tree
from aide_projet.content.yaml_tree import Data, YamlMistake

_OF_DIALOGUES: Mapping[str, frozenset[str]] = {
    "champs.yaml": frozenset({"aide"}),
    "parcours.yaml": frozenset({"question", "simple", "pourquoi", "qui_sait", "demander"}),
    "reponses.yaml": frozenset({"*"}),
    "pourquoi.yaml": frozenset({"*"}),
    "glossaire.yaml": frozenset({"definition"}),
    "questions.yaml": frozenset({"reponse", "si_connu"}),
    "remise.yaml": frozenset({"dit", "aide", "resume"}),
}
_OF_RULES: Mapping[str, frozenset[str]] = {
    "appel.yaml": frozenset(
        {"avertissement", "libelle", "sans_fiche", "sans_territoire", "territoire", "regional", "enchainement"}
    ),
    "controles/*.yaml": frozenset({"message", "reparer", "libelle"}),
    "departage.yaml": frozenset({"question", "libelle"}),
    "fiches/*.yaml": frozenset({"resume"}),
    "fonds.yaml": frozenset({"resume"}),
    "hors-sujet.yaml": frozenset({"message"}),
    "mots-cles/*.yaml": frozenset({"avancerait"}),
    "retroplanning.yaml": frozenset({"pourquoi", "alerte", "ouverte", "close", "pas_ouverte", "sans_date", "annoncee"}),
    "criteres.yaml": frozenset({"questions"}),
}
"""By file, the keys whose texts are read by people; « * »: every text."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text and where it stands."""

    file: Located[None]
    path: tuple[Key, ...]
    text: str


def read_texts(dialogue: Path, rules: Path, root: Path, only: str | None = None) -> Iterator[ReadText]:
    """Every text that people read of a flow and its call. `only`: of that file alone, by its path from the root."""
    for folder, table in ((dialogue, _OF_DIALOGUES), (rules, _OF_RULES)):
        for pattern, keys in table.items():
            for path in sorted(folder.glob(pattern)):
                if only in (None, shown_path(path, root)):
                    yield from texts_at(path, root, keys)


def texts_at(path: Path, root: Path, keys: frozenset[str]) -> Iterator[ReadText]:
    """The texts of a file that stand under one of these keys."""
    with suppress(YamlMistake, OSError):  # told already, as a mistake
        raw = path.read_bytes()
        if "*" not in keys and not any(key.encode() in raw for key in keys):
            return
        tree = read_tree(raw)
        file = Located(shown_path(path, root), None, tree.marks)
        for place, text in _texts(tree.data, (), keys, read="*" in keys):
            yield ReadText(file, place, text)


def _texts(
    data: Data, path: tuple[Key, ...], keys: frozenset[str], *, read: bool
) -> Iterator[tuple[tuple[Key, ...], str]]:
    if isinstance(data, str) and read:
        yield path, data
    elif isinstance(data, list):
        for place, item in enumerate(data):
            yield from _texts(item, (*path, place), keys, read=read and isinstance(item, str))
    elif isinstance(data, dict):
        for key, item in data.items():
            yield from _texts(item, (*path, key), keys, read=read or key in keys)
