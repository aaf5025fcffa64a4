"""rules/<call>/mots-cles/*.yaml, hors-sujet.yaml and departage.yaml → the lexicon of matching."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from pydantic import Field

from aide_projet.content.errors import Collector
from aide_projet.content.folder import left_beside
from aide_projet.content.yaml_file import FileModel, Located, read_yaml
from aide_projet.matching.authored import (
    FicheWords,
    Grammar,
    Keyword,
    Kind,
    Limits,
    Role,
)
from aide_projet.matching.compile import compile_lexicon
from aide_projet.matching.lexicon import Lexicon
from aide_projet.matching.pattern import has_words
from aide_projet.matching.ranking import TellingQuestion
from aide_projet.matching.vocabulary import Trust

COMMON, FRENCH = "commun.yaml", "francais.yaml"


class GroupModel(FileModel):
    """Mots de même poids."""

    nom: str = Field(title="Nom du groupe", min_length=1)
    poids: float = Field(title="Poids", description="De -5 (contre) à 6 (décisif).", ge=-6, le=6)
    mots: tuple[str, ...] = Field(
        title="Mots et expressions",
        description="« a/b » : l'un ou l'autre ; « jardin* » : toutes les fins.",
        min_length=1,
    )


class FicheWordsFile(FileModel):
    """Les mots qui mènent à une fiche."""

    fiche: str = Field(title="Clé de la fiche")
    avancerait: str = Field(title="Ce qui ferait passer cette fiche devant", min_length=1)
    groupes: tuple[GroupModel, ...] = Field(title="Groupes de mots", min_length=1)
    exemples: tuple[str, ...] = Field(title="Phrases qui doivent mener à cette fiche", min_length=1)
    phrases: tuple[str, ...] = Field(default=(), title="D'autres, dont les mots s'apprennent sans rien exiger")


class KindModel(FileModel):
    """Un genre de demande qui relève d'ailleurs."""

    cle: str = Field(title="Clé", min_length=1)
    rapport: float | None = Field(default=None, gt=0, title="Gagne à partir de ce rapport à la meilleure fiche")
    meme_collectif: bool = Field(default=False, title="Reste hors sujet même à plusieurs")
    message: str = Field(title="Message bienveillant qui dit où s'adresser", min_length=1)
    groupes: tuple[GroupModel, ...] = Field(title="Groupes de mots", min_length=1)
    exemples: tuple[str, ...] = Field(title="Phrases qui doivent être reconnues comme hors sujet", min_length=1)
    phrases: tuple[str, ...] = Field(default=(), title="D'autres, dont les mots s'apprennent sans rien exiger")


class OutsideFile(FileModel):
    """Ce qui est hors sujet."""

    contre: tuple[GroupModel, ...] = Field(default=(), title="Ce qui montre un projet collectif, contre les genres")
    genres: tuple[KindModel, ...] = Field(title="Genres de demandes hors sujet", min_length=1)


class ChoiceModel(FileModel):
    """Une réponse possible."""

    fiche: str
    libelle: str = Field(min_length=1)


class PairModel(FileModel):
    """La question qui départage deux fiches."""

    fiches: tuple[str, str] = Field(title="Les deux fiches")
    question: str = Field(title="Question", min_length=1)
    choix: tuple[ChoiceModel, ChoiceModel] = Field(title="Une réponse par fiche")


class PairsFile(FileModel):
    """Les questions qui départagent."""

    departages: tuple[PairModel, ...] = Field(title="Départages")


class RoleModel(FileModel):
    """Des mots qui introduisent un décor, un sujet, un manque…"""

    nom: str
    facteur: float = Field(title="Combien comptent les mots introduits", ge=0, le=2)
    jusqu_a_la_fin: bool = Field(default=False, title="Vaut jusqu'à la fin de la phrase")
    mots: tuple[str, ...] = Field(min_length=1)


