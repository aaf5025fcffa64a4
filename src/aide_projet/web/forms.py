"""Reading forms: urlencoded bodies by hand, because the framework's own form reading costs more than the store."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

_MAX_FIELDS = 100


@dataclass(frozen=True, slots=True)
class Form:
    """The fields as sent; a missing one reads as empty."""

    fields: dict[str, list[str]]

    def get(self, name: str) -> str:
        """The last value of a field."""
        values = self.fields.get(name)
        return values[-1] if values else ""

    def all(self, name: str) -> list[str]:
        """Every value of a field (ticked boxes)."""
        return self.fields.get(name, [])

    def number(self, name: str) -> int:
        """A whole number; −1, which is no turn, when it is none."""
        text = self.get(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


async def read_form(request: Request) -> Form:
    """The urlencoded body, in UTF-8 (what is not becomes the replacement character); new lines as \\n."""
    body = await request.body()
    try:
        fields = parse_qs(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MAX_FIELDS, errors="replace"
        )
    except ValueError as error:
        raise HTTPException(400) from error
    return Form({name: [value.replace("\r\n", "\n") for value in values] for name, values in fields.items()})
