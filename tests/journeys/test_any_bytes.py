"""Any bytes at all, through the page's form, the API and a pipe: each is answered, none stops the conversation."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

briefly_and_at_length = pytest.mark.parametrize(
    "cases", [pytest.param(60, id="briefly"), pytest.param(2000, id="at length", marks=pytest.mark.long)]
)
FORM = {"content-type": "application/x-www-form-urlencoded"}
PIECES = (b"\xff\xfe", b"\xc3(", b"\xed\xa0\x80", b"\xf0\x9f", b"\x00", "Lens 2.000 €".encode(), b"passe", b"non 3000")
BYTES = st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(b" ".join))


@briefly_and_at_length
def test_any_bytes_sent_by_the_form_are_answered(client: TestClient, cases: int) -> None:
    key = client.post("/api/v1/conversations", json={}).json()["cle"]

    def answered(raw: bytes) -> None:
        turn = client.get(f"/api/v1/conversations/{key}").json()["tour"]
        body = f"tour={turn}&texte={quote_from_bytes(raw)}"
        sent = client.post(f"/projet/{key}", content=body, headers=FORM)
        assert sent.status_code in (200, 303), sent.text[:300]
        assert client.get(f"/projet/{key}").status_code == 200

    _for_all(answered, cases, BYTES)


@briefly_and_at_length
def test_any_text_sent_to_the_api_gives_a_state(client: TestClient, cases: int) -> None:
    """Halves of surrogate pairs among them, which JSON can write and no file can hold."""
    begun = client.post("/api/v1/conversations", json={}).json()
    turns = {"tour": begun["tour"]}

    def answered(text: str) -> None:
        body = json.dumps({"tour": turns["tour"], "texte": text})
        sent = client.post(
            f"/api/v1/conversations/{begun['cle']}/tours", content=body, headers={"content-type": "application/json"}
        )
        assert sent.status_code == 200, sent.text[:300]
        state = sent.json()
        assert state["reponses"]
        turns["tour"] = state["tour"]

    _for_all(answered, cases, st.text(st.characters(), max_size=200))


def _for_all(check: object, cases: int, drawn: st.SearchStrategy[object]) -> None:
    steady = settings(max_examples=cases, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    steady(given(drawn)(check))()  # type: ignore[arg-type]


def test_any_bytes_from_a_pipe_are_answered_to_the_last(tmp_path: Path) -> None:
    dice = random.Random(2015)
    lines = [dice.randbytes(40).replace(b"\n", b" ") for _ in range(60)] + [b" ".join(PIECES), b"aide"]
    command = [sys.executable, "-m", "aide_projet", "chat", "--today", "2014-11-10", "--save", "d.json"]
    done = subprocess.run(command, input=b"\n".join(lines), capture_output=True, cwd=tmp_path, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    assert not done.stderr
    assert "Répondez avec vos mots" in done.stdout.decode()
    assert json.loads((tmp_path / "d.json").read_text(encoding="utf-8"))["appel"]
