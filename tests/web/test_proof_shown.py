"""How a proof is shown: every kind of change has its sentence, every name of advice its words and its box."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import proof_samples as samples
import pytest
from fake_service import FakeService

from aide_projet.content.advice import AdviceName
from aide_projet.use_cases.effect import Effect
from aide_projet.use_cases.proof import ContentProof, Mistake, Part, Proof
from aide_projet.use_cases.proving import Progress
from aide_projet.web.assets import Assets
from aide_projet.web.pages import Pages


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages(FakeService(), Assets({}, "x"))


def macro(pages: Pages, template: str, name: str, *args: Any, **told: Any) -> str:
    module = pages.environment.get_template(f"web/administration/{template}").module
    return str(getattr(module, name)(*args, **told))


def address(file: str, line: int) -> str:
    return f"/administration/contenu/{file}?ligne={line}"


def shown(pages: Pages, proof: Proof, **told: Any) -> str:
    return macro(pages, "_preuve.html", "preuve", proof, address, **told)


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\xa0", " ")


def test_a_sound_proof_says_that_it_may_be_published(pages: Pages) -> None:
    html = shown(pages, samples.SOUND)
    assert "peut être publiée" in html
    assert "Tous réussis : 2 150" in text(html)
    assert "checkbox" not in html


def test_a_mistake_leads_to_its_line_and_says_what_to_write(pages: Pages) -> None:
    html = shown(pages, samples.WRONG)
    assert f'href="{address(samples.PARCOURS, 42)}"' in html
    assert "Vouliez-vous dire « commune » ?" in text(html)
    assert "?." not in html
    assert "ne peut pas encore être publiée" in html


def test_a_failing_example_is_named_once_with_its_file(pages: Pages) -> None:
    html = text(shown(pages, samples.FAILING))
    assert "En échec : 2 sur 2 150" in html
    assert html.count("conversations/passer.yaml") == 1
    assert "Passer une question : échange 1" in html


def test_new_advice_is_accepted_by_one_box_a_name(pages: Pages) -> None:
    html = shown(pages, samples.WARNED, formulaire="publier", acceptes=("phrase-longue",))
    boxes = re.findall(r'<input type="checkbox" name="accepter" value="([^"]+)" form="publier"( checked)?>', html)
    advice = [box for box in boxes if not box[0].startswith("effet-")]
    assert advice == [("phrase-longue", " checked"), ("double-negation", "")]
    assert "(4)" in html


def test_what_people_under_way_would_lose_has_one_box_a_name(pages: Pages) -> None:
    html = shown(pages, samples.WARNED, formulaire="publier", acceptes=("effet-a-revoir",))
    boxes = re.findall(r'<input type="checkbox" name="accepter" value="(effet-[^"]+)" form="publier"( checked)?>', html)
    assert [name for name, _ in boxes] == list(samples.WARNED.effect.to_accept)
    assert ("effet-a-revoir", " checked") in boxes


def test_every_name_of_advice_has_its_words(pages: Pages) -> None:
    html = shown(pages, samples.EVERY_NAME)
    for name in AdviceName:
        assert f"{name} <code>" not in html
        assert f"<code>{name}</code>" in html


def test_every_change_has_its_sentence_and_the_numbers_of_projects(pages: Pages) -> None:
    html = shown(pages, samples.FAILING)
    assert "<p></p>" not in re.sub(r"\s", "", html)
    said = text(html)
    assert "La prochaine question est « Quartier » quartier au lieu de « Commune » commune ." in said
    assert "Le contrôle « plancher » signale (bloquant)." in said
    assert "En cours : 12. Finis ou anciens : 1. Projets n° 3, 12, 15, 40…" in said
    assert "N'ont pas pu être rejoués : 2 (n° 44, 51)." in said


def test_what_did_not_end_is_told_with_its_cause(pages: Pages) -> None:
    said = text(shown(pages, samples.ENDED))
    assert "Trop long : arrêté avant la fin. C'était dans dialogues/langue/fr/argent.yaml." in said
    assert "est abîmée" in said


def test_a_hostile_name_is_only_text(pages: Pages) -> None:
    html = shown(pages, Proof(ContentProof(mistakes=(Mistake("<b>", 1, 1, "<i>", "<u>"),)), None))
    assert not re.search(r"<[biu]>", html)


def test_progress_is_counted_and_asked_again_while_it_lasts(pages: Pages) -> None:
    parts = (Progress(Part.READING, 1, 1), Progress(Part.ADVICE, 0, 0), Progress(Part.EFFECT, 40, 1000))
    html = macro(pages, "_progression.html", "progression", parts, adresse="/administration/preuve")
    assert 'hx-get="/administration/preuve"' in html
    assert "Projets comparés : 40 sur 1 000" in text(html)
    assert re.findall(r"<progress[^>]*>", html) == [
        '<progress value="1" max="1">',
        "<progress>",
        '<progress value="0" max="1">',
        '<progress value="40" max="1000">',
    ]
    assert "attend son tour" not in html


def test_a_proof_that_waits_says_so(pages: Pages) -> None:
    html = macro(pages, "_progression.html", "progression", (Progress(Part.WAITING, 0, 1),))
    assert "attend son tour" in html
    assert "hx-get" not in html


def test_without_a_version_in_force_to_compare_with_the_page_says_so(pages: Pages) -> None:
    html = text(shown(pages, replace(samples.SOUND, effect=Effect(under_way=1200, past=3, alone=True))))
    assert "ne se lit plus avec ce programme : rien ne peut lui être comparé" in html
    assert "(en cours : 1 200 ; finis ou anciens : 3)" in html
    assert "Rien ne change pour personne" not in html
