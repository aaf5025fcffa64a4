"""Changing the content in a real browser: break, mend, try out, prove, publish while residents talk, and go back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from test_handing_in import PHONE
from test_journeys import after, asked
from test_team_signs_in import choose
from user_command import run_user

from aide_projet.content.workspace import shipped_folder

OpenPage = Callable[..., Page]
DESK = {"width": 1280, "height": 800}
SLOW = 120_000
"""Milliseconds that a proof may take on a machine that does other things too."""
IDEA = "On veut faire un jardin derrière la tour à Roubaix avec 30 familles du quartier"
CARRIER = "une association"
QUESTION = "Le conseil citoyen a-t-il donné son avis ?"
YES = "ça nous botte fort"
SHIPPED = shipped_folder()
FLOW, LINE = "dialogues/dsdt/parcours.yaml", 42


@pytest.fixture
def office(edited: str, edited_base: Path, open_page: OpenPage) -> Callable[..., Page]:
    """A page in which a new administrator has just come in, with the one-time address that they were given."""

    def come_in(login: str, **options: object) -> Page:
        page = open_page(viewport=DESK, reduced_motion="reduce", **options)
        page.set_default_timeout(20_000)
        choose(page, edited + run_user(edited_base, "add", login, "--role", "administrateur", "--nom", login))
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Bonjour {login}")
        return page

    return come_in


def begun(page: Page, address: str, name: str) -> str:
    """The address of a new version in preparation."""
    page.goto(f"{address}/administration/contenu")
    page.get_by_label("Préparer une version").fill(name)
    page.get_by_role("button", name="Commencer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    return page.url


def drafts(page: Page, address: str, count: int) -> None:
    """So many drafts under way, made by requests: « porteur_type » is asked."""
    for _ in range(count):
        conversations = f"{address}/api/v1/conversations"
        state = page.request.post(conversations, data={}).json()
        for said in ({"texte": IDEA}, {"texte": "Le jardin de la tour"}, {"choix": "fiche:structurer"}):
            turns = f"{conversations}/{state['cle']}/tours"
            state = page.request.post(turns, data={"tour": state["tour"], **said}).json()
        assert state["question"]["champ"] == "porteur_type"


def talking(page: Page, address: str) -> None:
    """A resident in the middle of a conversation: « porteur_type » is asked."""
    page.goto(address)
    page.get_by_label("Votre idée, avec vos mots").fill(IDEA)
    page.get_by_role("button", name="C'est parti").click()
    say(page, "Le jardin de la tour")
    after(page, lambda: page.locator('#suite button[value="fiche:structurer"]').click())
    assert asked(page) == "porteur_type"


def say(page: Page, text: str) -> None:
    """Answer the open question."""

    def send() -> None:
        page.locator("#texte").fill(text)
        page.get_by_role("button", name="Envoyer").click()

    after(page, send)


def break_and_mend(page: Page, version: str) -> None:
    """A second colon at line 42, told as one types; then a sentence more in its place."""
    page.goto(f"{version}/fichier/{FLOW}?ligne={LINE}")
    expect(page.locator("[data-salle][data-pret]")).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.type(" : encore")
    problem = page.locator("[data-problemes] li")
    expect(problem).to_contain_text("« : » de trop sur cette ligne.")
    expect(problem).to_contain_text("Mettez tout le texte entre guillemets")
    expect(problem.get_by_role("button", name=f"Ligne {LINE}")).to_be_visible()
    for _ in " : encore":
        page.keyboard.press("Backspace")
    page.keyboard.type(" Cherchez-le à plusieurs.")
    expect(page.locator("[data-bilan]")).to_have_text("Aucune faute dans ce fichier.")
    page.get_by_role("button", name="Enregistrer dans cette version").click()
    expect(page.get_by_text("Enregistré dans cette version.")).to_be_visible()


def add_question(page: Page, version: str) -> None:
    """With its form: asked of those who chose fiche 3."""
    page.goto(f"{version}/formulaires/nouvelle-question/dsdt")
    page.get_by_label("À quel endroit ?").select_option("0.intitule")
    page.get_by_label("La question", exact=True).fill(QUESTION)
    page.get_by_label("La même, en plus simple").fill("Avez-vous parlé au conseil citoyen ?")
    page.get_by_label("Pourquoi on la pose").fill("Le jury aime savoir ce que les habitants en pensent.")
    page.get_by_label("Le nom de cette information").fill("Avis du conseil citoyen")
    page.get_by_label("Quel genre de réponse ?").select_option("oui_non")
    page.get_by_label("Est-elle indispensable ?").select_option("essentiel")
    page.get_by_label("Pour quelle fiche ?").select_option("structurer")
    page.get_by_label("Des exemples de réponses").fill("Oui, en septembre\nPas encore")
    page.get_by_role("button", name="Enregistrer dans la version").click()
    expect(page.locator("main")).to_contain_text(QUESTION)


def add_synonym(page: Page, version: str) -> None:
    """A way to say yes."""
    page.goto(f"{version}/formulaires/vocabulaire/langue/fr/oui_non")
    page.get_by_label("Ajouter des mots").fill(YES)
    page.get_by_label("Dans quelle liste ?").select_option("0")
    page.get_by_role("button", name="Enregistrer dans la version").click()
    expect(page.locator("main")).to_contain_text(YES)


def tell_example(page: Page, version: str) -> None:
    """A conversation of fiche 3 is among the examples: there, the new question is answered already."""
    file = "dialogues/dsdt/conversations/structurer.yaml"
    line = next(
        number for number, text in enumerate((SHIPPED / file).read_text().split("\n"), 1) if "fiche: structurer" in text
    )
    page.goto(f"{version}/fichier/{file}?ligne={line}")
    expect(page.locator("[data-salle][data-pret]")).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("avis_du_conseil_citoyen: true")
    expect(page.locator("[data-etat]")).not_to_be_empty()
    page.get_by_role("button", name="Enregistrer dans cette version").click()
    expect(page.get_by_text("Enregistré dans cette version.")).to_be_visible()


def try_out(page: Page, version: str, project: int) -> None:
    """With the answers of a draft under way: the new question comes, and the new word is understood."""
    page.goto(f"{version}/essai")
    page.get_by_text("Partir d'un projet, ou d'un autre jour").click()
    page.get_by_label("Avec les réponses d'un projet").fill(str(project))
    page.get_by_role("button", name="Essayer", exact=True).click()
    expect(page.locator("#fil .tour").last).to_contain_text(QUESTION)
    page.locator("#texte").fill(YES)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator(".compris")).to_contain_text(f"« {YES} »")
    expect(page.locator("#fil .tour").last).not_to_contain_text(QUESTION)


def prove(page: Page, version: str) -> None:
    """Ask for the proof and wait for it."""
    page.goto(f"{version}/preuve")
    page.get_by_role("button", name="Faire la preuve").click()
    expect(page.locator(".verdict")).to_be_visible(timeout=SLOW)


def publish(page: Page) -> None:
    """From a finished proof, with all that it says accepted."""
    for box in page.locator('input[name="accepter"]').all():
        box.check()
    page.get_by_role("button", name="Publier cette version").click()
    expect(page.get_by_text("C'est publié. Les habitants ont cette version")).to_be_visible(timeout=SLOW)


def roll_back(page: Page, address: str, number: int) -> None:
    """One button."""
    page.goto(f"{address}/administration/versions/{number}")
    page.get_by_role("button", name="Revenir à cette version").click()
    expect(page.get_by_text("C'est publié. Les habitants ont cette version")).to_be_visible(timeout=SLOW)


@pytest.mark.timeout(400)
def test_a_question_and_a_word_are_added_while_a_resident_talks_and_taken_back(
    edited: str, office: Callable[..., Page], open_page: OpenPage
) -> None:
    resident = open_page(viewport=PHONE)
    drafts(resident, edited, 3)
    talking(resident, edited)
    page = office("lea")
    version = begun(page, edited, "L'avis du conseil citoyen")
    break_and_mend(page, version)
    add_question(page, version)
    add_synonym(page, version)
    tell_example(page, version)
    try_out(page, version, 1)
    prove(page, version)
    effect = page.get_by_role("listitem").filter(has_text="La prochaine question est")
    expect(effect).to_contain_text("La prochaine question est « Avis du conseil citoyen »")
    expect(effect).to_contain_text("n° 4, 3, 2, 1")
    publish(page)

    say(resident, CARRIER)
    assert asked(resident) == "avis_du_conseil_citoyen"
    say(resident, YES)
    told = resident.locator("#fil")
    expect(told).to_contain_text(YES)
    before = asked(resident)
    assert before not in ("avis_du_conseil_citoyen", "porteur_type")

    roll_back(page, edited, 1)
    after(resident, lambda: resident.locator('#suite button[value="passer"]').click())
    assert asked(resident) not in (before, "avis_du_conseil_citoyen")
    page.goto(f"{edited}/administration/journal")
    for act in ("a publié", "a remis en service une version d'avant"):
        expect(page.locator("main")).to_contain_text(act)


@pytest.mark.long
@pytest.mark.timeout(400)
def test_without_scripts_a_text_is_checked_saved_proved_published_and_taken_back(
    edited: str, office: Callable[..., Page]
) -> None:
    page = office("karim", java_script_enabled=False)
    version = begun(page, edited, "Une phrase plus claire")
    page.goto(f"{version}/fichier/{FLOW}")
    box = page.get_by_label("Le texte du fichier")
    lines = box.input_value().split("\n")
    broken = "\n".join(line + " : encore" if number == LINE else line for number, line in enumerate(lines, 1))
    box.fill(broken)
    page.get_by_role("button", name="Vérifier").click()
    problem = page.locator("[data-problemes] li")
    expect(problem).to_contain_text(f"Ligne {LINE}")
    expect(problem).to_contain_text("Mettez tout le texte entre guillemets")
    expect(box).to_have_value(broken)
    box.fill(broken.replace(" : encore", " Cherchez-le encore."))
    page.get_by_role("button", name="Enregistrer dans cette version").click()
    expect(page.get_by_text("Enregistré dans cette version.")).to_be_visible()
    expect(page.locator("[data-bilan]")).to_have_text("Aucune faute dans ce fichier.")
    prove(page, version)
    publish(page)
    number = int(page.url.rpartition("/")[2].partition("?")[0])
    roll_back(page, edited, number - 1)
