"""`aide-projet user …` beside a server, in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def run_user(base: Path, *arguments: str) -> str:
    """The path of the one-time address that it prints; empty when it prints none."""
    command = [sys.executable, "-m", "aide_projet", "user", *arguments, "--base", str(base)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"/administration/invitation/\S+", said)
    return found[0] if found else ""
