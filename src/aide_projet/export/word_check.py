"""The check of an organisation's own Word template, in a process of its own that is stopped when it takes too much.

Python's expressions and XML's parser may run for hours on a file made for it; nothing within the process bounds them.
A template that passes is filled in the server itself: it costs there what it cost here. `python -m` this module reads
the slots as JSON, and writes the problems as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from aide_projet.export.template_file import shipped_templates

SECONDS = 15
"""Of the clock; half of them of the processor."""
MEMORY = 1_500_000_000
"""Bytes that it may address, where the system can say so (not on Windows)."""

Stamp = tuple[int, int]
"""When a file was changed and how long it is: another stamp, and it is checked again."""


def checked(file: Path, slots: frozenset[str] | None = None) -> tuple[str, ...]:
    """What is wrong with a Word template, in French; nothing when it can be used. `slots` as for `word_problems`.

    Some half a second for an organisation's own, once for each change of it; the shipped one is held by a test.
    """
    if file.is_relative_to(shipped_templates()):
        return ()
    try:
        found = file.stat()
    except OSError:
        return ("le fichier ne se lit pas",)
    try:
        return _apart(file, (found.st_mtime_ns, found.st_size), slots)
    except (OSError, subprocess.SubprocessError, ValueError):  # not kept: the machine may only have been busy
        return ("le lire prend trop de temps ou de mémoire : repartez d'une copie du modèle livré",)


@lru_cache(maxsize=8)
def _apart(file: Path, stamp: Stamp, slots: frozenset[str] | None) -> tuple[str, ...]:
    given = json.dumps(None if slots is None else sorted(slots))
    command = [sys.executable, "-m", __name__, str(file)]
    done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=SECONDS, check=True)
    return tuple(map(str, json.loads(done.stdout)))


def _bound() -> None:
    try:
        import resource
    except ImportError:  # Windows: the clock alone
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS // 2, SECONDS // 2))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _bound()
    from aide_projet.export.word_template import word_problems

    wanted = json.load(sys.stdin)
    print(json.dumps(word_problems(Path(sys.argv[1]), None if wanted is None else frozenset(wanted))))
