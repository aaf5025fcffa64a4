"""Facts of the words and lists of a draft: lengths, counts, what an objective begins with."""

from __future__ import annotations

import re

from aide_projet.checks.registers import is_old_rna, is_rna, is_siret
from aide_projet.checks.rows import GROUP, rows
from aide_projet.draft.exact import exact

Known = dict[str, object]

READS = (
    "idee", "intitule", "siret", "rna", "nombre_participants", "objectifs", "terminaisons_verbe", "partenaires",
    "indicateurs", "place_habitants",
)  # fmt: skip

_DIGIT = re.compile(r"\d")


def add_words(known: Known) -> None:
    """Add the facts of texts, registers' numbers, counts and lists."""
    _add_texts(known)
    _add_count(known)
    _add_objectives(known)
    _add_partners(known)
    _add_indicators(known)
    places = known.get("place_habitants")
    if isinstance(places, (list, tuple)):
        known["places_des_habitants"] = len(places)


def _add_texts(known: Known) -> None:
    idea, title, siret, rna = (known.get(name) for name in ("idee", "intitule", "siret", "rna"))
    if isinstance(idea, str):
        known["mots_idee"] = len(idea.split())
    if isinstance(title, str):
        known["longueur_intitule"] = len(title.strip())
        known["intitule_en_capitales"] = title.isupper()
    if isinstance(siret, str) and _numbered(known, "siret", siret):
        known["siret_valide"] = is_siret(siret)
    if isinstance(rna, str) and _numbered(known, "rna", rna):
        known["rna_valide"] = is_rna(rna)
        known["rna_ancien"] = is_old_rna(rna)


def _numbered(known: Known, name: str, text: str) -> bool:
    """Whether a number is told at all: « pas encore » is an answer (champs.md), of which no number is known."""
    if _DIGIT.search(text) is None:
        del known[name]
        return False
    return True


def _add_count(known: Known) -> None:
    people = known.get("nombre_participants")
    least, most = (people.get("min"), people.get("max")) if isinstance(people, GROUP) else (people, people)
    for name, value in (("participants_minimum", least), ("participants_maximum", most)):
        number = exact(value)
        if number is not None:
            known[name] = number


def _add_objectives(known: Known) -> None:
    """An objective begins with a verb in the infinitive; how those end is the call's `terminaisons_verbe`."""
    objectives = known.get("objectifs")
    if not isinstance(objectives, (list, tuple)):
        return
    endings = known.get("terminaisons_verbe")
    known["nombre_objectifs"] = len(objectives)
    if isinstance(endings, str):
        ends = tuple(endings.replace(",", " ").split())
        known["objectifs_sans_verbe"] = tuple([text for text in objectives if not _begins_with(str(text), ends)])


def _begins_with(text: str, endings: tuple[str, ...]) -> bool:
    words = text.lower().replace("’", "'").replace("s'", "", 1).split()
    first = next((word for word in words if word not in ("se", "ne", "pas", "mieux", "-", "•")), "")
    return first.strip(".,;:!?-").endswith(endings)


def _add_partners(known: Known) -> None:
    partners = rows(known.get("partenaires"))
    if partners is None:
        return
    known["nombre_partenaires"] = len(partners)
    known["partenaires_a_demander"] = tuple(
        str(row.get("nom", "")) for row in partners if row.get("accord") == "a_demander"
    )


def _add_indicators(known: Known) -> None:
    """Counted: it holds a number, in its target or where it is named ("40 familles"). In words: it has none."""
    signs = rows(known.get("indicateurs"))
    if signs is None:
        return
    told = [f"{row.get('nom') or ''} {row.get('cible') or ''}" for row in signs]
    counted = sum(_DIGIT.search(sign) is not None for sign in told)
    known["indicateurs_chiffres"] = counted
    known["indicateurs_en_mots"] = len(signs) - counted
