"""The content room over the product's own store, brought by requests into the states that a revision goes through."""

from __future__ import annotations

import re
import time
from html import unescape

from playwright.sync_api import APIResponse, BrowserContext

ROOM = "/administration/contenu"
WORDS = "dialogues/langue/fr/oui_non.yaml"
RULE = "rules/dsdt-2015/controles/plancher.yaml"
MOST_SECONDS = 120


class PreparedRoom:
    """The content room for whoever is signed in in a browser context."""

    def __init__(self, address: str, context: BrowserContext) -> None:
        self._address, self._context = address, context

    def get(self, path: str) -> str:
        """The text of a page."""
        return self._context.request.get(self._address + path).text()

    def post(self, path: str, **form: str) -> APIResponse:
        """Send a form, as a page of this site does."""
        headers = {"Origin": self._address}
        return self._context.request.post(self._address + path, form=form, headers=headers)

    def begin(self, name: str) -> int:
        """The number of a new revision."""
        return int(self.post(ROOM, nom=name).url.rpartition("/")[2])

    def save(self, number: int, path: str, before: str, after: str) -> APIResponse:
        """Replace the first `before` of a file."""
        address = f"{ROOM}/{number}/fichier/{path}"
        page = self.get(address)
        found = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page, re.DOTALL)
        assert found is not None
        text = unescape(found[1])
        assert before in text
        kept = {name: _hidden(page, name) for name in ("vu", "base")}
        return self.post(address, texte=text.replace(before, after, 1), **kept)

    def revision(self, name: str, path: str = WORDS, before: str = "carrément", after: str = "carrément") -> int:
        """A revision with one change."""
        number = self.begin(name)
        self.save(number, path, before, after)
        return number

    def prove(self, number: int) -> str:
        """The page of the finished proof."""
        self.post(f"{ROOM}/{number}/preuve")
        limit = time.monotonic() + MOST_SECONDS
        while 'class="progression"' in (page := self.get(f"{ROOM}/{number}/preuve")):
            assert time.monotonic() < limit
            time.sleep(0.2)
        return page

    def publish(self, number: int) -> str:
        """Publish a revision that gives no advice; the address of the version."""
        self.prove(number)
        done = self.post(f"{ROOM}/{number}/publier", note="Pour voir l'écran")
        assert done.url.endswith("?publiee")
        return done.url.removeprefix(self._address)

    def try_out(self, number: int) -> str:
        """The address of a conversation with a revision, one turn in."""
        begun = self.post(f"{ROOM}/{number}/essai", appel="dsdt-2015").url.partition("#")[0]
        address = begun.removeprefix(self._address)
        self.post(address, tour="0", texte="un jardin derrière la tour avec 30 familles, budget 3 000 euros")
        return address


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]
