"""dialogues/<flow>/conversations/*.yaml → conversations to play, with what is expected after each turn."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Literal

from pydantic import Field, JsonValue

from aide_projet.content.errors import Collector
from aide_projet.content.language_files import REFERENCE_DAY
from aide_projet.content.nearest import nearest
from aide_projet.content.yaml_file import FileModel, Key, Located
from aide_projet.draft.slot import Slot


class ExpectedModel(FileModel):
    """Ce qui est attendu après un échange."""

    noms: tuple[str, ...] = Field(
        default=(), title="Noms", description="Les réponses qui doivent être dites, par leur nom"
    )
    champs: dict[str, JsonValue] = Field(
        default={}, title="Champs", description="Les champs qui doivent avoir cette valeur"
    )
    question: str | None = Field(
        default=None, title="Question", description="Le champ de la question ouverte ; vide : aucune"
    )
    sans: tuple[str, ...] = Field(default=(), title="Sans", description="Les champs qui doivent rester vides")
    gares: tuple[str, ...] = Field(default=(), title="Mis de côté", description="Les champs mis de côté")
    constats: tuple[str, ...] = Field(default=(), title="Constats", description="Les contrôles qui doivent signaler")


class ExchangeModel(FileModel):
    """Un échange : ce que fait la personne, ce qui est attendu."""

    dit: str = Field(default="", title="Dit", description="Ce que la personne écrit")
    choix: str = Field(default="", title="Choix", description="La clé du bouton pressé")
    champ: str = Field(default="", title="Champ", description="Le champ modifié sur la page de la fiche")
    lignes: tuple[dict[str, JsonValue], ...] | None = Field(
        default=None, title="Lignes", description="Les lignes du tableau, modifié case par case (avec « champ »)"
    )
    attendu: ExpectedModel = Field(default_factory=ExpectedModel, title="Attendu", description="Ce qui est attendu")


class ConversationFile(FileModel):
    """conversations/*.yaml : une conversation à rejouer."""

    conversation: str = Field(title="Conversation", description="Ce qu'elle montre", min_length=1)
    aujourdhui: date = Field(default=REFERENCE_DAY, title="Aujourd'hui", description="Le jour de la conversation")
    depart: dict[str, JsonValue] = Field(default={}, title="Départ", description="Les champs déjà remplis")
    parcours: Literal["express", "complet"] = Field(
        default="express", title="Parcours", description="express ou complet"
    )
    echanges: tuple[ExchangeModel, ...] = Field(
        title="Échanges", description="Les échanges, dans l'ordre", min_length=1
    )


def check_conversation(
    file: Located[ConversationFile],
    slots: Mapping[str, Slot],
    names: Collection[str],
    rules: Collection[str],
    collector: Collector,
) -> None:
    """Report names that nothing has: a misspelt expectation would otherwise never fail, or never pass."""
    for name in file.value.depart:
        _known(file, ("depart", name), "champ", name, slots, collector)
    for place, exchange in enumerate(file.value.echanges):
        here: tuple[Key, ...] = ("echanges", place)
        expected, there = exchange.attendu, (*here, "attendu")
        if exchange.champ:
            _known(file, (*here, "champ"), "champ", exchange.champ, slots, collector)
        if expected.question:
            _known(file, (*there, "question"), "champ", expected.question, slots, collector)
        for key, found in (("champs", expected.champs), ("sans", expected.sans), ("gares", expected.gares)):
            for number, name in enumerate(found):
                _known(file, (*there, key, name if key == "champs" else number), "champ", name, slots, collector)
        for number, name in enumerate(expected.noms):
            _known(file, (*there, "noms", number), "réponse", name, names, collector)
        for number, name in enumerate(expected.constats):
            _known(file, (*there, "constats", number), "contrôle", name, rules, collector)


def _known(
    file: Located[ConversationFile],
    path: tuple[Key, ...],
    what: str,
    name: str,
    known: Collection[str],
    collector: Collector,
) -> None:
    if name not in known:
        collector.add(file, path, f"{what} « {name} » inconnu", nearest(name, known))
