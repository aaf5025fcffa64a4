"""dialogues/langue/<code>/*.yaml → the vocabulary of the readers, and the examples that it must read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from pydantic import Field, JsonValue

from aide_projet.content.errors import Collector
from aide_projet.content.yaml_file import FileModel, Key, Located
from aide_projet.understanding.language import Language
from aide_projet.understanding.reading import IntentName
from aide_projet.understanding.taught import DENIALS, LIMITS, WISHES

REFERENCE_DAY = date(2014, 11, 10)
"""The day on which examples are said, unless they name one."""


class LanguageExample(FileModel):
    """Un exemple : ce qu'on dit, ce qui doit être lu."""

    contexte: str = Field(
        title="Contexte", description="Le champ demandé, ou oui_non, periode, duree, libre…", min_length=1
    )
    dit: str = Field(title="Dit", description="Ce que la personne écrit")
    lu: dict[str, JsonValue] | str = Field(title="Lu", description="Ce qui doit être lu, ou clarify")
    accepte: tuple[dict[str, JsonValue] | str, ...] = Field(
        default=(), title="Accepté", description="D'autres lectures aussi bonnes"
    )
    aujourdhui: date = Field(default=REFERENCE_DAY, title="Aujourd'hui", description="Le jour où c'est dit")
    connu: dict[str, JsonValue] = Field(default={}, title="Connu", description="Les champs déjà remplis")


class LanguageFile(FileModel):
    """langue/fr/*.yaml : les mots que l'assistant comprend."""

    sujet: str = Field(title="Sujet", description="De quoi parlent ces mots", min_length=1)
    mots: dict[str, tuple[str, ...]] = Field(title="Mots", description="Les mots, par famille", min_length=1)
    seuils: dict[str, float] = Field(default={}, title="Seuils", description="Les nombres qui règlent la lecture")
    exemples: tuple[LanguageExample, ...] = Field(
        default=(), title="Exemples", description="Ce qui est dit et ce qui doit être lu"
    )


QUESTIONS = "questions"
"""The subject that holds the ways of asking each frequent question."""


def build_language(code: str, files: Sequence[Located[LanguageFile]], collector: Collector) -> Language:
    """The vocabulary; the same subject in two files is a mistake, so is an empty word."""
    subjects: dict[str, MappingProxyType[str, tuple[str, ...]]] = {}
    where: dict[str, str] = {}
    for file in files:
        subject = file.value.sujet
        if subject in subjects:
            cause = f"le sujet « {subject} » est déjà dans {where[subject]}"
            collector.add(file, ("sujet",), cause, "réunissez les deux fichiers, ou changez le sujet de celui-ci")
        for key, words in file.value.mots.items():
            for place, word in enumerate(words):
                if not word.strip():
                    path: tuple[Key, ...] = ("mots", key, place)
                    collector.add(file, path, f"mot vide dans « {key} »", "retirez-le")
        if subject == WISHES:
            _check_wishes(file, collector)
        where.setdefault(subject, file.file)
        subjects.setdefault(subject, MappingProxyType(dict(file.value.mots)))
    limits = {file.value.sujet: MappingProxyType(file.value.seuils) for file in files if file.value.seuils}
    return Language(code, MappingProxyType(subjects), MappingProxyType(limits))


def _check_wishes(file: Located[LanguageFile], collector: Collector) -> None:
    """Every family is a wish, every figure is there."""
    wishes = {name.value for name in IntentName} | {DENIALS}
    for key in file.value.mots.keys() - wishes:
        collector.add(file, ("mots", key), f"souhait inconnu « {key} »", f"possibles : {', '.join(sorted(wishes))}")
    missing, unknown = LIMITS - file.value.seuils.keys(), file.value.seuils.keys() - LIMITS
    for name in sorted(missing):
        collector.add(file, ("sujet",), f"il manque le seuil « {name} »", f"ajoutez « {name}: » sous « seuils »")
    for name in sorted(unknown):
        collector.add(file, ("seuils", name), f"seuil inconnu « {name} »", f"possibles : {', '.join(sorted(LIMITS))}")


def with_questions(language: Language, asked: Mapping[str, tuple[str, ...]]) -> Language:
    """The same language, its subject "questions" completed with the ways of asking a call's frequent questions."""
    questions = dict(language.subjects.get(QUESTIONS, {}))
    for key, words in asked.items():
        questions[key] = (*questions.get(key, ()), *words)
    subjects = MappingProxyType({**language.subjects, QUESTIONS: MappingProxyType(questions)})
    return replace(language, subjects=subjects)
