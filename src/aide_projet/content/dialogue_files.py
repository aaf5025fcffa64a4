"""The other files of a dialogue folder: glossary, wordings, frequent questions, return words."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pydantic import Field

from aide_projet.content.compiled import wording_at
from aide_projet.content.errors import Collector
from aide_projet.content.nearest import nearest
from aide_projet.content.yaml_file import FileModel, Key, Located
from aide_projet.dialogue.content import Answer, Term
from aide_projet.draft.wording import Wording
from aide_projet.understanding.said import plain

RETURN_WORDS = 2048
"""Four words drawn from at least that many give 44 bits."""


class TermModel(FileModel):
    """Un mot du glossaire."""

    cle: str = Field(title="Clé", description="Le nom de l'entrée", min_length=1)
    titre: str = Field(title="Titre", description="Le mot comme on l'affiche", min_length=1)
    mots: tuple[str, ...] = Field(title="Mots", description="Les façons de l'écrire", min_length=1)
    definition: str = Field(title="Définition", description="En une ou deux phrases simples", min_length=1)


class GlossaryFile(FileModel):
    """glossaire.yaml : les mots expliqués."""

    termes: tuple[TermModel, ...] = Field(title="Termes", description="Les mots expliqués", min_length=1)


class WordingsFile(FileModel):
    """reponses.yaml : toutes les phrases que dit l'assistant."""

    reponses: dict[str, str] = Field(title="Réponses", description="Les phrases, par leur nom ; {…} reçoit une valeur")


class WhyFile(FileModel):
    """pourquoi.yaml : les phrases qui disent pourquoi une réponse a été lue ainsi."""

    pourquoi: dict[str, str] = Field(title="Pourquoi", description="Les phrases, par leur nom ; {…} reçoit une valeur")


class QuestionModel(FileModel):
    """Une question fréquente."""

    cle: str = Field(title="Clé", description="Le nom de la question", min_length=1)
    mots: tuple[str, ...] = Field(title="Mots", description="Les façons de la poser", min_length=1)
    reponse: str = Field(title="Réponse", description="La réponse ; {plancher:euros} y met un chiffre", min_length=1)
    si_connu: tuple[str, ...] = Field(
        title="Si c'est connu",
        description="Des réponses plus précises : la première dont tout ce qu'elle montre est connu",
        default=(),
    )


class QuestionsFile(FileModel):
    """questions.yaml : les questions fréquentes et leurs réponses."""

    questions: tuple[QuestionModel, ...] = Field(
        title="Questions", description="Les questions fréquentes", min_length=1
    )


class ReturnWordsFile(FileModel):
    """mots-de-retour.yaml : les mots tirés au sort pour revenir à son projet."""

    mots: tuple[str, ...] = Field(title="Mots", description="2048 mots simples au moins, sans accent", min_length=1)


def build_glossary(file: Located[GlossaryFile], collector: Collector) -> dict[str, Term]:
    """The glossary by key; the same key or the same way of writing twice is a mistake."""
    terms: dict[str, Term] = {}
    owner: dict[str, str] = {}
    for place, model in enumerate(file.value.termes):
        path: tuple[Key, ...] = ("termes", place)
        if model.cle in terms:
            collector.add(
                file, (*path, "cle"), f"terme « {model.cle} » écrit deux fois", "réunissez les deux définitions"
            )
        for number, word in enumerate(model.mots):
            other = owner.setdefault(plain(word).strip(), model.cle)
            if other != model.cle:
                cause = f"« {word} » renvoie déjà au terme « {other} »"
                collector.add(file, (*path, "mots", number), cause, "gardez-le dans un seul des deux termes")
        terms[model.cle] = Term(model.cle, model.titre, model.mots, model.definition)
    return terms


def build_wordings(
    file: Located[WordingsFile] | Located[WhyFile], needed: Mapping[str, Collection[str]], collector: Collector
) -> dict[str, Wording]:
    """The wordings by name; `needed`: the names that are said, each with the variables it offers."""
    wordings: dict[str, Wording] = {}
    section, sentences = _sentences(file.value)
    for name, text in sentences.items():
        path: tuple[Key, ...] = (section, name)
        if name not in needed:
            remedy = nearest(name, set(needed) - set(sentences))
            collector.add(file, path, f"réponse « {name} » que l'assistant ne dit jamais", f"{remedy}, ou retirez-la")
            continue
        if not text.strip():
            collector.add(file, path, f"réponse « {name} » vide", "écrivez la phrase à dire")
        wording = wording_at(file, path, text, needed[name], collector)
        if wording is not None:
            wordings[name] = wording
    for name in sorted(set(needed) - set(sentences)):
        variables = "".join(f" {{{variable}}}" for variable in sorted(needed[name]))
        offered = f" (elle peut employer{variables})" if variables else ""
        collector.add(file, (section,), f"réponse « {name} » absente", f"ajoutez « {name}: … »{offered}")
    return wordings


def _sentences(file: WordingsFile | WhyFile) -> tuple[str, Mapping[str, str]]:
    """The key under which a file holds its sentences, and they."""
    return ("reponses", file.reponses) if isinstance(file, WordingsFile) else ("pourquoi", file.pourquoi)


def build_answers(
    file: Located[QuestionsFile], known: Collection[str], collector: Collector
) -> tuple[dict[str, Answer], dict[str, tuple[str, ...]]]:
    """The answers by key, and the ways of asking each; `known`: the figures that an answer may name."""
    answers: dict[str, Answer] = {}
    words: dict[str, tuple[str, ...]] = {}
    owner: dict[str, str] = {}
    for place, model in enumerate(file.value.questions):
        path: tuple[Key, ...] = ("questions", place)
        if model.cle in answers:
            collector.add(file, (*path, "cle"), f"question « {model.cle} » écrite deux fois", "réunissez les deux")
        for number, word in enumerate(model.mots):
            other = owner.setdefault(plain(word).strip(), model.cle)
            if other != model.cle:
                cause = f"« {word} » pose déjà la question « {other} »"
                collector.add(file, (*path, "mots", number), cause, "gardez-le dans une seule des deux")
        wording = wording_at(file, (*path, "reponse"), model.reponse, known, collector)
        closer = [
            wording_at(file, (*path, "si_connu", number), text, known, collector)
            for number, text in enumerate(model.si_connu)
        ]
        if wording is not None:
            answers[model.cle] = Answer(model.cle, wording, tuple(one for one in closer if one is not None))
            words[model.cle] = model.mots
    return answers, words


def build_return_words(file: Located[ReturnWordsFile], collector: Collector) -> tuple[str, ...]:
    """The return words, as typed back: lower case without accents. Too few or alike ones are mistakes."""
    first: dict[str, int] = {}
    for place, word in enumerate(file.value.mots):
        written = plain(word)
        if not (written.isascii() and written.isalpha() and 3 <= len(written) <= 10):
            cause = f"mot de retour « {word} » difficile à recopier"
            collector.add(
                file, ("mots", place), cause, "prenez un mot simple de 3 à 10 lettres, sans espace ni trait d'union"
            )
        if first.setdefault(written, place) != place:
            collector.add(file, ("mots", place), f"mot de retour « {word} » écrit deux fois", "retirez-en un")
    if len(first) < RETURN_WORDS:
        cause = f"{len(first)} mots de retour différents : quatre mots se devineraient"
        collector.add(file, ("mots",), cause, f"mettez-en au moins {RETURN_WORDS}")
    return tuple(first)
