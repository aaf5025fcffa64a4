"""What was changed on disk, taken up in a revision: from there it goes the way of any other change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aide_projet.content.folder import MAX_TEXT, may_be_content
from aide_projet.content.on_disk import OnDisk
from aide_projet.content.unfold import FileNameError, checked_name
from aide_projet.errors import AideProjetError, reason


@dataclass(frozen=True, slots=True)
class TakenUp:
    """`texts`: for `revise.save_files`; None: removed. `left`: why a file cannot be taken, in French, by its path."""

    texts: Mapping[str, bytes | None]
    left: Mapping[str, str]


class _UnfitError(AideProjetError):
    """A file that no content folder holds; the message says what to do."""


def taken_up(root: Path, found: OnDisk) -> TakenUp:
    """Read what was found changed or added. What disappeared since it was found counts as removed."""
    texts: dict[str, bytes | None] = dict.fromkeys(found.removed)
    left: dict[str, str] = {}
    for path in (*found.changed, *found.added):
        try:
            texts[path] = _text(root, path)
        except FileNotFoundError:
            texts[path] = None
        except OSError as error:
            left[path] = f"ce fichier ne se lit pas ({reason(error)}) : vérifiez les droits"
        except (FileNameError, _UnfitError) as error:
            left[path] = str(error)
    return TakenUp(dict(sorted(texts.items())), left)


def _text(root: Path, path: str) -> bytes:
    name = checked_name(path).rsplit("/", 1)[1]
    if not may_be_content(name):
        raise _UnfitError(
            "Ce fichier n'est pas d'une sorte que le contenu connaît (.yaml, .tsv.gz) : renommez-le, ou retirez-le."
        )
    with (root / path).open("rb") as file:
        text = file.read(MAX_TEXT + 1)
    if len(text) > MAX_TEXT:
        raise _UnfitError(f"Ce fichier dépasse {MAX_TEXT >> 20} Mio : partagez-le, ou retirez-le.")
    return text
