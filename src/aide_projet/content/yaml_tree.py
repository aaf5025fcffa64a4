"""YAML text → plain data with the place of every key and value. Bounded: no alias, no tag, no depth, no surprise.

Built from libyaml's events rather than its nodes: a hostile file is refused at the first event too many.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import AliasEvent, DocumentStartEvent, Event, NodeEvent, ScalarEvent, SequenceStartEvent

from aide_projet.content.yaml_words import said_again, seen_at, starts_at_context

Key = str | int
Mark = tuple[int, int]
"""Line and column, from 1."""
Data = str | int | float | bool | None | list["Data"] | dict[str, "Data"]

MAX_DEPTH = 12

_NO_TAG = (None, "!")
_QUOTES = ("'", '"')
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
"""Controls, and the ends of lines that libyaml counts and no editor shows: line numbers after them would be wrong."""
_LOST = "\ufffd"
"""What programs, browsers among them, write for what they cannot decode."""
_BAD_INDENT = re.compile(r"^ *([\t\u00a0\u202f\u2003\u2009])\s*\S", re.MULTILINE)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}(?:[eE][-+]?[0-9]{1,2})?\Z")
_NOT_ONLY_TEXT = frozenset("0123456789+-tTfFnN")
"""What a number, true, false or null begins with."""
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "null", "Null", "NULL"), None),
}


class YamlMistake(Exception):  # noqa: N818 (caught at once and reported as a ContentError)
    """The text is not a YAML that we take. Place from 1; French cause and remedy."""

    def __init__(self, line: int, column: int, cause: str, remedy: str) -> None:
        super().__init__(cause)
        self.line, self.column, self.cause, self.remedy = line, column, cause, remedy


@dataclass(slots=True)
class Tree:
    """`marks`: the place of the value at each path (of its key, for groups and lists); `keys`: the place of its key."""

    data: Data = None
    marks: dict[tuple[Key, ...], Mark] = field(default_factory=lambda: {(): (1, 1)})
    keys: dict[tuple[Key, ...], Mark] = field(default_factory=dict)


def parse(raw: bytes) -> Tree:
    """Read one document of UTF-8 YAML; raises YamlMistake at the first thing that cannot be read."""
    text = _decoded(raw)
    _check_characters(text)
    tree = Tree()
    try:
        _read_document(iter(yaml.CSafeLoader(text).get_event, None), tree)
    except yaml.MarkedYAMLError as error:
        raise _told(error, text) from None
    except yaml.YAMLError:
        raise YamlMistake(1, 1, "YAML illisible", "reprenez une version précédente du fichier") from None
    return tree


def _told(error: yaml.MarkedYAMLError, text: str) -> YamlMistake:
    problem, context = error.problem or "", error.context or ""
    mark: Any = error.problem_mark or error.context_mark
    if error.context_mark is not None and starts_at_context(context):
        mark = error.context_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1)
    cause, remedy = seen_at(lines[line], mark.column) or said_again(problem, context)
    return YamlMistake(line + 1, mark.column + 1, cause, remedy)


def _decoded(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise YamlMistake(1, 1, "fichier encodé en UTF-16", "enregistrez-le en UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        cause = "caractère qui n'est pas de l'UTF-8 (fichier encodé autrement, en Latin-1 ou Windows-1252 sans doute)"
        raise YamlMistake(before.count(b"\n") + 1, column, cause, "enregistrez le fichier en UTF-8") from None


def _check_characters(text: str) -> None:
    found = _NOT_TEXT.search(text)
    if found:
        cause = f"caractère invisible U+{ord(found.group()):04X}, qui n'a pas sa place dans un texte"
        raise YamlMistake(*_place(text, found.start()), cause, "supprimez ce caractère, ou retapez la ligne")
    lost = text.find(_LOST)
    if lost >= 0:
        cause = f"lettre perdue, montrée « {_LOST} » : ce texte était encodé autrement"
        raise YamlMistake(*_place(text, lost), cause, "retapez la lettre, ou reprenez le fichier d'origine")
    found = _BAD_INDENT.search(text)
    if found:
        what = "tabulation" if found.group(1) == "\t" else "espace insécable ou spéciale"
        place = _place(text, found.start(1))
        remedy = "décalez les lignes avec des espaces simples, deux par niveau"
        raise YamlMistake(*place, f"{what} en début de ligne", remedy)


def _place(text: str, offset: int) -> Mark:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _read_document(events: Iterator[Event], tree: Tree) -> None:
    documents = 0
    for event in events:
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                cause = "second document dans le même fichier (ligne « --- »)"
                raise YamlMistake(*_start(event), cause, "retirez « --- », ou faites-en deux fichiers")
        elif isinstance(event, NodeEvent):
            tree.data = _value(event, events, tree, (), None)


def _start(event: Event) -> Mark:
    mark: Any = event.start_mark
    return mark.line + 1, mark.column + 1


def _refuse_tricks(event: NodeEvent, path: tuple[Key, ...]) -> None:
    if event.anchor is not None:  # of an anchor, or of the alias that points to it
        name = event.anchor
        trick = f"renvoi « *{name} »" if isinstance(event, AliasEvent) else f"ancre « &{name} »"
        raise YamlMistake(
            *_start(event),
            f"{trick} : les renvois ne sont pas acceptés ici",
            "recopiez la valeur en entier ; un texte qui commence par & ou * se met entre guillemets",
        )
    tag = getattr(event, "tag", None)
    if tag not in _NO_TAG:
        tag = tag.replace("tag:yaml.org,2002:", "!!")
        raise YamlMistake(
            *_start(event),
            f"type « {tag} » : les types imposés ne sont pas acceptés ici",
            "retirez-le ; un texte qui commence par ! se met entre guillemets",
        )
    if len(path) > MAX_DEPTH:
        raise YamlMistake(
            *_start(event),
            f"plus de {MAX_DEPTH} niveaux imbriqués",
            "mettez moins de niveaux ; un texte qui contient { ou [ se met entre guillemets",
        )


def _value(event: NodeEvent, events: Iterator[Event], tree: Tree, path: tuple[Key, ...], key: Mark | None) -> Data:
    if isinstance(event, ScalarEvent):  # nearly all events: kept short
        if event.anchor is not None or event.tag not in _NO_TAG or len(path) > MAX_DEPTH:
            _refuse_tricks(event, path)
        style = event.style
        mark: Any = event.start_mark
        tree.marks[path] = mark.line + 1, mark.column + (2 if style in _QUOTES else 1)
        return event.value if style else _resolved(event.value)
    _refuse_tricks(event, path)
    tree.marks[path] = key or _start(event)
    if isinstance(event, SequenceStartEvent):
        return _sequence(events, tree, path)
    return _mapping(events, tree, path)


def _sequence(events: Iterator[Event], tree: Tree, path: tuple[Key, ...]) -> Data:
    items: list[Data] = []
    for event in events:
        if not isinstance(event, NodeEvent):
            break
        items.append(_value(event, events, tree, (*path, len(items)), None))
    return items


def _mapping(events: Iterator[Event], tree: Tree, path: tuple[Key, ...]) -> Data:
    entries: dict[str, Data] = {}
    for event in events:
        if not isinstance(event, NodeEvent):
            break
        name, place = _key(event, path), _start(event)
        if name in entries:
            first = tree.keys[(*path, name)][0]
            raise YamlMistake(
                *place,
                f"clé « {name} » écrite deux fois (déjà ligne {first})",
                "gardez-en une seule, ou renommez-en une",
            )
        tree.keys[(*path, name)] = place
        following = next(events)
        assert isinstance(following, NodeEvent)
        entries[name] = _value(following, events, tree, (*path, name), place)
    return entries


def _key(event: NodeEvent, path: tuple[Key, ...]) -> str:
    _refuse_tricks(event, path)
    if not isinstance(event, ScalarEvent):
        raise YamlMistake(
            *_start(event),
            "clé qui n'est pas un simple texte",
            "écrivez « cle: valeur » ; un texte qui contient { ou [ se met entre guillemets",
        )
    name: str = event.value
    if name == "<<" and not event.style:
        cause = "fusion « << » : les fusions ne sont pas acceptées ici"
        raise YamlMistake(*_start(event), cause, "recopiez les clés en entier")
    return name


def _resolved(text: str) -> Data:
    if text and text[0] not in _NOT_ONLY_TEXT:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INT.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text
