"""What `understand` says of an answer: for people, and with `--json` for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from aide_projet.dialogue.hearing import heard_besides
from aide_projet.dialogue.why import aside_why, doubt_why, intent_why, reading_why
from aide_projet.understanding.reading import Aside, Doubt, Reading, Understood
from aide_projet.understanding.said import say

if TYPE_CHECKING:
    from aide_projet.dialogue.content import Content
    from aide_projet.draft.value import Value


def lines(content: Content, found: Understood, asked: str | None, today: date) -> Iterator[str]:
    """Every reading with its words and why, then what was set aside."""
    for intent in found.intents:
        yield f"intention {intent.name.value}{f' ({intent.topic})' if intent.topic else ''} ← « {intent.said} »"
        if intent.rule:
            yield f"    {intent_why(content, intent)}"
    if found.correction:
        yield f"correction de {found.correction.slot or 'ce qui précède'} ← « {found.correction.said} »"
    for mention in _mentions(found):
        if isinstance(mention, Reading):
            yield f"{mention.slot or 'réponse'} = {_value(mention)} ← « {mention.said} » (règle {mention.rule})"
            yield f"    {reading_why(content, mention, say(found.text), today)}"
        else:
            readings = " ou ".join(_value(reading) for reading in mention.readings) or "aucune lecture sûre"
            yield f"{mention.slot or 'réponse'} : à demander ({mention.reason}) ← « {mention.said} » : {readings}"
            yield f"    {doubt_why(content, mention)}"
    for piece in found.sensitive:
        yield f"donnée sensible ({piece.what}) : « {found.text[piece.start : piece.end]} »"
    if not (found.intents or found.correction or found.answer or found.others or found.sensitive):
        yield "rien n'a été lu pour sûr"
    for aside in heard_besides(content, found, asked, today):
        yield f"écarté : {aside_why(content, aside)}"


def explained_json(content: Content, found: Understood, asked: str | None, today: date) -> dict[str, Value]:
    """The same as data; of a sensitive piece, only what it is and where it stands."""
    mentions = _mentions(found)
    return {
        "texte": found.text,
        "intentions": [
            {
                "nom": intent.name.value,
                "sujet": intent.topic,
                **_at(intent.said, intent.start, intent.end),
                "phrase": intent_why(content, intent),
            }
            for intent in found.intents
        ],
        "correction": {"champ": found.correction.slot, "mots": found.correction.said} if found.correction else None,
        "lectures": [
            {**_reading(one), "phrase": reading_why(content, one, say(found.text), today)}
            for one in mentions
            if isinstance(one, Reading)
        ],
        "doutes": [_doubt(content, one) for one in mentions if isinstance(one, Doubt)],
        "sensible": [{"quoi": piece.what, "debut": piece.start, "fin": piece.end} for piece in found.sensitive],
        "ecartes": [_aside(content, one) for one in heard_besides(content, found, asked, today)],
    }


def _mentions(found: Understood) -> tuple[Reading | Doubt, ...]:
    return ((found.answer,) if found.answer else ()) + found.others


def _at(said: str, start: int, end: int) -> dict[str, Value]:
    return {"mots": said, "debut": start, "fin": end}


def _reading(reading: Reading) -> dict[str, Value]:
    told = {"champ": reading.slot, "valeur": reading.value, "regle": reading.rule, "a_peu_pres": reading.approximate}
    return {**told, **_at(reading.said, reading.start, reading.end)}


def _doubt(content: Content, doubt: Doubt) -> dict[str, Value]:
    readings: list[Value] = [reading.value for reading in doubt.readings]
    told: dict[str, Value] = {"champ": doubt.slot, "raison": doubt.reason, "valeurs": readings}
    return {**told, **_at(doubt.said, doubt.start, doubt.end), "phrase": doubt_why(content, doubt)}


def _aside(content: Content, aside: Aside) -> dict[str, Value]:
    told: dict[str, Value] = {"champ": aside.slot, "raison": aside.reason.value, "indice": aside.cue}
    place = _at(aside.said, aside.start, aside.end)
    return {**told, "pris": aside.taken, **place, "phrase": aside_why(content, aside)}


def _value(reading: Reading) -> str:
    return json.dumps(reading.value, ensure_ascii=False)
