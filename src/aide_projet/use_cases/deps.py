"""What every use case is given: content, store, randomness, and the few settings that change what it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.dialogue.content import Content
from aide_projet.use_cases.ports import Conversations, Draws


@dataclass(frozen=True, eq=False)
class Deps:
    """`library` by call name. `secret` keys the hashes of requests. `may_practise`: a caller may choose the day."""

    library: Mapping[str, Content]
    default_call: str
    conversations: Conversations
    draws: Draws
    secret: bytes
    may_practise: bool = True
