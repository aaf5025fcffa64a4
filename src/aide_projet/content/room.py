"""The files of a content folder as an administrator meets them: by subject, each with what it is.

    for subject in subjects(root): subject.title, [file.path for file in subject.files]
    about(root, "rules/dsdt-2015/controles/plancher.yaml").kind          # "controle", the name of its schema

Worked out from where a file stands, so that it holds for any number of calls and flows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, takewhile
from pathlib import Path
from typing import Final

from aide_projet.content.schema import MODELS
from aide_projet.content.unfold import content_files

QUESTIONS: Final = "Les questions"
SAID: Final = "Ce que dit l'assistant"
UNDERSTOOD: Final = "Les mots compris"
CALL: Final = "L'appel, ses fiches et ses dates"
RULES: Final = "Les règles"
KEYWORDS: Final = "Les mots qui mènent à une fiche"
EXAMPLES: Final = "Les conversations d'exemple"
UNREAD: Final = "Ce que rien ne lit"


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of file. `pattern`: its path, `*` standing for one name; `title`, `what`: the keys of such a file that
    name it and say what it is; without `what`, its first comment does. `told`: it is called by what it is, up to a
    colon or the end of the sentence, because its own name is a key that says little.

    A file of a sort with `*` in its own name may be added and removed: the content holds with more or fewer of them.
    """

    pattern: str
    kind: str
    subject: str
    name: str
    title: tuple[str, ...] = ()
    what: str = ""
    told: bool = False

    @property
    def several(self) -> bool:
        """Whether there may be any number of such files in their folder."""
        return self.pattern.endswith("*.yaml")


