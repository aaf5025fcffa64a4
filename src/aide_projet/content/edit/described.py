"""The title and the description of a key, as the content's schema gives them."""

from __future__ import annotations

from pydantic import BaseModel


def described(model: type[BaseModel], key: str) -> tuple[str, str]:
    """(title, description) of a key of a kind of group; the key itself where the schema says nothing."""
    found = model.model_fields.get(key)
    return (key, "") if found is None else (found.title or key, found.description or "")


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a kind of group, in the order in which they are written."""
    return tuple(model.model_fields)


def before(model: type[BaseModel], key: str) -> tuple[str, ...]:
    """The keys that come before one."""
    keys = keys_of(model)
    return keys[: keys.index(key)] if key in keys else keys
