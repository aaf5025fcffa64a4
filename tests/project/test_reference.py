"""What is written about the code is checked by the code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_reference_page_says_what_the_code_says() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "make_reference.py", "--print"], capture_output=True, text=True, check=True
    )
    written = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    assert done.stdout == written, "docs/reference.md is out of date: run python tools/make_reference.py"


@pytest.mark.parametrize("title", ["## One message, end to end", "## The administration"])
def test_every_name_on_the_way_of_a_message_and_of_a_change_in_the_readme_exists(title: str) -> None:
    """The README prints one message end to end with the real names (design §3), and one change of the content."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.split(title, 1)[1].split("\n## ", 1)[0]
    names = re.findall(r"`([\w/]+\.py)(?::(\w+))?`", section)
    assert len(names) >= 8
    for path, name in names:
        source = ROOT / "src" / "aide_projet" / path
        assert source.is_file(), path
        if name:
            assert re.search(rf"^\s*(async def|def|class) {name}\b|^{name}\b", source.read_text(), re.MULTILINE), name


def test_no_registry_host_is_named_anywhere() -> None:
    """House rule: requirements.lock and every other file name no registry."""
    hosts = ["pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "deb.debian" + ".org"]
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    for file in files:
        path = ROOT / file.decode()
        if file and path.is_file() and path.stat().st_size < 2_000_000:
            content = path.read_bytes()
            for host in hosts:
                assert host.encode() not in content, f"{file.decode()} names {host}"


def test_the_lock_pins_and_hashes_everything() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert len(pinned) > 30
    assert all("==" in line for line in pinned)
    assert sum("--hash=sha256:" in line for line in lines) >= len(pinned)
