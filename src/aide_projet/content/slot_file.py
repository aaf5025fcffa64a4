"""dialogues/<flow>/champs.yaml → the slots of the draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, assert_never, get_args

from pydantic import Field

from aide_projet.content.compiled import Names, condition_at
from aide_projet.content.errors import Collector
from aide_projet.content.yaml_file import FileModel, Key, Located
from aide_projet.draft.slot import (
    Amount,
    Choice,
    Column,
    Count,
    Date,
    Derived,
    Email,
    Level,
    LongText,
    MultiChoice,
    Option,
    Phone,
    Place,
    Rna,
    ShortText,
    Siret,
    Slot,
    SlotKind,
    Table,
    Tags,
    TextList,
    YesNo,
)
from aide_projet.understanding.said import plain

Kind = Literal[
    "texte_court", "texte_long", "choix", "choix_multiple", "etiquettes", "montant", "nombre", "date", "oui_non",
    "lieu", "courriel", "telephone", "siret", "rna", "liste", "tableau", "calcule",
]  # fmt: skip
ColumnKind = Literal["texte_court", "choix", "montant", "nombre", "date"]
KINDS: tuple[str, ...] = get_args(Kind)
SLOT_NAME = r"^[a-z][a-z0-9_]{0,39}$"
OPTION_KEY = r"^[a-z0-9][a-z0-9_]{0,39}$"


class OptionModel(FileModel):
    """Un choix possible."""

    cle: str = Field(title="Clé", description="La valeur enregistrée : minuscules, chiffres et _", pattern=OPTION_KEY)
    libelle: str = Field(title="Libellé", description="Ce que les gens lisent", min_length=1)
    mots: tuple[str, ...] = Field(default=(), title="Mots", description="Les autres façons de le dire")
    aide: str = Field(default="", title="Aide", description="Une phrase qui explique ce choix")


class ColumnModel(FileModel):
    """Une colonne de tableau."""

    cle: str = Field(title="Clé", description="Le nom de la colonne : minuscules, chiffres et _", pattern=SLOT_NAME)
    libelle: str = Field(title="Libellé", description="Le titre de la colonne", min_length=1)
    genre: ColumnKind = Field(title="Genre", description="Comment la case est lue")
    options: tuple[OptionModel, ...] = Field(
        default=(), title="Options", description="Les choix possibles, pour le genre choix"
    )
    obligatoire: bool = Field(
        default=False, title="Obligatoire", description="Une ligne sans cette case est à compléter"
    )


class SlotModel(FileModel):
    """Un champ : une information du projet."""

    libelle: str = Field(title="Libellé", description="Ce qui est écrit sur la fiche et dans le dossier", min_length=1)
    genre: Kind = Field(title="Genre", description="Comment la réponse est lue, montrée, modifiée et imprimée")
    niveau: Level = Field(
        default=Level.EXTRA,
        title="Niveau",
        description="essentiel (parcours express), complet (avant « prête ») ou extra",
    )
    si: str | None = Field(default=None, title="Si", description="Condition : le champ n'existe que dans ce cas")
    essentiel_si: str | None = Field(
        default=None, title="Essentiel si", description="Condition : essentiel dans ce cas"
    )
    personnel: bool = Field(
        default=False, title="Personnel", description="Information sur une personne : ni comparée ni partagée"
    )
    options: tuple[OptionModel, ...] = Field(default=(), title="Options", description="Les choix possibles")
    colonnes: tuple[ColumnModel, ...] = Field(default=(), title="Colonnes", description="Les colonnes du tableau")
    minimum: int | None = Field(
        default=None, title="Minimum", description="Nombre de caractères au moins (texte_court)", ge=1
    )
    maximum: int | None = Field(
        default=None,
        title="Maximum",
        description="Caractères au plus (texte_court) ou éléments au plus (liste)",
        ge=1,
        le=2000,
    )
    mots_minimum: int | None = Field(
        default=None, title="Mots au moins", description="Pour un texte_long", ge=1, le=200
    )
    niveau_lieu: Literal["commune", "intercommunalite", "code_postal"] | None = Field(
        default=None, title="Niveau du lieu", description="Quel lieu est attendu (genre lieu)"
    )
    inconnu_permis: bool = Field(
        default=False, title="Inconnu permis", description="« Ne sait pas » est une réponse (oui_non)"
    )
    resultat: Literal["montant", "pourcentage", "texte"] | None = Field(
        default=None, title="Résultat", description="Comment montrer la valeur calculée (genre calcule)"
    )


class SlotsFile(FileModel):
    """champs.yaml : les champs de la fiche synthétique."""

    champs: dict[str, SlotModel] = Field(title="Champs", description="Les champs, par leur nom", min_length=1)


_ONLY: dict[str, tuple[str, ...]] = {
    "options": ("choix", "choix_multiple", "etiquettes"),
    "colonnes": ("tableau",),
    "minimum": ("texte_court",),
    "maximum": ("texte_court", "liste"),
    "mots_minimum": ("texte_long",),
    "niveau_lieu": ("lieu",),
    "inconnu_permis": ("oui_non",),
    "resultat": ("calcule",),
}
_NEEDED = {"options": ("choix", "choix_multiple", "etiquettes"), "colonnes": ("tableau",)}


def build_slots(file: Located[SlotsFile], known: Names | None, collector: Collector) -> dict[str, Slot]:
    """The slots by name; `known` are the names that conditions may use (None: leave the conditions out, for now)."""
    return {name: _slot(file, name, model, known, collector) for name, model in file.value.champs.items()}


def _slot(file: Located[SlotsFile], name: str, model: SlotModel, known: Names | None, collector: Collector) -> Slot:
    path: tuple[Key, ...] = ("champs", name)
    for cause, remedy, key in _mistakes(name, model):
        collector.add(file, (*path, key) if key else path, cause, remedy)
    _check_options(file, (*path, "options"), model.options, collector)
    _check_columns(file, (*path, "colonnes"), model.colonnes, collector)
    return Slot(
        name=name,
        kind=_kind(model),
        label=model.libelle,
        level=model.niveau,
        applies_if=condition_at(file, (*path, "si"), model.si, known, collector),
        essential_if=condition_at(file, (*path, "essentiel_si"), model.essentiel_si, known, collector),
        personal=model.personnel,
    )


def _mistakes(name: str, model: SlotModel) -> Iterator[tuple[str, str, str]]:
    """(cause, remedy, key) of what does not go with the kind."""
    if not _is_name(name):
        yield f"nom de champ « {name} » impossible", "prenez des minuscules sans accent, des chiffres et _", ""
    for key, kinds in _ONLY.items():
        if key in model.model_fields_set and model.genre not in kinds:
            yield (
                f"« {key} » ne va pas avec le genre {model.genre}",
                f"retirez-le ; il sert à : {', '.join(kinds)}",
                key,
            )
    for key, kinds in _NEEDED.items():
        if model.genre in kinds and not getattr(model, key):
            yield f"un champ de genre {model.genre} demande « {key} »", f"ajoutez « {key}: » et la liste en dessous", ""
    if model.minimum and model.maximum and model.minimum > model.maximum:
        yield "le minimum dépasse le maximum", "échangez les deux nombres", "minimum"


def _is_name(name: str) -> bool:
    return name.isascii() and name.replace("_", "a").isalnum() and name.lower() == name and name[0].isalpha()


def _check_options(
    file: Located[SlotsFile], path: tuple[Key, ...], options: tuple[OptionModel, ...], collector: Collector
) -> None:
    """No key twice, and no word that would mean two options."""
    keys: dict[str, int] = {}
    words: dict[str, int] = {}
    for place, option in enumerate(options):
        if keys.setdefault(option.cle, place) != place:
            collector.add(
                file,
                (*path, place, "cle"),
                f"option « {option.cle} » écrite deux fois",
                "renommez-en une, ou retirez-la",
            )
        for number, word in enumerate(option.mots):
            other = words.setdefault(plain(word).strip(), place)
            if other != place:
                cause = f"« {word} » désigne déjà l'option « {options[other].cle} »"
                collector.add(file, (*path, place, "mots", number), cause, "gardez-le à un seul endroit")


def _check_columns(
    file: Located[SlotsFile], path: tuple[Key, ...], columns: tuple[ColumnModel, ...], collector: Collector
) -> None:
    keys: dict[str, int] = {}
    for place, column in enumerate(columns):
        here = (*path, place)
        if keys.setdefault(column.cle, place) != place:
            collector.add(
                file, (*here, "cle"), f"colonne « {column.cle} » écrite deux fois", "renommez-en une, ou retirez-la"
            )
        if column.genre == "choix" and not column.options:
            collector.add(
                file, here, "une colonne de genre choix demande « options »", "ajoutez « options: » et la liste"
            )
        if column.genre != "choix" and column.options:
            collector.add(file, (*here, "options"), f"« options » ne va pas avec le genre {column.genre}", "retirez-le")
        _check_options(file, (*here, "options"), column.options, collector)


def _options(models: tuple[OptionModel, ...]) -> tuple[Option, ...]:
    return tuple(Option(one.cle, one.libelle, one.mots, one.aide) for one in models)


def _kind(model: SlotModel) -> SlotKind:  # one line per kind: the table of champs.yaml's `genre`
    match model.genre:
        case "texte_court":
            return ShortText(model.minimum or 1, model.maximum or 200)
        case "texte_long":
            return LongText(model.mots_minimum or 0)
        case "choix":
            return Choice(_options(model.options))
        case "choix_multiple":
            return MultiChoice(_options(model.options))
        case "etiquettes":
            return Tags(_options(model.options))
        case "montant":
            return Amount()
        case "nombre":
            return Count()
        case "date":
            return Date()
        case "oui_non":
            return YesNo(model.inconnu_permis)
        case "lieu":
            return Place(model.niveau_lieu or "commune")
        case "courriel":
            return Email()
        case "telephone":
            return Phone()
        case "siret":
            return Siret()
        case "rna":
            return Rna()
        case "liste":
            return TextList(model.maximum or 20)
        case "tableau":
            return Table(tuple(_column(one) for one in model.colonnes))
        case "calcule":
            return Derived(model.resultat or "texte")
        case _:
            assert_never(model.genre)


def _column(model: ColumnModel) -> Column:
    kind: ShortText | Choice | Amount | Count | Date
    match model.genre:
        case "texte_court":
            kind = ShortText()
        case "choix":
            kind = Choice(_options(model.options))
        case "montant":
            kind = Amount()
        case "nombre":
            kind = Count()
        case "date":
            kind = Date()
        case _:
            assert_never(model.genre)
    return Column(model.cle, model.libelle, kind, model.obligatoire)
