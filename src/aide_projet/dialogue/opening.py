"""The first words of a conversation."""

from __future__ import annotations

from aide_projet.checks.calendar import edition_on
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.conversation import Conversation
from aide_projet.dialogue.reply import Reply, ReplyKind
from aide_projet.dialogue.situation import wording
from aide_projet.dialogue.utterance import Circumstances
from aide_projet.draft.display import shown
from aide_projet.draft.slot import Date


def opening(content: Content, conversation: Conversation, circumstances: Circumstances) -> tuple[Reply, ...]:
    """The welcome; that the call is over, or that a day is rehearsed; how to come back."""
    replies = [_reply(content, "bienvenue", titre_appel=content.call.title)]
    edition = content.call.edition(conversation.draft.edition) or edition_on(content.call, circumstances.today)
    if edition is not None and circumstances.today > edition.file_deadline:
        limit = shown(Date(), edition.file_deadline.isoformat())
        replies.append(_reply(content, "appel_ferme", ReplyKind.EXPLANATION, date_limite=limit))
    if circumstances.practised:
        day = shown(Date(), circumstances.today.isoformat())
        replies.append(_reply(content, "exercice", ReplyKind.EXPLANATION, jour=day))
    if circumstances.words:
        replies.append(_reply(content, "gardez_mots", mots=circumstances.words))
    return tuple(replies)


def _reply(content: Content, name: str, kind: ReplyKind = ReplyKind.SAID, **values: object) -> Reply:
    return Reply(kind, name, wording(content, name, values))
