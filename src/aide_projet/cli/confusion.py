"""The tables of where the matching sentences of a call, and the examples of wishes, led, for administrators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from aide_projet.content.matching_examples import NOWHERE, Confusion

_SHOWN = 15  # sentences led astray that are shown unless all are asked for
_CORNER = "attendu ↓  trouvé →"


def shown(call: str, table: Confusion, *, in_full: bool) -> Iterator[str]:
    """The lines to print; none for a call without sentences."""
    total = sum(table.counts.values())
    if not total:
        return
    right = total - len(table.astray)
    yield f"Correspondance, appel {call} : {right} phrases sur {total} mènent où il faut ({right / total:.1%})."
    yield "Chacune est jugée comme non apprise. En ligne la fiche attendue, en colonne la fiche trouvée."
    widths = [max(len(name), 5) for name in table.names]
    yield " ".join([f"{_CORNER:<20}", *(f"{name:>{width}}" for name, width in zip(table.names, widths, strict=True))])
    for expected in table.names:
        if expected == NOWHERE:
            continue
        cells = [
            f"{table.counts[expected, found] or '·':>{width}}" for found, width in zip(table.names, widths, strict=True)
        ]
        yield " ".join([f"{expected:<20}", *cells])
    yield from _astray(table, in_full)
    yield ""


def shown_wishes(call: str, table: Confusion, *, in_full: bool) -> Iterator[str]:
    """The lines to print: one for each wish, with those that it was taken for; none without examples."""
    total = sum(table.counts.values())
    if not total:
        return
    right = total - len(table.astray)
    yield f"Souhaits, appel {call} : {right} phrases sur {total} sont reconnues ({right / total:.1%})."
    yield "Chacune est jugée comme non apprise. « rien » : l'assistant redemande, ou la phrase ne souhaite rien."
    for expected in table.names:
        told = Counter({found: count for (wish, found), count in table.counts.items() if wish == expected})
        if told:
            others = " · ".join(f"{found} {count}" for found, count in told.most_common() if found != expected)
            yield f"{expected:<22}{told[expected]:>4} sur {told.total():<4} {others}".rstrip()
    yield from _astray(table, in_full)
    yield ""


def _astray(table: Confusion, in_full: bool) -> Iterator[str]:
    kept = table.astray if in_full else table.astray[:_SHOWN]
    for sentence, found in kept:
        yield f"  {sentence.file}:{sentence.line} {sentence.key} → {found} : « {sentence.text} »"
    if len(kept) < len(table.astray):
        yield f"  … et {len(table.astray) - len(kept)} autres : ajoutez --tout pour les voir toutes."