SORTS = (
    Sort("dialogues/*/parcours.yaml", "parcours", QUESTIONS, "Les questions, dans l'ordre"),
    Sort("dialogues/*/champs.yaml", "champs", QUESTIONS, "Les champs de la fiche"),
    Sort("dialogues/*/reponses.yaml", "reponses", SAID, "Les phrases de l'assistant"),
    Sort("dialogues/*/questions.yaml", "questions", SAID, "Les questions fréquentes"),
    Sort("dialogues/*/glossaire.yaml", "glossaire", SAID, "Le glossaire"),
    Sort("dialogues/*/pourquoi.yaml", "pourquoi", SAID, "Les explications de lecture"),
    Sort("dialogues/*/remise.yaml", "remise", SAID, "La remise de la fiche"),
    Sort("dialogues/*/mots-de-retour.yaml", "mots-de-retour", SAID, "Les quatre mots pour revenir"),
    Sort("dialogues/langue/*/*.yaml", "langue", UNDERSTOOD, "Des mots compris", ("sujet",), told=True),
    Sort("rules/*/appel.yaml", "appel", CALL, "L'appel à projets", what="titre"),
    Sort("rules/*/editions.yaml", "editions", CALL, "Les dates de chaque édition"),
    Sort("rules/*/fiches/*.yaml", "fiche", CALL, "Une fiche de l'appel", ("titre_court", "titre"), "resume"),
    Sort("rules/*/fonds.yaml", "fonds", CALL, "Les taux et les autres aides"),
    Sort("rules/*/criteres.yaml", "criteres", CALL, "Les critères de sélection"),
    Sort("rules/*/territoires.yaml", "territoires", CALL, "Les territoires"),
    Sort("rules/*/retroplanning.yaml", "retroplanning", CALL, "Le calendrier à rebours"),
    Sort("rules/*/controles/*.yaml", "controle", RULES, "Une règle", ("controle",), "message", told=True),
    Sort("rules/*/mots-cles/commun.yaml", "mots-cles-commun", KEYWORDS, "La grammaire d'une demande"),
    Sort("rules/*/mots-cles/francais.yaml", "mots-cles-francais", KEYWORDS, "Les mots bien écrits"),
    Sort("rules/*/mots-cles/*.yaml", "mots-cles", KEYWORDS, "Les mots-clés d'une fiche", ("fiche",)),
    Sort("rules/*/hors-sujet.yaml", "hors-sujet", KEYWORDS, "Ce qui est hors sujet"),
    Sort("rules/*/departage.yaml", "departage", KEYWORDS, "Les questions qui départagent"),
    Sort("dialogues/*/conversations/*.yaml", "conversation", EXAMPLES, "Une conversation", ("conversation",)),
)
_PATTERNS = [(re.compile(re.escape(sort.pattern).replace(r"\*", "[^/]+") + r"\Z"), sort) for sort in SORTS]
_OTHER = Sort("*", "", UNREAD, "")
_HEAD = 4096
"""Bytes at the beginning of a file where what names it is looked for."""


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file, which may not exist yet. `kind`: the name of its schema, "" when nothing reads it."""

    path: str
    title: str
    what: str
    kind: str
    subject: str
    removable: bool

    @property
    def detail(self) -> str:
        """What it is, in words of its own that its title does not say already; "" otherwise."""
        said = "" if self.what == _described(self.kind) else _gaps(self.what)
        known = re.match(re.escape(self.title) + r" *(?=[:.,;]|$)", said)
        rest = said[known.end() :].lstrip(":.,; ") if known else said
        return rest[:1].upper() + rest[1:] if re.search(r"\w", rest) else ""


@dataclass(frozen=True, slots=True)
class Subject:
    """The files about one thing."""

    title: str
    files: tuple[ContentFile, ...]


def subjects(root: Path) -> list[Subject]:
    """The YAML files of a folder by subject, in the order in which an author meets them."""
    paths = (path for path in content_files(root) if path.endswith(".yaml"))
    ranked = sorted(paths, key=lambda path: (_rank(path), path))
    described = (about(root, path) for path in ranked)
    return [Subject(title, tuple(files)) for title, files in groupby(described, key=lambda file: file.subject)]


def about(root: Path, path: str) -> ContentFile:
    """What a file of a folder is, and what it is called there."""
    sort = sort_of(path)
    head = _head(root / path)
    said = _first_sentence(_told(head, sort.what) or _comment(head))
    named = next(filter(None, (_told(head, key) for key in sort.title)), "")
    title = (_short(said) if sort.told else "") or named or sort.name or path.rpartition("/")[2]
    what = said or _described(sort.kind)
    return ContentFile(path, title, what, sort.kind, sort.subject, sort.several or not sort.kind)


def sort_of(path: str) -> Sort:
    """The sort of file that a path names; one of no kind when nothing would read it."""
    return next((sort for pattern, sort in _PATTERNS if pattern.match(path)), _OTHER)


def addable(root: Path) -> dict[str, list[str]]:
    """The folders where files may be added, by what is added there."""
    folders: dict[str, list[str]] = {}
    for sort in SORTS:
        if sort.several:
            found = (folder for folder in root.glob(sort.pattern.rpartition("/")[0]) if folder.is_dir())
            folders[sort.name] = sorted(folder.relative_to(root).as_posix() for folder in found)
    return folders


def _rank(path: str) -> int:
    sort = sort_of(path)
    return SORTS.index(sort) if sort in SORTS else len(SORTS)


def _head(path: Path) -> str:
    """The beginning of a file; "" when there is none."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return ""


def _comment(head: str) -> str:
    """The comment that a file begins with."""
    lines = takewhile(lambda line: line.startswith("#"), head.splitlines())
    return " ".join(line.lstrip("# ") for line in lines)


def _told(head: str, key: str) -> str:
    """The text of a key of the file, on its line or folded below."""
    found = re.search(rf"^{key}: *(?:[>|]-? *\n((?:  .*\n)+)|(.+?)(?: +#.*)?$)", head, re.MULTILINE) if key else None
    return " ".join((found[1] or found[2]).split()).strip("\"'") if found else ""


def _first_sentence(text: str) -> str:
    found = re.match(r".+?[.!?…](?=\s+[^\s»]|$)", text)
    return found[0] if found else text


def _short(sentence: str) -> str:
    """A sentence up to its colon, without its full stop."""
    return _gaps(sentence).split(" : ")[0].removesuffix(".")


def _gaps(message: str) -> str:
    """A message with what is filled in left open: « Le budget est de {budget_total:euros}. »."""
    return re.sub(r"\{[^{}]*\}", "…", message)


def _described(kind: str) -> str:
    """What the model of such a file says of itself."""
    model = MODELS.get(kind)
    what = (model.__doc__ or "").rpartition(" : ")[2] if model else ""
    return what[:1].upper() + what[1:]
