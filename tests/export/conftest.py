"""Documents drawn for the tests, and what other programs read in them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable

import pytest
from fiche_views import DAY

from aide_projet.export.fiche import document
from aide_projet.use_cases.view import ConversationView


@pytest.fixture(scope="session")
def made() -> Callable[[ConversationView, str], bytes]:
    """The bytes of a document dated 12 November 2014."""
    return lambda view, format: document(view, format, generated=DAY, version="0.1.0").content


@pytest.fixture(scope="session")
def pdf_text(made: Callable[[ConversationView, str], bytes]) -> Callable[[ConversationView], str]:
    """What pdftotext (poppler) reads in the PDF, spaces and line ends made one space."""
    return lambda view: " ".join(_read("pdftotext", "-layout", made(view, "pdf")).replace("\u200b", "").split())


@pytest.fixture(scope="session")
def pdf_facts(made: Callable[[ConversationView, str], bytes]) -> Callable[[ConversationView], str]:
    """What pdfinfo (poppler) says of the PDF."""
    return lambda view: _read("pdfinfo", "-", made(view, "pdf"))


def _read(program: str, option: str, content: bytes) -> str:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed (Debian: poppler-utils)")
    files = ["-"] if program == "pdfinfo" else [option, "-", "-"]
    done = subprocess.run([program, *files], input=content, capture_output=True, check=True)
    return done.stdout.decode()
