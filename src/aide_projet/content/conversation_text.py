"""A proposed test → the text of a conversation file, and what is wrong with it if anything is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from aide_projet.content.conversation_files import ConversationFile
from aide_projet.content.play import play
from aide_projet.content.yaml_tree import parse
from aide_projet.dialogue.content import Content
from aide_projet.use_cases.as_test import Exchange, ProposedTest

_HEAD = "# Tirée d'une vraie conversation, les noms et les numéros remplacés. À relire avant d'enregistrer.\n"
_TITLE = "Une vraie conversation, à relire et à nommer"
_WIDTH = 120


@dataclass(frozen=True, slots=True)
class ConversationText:
    """`text`: the file. `problem`: what does not go as written when it is played, "" as it should be."""

    text: str
    problem: str


class _Dumper(yaml.SafeDumper):
    """Block style, the items of a list set in as the shipped files have them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def conversation_text(content: Content, proposed: ProposedTest) -> ConversationText:
    """The file of a proposed test, played once more as it is written."""
    data: dict[str, object] = {"conversation": _TITLE, "aujourdhui": proposed.day.isoformat()}
    if proposed.start:
        data["depart"] = dict(proposed.start)
    data["echanges"] = [dict(_exchange(one)) for one in proposed.exchanges]
    text = _HEAD + yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return ConversationText(text, play(content, read_conversation(text)) if proposed.exchanges else "")


def read_conversation(text: str) -> ConversationFile:
    """The conversation of such a text, as the loader reads it."""
    return ConversationFile.model_validate_json(json.dumps(parse(text.encode()).data))


def _exchange(exchange: Exchange) -> Iterator[tuple[str, object]]:
    """The keys of an exchange that say something, in the order of the files."""
    done = {"dit": exchange.said, "choix": exchange.choice, "champ": exchange.slot}
    yield from ((key, value) for key, value in done.items() if value)
    if exchange.lines is not None:
        yield "lignes", [dict(row) for row in exchange.lines]
    expected: dict[str, object] = {
        "noms": list(exchange.names),
        "champs": dict(exchange.values),
        "sans": list(exchange.emptied),
        "gares": list(exchange.parked),
        "constats": list(exchange.findings),
    }
    yield "attendu", {**{key: value for key, value in expected.items() if value}, "question": exchange.question}
