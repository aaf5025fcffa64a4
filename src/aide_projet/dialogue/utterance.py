"""What a turn is given: what the person sent, and the circumstances that the pure core may not look up itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aide_projet.draft.value import Value


@dataclass(frozen=True, slots=True)
class Utterance:
    """`text` as typed; `choice` the key of a button; `slot` when the fiche page edits that field with `text`.

    `rows`: the rows of that field, a table, edited cell by cell and read already.
    """

    text: str = ""
    choice: str = ""
    slot: str = ""
    rows: tuple[Mapping[str, Value], ...] | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The day that rules the conversation, and what replies may have to tell: how to come back, whom to call.

    `practised`: the day is rehearsed, not the real one.
    """

    today: date
    practised: bool = False
    words: str = ""
    helper_name: str = ""
    helper_phone: str = ""
