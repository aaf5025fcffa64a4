"""What comes after the questions, as authored in dialogues/<flow>/remise.yaml: to send, bring, copy, say and print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.draft.condition import Condition, NameType
from aide_projet.draft.wording import Wording

OWN_NAMES: Mapping[str, NameType] = {"exercice": NameType("vrai_faux")}
"""What these sentences may name besides slots and facts: whether the fiche cannot be handed in (CallView.practice)."""

CONDITION_WORDS: Mapping[str, frozenset[str]] = {
    "seulement_si": frozenset({"condition"}),
    "et": frozenset({"gauche", "droite"}),
    "ou": frozenset({"gauche", "droite"}),
    "non": frozenset({"condition"}),
    "egal": frozenset({"champ", "numero", "valeur"}),
    "different": frozenset({"champ", "numero", "valeur"}),
    "au_dessus": frozenset({"champ", "numero", "valeur"}),
    "au_dessous": frozenset({"champ", "numero", "valeur"}),
    "connu": frozenset({"champ", "numero"}),
    "inconnu": frozenset({"champ", "numero"}),
    "vrai": frozenset(),
    "faux": frozenset(),
}
"""How conditions of the flow are said on paper: the wordings needed, each with the holes it offers."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The first of `wordings` whose names are all known is said; none when there is none, or `condition` does not hold.

    `spare`: left out first when the whole is too long. `most_words`: longer answers are cut; 0: never.
    """

    wordings: tuple[Wording, ...]
    condition: Condition | None = None
    spare: bool = False
    most_words: int = 0


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Mail:
    """The message to send with the fiche."""

    subject: Paragraph
    body: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One box of a form: its lines are put one under the other. `slots`: what fills it, in the order to ask for."""

    title: str
    lines: Paragraph
    slots: tuple[str, ...]
    help: str = ""
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class CopyForm:
    """A form to fill elsewhere: its boxes in their order, and what to be warned of."""

    key: str
    title: str
    summary: str
    warnings: Paragraph
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Pitch:
    """What to say to the committee, in at most `most_words`; said at `words_per_minute`."""

    paragraphs: tuple[Paragraph, ...]
    most_words: int
    words_per_minute: int


@dataclass(frozen=True, eq=False)
class Handover:
    """The whole file. `end`: said after the last question. `conditions`: the wordings of CONDITION_WORDS."""

    end: Paragraph
    mail: Mail
    bring: Paragraph
    forms: tuple[CopyForm, ...]
    pitch: Pitch
    conditions: Mapping[str, Wording]

    def form(self, key: str) -> CopyForm | None:
        """The form of that key; the first one for an empty key."""
        return next((form for form in self.forms if key in ("", form.key)), None)
