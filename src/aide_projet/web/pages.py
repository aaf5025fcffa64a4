"""Rendering: one Jinja2 environment over the organisation's templates and ours, and the answers made with it."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from aide_projet.draft.figure_text import share
from aide_projet.web.assets import Assets, accepts_gzip
from aide_projet.web.fold import FoldingEnvironment
from aide_projet.web.french import euros, long_date, long_moment, shorten, tel_uri, typeset
from aide_projet.web.kept import Kept
from aide_projet.web.service import Service
from aide_projet.web.share_bar import filled, share_bar
from aide_projet.web.timeline import timeline
from aide_projet.web.translation import SOURCE_LANGUAGE, install, translator

_WORTH_COMPRESSING = 1200  # bytes; under one network packet nothing is gained


class Pages:
    """Renders templates of `web/` and makes answers that no cache keeps."""

    def __init__(self, service: Service, assets: Assets) -> None:
        self.environment = environment(service, assets)
        self._kept = Kept(self.environment)
        self.forgetting: list[Callable[[], None]] = []  # what others keep of people's answers, dropped likewise
        self.environment.globals.update(self._kept.functions)

    def forget(self) -> None:
        """A project was erased: drop what was drawn of it."""
        self._kept.forget()
        for also in self.forgetting:
            also()
        typeset.cache_clear()

    def text(self, name: str, **context: object) -> str:
        """The rendered template."""
        return self.environment.get_template(f"web/{name}").render(context)

    def macro(self, name: str, macro: str, *args: object) -> str:
        """One macro of a template, as plain text (sentences that JSON answers share with pages)."""
        module = self.environment.get_template(f"web/{name}").module
        said: Markup = getattr(module, macro)(*args)
        return said.unescape().strip()

    def answer(self, request: Request, name: str, *, status: int = 200, **context: object) -> Response:
        """The rendered template as an answer to this request."""
        context["actuelle"] = request.url.path
        return self.html(request, self.text(name, **context), status=status)

    def html(
        self, request: Request, text: str, *, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> Response:
        """An HTML answer, compressed where the browser takes it and it is worth it."""
        body = text.encode()
        sent = {"Cache-Control": "no-store", "Vary": "HX-Request, Accept-Encoding", **(headers or {})}
        if len(body) > _WORTH_COMPRESSING and accepts_gzip(request.headers):
            body = gzip.compress(body, 4, mtime=0)
            sent["Content-Encoding"] = "gzip"
        return Response(body, status, sent, "text/html")


def environment(service: Service, assets: Assets) -> FoldingEnvironment:
    """The Jinja2 environment: everything escaped, a missing name is an error, French as source language."""
    env = FoldingEnvironment(
        loader=FileSystemLoader([str(folder) for folder in service.templates]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    install(env, SOURCE_LANGUAGE)
    gettext = translator(SOURCE_LANGUAGE)
    env.pure = {"_": gettext, "gettext": gettext, "picto": picto}
    shared: dict[str, Any] = {"asset": assets.url, "reglages": service.settings, "actuelle": "", "picto": picto}
    env.globals.update(shared)
    env.filters.update({"date_longue": long_date, "tel": tel_uri, "typo": typeset, "court": shorten, "frise": timeline})
    env.filters.update({"moment": long_moment, "euros": euros, "part": share, "barre": share_bar, "rempli": filled})
    return env


@lru_cache(maxsize=64)
def picto(name: str) -> Markup:
    """A pictogram of the sprite at the top of each page; a word is always beside it, so readers skip it."""
    html = '<svg class="picto" aria-hidden="true" focusable="false"><use href="#p-{}"></use></svg>'
    return Markup(html).format(name)


def wants_fragment(request: Request) -> bool:
    """Whether htmx asks, and so only the parts that change are to be sent."""
    return request.headers.get("hx-request") == "true"
