"""A real conversation becomes a test in which nobody is left, and which goes as it is written."""

from __future__ import annotations

import re
from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored import Told

from aide_projet.content.conversation_text import conversation_text, read_conversation
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.utterance import Utterance
from aide_projet.draft.event import Answered
from aide_projet.understanding.identity import folded

IDEA = "On veut faire un jardin derrière la tour à Roubaix avec 30 familles"


def text_of(told: Told) -> str:
    """The file, which goes as it is written."""
    made = conversation_text(told.content, told.proposed())
    assert made.problem == ""
    return made.text


def test_what_was_typed_and_pressed_is_found_again(content: Content) -> None:
    told = Told(content).say(IDEA, "!passer", "!fiche:gup", "!option:fonctionnement", "annule", "!ne-sait-pas")
    played = told.proposed()
    assert [one.said or f"!{one.choice}" for one in played.exchanges] == [
        IDEA, "!passer", "!fiche:gup", "!option:fonctionnement", "annule", "!ne-sait-pas",
    ]  # fmt: skip
    assert not played.warnings
    assert played.exchanges[0].values["commune"] == "Roubaix"
    assert played.exchanges[-1].parked == ("nature_depense",)
    assert text_of(told)


def test_readings_chosen_several_options_a_path_and_a_new_start_are_found_again(content: Content) -> None:
    told = Told(content).say("!parcours:complet").until("budget_total").say("2.000", "!lecture:1")
    told.say("!champ:place_habitants", "!options:idee,decision", "on recommence à zéro", "!recommencer:oui")
    done = [one.choice for one in told.proposed().exchanges]
    assert done[-5:] == ["lecture:1", "champ:place_habitants", "options:idee,decision", "", "recommencer:oui"]
    assert text_of(told)


def test_a_way_out_that_was_pressed_is_found_again(content: Content) -> None:
    told = Told(content).say(IDEA, "Le jardin", "!fiche:mobiliser").until("budget_total").say("10000", "1500")
    key = next(c.key for r in told.outcome.replies for c in r.choices if c.key.startswith("pose:"))
    assert told.say(f"!{key}").proposed().exchanges[-1].choice == key
    assert text_of(told)


def test_a_table_edited_cell_by_cell_and_a_field_of_the_fiche_are_played_as_such(content: Content) -> None:
    rows = ({"nom": "Amicale Zerbib", "role": "prête la salle à Mme Zobrist"},)
    told = Told(content).say(IDEA).take(Utterance(slot="partenaires", rows=rows))
    told.take(Utterance("Le jardin de la tour", slot="intitule"))
    table, field = told.proposed().exchanges[-2:]
    assert table.lines is not None
    assert table.slot == "partenaires"
    assert (field.slot, field.said) == ("intitule", "Le jardin de la tour")
    assert not {"zerbib", "zobrist"} & set(folded(text_of(told)).split())


def test_a_test_starts_from_what_an_import_brought_and_on_its_day(content: Content) -> None:
    start = [Answered("commune", "lieu", "Lens", "", None, "import"), Answered("zorglub", "date", "x", "")]
    told = Told(content, date(2014, 12, 20), start).say(IDEA)
    made = read_conversation(text_of(told))
    assert made.depart == {"commune": "Lens"}
    assert made.aujourdhui == date(2014, 12, 20)


def test_what_was_held_back_stays_out_and_what_was_kept_all_the_same_is_cut(content: Content) -> None:
    secret = "mon IBAN est FR76 3000 6000 0112 3456 7890 189, un jardin partagé avec les familles de la tour"
    told = Told(content).say(secret).take(Utterance(secret, "garder")).say("Le jardin")
    played = told.proposed()
    assert [(one.name, one.turn) for one in played.warnings if one.name in ("laisse", "retire")] == [
        ("laisse", 1),
        ("retire", 2),
    ]
    assert "3000" not in text_of(told)
    assert played.exchanges[-1].values == {"intitule": "Le jardin"}


@pytest.mark.parametrize(
    "written", ["Fatima Benali", "BENALI FATIMA", "fatima", "Fatma Benalli", "les Benalis", "benali", "Mme Benali"]
)
def test_a_name_told_once_is_replaced_however_it_is_written_elsewhere(content: Content, written: str) -> None:
    told = Told(content).say(f"Un jardin derrière la tour, avec {written} qui connaît les familles")
    told.take(Utterance("Fatima Benali", slot="contact_nom"))
    made = folded(text_of(told))
    assert not re.search("fat[iy]?ma|benall?i", made)


def test_people_that_only_a_text_names_are_replaced_too(content: Content) -> None:
    told = Told(content).say("Un jardin derrière la tour avec Samir et Mme Petit, au 12 bis rue de l'Alma à Roubaix")
    text = text_of(told)
    assert not re.search(r"Samir|Petit|12 bis|Alma", text)
    assert "Roubaix" in text
    assert {one.guessed for one in told.proposed().replaced if one.before == "Samir"} == {True}


