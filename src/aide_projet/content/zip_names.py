"""Where each part of a ZIP goes among the content, or why it goes nowhere: names are all that a ZIP says of places."""

from __future__ import annotations

import stat
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aide_projet.content.folder import CONTENT_FOLDERS, is_note, left_beside, may_be_content
from aide_projet.content.unfold import FileNameError, checked_name

ABOUT = "version.json"
"""What a version says of itself, at the top of its ZIP."""
ONLY_CONTENT = "mettez dans le ZIP les dossiers dialogues et rules, et rien d'autre"
"""A remedy."""
_UTF_8 = 0x800
"""The flag of a part whose name is in UTF-8; many programs write UTF-8 without it."""
_RENAME = "renommez l'un des deux, puis refaites le ZIP"
_WINDOWS = 0
"""The system of a part whose folders an old Windows program may have told with backslashes."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was taken from the ZIP. Sentences in French, without their final stop."""

    cause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Placed:
    """`files` by their path from the root; `about`: the part that tells of the version; `ignored`: names, as shown."""

    files: Mapping[str, zipfile.ZipInfo]
    about: zipfile.ZipInfo | None
    ignored: tuple[str, ...]


def placed(parts: Sequence[zipfile.ZipInfo]) -> Placed | Refused:
    """Read every name; folders themselves are left out, so is what systems add, so is a single folder around all."""
    told: dict[str, zipfile.ZipInfo] = {}
    ignored: list[str] = []
    for part in parts:
        name = _name(part)
        refused = _unfit(part, name)
        if refused is not None:
            return refused
        if any(map(left_beside, name.rstrip("/").split("/"))):
            ignored.append(name)
        elif name in told:
            return Refused(
                f"« {name} » est deux fois dans ce ZIP", "refaites le ZIP, avec chaque fichier une seule fois"
            )
        elif not name.endswith("/"):
            told[name] = part
    inside = _without_top(told)
    about = inside.pop(ABOUT, None)
    notes = [name for name in inside if "/" not in name and is_note(name)]
    files = {name: part for name, part in inside.items() if name not in notes}
    return _misplaced(files) or _colliding(files) or Placed(files, about, (*ignored, *notes))


def _name(part: zipfile.ZipInfo) -> str:
    """The name as its author saw it; bytes that are no UTF-8 become "�"."""
    name = part.orig_filename  # `filename` is cut at a NUL
    if not part.flag_bits & _UTF_8:
        name = name.encode("cp437").decode("utf-8", "replace")
    if part.create_system == _WINDOWS:
        name = name.replace("\\", "/")
    return unicodedata.normalize("NFC", name)  # some systems write an accent after its letter


def _unfit(part: zipfile.ZipInfo, name: str) -> Refused | None:
    kind = stat.S_IFMT(part.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return Refused(f"« {_shown(name)} » est un lien, pas un fichier", "refaites le ZIP avec le fichier lui-même")
    if "�" in name:
        return Refused(
            f"le nom « {_shown(name)} » est écrit dans un codage que nous ne lisons pas",
            "renommez ce fichier sans accents, ou refaites le ZIP avec un autre programme",
        )
    if name.startswith("/") or {"", ".", ".."} & set(name.removesuffix("/").split("/")):
        return Refused(f"« {_shown(name)} » mène hors du ZIP", "refaites le ZIP à partir du dossier lui-même")
    return None


def _without_top(told: Mapping[str, zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    tops = {name.split("/", 1)[0] for name in told}
    around = len(tops) == 1 and not tops & set(CONTENT_FOLDERS) and all("/" in name for name in told)
    return {name.split("/", 1)[1] if around else name: part for name, part in told.items()}


def _misplaced(names: Iterable[str]) -> Refused | None:
    for name in names:
        try:
            checked_name(name)
        except FileNameError as error:
            cause, _, remedy = str(error).removesuffix(".").partition(". ")
            return Refused(cause, remedy[:1].lower() + remedy[1:] or ONLY_CONTENT)
        if not may_be_content(name.rsplit("/", 1)[1]):
            return Refused(
                f"« {name} » n'est pas d'une sorte que le contenu connaît",
                "n'y laissez que les fichiers .yaml et .tsv.gz",
            )
    return None


def _colliding(names: Iterable[str]) -> Refused | None:
    """Names that a machine which does not tell capitals apart takes for one; a file where others want a folder."""
    seen: dict[str, str] = {}
    files, folders = set(names), set()
    for name in sorted(files):
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            place = "/".join(parts[:depth])
            if depth < len(parts):
                folders.add(place)
            other = seen.setdefault(place.casefold(), place)
            if other != place:
                return Refused(f"« {other} » et « {place} » ne diffèrent que par des majuscules", _RENAME)
    both = sorted(files & folders)
    return Refused(f"« {both[0]} » est à la fois un fichier et un dossier", _RENAME) if both else None


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "�" for char in name)[:100]
