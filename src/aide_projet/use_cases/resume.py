"""A person comes back from another device with four words."""

from __future__ import annotations

import re
import unicodedata

from aide_projet.use_cases.deps import Deps


async def resume(deps: Deps, words: str) -> str | None:
    """The key of the conversation of these words, however they are written; None when there is none."""
    wanted = normal_words(words)
    if not wanted:
        return None
    found = await deps.conversations.find_by_words(wanted)
    return found.key if found else None


def normal_words(words: str) -> str:
    """Lower case, no accents, one space: as the words are stored."""
    folded = unicodedata.normalize("NFKD", words[:200]).lower()
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(re.findall(r"[a-z]+", plain))
