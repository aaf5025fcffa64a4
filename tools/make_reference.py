"""Writes docs/reference.md from the code: commands, settings, kinds of slots, YAML keys. A test compares the two.

Usage: python tools/make_reference.py            (prints with --print instead of writing)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import typer

from aide_projet.cli import app
from aide_projet.content.schema import schemas
from aide_projet.draft.slot import SlotKind, kind_name
from aide_projet.settings import Settings

PAGE = Path(__file__).parents[1] / "docs" / "reference.md"

KINDS = {
    "texte_court": "une ligne ; `minimum` et `maximum` en caractères",
    "texte_long": "plusieurs phrases ; `mots_minimum` : en dessous, on en demande un peu plus, une fois",
    "choix": "une option parmi `options` ; la valeur est sa clé",
    "choix_multiple": "plusieurs options ; ce qui n'est pas une clé est gardé tel que dit",
    "etiquettes": "un texte et les étiquettes reconnues : `{texte, etiquettes}`",
    "montant": "des euros, centimes gardés",
    "nombre": "un nombre entier, ou une fourchette `{min, max}`",
    "date": "`2015-06-13`, `2015-06`, `2015`, ou une saison `2015-22` (21 printemps … 24 hiver)",
    "oui_non": "vrai ou faux ; `inconnu_permis` : « ne sait pas » est aussi une réponse",
    "lieu": "un nom officiel ou un code postal, selon `niveau_lieu`",
    "courriel": "une adresse électronique",
    "telephone": "un numéro français, dix chiffres",
    "siret": "quatorze chiffres",
    "rna": "W et neuf caractères",
    "liste": "quelques lignes de texte ; `maximum` lignes",
    "tableau": "des lignes dont les cases sont décrites par `colonnes`",
    "calcule": "calculé à partir d'autres champs, jamais demandé ; `resultat` dit comment le montrer",
}


def page() -> str:
    """The whole reference page."""
    return "\n".join([*_head(), *_commands(), *_settings(), *_kinds(), *_keys()]) + "\n"


def _head() -> Iterator[str]:
    yield "# Référence"
    yield ""
    yield "Cette page est écrite par `tools/make_reference.py` à partir du programme ; un test la tient à jour."


def _commands() -> Iterator[str]:
    yield "\n## Commandes\n"
    yield from _group(typer.main.get_command(app), "aide-projet")


def _group(group: Any, path: str) -> Iterator[str]:
    """Each command, and those of a group after it."""
    for name, command in group.commands.items():
        yield f"### `{path} {name}`\n"
        yield f"{command.help}\n"
        for parameter in command.params:
            if parameter.name == "help":
                continue
            names = ", ".join(f"`{option}`" for option in parameter.opts)
            if parameter.param_type_name == "argument":
                names = f"`{parameter.metavar or parameter.name}`"
            yield f"- {names} : {getattr(parameter, 'help', '') or ''}"
        yield ""
        if hasattr(command, "commands"):
            yield from _group(command, f"{path} {name}")


def _settings() -> Iterator[str]:
    yield "## Réglages\n"
    yield "Dans `reglages.toml`, au dossier de l'organisation, ou par une variable d'environnement.\n"
    yield "| réglage | variable | valeur de départ | à quoi il sert |"
    yield "|---|---|---|---|"
    for name, field in Settings.model_fields.items():
        default = "(vide)" if field.default in ("", None) else str(field.default)
        yield f"| `{name}` | `AIDE_PROJET_{name.upper()}` | {default} | {field.description} |"


def _kinds() -> Iterator[str]:
    yield "\n## Genres de champ (`genre:`)\n"
    names = {kind_name(_example(kind)) for kind in get_args(SlotKind)}
    if names != set(KINDS):
        raise SystemExit(f"KINDS of this script and SlotKind differ: {names ^ set(KINDS)}")
    for name, text in KINDS.items():
        yield f"- `{name}` : {text}"


def _example(kind: Any) -> Any:
    """An instance, where the options or columns do not matter."""
    try:
        return kind()
    except TypeError:
        return kind(())


def _keys() -> Iterator[str]:
    yield "\n## Clés des fichiers YAML"
    for name, schema in schemas().items():
        yield f"\n### {schema.get('title', name)}\n"
        yield f"{schema.get('description', '')}\n"
        found: dict[str, str] = {}
        _collect(schema, found)
        for key, text in found.items():
            yield f"- `{key}`{f' : {text}' if text else ''}"


def _collect(node: object, found: dict[str, str]) -> None:
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            if not found.get(key):
                found[key] = value.get("description", "") if isinstance(value, dict) else ""
        for value in node.values():
            _collect(value, found)
    elif isinstance(node, list):
        for value in node:
            _collect(value, found)


if __name__ == "__main__":
    if "--print" in sys.argv:
        sys.stdout.write(page())
    else:
        PAGE.write_text(page(), encoding="utf-8")
