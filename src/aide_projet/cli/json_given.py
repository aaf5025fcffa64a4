"""JSON written by people or other programs, read; what is wrong is told in French with its place."""

from __future__ import annotations

import json

from aide_projet.cli.given import GivenError

DEEPEST = 100
"""Levels of lists and objects: a draft has five."""
_SAID = {
    "Expecting value": "il manque une valeur",
    "Expecting property name enclosed in double quotes": "il manque un nom entre guillemets",
    "Expecting ':' delimiter": "il manque « : » après un nom",
    "Expecting ',' delimiter": "il manque une virgule, ou la fin d'une liste ou d'un objet",
    "Extra data": "il y a quelque chose après la fin",
    "Unterminated string starting at": "ce texte n'a pas de guillemet à la fin",
    "Invalid control character at": "un texte contient un retour à la ligne ou un caractère invisible",
}


def parse_json(text: str, where: str) -> object:
    """The JSON value of a text; `where` begins the message of the GivenError: « Le fichier d.json »."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        cause = _SAID.get(error.msg, "un caractère n'a pas sa place ici")
        place = f"ligne {error.lineno}, caractère {error.colno}"
        raise GivenError(f"{where} n'est pas du JSON : {cause} ({place}).") from None
    except ValueError:
        raise GivenError(f"{where} contient un nombre de plusieurs milliers de chiffres.") from None
    except RecursionError:
        value = None
        deep = True
    else:
        deep = _deep(value)
    if deep:
        raise GivenError(f"{where} a trop de listes ou d'objets les uns dans les autres (au plus {DEEPEST}).")
    return value


def _deep(value: object) -> bool:
    """Whether it is deeper than anything here can follow."""
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inside
            for one in level
            if isinstance(one, dict | list)
            for inside in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return True