class LimitsModel(FileModel):
    """Quand un score décide."""

    minimum: float = Field(title="Score sous lequel aucune fiche n'est proposée", gt=0)
    minimum_avec_gens: float = Field(title="Le même, quand on parle de gens (habitants, familles, jeunes…)", gt=0)
    hors_sujet_minimum: float = Field(title="Score à partir duquel un genre hors sujet est reconnu", gt=0)
    hors_sujet_rapport: float = Field(title="… et combien de fois la meilleure fiche", gt=0)
    proche: float = Field(title="Part du premier score à partir de laquelle la question est posée", gt=0, le=1)
    complement: float = Field(title="Ce que compte un complément (« la fête du jardin »)", ge=0, le=1)
    a_moi: float = Field(title="Ce que compte ce qui est à une seule personne (« mon jardin »)", ge=0, le=1)
    acteur: float = Field(title="Ce que compte celui qui fait (« le conseil citoyen organise un café »)", ge=0, le=1)
    geste: float = Field(title="Ce que compte ce qu'on fait (« créer un jardin »)", ge=1, le=3)
    intercale: float = Field(title="Ce que compte une expression coupée par un autre mot", ge=0, le=1)
    partage_par_toutes: float = Field(title="Ce que compte un mot de toutes les fiches", ge=0, le=1)
    exemples: float = Field(default=0.25, title="Ce que compte ce que les exemples apprennent d'un mot", ge=0, le=2)
    exemples_hors_sujet: float = Field(default=0.75, title="Ce que gagne alors le hors-sujet", ge=-5, le=5)
    par_le_son: float = Field(title="Ce que compte un mot écrit comme il s'entend", ge=0, le=1)
    une_lettre: float = Field(title="Ce que compte un mot avec une lettre fausse", ge=0, le=1)
    deux_lettres: float = Field(title="Ce que compte un mot avec deux lettres fausses", ge=0, le=1)


class CommonFile(FileModel):
    """La grammaire d'une demande, commune à toutes les fiches."""

    reglages: LimitsModel
    champs: dict[str, float] = Field(title="Autres champs qui informent, et leur facteur")
    mots_vides: tuple[str, ...] = Field(title="Mots ignorés")
    mots_de_passage: tuple[str, ...] = Field(title="Mots qui peuvent se glisser dans une expression")
    mots_courants: tuple[str, ...] = Field(title="Mots sans poids, à ne pas prendre pour un mot mal écrit")
    mots_distincts: tuple[str, ...] = Field(title="Mots qui ne sont pas de la famille de leur radical")
    gens: tuple[str, ...] = Field(title="Ceux pour qui, avec qui on fait des projets")
    possessifs: tuple[str, ...] = Field(title="Ce qui dit qu'une chose est à une seule personne")
    masques: tuple[str, ...] = Field(title="Expressions qui cachent les mots qu'elles contiennent")
    gestes: tuple[str, ...] = Field(title="Verbes de projet")
    souhaits: tuple[str, ...] = Field(title="Verbes dont le sujet est celui qui fait le projet")
    fins: tuple[str, ...] = Field(title="Mots qui referment un décor, un sujet…")
    abreviations: dict[str, str] = Field(title="Abréviations de SMS")
    roles: tuple[RoleModel, ...]


class FrenchFile(FileModel):
    """Des mots français bien écrits : aucun n'est pris pour un mot-clé mal écrit."""

    mots_justes: str = Field(title="Mots, sans accents, séparés par des espaces")


def build_lexicon(folder: Path, collector: Collector, root: Path | None = None) -> Lexicon:
    """The lexicon of a call's folder (rules/<call>); its mistakes go to the collector, what can be read is kept."""
    return read_lexicon(folder, collector, root)()


def read_lexicon(folder: Path, collector: Collector, root: Path | None = None) -> Callable[[], Lexicon]:
    """The same, read whole and still to be compiled, which is most of the work and meets no mistake of a file."""
    root = root or folder
    fiches = _fiches(folder, collector, root)
    keys = {fiche.key for fiche in fiches}
    kinds, together = _kinds(folder, collector, root)
    questions = _questions(folder, keys, collector, root)
    grammar = _grammar(folder, collector, root)
    return partial(compile_lexicon, fiches, kinds, questions, grammar, together)


def matching_files(call: str) -> tuple[str, ...]:
    """How the names of the files begin that make the lexicon of a call."""
    return tuple(f"rules/{call}/{name}" for name in ("mots-cles/", "hors-sujet.yaml", "departage.yaml"))


