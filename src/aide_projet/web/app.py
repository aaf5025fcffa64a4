"""The web application, put together: screens, API, and the layers around them."""

from __future__ import annotations

from functools import partial

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.routing import Route

from aide_projet.web import (
    api_docs,
    asking,
    calendar,
    documents,
    errors,
    field,
    handover,
    health,
    home,
    leave,
    papers,
    project,
    reading,
    share,
    sheet,
    table_edit,
    why,
)
from aide_projet.web.assets import load_assets
from aide_projet.web.background import background
from aide_projet.web.body_limit import BodyLimit
from aide_projet.web.cross_site import SameSite
from aide_projet.web.following import keep_following
from aide_projet.web.guard import Guard
from aide_projet.web.late_administration import LateAdministration
from aide_projet.web.late_api import LateApi
from aide_projet.web.limits import Limits
from aide_projet.web.pages import Pages
from aide_projet.web.retention import keep_purging
from aide_projet.web.service import Service
from aide_projet.web.site import Site


class _Number(Convertor[int]):
    """A number of an address, `{numero:int}`. One that no store can hold is the address of nothing."""

    regex = "[0-9]{1,18}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


register_url_convertor("int", _Number())


def create_app(service: Service) -> Starlette:
    """The application of a service. Screens are plain Starlette routes (speed); FastAPI describes the API.

    `state.api` and `state.administration` are made by nobody yet: whoever has time may call their `made`.
    """
    assets = load_assets(service.static)
    pages = Pages(service, assets)
    site = Site(service, pages, Limits(service.settings))
    administration = LateAdministration(site)
    tasks = (partial(keep_purging, service, pages.forget), partial(keep_following, service))
    app = Starlette(lifespan=background(tasks, administration.close))
    app.state.api = late_api = LateApi(site)
    app.state.administration = administration
    # The hot path first: routes are tried in order.
    for screen in (
        *(project, documents, sheet, table_edit, field, calendar, asking, handover, papers),
        *(share, reading, home, leave, why, health),
    ):
        app.router.routes.extend(screen.routes(site))
    app.router.routes.extend(administration.routes())
    app.router.routes.append(Route("/static/{digest}/{path:path}", assets.serve, methods=["GET"]))
    app.router.routes.extend(api_docs.routes(site, late_api.description))
    app.router.routes.extend(late_api.routes())
    errors.add_error_pages(app, site)
    # Last added is outermost.
    app.add_middleware(SameSite, error_page=site.error, public_url=service.settings.public_url)
    app.add_middleware(BodyLimit, error_page=site.error)
    app.add_middleware(Guard, error_page=site.error, https=service.settings.public_url.startswith("https:"))
    return app
