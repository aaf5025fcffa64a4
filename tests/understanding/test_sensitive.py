from __future__ import annotations

from itertools import pairwise

import pytest
from listening import understood
from told import shipped_context

from aide_projet.understanding.sensitive import find_sensitive, sensitive_label


@pytest.mark.parametrize(
    ("said", "what", "piece"),
    [
        ("mon iban FR76 3000 6000 0112 3456 7890 189 merci", "iban", "FR76 3000 6000 0112 3456 7890 189"),
        ("FR1420041010050500013M02606", "iban", "FR1420041010050500013M02606"),
        ("carte 4111 1111 1111 1111", "carte", "4111 1111 1111 1111"),
        ("185057800608491", "nir", "185057800608491"),
        ("numéro de sécu 2 69 05 49 588 157", "nir", "2 69 05 49 588 157"),
        ("je suis née le 3 mars 1975", "naissance", "née le 3 mars 1975"),
        ("date de naissance : 12/03/1980", "naissance", "date de naissance : 12/03/1980"),
        ("Mme Dupont est malade du cancer", "sante", "Mme Dupont est malade du cancer"),
        ("mon fils est autiste", "sante", "mon fils est autiste"),
        ("ma mère a la maladie d'Alzheimer", "sante", "ma mère a la maladie d'Alzheimer"),
        ("je suis handicapée", "sante", "je suis handicapée"),
        ("mon voisin Karim est musulman", "religion", "mon voisin Karim est musulman"),
        ("Ahmed, qui est sans papiers, cuisine", "origine", "Ahmed, qui est sans papiers"),
        ("M. Traoré a été condamné", "justice", "M. Traoré a été condamné"),
    ],
)
def test_what_should_not_be_kept_is_found_where_it_stands(said: str, what: str, piece: str) -> None:
    (found,) = understood(said, "idee").sensitive
    assert (found.what, said[found.start : found.end]) == (what, piece)


@pytest.mark.parametrize(
    "said",
    [
        "un atelier pour les femmes migrantes",
        "prévention santé et diabète",
        "les jeunes musulmans du quartier",
        "accueillir des réfugiés syriens",
        "des jeux pour les enfants handicapés",
        "le projet est né le 3 mars 2012",
        "Mme Leroy a monté une action contre le cancer",
        "M. Benali est référent santé",
        "732 829 320 00074",
        "06 11 22 33 44",
        "8 000 € dont 2 000 de la ville",
        "Le quartier est malade de ses déchets",
        "on veut aider ceux qui ont un cancer",
        "le 12/03/2015 à Lens",
        "W595012345",
    ],
)
def test_a_public_and_plain_numbers_are_no_private_matter(said: str) -> None:
    assert understood(said, "idee").sensitive == ()


def test_pieces_come_in_order_and_do_not_overlap() -> None:
    context = shipped_context()
    text = "mon iban FR76 3000 6000 0112 3456 7890 189, né le 12/03/1980, mon mari a un cancer"
    found = find_sensitive(text, context.language, context.today)
    assert [piece.what for piece in found] == ["iban", "naissance", "sante"]
    assert all(first.end <= second.start for first, second in pairwise(found))


def test_each_kind_has_words_for_people() -> None:
    language = shipped_context().language
    for kind in ("iban", "carte", "nir", "naissance", "sante", "religion", "origine", "justice", "opinion"):
        assert sensitive_label(language, kind) != kind
