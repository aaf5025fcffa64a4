"""What reading an utterance gives: values read for sure, doubts to ask about, intents, corrections, sensitive data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from aide_projet.draft.value import Value


@dataclass(frozen=True, slots=True)
class Reading:
    """One value read for sure. `start`/`end` are character positions in the utterance as typed; `said` is that piece.

    `value` has the JSON shape of the slot's kind (champs.md §1). `rule` names the rule that fired, for `understand`.
    """

    slot: str
    value: Value
    said: str
    start: int
    end: int
    rule: str
    approximate: bool = False
    precision: Literal["", "jour", "mois", "saison", "annee"] = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words with several readings, or one that must not be taken for sure: offered as buttons, never stored.

    `reason` names a wording of reponses.yaml (e.g. "doute_separateur", "doute_fourchette", "doute_date_passee").
    """

    slot: str
    readings: tuple[Reading, ...]
    reason: str
    said: str
    start: int
    end: int


class IntentName(StrEnum):
    """A wish that is not an answer. Values are those of score.py."""

    SKIP = "skip"
    UNKNOWN = "unknown"
    NONE = "none"
    BACK = "back"
    CANCEL = "cancel"
    RESTART = "restart"
    SUMMARY = "summary"
    STATUS = "status"
    STOP = "stop"
    SAVE = "save"
    HELP = "help"
    REPEAT = "repeat"
    EXAMPLE = "example"
    EXPORT = "export"
    HUMAN = "human"
    WHY = "why"
    DEFINITION = "definition"
    FAQ = "faq"
    SMALLTALK = "smalltalk"
    ABUSE = "abuse_or_frustration"
    DISTRESS = "distress"


@dataclass(frozen=True, slots=True)
class Intent:
    """An intent and its words. `topic`: the term of a definition, the key of a faq, the tone of small talk."""

    name: IntentName
    said: str
    start: int
    end: int
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """The utterance corrects. `slot` is the one it names ("change le titre"), None when it names none ("non, 3000").

    `erases`: it takes the value away ("supprime le téléphone").
    """

    slot: str | None
    said: str
    erases: bool = False


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A piece that should not be kept: `what` is iban, carte, nir, sante, religion…"""

    what: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A reading that was set aside, and why: shown by `aide-projet understand`."""

    said: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything that one utterance says, read against the question asked.

    `answer` is what it says of the slot asked; `others` what it says of other slots, in the order of the words.
    The value of a correction that names its slot is in `others` (or `answer` when it is the slot asked).
    """

    text: str
    intents: tuple[Intent, ...] = ()
    answer: Reading | Doubt | None = None
    others: tuple[Reading | Doubt, ...] = ()
    correction: Correction | None = None
    sensitive: tuple[Sensitive, ...] = ()
    aside: tuple[Aside, ...] = ()
