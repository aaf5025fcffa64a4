"""Replies and findings as JSON data: for the store (whole) and for programs (design §8)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from aide_projet.checks.finding import Finding, Remedy
from aide_projet.dialogue.reply import Choice, Question, Reply, ReplyKind
from aide_projet.draft.value import Value


def stored_replies(replies: Iterable[Reply]) -> str:
    """Replies as JSON text, whole."""
    return json.dumps(
        [
            [reply.kind, reply.name, reply.text, reply.slot, reply.said, [[c.key, c.label] for c in reply.choices]]
            for reply in replies
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read_replies(text: str) -> tuple[Reply, ...]:
    """The replies that `stored_replies` wrote."""
    return tuple(
        Reply(ReplyKind(kind), name, words, slot, said, tuple(Choice(key, label) for key, label in choices))
        for kind, name, words, slot, said, choices in json.loads(text)
    )


def reply_json(reply: Reply) -> dict[str, Value]:
    """A reply of the API: genre, nom, texte; what it read and its quick replies where there are any."""
    out: dict[str, Value] = {"genre": reply.kind.value, "nom": reply.name, "texte": reply.text}
    if reply.slot:
        out["champ"] = reply.slot
    if reply.said:
        out["mots"] = reply.said
    if reply.choices:
        out["choix"] = [choice_json(choice) for choice in reply.choices]
    return out


def choice_json(choice: Choice) -> dict[str, Value]:
    """A quick reply of the API."""
    return {"cle": choice.key, "libelle": choice.label}


def question_json(question: Question | None) -> dict[str, Value] | None:
    """The open question of the API."""
    if question is None:
        return None
    return {
        "champ": question.slot,
        "genre": question.kind,
        "texte": question.text,
        "choix": [choice_json(choice) for choice in question.choices],
    }


def _remedy_json(remedy: Remedy) -> dict[str, Value]:
    """`effets`: what `pose` changes, as people read it."""
    return {
        "libelle": remedy.label,
        "champ": remedy.slot,
        "pose": dict(remedy.sets) if remedy.sets else None,
        "effets": [{"quoi": one.label, "avant": one.before, "apres": one.after} for one in remedy.changes],
    }


def finding_json(finding: Finding) -> dict[str, Value]:
    """A finding of the contract (design §8)."""
    remedies: list[Value] = [_remedy_json(remedy) for remedy in finding.remedies]
    figures: Mapping[str, Value] = finding.figures
    return {
        "controle": finding.check,
        "gravite": finding.severity.value,
        "champs": list(finding.slots),
        "message": finding.message,
        "reparer": remedies,
        "source": {"document": finding.source.document, "partie": finding.source.part},
        "calcul": dict(figures),
    }
