"""What the command-line library says in English, said again in French."""

from __future__ import annotations

from typing import Any


def usage_message(error: Exception) -> str | None:
    """The French message of a usage error, or None when it is not one."""
    said = getattr(error, "format_message", None)
    if said is None:
        return None
    kind = type(error).__name__
    given: Any = error
    match kind:
        case "NoSuchOption":
            return f"Option inconnue : {given.option_name}. {_help(given)}"
        case "MissingParameter":
            return f"Il manque {_name(given)}. {_help(given)}"
        case "BadParameter":
            return f"{_name(given)} : la valeur donnée ne convient pas{_range(given)}. {_help(given)}"
        case "BadOptionUsage" | "BadArgumentUsage":
            return f"Cette option s'écrit autrement. {_help(given)}"
        case "FileError":
            return f"Le fichier {given.ui_filename} ne s'ouvre pas : vérifiez son nom et vos droits."
        case "UsageError" if "No such command" in said():
            return f"Cette commande n'existe pas. {_help(given)}"
        case "UsageError":
            return f"Cette commande ne se comprend pas ({said()}). {_help(given)}"
        case "NoArgsIsHelpError":
            return str(said())
        case _:
            return None


def _name(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "Un paramètre"
    return str(parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.metavar or parameter.name)


def _range(error: Any) -> str:
    kind = getattr(getattr(error, "param", None), "type", None)
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    return f" (un nombre de {least} à {most})" if least is not None and most is not None else ""


def _help(error: Any) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "aide-projet"
    return f"Voyez « {command} --help »."
