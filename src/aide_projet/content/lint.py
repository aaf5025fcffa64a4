"""Advice to authors, beyond mistakes: what would be clearer, lighter, better tested. Nothing here stops a loading."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aide_projet.content.advice import Advice, AdviceCollector
from aide_projet.content.dialogue_folder import read_dialogue
from aide_projet.content.errors import Collector
from aide_projet.content.flow_lint import lint_flow
from aide_projet.content.folder import folders, shown_path
from aide_projet.content.keyword_lint import KEYWORDS, shared_keywords
from aide_projet.content.load import LANGUAGES
from aide_projet.content.read_texts import read_texts
from aide_projet.content.source_lint import lint_sources
from aide_projet.content.text_lint import lint_texts
from aide_projet.dialogue.content import Content


def lint_library(
    library: Mapping[str, Content], dialogues: Path, rules: Path, only: str | None = None
) -> tuple[Advice, ...]:
    """Advice on a library that loads without mistake, by file and line.

    `only`: the path of a file from the root: what costs to work out about the others is left out.
    """
    advice = AdviceCollector()
    root = dialogues.parent
    for folder in folders(dialogues):
        files = read_dialogue(folder, Collector(), root) if folder.name != LANGUAGES else None
        content = library.get(files.flow.value.appel) if files and files.flow else None
        if files is None or content is None:
            continue
        of_call = rules / content.call.name
        lint_flow(files, content, advice)
        lint_texts(read_texts(folder, of_call, root, only), content.glossary.values(), advice)
        if _concerns(of_call, root, only):
            lint_sources(of_call, root, advice)
        if _concerns(of_call / KEYWORDS, root, only):
            shared_keywords(of_call / KEYWORDS, [fiche.key for fiche in content.call.fiches], root, advice)
    return advice.found


def _concerns(folder: Path, root: Path, only: str | None) -> bool:
    return only is None or only.startswith(f"{shown_path(folder, root)}/")
