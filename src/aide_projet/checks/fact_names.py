"""The facts that conditions and wordings may name besides the slots, each with its type and the slots it comes from.

What they mean: checks/facts.py and the modules that it calls. Names ending in `_libelles` are the labels of the slots
that the name without it lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from aide_projet.checks.call import Call
from aide_projet.draft.condition import NameType, TypeName
from aide_projet.draft.exact import exact
from aide_projet.draft.slot import (
    Amount,
    Choice,
    Count,
    Date,
    Derived,
    Email,
    LongText,
    MultiChoice,
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


@dataclass(frozen=True, slots=True)
class Fact:
    """`slots`: the entered slots it comes from, which a finding names in its place (champs.md)."""

    type: TypeName
    slots: tuple[str, ...] = ()


_FUNDERS = ("cofinancements",)
_INCOME = ("montant_demande", "cofinancements", "autofinancement")
_START, _END = ("date_debut",), ("date_fin",)
_NATURE = ("nature_depense",)
"""The amount that counts depends on the nature: `champs_demande_…` lists it, for a rule's `champs_selon`."""
_WHERE = ("commune", "code_postal")

FACTS: Mapping[str, Fact] = {
    # the day, the edition
    "aujourdhui": Fact("texte"),
    "edition": Fact("texte"),
    "date_ouverture": Fact("texte"),
    "date_limite_fiche": Fact("texte"),
    "date_limite_dossier": Fact("texte"),
    "edition_ouverte": Fact("vrai_faux"),
    # the fiche
    "fiche_retenue": Fact("texte", ("fiche",)),
    "fiche_proposee": Fact("texte"),
    "titre_fiche": Fact("texte", ("fiche",)),
    "titre_court_fiche": Fact("texte", ("fiche",)),
    "titre_fiche_proposee": Fact("texte"),
    "titre_court_fiche_proposee": Fact("texte"),
    "resume_fiche_proposee": Fact("texte"),
    "champs_de_la_proposition": Fact("liste"),
    "titre_appel": Fact("texte"),
    "financeur": Fact("texte"),
    "criteres": Fact("liste"),
    "departements_couverts": Fact("liste"),
    # money
    "cofinancement_total": Fact("nombre", _FUNDERS),
    "cofinancement_local": Fact("nombre", _FUNDERS),
    "cofinancement_local_taux": Fact("nombre", _FUNDERS),
    "cofinancement_region": Fact("nombre", _FUNDERS),
    "cofinancement_a_confirmer": Fact("nombre", _FUNDERS),
    "financeurs_a_confirmer": Fact("liste", _FUNDERS),
    "nombre_cofinancements": Fact("nombre", _FUNDERS),
    "plus_petit_cofinancement": Fact("nombre", _FUNDERS),
    "base_taux": Fact("nombre"),
    "base_taux_libelle": Fact("texte"),
    "part_locale": Fact("nombre", _FUNDERS),
    "manque_local": Fact("nombre", (*_FUNDERS, "fiche")),
    "total_depenses": Fact("nombre", ("depenses",)),
    "nombre_depenses": Fact("nombre", ("depenses",)),
    "plus_petite_depense": Fact("nombre", ("depenses",)),
    "comptes_inattendus": Fact("liste", ("depenses",)),
    "total_contributions": Fact("nombre", ("contributions_volontaires",)),
    "plus_petite_contribution": Fact("nombre", ("contributions_volontaires",)),
    "total_ressources": Fact("nombre", _INCOME),
    "ecart_ressources": Fact("nombre", (*_INCOME, "budget_total")),
    "ecart_depenses": Fact("nombre", ("depenses", "budget_total")),
    "demande_investissement": Fact("nombre", _NATURE),
    "champs_demande_investissement": Fact("liste"),
    "demande_fonctionnement": Fact("nombre", _NATURE),
    "champs_demande_fonctionnement": Fact("liste"),
    # dates
    "debut_premier_jour": Fact("texte", _START),
    "debut_dernier_jour": Fact("texte", _START),
    "fin_premier_jour": Fact("texte", _END),
    "fin_dernier_jour": Fact("texte", _END),
    "annee_debut": Fact("nombre", _START),
    "annee_fin": Fact("nombre", _END),
    "periode": Fact("texte", (*_START, *_END)),
    "duree_mois": Fact("nombre", (*_START, *_END)),
    "etapes_hors_periode": Fact("liste", ("etapes_calendrier", *_START, *_END)),
    # who and where
    "departement": Fact("texte", _WHERE),
    "commune_connue": Fact("vrai_faux", ("commune",)),
    "codes_postaux_commune": Fact("liste", ("commune",)),
    "code_postal_de_la_commune": Fact("vrai_faux", _WHERE),
    "arrondissement": Fact("texte", ("commune",)),
    "territoire": Fact("texte", ("commune",)),
    "service": Fact("texte", ("fiche",)),
    "siret_valide": Fact("vrai_faux", ("siret",)),
    "rna_valide": Fact("vrai_faux", ("rna",)),
    "rna_ancien": Fact("vrai_faux", ("rna",)),
    # words and lists
    "mots_idee": Fact("nombre", ("idee",)),
    "longueur_intitule": Fact("nombre", ("intitule",)),
    "intitule_en_capitales": Fact("vrai_faux", ("intitule",)),
    "participants_minimum": Fact("nombre", ("nombre_participants",)),
    "participants_maximum": Fact("nombre", ("nombre_participants",)),
    "nombre_objectifs": Fact("nombre", ("objectifs",)),
    "objectifs_sans_verbe": Fact("liste", ("objectifs",)),
    "nombre_partenaires": Fact("nombre", ("partenaires",)),
    "partenaires_a_demander": Fact("liste", ("partenaires",)),
    "places_des_habitants": Fact("nombre", ("place_habitants",)),
    "indicateurs_chiffres": Fact("nombre", ("indicateurs",)),
    "indicateurs_en_mots": Fact("nombre", ("indicateurs",)),
    # what is missing or cannot be read
    "manques_essentiels": Fact("liste"),
    "manques_essentiels_libelles": Fact("liste"),
    "manques_complets": Fact("liste"),
    "manques_complets_libelles": Fact("liste"),
    "nombre_manques": Fact("nombre"),
    "essentiel_complet": Fact("vrai_faux"),
    "valeurs_illisibles": Fact("liste"),
    "valeurs_illisibles_libelles": Fact("liste"),
    "valeurs_inattendues": Fact("liste"),
    "valeurs_inattendues_libelles": Fact("liste"),
    "dates_impossibles": Fact("liste"),
    "dates_impossibles_libelles": Fact("liste"),
    "dates_imprecises": Fact("liste"),
    "dates_imprecises_libelles": Fact("liste"),
    "cles_inconnues": Fact("liste"),
    "tableaux_aux_cles_inconnues": Fact("liste"),
    "tableaux_aux_cles_inconnues_libelles": Fact("liste"),
    "lignes_incompletes": Fact("liste"),
    "lignes_incompletes_libelles": Fact("liste"),
    "lignes_incompletes_colonnes": Fact("liste"),
    "manques_lignes": Fact("liste"),
    "manques_lignes_libelles": Fact("liste"),
    "criteres_a_montrer": Fact("liste"),
    "criteres_a_montrer_libelles": Fact("liste"),
    "criteres_a_montrer_titres": Fact("liste"),
}
"""Every fact but the parameters of the call and of its fiches, which come from its files."""


