"""Advice on sources: every rule names a document and a part of it; here, those that only fill the space."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from aide_projet.content.advice import AdviceCollector, AdviceName
from aide_projet.content.keyword_lint import KEYWORDS
from aide_projet.content.read_texts import ReadText, texts_at
from aide_projet.content.yaml_file import nearest
from aide_projet.understanding.said import plain

_PLACEHOLDER = re.compile(
    r"[\W_x]*|(?:a (?:completer|preciser|verifier|voir)|todo|tbd|source|document|partie|texte|aucune?|inconnue?|test)"
)
_SURE = "écrivez plutôt"
"""How `nearest` begins when one name is like it."""


def lint_sources(rules: Path, root: Path, advice: AdviceCollector) -> None:
    """Advise on the placeholders, and on a document that nothing else names while another is named nearly so."""
    sources = list(_sources(rules, root))
    named = Counter(one.text for one in sources if one.path[-1] == "document")
    for one in sources:
        if _PLACEHOLDER.fullmatch(plain(one.text)):
            cause = f"source à préciser : « {one.text} »"
            remedy = "nommez le document et la partie d'où vient la règle, pour que chacun puisse vérifier"
            advice.add(AdviceName.NO_SOURCE, one.file, one.path, cause, remedy)
        elif named[one.text] == 1 and one.path[-1] == "document":
            meant = nearest(one.text, [name for name in named if name != one.text])
            if meant.startswith(_SURE):
                cause = f"document « {one.text} », que rien d'autre ne nomme ainsi"
                advice.add(AdviceName.NO_SOURCE, one.file, one.path, cause, meant)


def _sources(rules: Path, root: Path) -> Iterator[ReadText]:
    for path in sorted(rules.rglob("*.yaml")):
        if path.parent.name == KEYWORDS:
            continue  # long files of words, which cite nothing
        for one in texts_at(path, root, frozenset({"source"})):
            if one.path[-1] in ("document", "partie"):
                yield one