def _fiches(folder: Path, collector: Collector, root: Path) -> list[FicheWords]:
    found: list[FicheWords] = []
    for path in sorted((folder / "mots-cles").glob("*.yaml")):
        if path.name in (COMMON, FRENCH) or left_beside(path.name):
            continue
        file = read_yaml(path, FicheWordsFile, collector, root)
        if file is None:
            continue
        if file.value.fiche != path.stem:
            collector.add(
                file, ("fiche",), f"« {file.value.fiche} » ne porte pas le nom du fichier", f"écrivez {path.stem}"
            )
        words = _keywords(file.value.groupes, file, ("groupes",), collector)
        examples = (*file.value.exemples, *file.value.phrases)
        found.append(FicheWords(file.value.fiche, words, file.value.avancerait, examples))
    return found


def _keywords(
    groups: tuple[GroupModel, ...], file: Located[object], path: tuple[str | int, ...], collector: Collector
) -> tuple[Keyword, ...]:
    found: list[Keyword] = []
    for place, group in enumerate(groups):
        for index, word in enumerate(group.mots):
            if not has_words(word):
                collector.add(
                    file, (*path, place, "mots", index), f"« {word} » n'a pas de mot", "écrivez un mot, ou ôtez-le"
                )
                continue
            found.append(Keyword(word, group.poids))
    return tuple(found)


def _kinds(folder: Path, collector: Collector, root: Path) -> tuple[list[Kind], tuple[Keyword, ...]]:
    """The kinds, and what speaks against all of them."""
    file = read_yaml(folder / "hors-sujet.yaml", OutsideFile, collector, root)
    if file is None:
        return [], ()
    found: list[Kind] = []
    for place, kind in enumerate(file.value.genres):
        words = _keywords(kind.groupes, file, ("genres", place, "groupes"), collector)
        examples = (*kind.exemples, *kind.phrases)
        found.append(Kind(kind.cle, kind.message, words, kind.rapport, kind.meme_collectif, examples))
    return found, _keywords(file.value.contre, file, ("contre",), collector)


def _questions(folder: Path, keys: set[str], collector: Collector, root: Path) -> dict[frozenset[str], TellingQuestion]:
    file = read_yaml(folder / "departage.yaml", PairsFile, collector, root)
    found: dict[frozenset[str], TellingQuestion] = {}
    for place, pair in enumerate(file.value.departages if file else ()):
        assert file is not None
        at = ("departages", place)
        for index, key in enumerate(pair.fiches):
            if key not in keys:
                collector.add(
                    file,
                    (*at, "fiches", index),
                    f"fiche inconnue « {key} »",
                    "écrivez la clé d'une fiche de mots-cles/",
                )
        if {choice.fiche for choice in pair.choix} != set(pair.fiches):
            collector.add(
                file, (*at, "choix"), "les réponses ne sont pas une par fiche", "écrivez une réponse pour chacune"
            )
        choices = tuple((choice.fiche, choice.libelle) for choice in pair.choix)
        found[frozenset(pair.fiches)] = TellingQuestion(pair.question, choices)
    return found


def _grammar(folder: Path, collector: Collector, root: Path) -> Grammar:
    file = read_yaml(folder / "mots-cles" / COMMON, CommonFile, collector, root)
    if file is None:
        return Grammar()
    common = file.value
    return Grammar(
        void=common.mots_vides,
        passing=common.mots_de_passage,
        known=(*common.mots_courants, *_french(folder, collector, root)),
        distinct=common.mots_distincts,
        mine=common.possessifs,
        people=common.gens,
        masks=common.masques,
        deeds=common.gestes,
        wishes=common.souhaits,
        ends=common.fins,
        short=common.abreviations,
        roles=tuple(Role(role.nom, role.facteur, role.mots, role.jusqu_a_la_fin) for role in common.roles),
        told=common.champs,
        limits=_limits(common.reglages),
        trust=Trust(common.reglages.par_le_son, common.reglages.une_lettre, common.reglages.deux_lettres),
    )


def _french(folder: Path, collector: Collector, root: Path) -> list[str]:
    file = read_yaml(folder / "mots-cles" / FRENCH, FrenchFile, collector, root)
    return file.value.mots_justes.split() if file else []


def _limits(said: LimitsModel) -> Limits:
    return Limits(
        least=said.minimum,
        least_people=said.minimum_avec_gens,
        outside_least=said.hors_sujet_minimum,
        outside_ratio=said.hors_sujet_rapport,
        close=said.proche,
        complement=said.complement,
        mine=said.a_moi,
        actor=said.acteur,
        deed=said.geste,
        gap=said.intercale,
        common=said.partage_par_toutes,
        lesson=said.exemples,
        lesson_outside=said.exemples_hors_sujet,
    )
