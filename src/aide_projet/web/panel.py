"""The dossier beside the chat, in blocks, so that a turn sends only those that changed.

The page says which ones it shows (a digest each, in a hidden field). A digest from another process or from before a
restart simply does not match: the block is sent again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aide_projet.use_cases.view import ConversationView, DossierPart, FicheFit

Kind = Literal["tete", "convient", "constats", "argent", "partie"]
_MASK = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Block:
    """`name` is its HTML id. `part` is set for the parts of the form."""

    kind: Kind
    name: str
    digest: str
    part: DossierPart | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """The blocks in order. `best`: the fiche chosen, or else proposed."""

    blocks: tuple[Block, ...]
    best: FicheFit | None

    @property
    def shown(self) -> str:
        """What a page that shows all of it says back."""
        return "-".join(block.digest for block in self.blocks)

    def changed(self, shown: str) -> tuple[Block, ...] | None:
        """The blocks that a page does not show yet; None when all must be drawn again."""
        known = shown.split("-")
        if len(known) != len(self.blocks):
            return None
        return tuple(block for block, digest in zip(self.blocks, known, strict=True) if block.digest != digest)


def panel_of(view: ConversationView) -> Panel:
    """The dossier of a conversation."""
    best = next((fit for fit in view.fits if fit.chosen), None) or next(
        (fit for fit in view.fits if fit.proposed), None
    )
    fits = tuple((fit.key, fit.chosen, fit.proposed, fit.words, fit.would_change) for fit in view.fits)
    findings = tuple(
        (found.check, found.message, found.severity, tuple(remedy.label for remedy in found.remedies))
        for found in view.findings
    )
    blocks = [
        Block("tete", "d-tete", _digest((view.title, view.progress))),
        Block("convient", "d-convient", _digest(fits)),
        Block("constats", "d-constats", _digest(findings)),
        Block("argent", "d-argent", _digest((view.money,))),
    ]
    for place, part in enumerate(view.dossier):
        entries = tuple((entry.slot, entry.state, entry.level, entry.shown, entry.said) for entry in part.entries)
        blocks.append(Block("partie", f"d-{place}", _digest((part.title, entries)), part))
    return Panel(tuple(blocks), best)


def _digest(shown: tuple[object, ...]) -> str:
    return f"{hash(shown) & _MASK:x}"
