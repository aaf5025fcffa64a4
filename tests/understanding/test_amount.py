"""Amounts of money."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told import told

from aide_projet.understanding.amount import find_amounts, read_amount
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import say

WRITTEN = {
    "3200": 3200,
    "3 200 €": 3200,
    "3\u00a0200\u202f€": 3200,
    "3200€": 3200,
    "3 200,50 euros": 3200.5,
    "3.200,50": 3200.5,
    "3,200.50 €": 3200.5,
    "15'000": 15000,
    "1.200.000 €": 1200000,
    "3.2k": 3200,
    "3,2 k€": 3200,
    "3k2": 3200,
    "3k€": 3000,
    "EUR 3200": 3200,
    "EUR3200": 3200,
    "€ 3200": 3200,
    "3200e": 3200,
    "12 euros 50": 12.5,
    "50 centimes": 0.5,
    "trois mille deux cents": 3200,
    "mille deux cents": 1200,
    "quinze cents euros": 1500,
    "soixante-dix euros": 70,
    "septante euros": 70,
    "quatre-vingt-dix-neuf euros": 99,
    "nonante-neuf euros": 99,
    "deuxmille cinqcents": 2500,
    "3 mille balles": 3000,
    "3 mille 500": 3500,
    "5 000 € (cinq mille euros)": 5000,
    "dépenses 6200 recettes 6200": 6200,
    "3 800 € + 700 + 500 = 5 000": 5000,
    "9600 sans compter 2000 de bénévolat": 9600,
    "quanrante mille": 40000,
    "3 mille 5 cents": 3500,
    "six k": 6000,
    "scène 700, son 300, lumières 250 : 1250": 1250,
    "6 000 euros, soit 60 euros par participant": 6000,
    "4k2 frérot": 4200,
    "4 .200 €": 4200,
    "4.200 euros": 4200,
    "pas un sou, tout le monde prête": 0,
    "rien du tout, on débute": 0,
    "la sono c'est 300 en tout": 300,
    "sur 2015 il faudra 4200 euros": 4200,
    "6k wesh": 6000,
    "un petit 300": 300,
    "3400 euros le tout": 3400,
    "2600 euros la région": 2600,
    "au 12 rue Pasteur, un devis à 930 €": 930,
    "1400 monsieur": 1400,
    "douze k euros": 12000,
    "trois virgule deux k€": 3200,
    "pas cinq mille quinze mille": 15000,
    "ddix-sept euros": 17,
    "cinquuante-deux euros": 52,
    "on en a pour cent euros": 100,
    "on en a pour 100 €": 100,
    "trent mille euros": 30000,
    "je crois mille euros": 1000,
    "un million et demi": 1500000,
    "2ooo": 2000,
    "0": 0,
    "rien du tout": 0,
    "nous, on a pas un rond": 0,
    "c'est gratuit": 0,
    "zéro": 0,
    "3000 dont la moitié pour les repas": 3000,
    "il y a 3000 en caisse": 3000,
    "pas 4000 mais 3500": 3500,
    "4000 non 3500": 3500,
    "4000... euh non 3500": 3500,
    "3500 et pas 4000": 3500,
    "je me suis trompé c'est 3 800": 3800,
    "5000 dont 800 de la mairie": 5000,
    "600 de repas et 400 de salle soit 1000 en tout": 1000,
    "500 par mois pendant 6 mois soit 3000": 3000,
    "4000 pour toute l'année": 4000,
    "le budget est de 4000 euros pour 30 personnes": 4000,
}

DOUBTFUL = {
    "deux mille cinq": ("?milliers", 2005, 2500),
    "3.ooo": ("?separateur", 3000, 3),
    "3 .400": ("?separateur", 3400, 3.4),
    "3. 400 €": ("?separateur",),
    "1 , 5 k€": ("?separateur",),
    "deux mille virgule cinq": ("?separateur",),
    "tre mille euro": ("?separateur",),
    "moi je dis mille": ("?separateur",),
    "cinq mille quinze mille": ("?plusieurs", 5000, 15000),
    "la moitié de 3000": ("?calcul", 1500),
    "plus de la moitié": ("?au_moins", 50),
    "- 500 €": ("?negatif", 500),
    "200 euros par mois sur un an": ("?calcul", 2400),
    "5.000": ("?separateur", 5000, 5),
    "5,000 €": ("?separateur", 5000, 5),
    "2,5": ("?milliers", 2.5, 2500),
    "entre 2000 et 3000": ("?fourchette", 2000, 3000),
    "2 à 3000": ("?fourchette", 2000, 3000),
    "de 4 à 5 mille": ("?fourchette", 4000, 5000),
    "2000-2500 euros": ("?fourchette", 2000, 2500),
    "3000 ou 30000": ("?plusieurs", 3000, 30000),
    "au moins 3000": ("?au_moins", 3000),
    "3000 maximum": ("?au_plus", 3000),
    "moins de 5000": ("?au_plus", 5000),
    "20 euros par personne": ("?par_unite", 20),
    "500/mois": ("?par_unite", 500),
    "500 par mois pendant 6 mois": ("?calcul", 3000),
    "3 fois 200 euros": ("?calcul", 600),
    "12 plants à 3 €": ("?calcul", 36),
    "2000 + 500": ("?calcul", 2500),
    "repas 600 + salle 200 + sono 100": ("?calcul", 900),
    "4000 en 2014 et 4000 plus tard": ("?plusieurs", 4000, 4000),
    "dépenses 6200, recettes 5200": ("?plusieurs", 6200, 5200),
    "on ne descendra pas en dessous de 3000": ("?au_moins", 3000),
    "ça ne va pas dépasser 3000": ("?au_plus", 3000),
    "quelques milliers": ("?nombre_vague",),
    "8 euros la gaufre": ("?par_unite", 8),
    "12 personnes 40 euros": ("?par_unite", 40),
    "dos mil euros": ("?separateur",),
    "la part de tarte à 2 euros": ("?par_unite", 2),
    "c'est 12 la place": ("?par_unite", 12),
    "je dirais 4": ("?milliers", 4, 4000),
    "entre trois mille et trois mille cinq": ("?plusieurs", 3000, 3005),
    "repas 400 animateur 2 fois 100": ("?plusieurs", 400, 100),
    "un rouleau de grillage 45 euros": ("?par_unite", 45),
    "rien que le bus c'est 650 euros": ("?en_partie", 650),
    "500 pour la peinture, le reste on verra": ("?en_partie", 500),
    "30 euh 40 euros": ("?plusieurs", 30, 40),
    "l'affiche 80 et 300 euros de repas": ("?plusieurs", 80, 300),
    "150 euros à chaque séance": ("?par_unite", 150),
    "deux millions d'anciens francs": ("?devise",),
    "beaucoup": ("?nombre_vague",),
    "-500": ("?negatif", 500),
    "80000000": ("?enorme", 80000000),
    "2015": ("?annee", 2015),
    "59100": ("?code_postal", 59100),
    "10000 francs": ("?devise",),
    "la moitié": ("?part", 50),
    "tout": ("?part", 100),
    "un tiers du budget": ("?part", 33.33),
}

OTHERWISE = [
    "rien, on verra avec la mairie",
    "30 personnes",
    "12 familles",
    "on sera 12",
    "le 13 juin",
    "en 2015",
    "juin 2015",
    "06 11 22 33 44",
    "+33 6 11 22 33 44",
    "14h30",
    "fiche 3",
    "12 rue des Lilas",
    "12 chaises",
    "j'ai 3 enfants",
    "Lens",
    "j'en sais rien",
    "01/12/14",
    "de 6 à 12 ans",
    "732 829 320 00074",
    "marie59@laposte.net",
    "FR76 3000 4000 0312 3456 7890 143",
]


@pytest.mark.parametrize(("text", "euros"), WRITTEN.items())
def test_an_amount_is_read_however_it_is_written(text: str, euros: float, context: ReadingContext) -> None:
    assert told(read_amount(say(text), context)) == euros


@pytest.mark.parametrize(("text", "asked"), DOUBTFUL.items())
def test_what_is_not_sure_is_asked_about(text: str, asked: object, context: ReadingContext) -> None:
    assert told(read_amount(say(text), context)) == asked


@pytest.mark.parametrize("text", OTHERWISE)
def test_what_is_no_money_is_never_taken_for_it(text: str, context: ReadingContext) -> None:
    assert told(read_amount(say(text), context)) == "nothing"
    assert find_amounts(say(text), context) == ()


@pytest.mark.parametrize("text", ["à peu près 4 500 euros", "dans les 4500", "4500 et des brouettes", "4500 € environ"])
def test_about_is_kept_as_about(text: str, context: ReadingContext) -> None:
    found = read_amount(say(text), context)
    assert isinstance(found, Reading)
    assert (found.value, found.approximate) == (4500, True)


@pytest.mark.parametrize("text", ["c'est pas gratuit", "pas rien", "la région ne met rien", "rien n'est sûr"])
def test_nothing_is_read_as_zero_but_what_says_so(text: str, context: ReadingContext) -> None:
    assert told(read_amount(say(text), context)) == "nothing"


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("autofinancement", "notre asso n'apporte pas un centime"),
        ("autofinancement", "g pa un rond"),
        ("montant_demande", "on ne demande rien à la région"),
    ],
)
def test_who_gives_nothing_may_say_so_in_a_sentence(slot: str, text: str, context: ReadingContext) -> None:
    assert told(read_amount(say(text), replace(context, slot=slot))) == 0


def test_a_share_becomes_euros_once_the_total_is_known(context: ReadingContext) -> None:
    known = replace(context, known={"budget_total": 9000}, slot="montant_demande")
    assert told(read_amount(say("la moitié"), known)) == 4500
    assert told(read_amount(say("30 %"), known)) == 2700
    assert told(read_amount(say("tout"), known)) == 9000


def test_a_share_is_never_taken_of_the_total_that_is_asked(context: ReadingContext) -> None:
    known = replace(context, known={"budget_total": 9000}, slot="budget_total")
    assert told(read_amount(say("la moitié"), known)) == ("?part", 50)


def test_the_words_typed_are_pointed_at(context: ReadingContext) -> None:
    text = "Alors… le budget serait de  2 500 €, je crois"
    found = find_amounts(say(text), context)[0]
    assert isinstance(found, Reading)
    assert text[found.start : found.end] == found.said
    assert found.said.startswith("2 500 €")


def test_in_a_free_sentence_only_money_is_found(context: ReadingContext) -> None:
    said = say("Fête le 13 juin 2015 pour 200 personnes et 30 familles, budget de 4000, dont 800 de la mairie")
    assert [told(found) for found in find_amounts(said, context)][:1] == [4000]


def test_two_dotted_thousands_side_by_side_are_the_two_readings(context: ReadingContext) -> None:
    assert told(read_amount(say("chépa 2.000 ou 3.000"), context)) == ("?separateur", 2000, 3000)
