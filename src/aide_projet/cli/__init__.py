"""The command line (contract: design §8). Heavy parts are loaded by the command that needs them."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import typer

from aide_projet.cli import (
    administer,
    ask,
    documents,
    graph,
    keep,
    paper,
    publishing,
    serving,
    updating,
    user,
    versions,
)
from aide_projet.cli.french import usage_message
from aide_projet.errors import AideProjetError

app = typer.Typer(
    name="aide-projet",
    help="Aide à monter une fiche de projet pour son quartier, par la conversation.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for module in (serving, ask, documents, paper, administer, graph, updating, publishing, versions, keep, user):
    module.register(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; mistakes go to standard error in French, with exit code 2."""
    _forgive_bytes()
    try:
        status = app(args=None if arguments is None else list(arguments), standalone_mode=False)
    except AideProjetError as error:
        sys.exit(_refuse(str(error)))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:
        message = usage_message(error)
        if message is None:
            raise
        sys.exit(_refuse(message))
    sys.exit(status if isinstance(status, int) else 0)


def _forgive_bytes() -> None:
    """Text that is not in the encoding of the terminal is read and shown with a mark in its place."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2
