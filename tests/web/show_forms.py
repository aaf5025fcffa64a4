"""The forms over a copy of the shipped content, to look at: python tests/web/show_forms.py [PORT].

They take the cookie `aide_equipe` with the value of `fake_accounts.TOKEN`; what they save goes to a folder of its own.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import uvicorn

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from fake_bench import app_with_forms, bench_over_shipped
from fake_service import FakeService, deps

from aide_projet.content.load import read_library
from aide_projet.web.logs import log_config
from fake_accounts import office, team

if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        bench = bench_over_shipped(Path(folder))
        library = read_library(bench.folder / "dialogues", bench.folder / "rules")
        given = deps()
        content = cast("Any", replace(given.library["dsdt-2015"], language=library.calls["dsdt-2015"].content.language))
        service = FakeService(office=office(team()), deps=replace(given, library={"dsdt-2015": content}))
        port = int(sys.argv[1]) if len(sys.argv) > 1 else 8898
        uvicorn.run(app_with_forms(service, bench), port=port, log_config=log_config())
