"""What every use case is given: content, store, randomness, and the few settings that change what it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aide_projet.dialogue.content import Content
from aide_projet.use_cases.ports import Conversations, Draws, Shares
from aide_projet.use_cases.sessions import Sessions


@dataclass(frozen=True, eq=False)
class Deps:
    """`library` by call name. `secret` keys the hashes of requests. `may_practise`: a caller may choose the day."""

    library: Mapping[str, Content]
    default_call: str
    conversations: Conversations
    draws: Draws
    secret: bytes
    shares: Shares
    may_practise: bool = True
    helper_name: str = ""
    helper_phone: str = ""
    sessions: Sessions = field(default_factory=Sessions)

    def content(self, call: str) -> Content:
        """The content of a call; the default one when the call is not served any more."""
        return self.library.get(call) or self.library[self.default_call]
