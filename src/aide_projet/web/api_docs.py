"""`/api/docs`: the API described on a page of ours made from the OpenAPI file; nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from aide_projet.web.site import Site

OPENAPI = "/api/openapi.json"


@dataclass(frozen=True, slots=True)
class Property:
    """A field of a request body."""

    name: str
    type: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What may be answered: `status` is "200", "404"… or "default"."""

    status: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One address and method."""

    method: str
    path: str
    summary: str
    description: str
    body: tuple[Property, ...]
    refusals: tuple[Answer, ...]


def routes(site: Site, description: Callable[[], dict[str, Any]]) -> list[Route]:
    """The route of the page."""

    async def show(request: Request) -> Response:
        return site.pages.answer(request, "api.html", operations=operations(description()), openapi=OPENAPI)

    return [Route("/api/docs", show, methods=["GET"])]


def operations(schema: dict[str, Any]) -> list[Operation]:
    """The operations of an OpenAPI description, in its order."""
    return [
        Operation(
            method.upper(),
            path,
            found.get("summary", ""),
            found.get("description", ""),
            _body(schema, found),
            _refusals(found),
        )
        for path, methods in schema["paths"].items()
        for method, found in methods.items()
    ]


def _body(schema: dict[str, Any], operation: dict[str, Any]) -> tuple[Property, ...]:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    reference = next((ref for ref in _references(content)), None)
    if reference is None:
        return ()
    model = schema["components"]["schemas"][reference.rpartition("/")[2]]
    required = set(model.get("required", ()))
    return tuple(
        Property(name, _type(details), name in required, details.get("description", ""))
        for name, details in model["properties"].items()
    )


def _refusals(operation: dict[str, Any]) -> tuple[Answer, ...]:
    return tuple(
        Answer(status, answer["description"])
        for status, answer in operation["responses"].items()
        if status.isdigit() and int(status) >= 400
    )


def _references(schema: dict[str, Any]) -> list[str]:
    nested = [ref for option in schema.get("anyOf", ()) for ref in _references(option)]
    return [schema["$ref"], *nested] if "$ref" in schema else nested


def _type(details: dict[str, Any]) -> str:
    options = details.get("anyOf", (details,))
    names = (str(option.get("format") or option.get("type", "")) for option in options)
    return ", ".join(name for name in names if name != "null")
