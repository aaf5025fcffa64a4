"""Hand-made conversations for the tests of the store."""

from __future__ import annotations

from datetime import date

from aide_projet.draft.event import Answered, Asked, Recorded
from aide_projet.use_cases.ports import StoredConversation, StoredTurn

DAY = date(2014, 11, 10)


def conversation(key: str = "cle", *, words: str = "", touched: date = DAY) -> StoredConversation:
    """A new conversation, practised on no day."""
    return StoredConversation(key, "dsdt-2015", "2015", "fr", words or f"mots de {key}", None, 0, touched, touched)


def turn(number: int, said: str = "un jardin", digest: str = "") -> StoredTurn:
    """A turn with the replies of a usual one."""
    return StoredTurn(number, said, digest or f"empreinte-{number}", '[{"nom":"lu"}]')


def answered(number: int, said: str = "un jardin") -> tuple[Recorded, ...]:
    """What a usual turn changes: an answer, then the next question."""
    return (
        Recorded(number, Answered("idee", "texte_long", said, said, (0, len(said)))),
        Recorded(number, Asked("commune", "v1")),
    )
