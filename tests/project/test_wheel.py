"""The wheel carries its content and runs in an empty environment, without the test extras."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the built wheel; its dependencies are lent by this one, nothing else is."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    wheel = next(folder.glob("*.whl"))
    environment = folder / "env"
    venv.create(environment, with_pip=False)
    site = next(environment.glob("lib/python*/site-packages"))
    subprocess.run([sys.executable, "-m", "zipfile", "-e", wheel, site], check=True)
    lent = next(path for path in map(Path, sys.path) if path.name == "site-packages")
    for entry in lent.iterdir():
        if not _ours_or_for_tests(entry.name):
            (site / entry.name).symlink_to(entry)
    return environment / "bin" / "python"


def _ours_or_for_tests(name: str) -> bool:
    """The editable install of this checkout, and the parts of the `test` extra."""
    tests_only = (
        "pytest",
        "_pytest",
        "hypothesis",
        "playwright",
        "httpx2",
        "httpcore2",
        "importlinter",
        "mypy",
        "ruff",
    )
    return name.startswith(("aide_projet", "_aide_projet", "_editable", "__editable__", *tests_only))


def _run(python: Path, *arguments: str, cwd: Path, said: str = "") -> subprocess.CompletedProcess[str]:
    command = [python, "-m", "aide_projet", *arguments]
    return subprocess.run(command, input=said, capture_output=True, text=True, cwd=cwd, check=False, timeout=60)


def test_the_installed_wheel_reads_its_own_content(installed: Path, tmp_path: Path) -> None:
    done = _run(installed, "match", "un jardin partagé au pied de la tour", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "gup" in done.stdout
    where = subprocess.run(
        [installed, "-c", "import aide_projet; print(aide_projet.__file__)"],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert "env" in where.stdout, "the wheel, not the checkout"


def test_the_installed_wheel_talks_and_exports(installed: Path, tmp_path: Path) -> None:
    said = "Un jardin derrière la tour à Roubaix avec 30 familles\nLe jardin de la tour\n"
    done = _run(installed, "chat", "--today", "2014-11-10", "--save", "d.json", cwd=tmp_path, said=said)
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "d.json").read_text())["champs"]["intitule"] == "Le jardin de la tour"
    done = _run(installed, "export", "d.json", "-o", "f.pdf", "--today", "2014-11-10", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "f.pdf").read_bytes().startswith(b"%PDF")


def test_the_installed_wheel_makes_a_workspace_and_lints_it(installed: Path, tmp_path: Path) -> None:
    assert _run(installed, "init", "centre", cwd=tmp_path).returncode == 0
    done = _run(installed, "lint", "centre", cwd=tmp_path)
    assert done.returncode == 0, done.stderr + done.stdout
