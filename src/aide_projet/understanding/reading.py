"""What reading an utterance gives: values read for sure, doubts to ask about, intents, corrections, sensitive data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from aide_projet.draft.value import Value
from aide_projet.understanding.row_note import RowNote

Rule = Literal[
    "aucun",
    "avant",
    "calcul",
    "choix",
    "choix_multiple",
    "choix_ressemblance",
    "code_postal",
    "commune",
    "commune_debut",
    "commune_ressemblance",
    "courriel",
    "courriel_domaine",
    "date",
    "debut_et_duree",
    "depenses",
    "duree",
    "etiquettes",
    "exemples",
    "financeurs",
    "intercommunalite",
    "intercommunalite_de",
    "ligne_completee",
    "ligne_corrigee",
    "ligne_retiree",
    "lignes",
    "liste",
    "meme_jour",
    "moi_et_des_proches",
    "montant",
    "montant_dont",
    "nom",
    "nom_dit",
    "nombre",
    "oui_non",
    "part",
    "periode",
    "porteur",
    "pourcentage",
    "quartier",
    "rang",
    "rapport",
    "rna",
    "rna_ancien",
    "siret",
    "somme",
    "structure",
    "telephone",
    "telephone_lettres",
    "texte",
    "zero",
]
"""What reads a value, or a wish. Each has its sentence in pourquoi.yaml (`regle_…`), so that anyone can see why."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One value read for sure. `start`/`end` are character positions in the utterance as typed; `said` is that piece.

    `value` has the JSON shape of the slot's kind (champs.md §1). `rule` is the one that fired: its sentence says why.
    `notes`: what is known of the rows of a table besides their cells.
    """

    slot: str
    value: Value
    said: str
    start: int
    end: int
    rule: Rule
    approximate: bool = False
    precision: Literal["", "jour", "mois", "saison", "annee"] = ""
    unit: str = ""
    notes: tuple[RowNote, ...] = field(default=(), compare=False)


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
    """An intent and its words. `topic`: the term of a definition, the key of a faq, the tone of small talk.

    `rule` is "exemples" when examples that it resembles made it known, rather than a listed phrase or a form.
    """

    name: IntentName
    said: str
    start: int
    end: int
    topic: str = ""
    rule: Literal["", "exemples"] = ""


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


class AsideReason(StrEnum):
    """Why words were not taken for a value. Each has its sentence in pourquoi.yaml (`ecarte_…`)."""

    ANOTHER_UNIT = "unite"
    ANOTHER_THING = "autre_chose"
    PEOPLE = "gens"
    YEAR = "annee"
    DATE = "date"
    TIME = "heure"
    RANK = "rang"
    PHONE = "telephone"
    SIRET = "siret"
    POSTCODE = "code_postal"
    REFERENCE = "reference"
    NUMBERED = "numero"
    REJECTED = "rejete"
    TAKEN_BACK = "repris"
    PART = "dont"
    TAKEN = "deja_pris"
    SECOND = "second"
    SEVERAL = "plusieurs"
    BARE = "seul"
    UNSURE = "pas_sur"
    NO_ROLE = "sans_role"
    UNASKED = "pas_ecoute"
    TEXT = "texte_demande"
    ROAD = "rue"
    DESTINATION = "destination"
    ORDINARY = "mot_ordinaire"
    FAR = "loin"
    IN_A_SENTENCE = "dans_une_phrase"
    TITLE = "titre"
    AN_ANSWER = "reponse"
    QUESTION_IN_TEXT = "question"


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that could have been read otherwise, and why they were not; `start`/`end` as in a Reading.

    `slot`: the one that they were not taken for, "" when it is no slot. `cue`: the word that decides ("familles",
    "pas"). `taken`: the slot that took the words, or the value.
    """

    said: str
    start: int
    end: int
    reason: AsideReason
    slot: str = ""
    cue: str = ""
    taken: str = ""


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
