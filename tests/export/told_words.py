"""The words of every field that a view tells, for tests that look for them in what another program reads."""

from __future__ import annotations

from collections.abc import Iterator

from aide_projet.use_cases.view import ConversationView

MONEY = ("montant", "calcule")


def told_texts(view: ConversationView) -> Iterator[tuple[str, str]]:
    """Each field's slot and a text of it: a line, or a cell of its table."""
    for part in view.dossier:
        for entry in part.entries:
            for line in [cell for row in entry.rows[1:] for cell in row] or entry.shown.split("\n"):
                yield entry.slot, line


def letters(text: str) -> str:
    """Letters and digits alone: programs break lines, space figures and hyphenate as they like."""
    return "".join(c for c in text if c.isalnum())
