"""The team at work over HTTP: people who are signed in, each in a browser of their own, and proofs given at once."""

from __future__ import annotations

import asyncio
import html
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.testclient import TestClient

from aide_projet.use_cases.accounts import Role
from aide_projet.use_cases.effect import Effect
from aide_projet.use_cases.invite import Invited, invite
from aide_projet.use_cases.proof import ContentProof, NewAdvice, Proof
from aide_projet.use_cases.proving import Progress
from aide_projet.web.app import create_app
from aide_projet.wiring import Service, build_service

HERE = "http://testserver"
PASSWORD = "tournesol-pluie-velo"
ROOM, VERSIONS = "/administration/contenu", "/administration/versions"
SOUND = Proof(ContentProof(examples=3), Effect())
ADVISED = replace(
    SOUND, content=ContentProof(examples=3, new_advice=(NewAdvice("phrase-longue", "a.yaml", 1, 1, "long", "coupez"),))
)
FAILING = replace(SOUND, content=ContentProof(examples=3, failures=1))
_ENGLISH = re.compile(r"Traceback|Internal Server|Not Found|Bad Request|Unprocessable|Method Not|\bError\b|Exception")
_TAGS = re.compile(r"<(script|style|textarea)\b.*?</\1>|<[^>]+>", re.DOTALL)


@dataclass
class Proving:
    """A proof that is done as soon as it is begun."""

    proof: Proof | None
    progress: tuple[Progress, ...] = ()
    ended: bool = True

    async def wait(self) -> Proof | None:
        return self.proof

    async def cancel(self) -> None:
        pass


@dataclass
class Prover:
    """Gives the proof that a test chooses."""

    gives: Proof = SOUND

    def start(self, candidate: Path, in_force: Path, today: date) -> Proving:
        assert candidate.is_dir()
        assert in_force.is_dir()
        return Proving(self.gives)


class Browser(TestClient):
    """Of one person, without scripts. Whatever it asks, it is answered with a page in French, or sent to one."""

    def request(self, method: str, url: Any, **given: Any) -> Any:
        answer = super().request(method, url, **given)
        assert answer.status_code < 500, answer.text
        kind = answer.headers.get("content-type", "")
        if not answer.is_redirect and kind != "application/zip":
            assert kind.startswith("text/html"), kind
            assert 'lang="fr"' in answer.text
            said = html.unescape(_TAGS.sub(" ", answer.text))
            assert not _ENGLISH.search(said), said
        return answer


@dataclass
class Opened:
    """A content file as somebody has it before their eyes in a version in preparation."""

    browser: Browser
    address: str
    text: str
    hidden: dict[str, str] = field(default_factory=dict)

    def save(self, text: str, gesture: str = "enregistrer") -> Any:
        """Send the form with another text."""
        return self.browser.post(self.address, data={**self.hidden, "texte": text, "geste": gesture})


@dataclass
class Team:
    """One running product and whoever looks after it."""

    service: Service
    app: Starlette
    prover: Prover
    browsers: dict[str, Browser]

    def version(self, login: str = "lea", name: str = "Une version") -> str:
        """The address of a new version in preparation."""
        answer = self.browsers[login].post(ROOM, data={"nom": name})
        assert answer.status_code == 303
        return str(answer.headers["location"])

    def open(self, address: str, file: str, login: str = "lea") -> Opened:
        """Open a file of a version in preparation."""
        where = f"{address}/fichier/{file}"
        answer = self.browsers[login].get(where)
        assert answer.status_code == 200, answer.text
        return shown(self.browsers[login], where, answer.text)

    def prove(self, address: str, gives: Proof = SOUND, login: str = "lea") -> str:
        """The page of a finished proof."""
        self.prover.gives = gives
        browser = self.browsers[login]
        assert browser.post(f"{address}/preuve").status_code == 303
        end = time.monotonic() + 20
        while 'http-equiv="refresh"' in (page := browser.get(f"{address}/preuve")).text:
            assert time.monotonic() < end, "the proof does not end"
            time.sleep(0.01)
        return str(page.text)

    def published(self, note: str, file: str, text: str) -> str:
        """The address of a version put in force, in which a file has this text."""
        address = self.version(name=note)
        assert self.open(address, file).save(text).status_code == 303
        self.prove(address)
        answer = self.browsers["lea"].post(f"{address}/publier", data={"note": note})
        assert answer.status_code == 303, answer.text
        return str(answer.headers["location"]).partition("?")[0]


def shown(browser: Browser, address: str, page: str) -> Opened:
    """The form of a page of the editor, as a browser would send it back."""
    box = re.search(r'<textarea id="texte"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert box is not None, page
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    return Opened(browser, address, html.unescape(box[1]), hidden)


def text_of(page: str) -> str:
    """What people read in a page."""
    return " ".join(html.unescape(_TAGS.sub(" ", page)).split())


_TEAM = {"lea": Role.ADMINISTRATOR, "karim": Role.ADMINISTRATOR, "tom": Role.ANIMATEUR}


@contextmanager
def open_office(folder: Path) -> Iterator[Team]:
    """Over an organisation's folder with the small content: Léa and Karim administer, Tom is an animateur."""
    prover = Prover()
    built = build_service(folder, default_call="essai-1", today=date(2014, 11, 10))
    service = replace(built, prover=prover)
    app = create_app(service)
    browsers = {
        login: Browser(app, follow_redirects=False, raise_server_exceptions=False, headers={"Origin": HERE})
        for login in _TEAM
    }
    with browsers["lea"] as first:  # one event loop for all, as in a server
        for login, browser in browsers.items():
            browser.portal = first.portal
            _come_in(service, browser, login)
        yield Team(service, app, prover, browsers)
    service.close()


def _come_in(service: Service, browser: Browser, login: str) -> None:
    now = service.now()
    invited = asyncio.run(invite(service.office, login, login.title(), _TEAM[login], by=None, now=now))
    assert isinstance(invited, Invited)
    chosen = {"mot_de_passe": PASSWORD, "mot_de_passe_encore": PASSWORD}
    assert browser.post(f"/administration/invitation/{invited.token}", data=chosen).status_code == 303
