"""Every screen in every state with hand-made conversations, to look at: python tests/web/show_pages.py [PORT].

States are addressed by name: /projet/view, /projet/start, /projet/choosing… POSTs answer with the same state. The
administration takes the cookie `aide_equipe` with the value of `fake_accounts.TOKEN`.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

import fake_use_cases
from fake_service import FakeService, settings

from aide_projet.web.app import create_app
from aide_projet.web.logs import log_config


def build(today: date | None = None) -> Starlette:
    """The application over the fixtures."""
    fake_use_cases.install()
    return create_app(FakeService(settings=settings(today=today)))


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8899
    uvicorn.run(build(date(2014, 11, 10)), port=port, log_config=log_config())
