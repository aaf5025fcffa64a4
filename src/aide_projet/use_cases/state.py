"""The JSON state of a conversation (contract: design §8)."""

from __future__ import annotations

from aide_projet.draft.value import Value
from aide_projet.use_cases.reply_json import finding_json, question_json, reply_json
from aide_projet.use_cases.view import ConversationView

__all__ = ["finding_json", "state_json"]


def state_json(view: ConversationView) -> dict[str, Value]:
    """cle, tour, reponses (of the last turn), question, brouillon; `retenu` gives back a text that was not kept."""
    replies = view.thread[-1].replies if view.thread else ()
    state: dict[str, Value] = {
        "cle": view.key,
        "tour": view.turn,
        "reponses": [reply_json(reply) for reply in replies],
        "question": question_json(view.question),
        "brouillon": dict(view.draft_json),
    }
    if view.held_text:
        state["retenu"] = view.held_text
    return state
