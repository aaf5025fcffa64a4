"""What a start does not wait for, and what is ready before the first person comes."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import sleep
from types import SimpleNamespace
from typing import Any, cast

from aide_projet.dialogue.content import Content
from aide_projet.use_cases.once import Once
from aide_projet.use_cases.warm import warm

FIRST_PAGE = """
import sys, tempfile
from pathlib import Path
from starlette.testclient import TestClient
from aide_projet.web.app import create_app
from aide_projet.wiring import build_service
with tempfile.TemporaryDirectory() as folder:
    service = build_service(database=Path(folder) / "base.db")
    with TestClient(create_app(service)) as client:
        assert client.get("/").status_code == 200
        late = [name for name in sys.modules if name == "fastapi" or name.startswith("aide_projet.web.api_")]
        made = service.deps.content("").make_lexicon._made is not None
        print(sorted(late), made, client.get("/api/v1/appels").status_code)
    service.close()
"""


def test_the_first_page_waits_for_neither_the_lexicon_nor_the_api() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_PAGE], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "['aide_projet.web.api_docs'] False 200"


def test_two_who_come_at_once_get_one_and_the_same_thing() -> None:
    made: list[object] = []

    def make() -> object:
        sleep(0.02)
        made.append(object())
        return made[-1]

    once = Once(make)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: once(), range(4)))
    assert len(made) == 1
    assert {id(one) for one in found} == {id(made[0])}


def test_warming_up_makes_the_lexicon(content: Content) -> None:
    deps = cast("Any", SimpleNamespace(library={"dsdt-2015": content}))
    warm(deps, date(2014, 11, 10))
    assert cast("Any", content.make_lexicon)._made is content.lexicon