def test_the_same_number_is_the_same_made_up_one_and_stays_a_number_that_is_read(content: Content) -> None:
    told = Told(content).say(IDEA).take(Utterance("06 11 22 33 44", slot="contact_telephone"))
    told.say("appelez le 06.11.22.33.44 ou le +33 6 11 22 33 44")
    text = text_of(told)
    assert {*re.findall(r"\d{10}", re.sub(r"(?<=\d)[ .](?=\d)", "", text.replace("+33 1", "01")))} == {"0199000001"}


@pytest.mark.parametrize("siret", ["732 829 320 00074", "732 829 320 00075"])
def test_a_made_up_siret_holds_as_the_real_one_did(content: Content, siret: str) -> None:
    told = Told(content).say(IDEA).take(Utterance(siret, slot="siret"))
    facts = told.outcome.assessment.facts["siret_valide"]
    played = told.proposed().exchanges[-1]
    assert played.values["siret"] != siret.replace(" ", "")
    assert ("siret-invalide" in played.findings) is not facts


FIRST = ("Fatima", "Jean-Pierre", "Zoé", "Abdelkader", "Maëlys", "Youssef", "Nadège", "Lucienne")
LAST = ("Benali", "Vandenbroucke", "Kowalczyk", "Dubrulle", "El Mansouri", "N'Diaye", "Lefèvre-Roux", "Zobrist")
BODIES = ("Les Trouvailles d'Elzéar", "Zarabande 59", "Graines de Wazemmette", "Amicale Zerbinette")
PLACES = ("le samedi, avec {}", "c'est {} qui connaît les familles", "demandez à {} pour la salle", "{} a dit oui")


def _written(draw: Random, name: str) -> str:
    """The name as people write it elsewhere: shouted, without accents, with a slip, alone."""
    words = name.split()
    match draw.randrange(6):
        case 0:
            return name.upper()
        case 1:
            return folded(name)
        case 2:
            return words[-1]
        case 3:
            return f"Mme {words[-1]}"
        case 4:
            long = max(re.findall(r"[^\W\d_]+", name), key=len)
            return name.replace(long, long[:3] + long[4:]) if len(long) > 5 else name
        case _:
            return name


def _conversation(content: Content, draw: Random) -> tuple[Told, list[str], list[str]]:
    """A conversation with people in it; the words and the digits that must not come out."""
    name = f"{draw.choice(FIRST)} {draw.choice(LAST)}"
    body = draw.choice(BODIES)
    digits = "".join(str(draw.randrange(10)) for _ in range(8))
    phone = "0" + draw.choice("67") + digits
    mail = f"{folded(name.split()[0])}.{draw.randrange(1000, 9999)}@wanadoo.fr"
    siret = "".join(str(draw.randrange(1, 10)) for _ in range(14))
    shown = " ".join(phone[i : i + 2] for i in range(0, 10, 2)) if draw.random() < 0.6 else phone
    pieces = [
        _written(draw, name), f"l'association {body}", shown, mail, f"{draw.randrange(1, 99)} rue des Lilas",
        f"https://www.{folded(body.split()[-1])}.fr/page",
    ]  # fmt: skip
    told = Told(content).say(f"{IDEA}, {draw.choice(PLACES).format(draw.choice(pieces))}")
    told.say(f"Le jardin de {_written(draw, name)}", "!fiche:gup", "!passer")
    fields = {
        "contact_nom": name, "contact_telephone": shown, "contact_courriel": mail, "structure_nom": body,
        "siret": siret, "representant": f"{name}, présidente",
    }  # fmt: skip
    for slot, value in draw.sample(sorted(fields.items()), k=len(fields)):
        told.take(Utterance(value, slot=slot))
        if draw.random() < 0.5:
            told.say(draw.choice(PLACES).format(draw.choice(pieces)))
        if draw.random() < 0.3:
            told.say(draw.choice(["annule", "!passer", "2.000", "résumé", "c'est quoi un cofinancement ?"]))
    words = [word for one in (name, body) for word in re.findall(r"[^\W\d_]{5,}", one)]
    return told, [word for word in words if word not in ("Amicale", "Graines")], [phone, siret, mail.split("@")[0]]


@pytest.mark.parametrize(
    "cases", [pytest.param(4, id="briefly"), pytest.param(300, id="at length", marks=pytest.mark.long)]
)
def test_nobody_is_left_in_a_test_and_it_goes_as_it_is_written(content: Content, cases: int) -> None:
    steady = settings(max_examples=cases, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

    @steady
    @given(st.integers(0, 10**9))
    def nobody(seed: int) -> None:
        told, words, numbers = _conversation(content, Random(seed))
        made = folded(text_of(told))
        for word in words:
            assert folded(word) not in made, word
        lines = [re.sub(r"\W", "", line) for line in made.splitlines()]
        for number in numbers:
            assert not any(re.sub(r"\W", "", number) in line for line in lines), number

    nobody()