def known_names(slots: Mapping[str, Slot], call: Call | None = None) -> dict[str, NameType]:
    """Every name that a condition or a wording may use, with its type: slots, facts, and the call's parameters."""
    names: dict[str, NameType] = {name: NameType(fact.type) for name, fact in FACTS.items()}
    if call is not None:
        names |= parameter_names(call)
        fiches = tuple(fiche.key for fiche in call.fiches)
        names |= {name: NameType("texte", fiches) for name in ("fiche_retenue", "fiche_proposee")}
    for name, slot in slots.items():
        if name not in FACTS:
            names[name] = _slot_type(slot.kind)
    return names


def parameter_names(call: Call) -> dict[str, NameType]:
    """The parameters of the call and of its fiches, as `plancher` and `plancher_mobiliser`."""
    return {
        name: NameType("tout" if exact(value) is None else "nombre")
        for parameters in call.parameters_by_fiche.values()
        for name, value in parameters.items()
    }


def entered_slots(names: Iterable[str], call: Call, slots: Mapping[str, Slot]) -> frozenset[str]:
    """The entered slots that these names come from: what a finding that computes with them must name."""
    found: set[str] = set()
    fiche_parameters = {name for fiche in call.fiches for name in fiche.parameters}
    for name in names:
        if name in FACTS:
            found.update(FACTS[name].slots)
        elif name in slots:
            found.add(name)
        elif name in fiche_parameters:
            found.add("fiche")
        if name in ("base_taux", "part_locale", "manque_local", "cofinancement_local_taux"):
            found |= {call.rate_base} if call.rate_base in slots else set(FACTS[call.rate_base].slots)
    return frozenset(found)


def _slot_type(kind: SlotKind) -> NameType:
    match kind:
        case ShortText() | LongText() | Place() | Email() | Phone() | Siret() | Rna() | Date():
            return NameType("texte")
        case Choice(options=options):
            return NameType("texte", tuple(option.key for option in options))
        case YesNo():
            return NameType("vrai_faux")
        case Amount():
            return NameType("nombre")
        case MultiChoice() | TextList() | Table():
            return NameType("liste")
        case Tags() | Count():
            return NameType("tout")
        case Derived(result=result):
            return NameType("texte" if result == "texte" else "nombre")
        case _:
            assert_never(kind)
