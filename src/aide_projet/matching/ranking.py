"""What matching gives: the fiches ranked, with the person's words that counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contribution:
    """Words of the person (`said`, as typed) that matched `keyword`, and what they weigh (negative: against)."""

    said: str
    keyword: str
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fiche with its score (0 when nothing matched), why, and in one sentence what would bring it forward."""

    fiche: str
    score: float
    words: tuple[Contribution, ...]
    would_change: str = ""


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """The idea belongs elsewhere: `kind` names an entry of hors-sujet.yaml, whose message says kindly where."""

    kind: str
    message: str
    words: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class TellingQuestion:
    """Asked once when two fiches are close: each choice (fiche key, label) speaks for one of them."""

    text: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """`candidates` best first. `best` is None when nothing fits or too little was told."""

    candidates: tuple[Candidate, ...]
    best: str | None
    out_of_scope: OutOfScope | None = None
    question: TellingQuestion | None = None
