"""The content room over HTTP, given what goes wrong: nothing breaks, nothing typed is lost, nothing runs unproved.

`team.Browser` looks at every answer: no 500, no English, no JSON.
"""

from __future__ import annotations

import asyncio
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from team import ADVISED, FAILING, ROOM, SOUND, VERSIONS, Browser, Team, open_office, shown, text_of

from aide_projet.use_cases.accounts import Role
from aide_projet.use_cases.people import change_role
from aide_projet.wiring import STATES
from small_content import sound_content

__all__ = ["sound_content"]

FLOW, WORDS = "dialogues/essai/parcours.yaml", "dialogues/langue/fr/oui_non.yaml"
RULE = "rules/essai-1/controles/plancher.yaml"


@pytest.fixture(scope="module")
def team(sound_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    folder = tmp_path_factory.mktemp("bureau") / "dossier"
    shutil.copytree(sound_content, folder)
    with open_office(folder) as found:
        yield found


@pytest.fixture
def lea(team: Team) -> Browser:
    return team.browsers["lea"]


@pytest.fixture
def karim(team: Team) -> Browser:
    return team.browsers["karim"]


@pytest.fixture
def tom(team: Team) -> Browser:
    return team.browsers["tom"]


@pytest.fixture
def version(team: Team) -> str:
    return team.version()


BAD_TEXTS = {
    "broken": ("parcours: dsdt\netapes: [\n", "jamais refermé"),
    "deep": ("etapes: " + "[" * 400 + "]" * 400, "niveaux imbriqués"),
    "aliased": ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "les renvois ne sont pas acceptés"),
    "empty": ("", "vide"),
    "NUL": ("mots: a\x00b\n", "aractère invisible U+0000"),
    "UTF-16": ("\ufeffm\x00o\x00t\x00", "aractère invisible U+0000"),
    "a list": ("- une liste\n", ""),
}


@pytest.mark.parametrize("name", BAD_TEXTS)
def test_a_text_that_cannot_be_read_is_told_at_its_line_and_kept(team: Team, version: str, name: str) -> None:
    text, says = BAD_TEXTS[name]
    opened = team.open(version, FLOW)
    assert opened.save(text).status_code == 303
    page = opened.browser.get(opened.address)
    assert re.search(r"Faute Ligne \d+ ", text_of(page.text))
    assert says in text_of(page.text)
    assert shown(opened.browser, opened.address, page.text).text == text


def test_every_tab_of_a_version_that_cannot_be_read_opens_and_it_cannot_be_published(
    team: Team, lea: Browser, version: str
) -> None:
    team.open(version, FLOW).save(BAD_TEXTS["broken"][0])
    team.open(version, RULE).save(BAD_TEXTS["deep"][0])
    for tab in ("", "/changements", "/essai", "/graphe", "/formulaires", "/formulaires/questions", "/jeter"):
        assert lea.get(version + tab).status_code in (200, 422), tab
    assert lea.post(f"{version}/essai", data={}).status_code == 422
    assert lea.get(f"{version}/rien/du/tout").status_code == 404
    assert "Publier cette version" not in team.prove(version, FAILING)
    assert lea.post(f"{version}/publier", data={}).status_code == 409
    team.prove(version, SOUND)  # whatever the proof says, what cannot be loaded is not served
    refused = lea.post(f"{version}/publier", data={})
    assert refused.status_code == 409
    assert "ne se lit plus" in text_of(refused.text)


def test_a_text_beyond_a_mebibyte_is_told_and_kept_and_one_beyond_four_is_refused(team: Team, version: str) -> None:
    text = "# une ligne de plus\n" * 60_000
    opened = team.open(version, RULE)
    assert opened.save(text).status_code == 303
    page = opened.browser.get(opened.address)
    assert "ichier de plus de 1 Mio" in page.text
    assert shown(opened.browser, opened.address, page.text).text == text
    refused = opened.save(text * 4)
    assert refused.status_code == 413
    assert "Rien n'a été changé" in text_of(refused.text)


@pytest.mark.parametrize(
    "condition", ["(" * 5000 + "budget_total > 1" + ")" * 5000, "budget_total > 1 et " * 9000 + "idee"]
)
def test_a_condition_without_an_end_is_told(team: Team, version: str, condition: str) -> None:
    opened = team.open(version, FLOW)
    spoilt = re.sub(r"si: .*", f"si: '{condition}'", opened.text, count=1)
    checked = opened.save(spoilt, "verifier")
    assert "Faute Ligne" in text_of(checked.text)
    assert "condition" in text_of(checked.text)


def test_a_sentence_that_shows_an_unknown_field_is_told(team: Team, version: str) -> None:
    opened = team.open(version, RULE)
    checked = opened.save(opened.text.replace("{manque:euros}", "{champ_inconnu:euros}"), "verifier")
    assert "champ_inconnu" in text_of(checked.text).split("Faute Ligne")[1]


def test_a_file_in_another_encoding_comes_with_a_zip_and_is_told(team: Team, lea: Browser, version: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr(FLOW, "# étape\nparcours: dsdt\n".encode("latin-1"))
    answer = lea.post(f"{version}/zip", files={"fichier": ("v.zip", made.getvalue(), "application/zip")})
    assert answer.status_code == 303
    opened = team.open(version, FLOW)
    assert "Faute Ligne 1 Caractère qui n'est pas de l'UTF-8" in text_of(lea.get(opened.address).text)
    assert "lettre perdue" in text_of(opened.save(opened.text, "verifier").text).lower()
    assert "1 fichier changé" in text_of(lea.get(version).text), "the others are not in the ZIP, and stay"


NO_ZIPS = {"text": b"bonjour", "empty": b"", "cut": b"PK\x03\x04\x00\x00"}


@pytest.mark.parametrize("name", NO_ZIPS)
def test_what_is_no_zip_is_refused_and_changes_nothing(lea: Browser, version: str, name: str) -> None:
    answer = lea.post(f"{version}/zip", files={"fichier": ("v.zip", NO_ZIPS[name], "application/zip")})
    assert answer.status_code == 422
    assert "Rien n'est encore changé" in text_of(lea.get(version).text)


def test_a_zip_that_leads_outside_or_a_form_without_file_is_refused(lea: Browser, version: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("../../etc/passwd", "x")
        link = zipfile.ZipInfo("dialogues/lien.yaml")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
    sent = {"fichier": ("v.zip", made.getvalue(), "application/zip")}
    assert lea.post(f"{version}/zip", files=sent).status_code == 422
    assert lea.post(f"{version}/zip", data={"fichier": "du texte"}).status_code == 422
    broken = {"Content-Type": "multipart/form-data; boundary=x"}
    assert lea.post(f"{version}/zip", content=b"--x\r\nn'importe quoi", headers=broken).status_code in (400, 422)
    assert "Rien n'est encore changé" in text_of(lea.get(version).text)


# Two people at work -------------------------------------------------------------------------------------------------


def test_the_second_of_two_sees_what_changed_loses_nothing_and_saves_again(
    team: Team, lea: Browser, version: str
) -> None:
    hers, his = team.open(version, WORDS), team.open(version, WORDS, "karim")
    assert hers.save(hers.text + "# de Léa\n").status_code == 303
    conflict = his.save(his.text + "# de Karim\n")
    assert conflict.status_code == 409
    assert "Quelqu'un a enregistré ce fichier pendant que vous l'écriviez." in text_of(conflict.text)
    again = shown(his.browser, his.address, conflict.text)
    assert again.text.endswith("# de Karim\n")
    assert "# de Léa" in conflict.text
    assert team.open(version, WORDS).text.endswith("# de Léa\n")
    assert again.save(his.text + "# de Léa\n# de Karim\n").status_code == 303
    assert team.open(version, WORDS).text.endswith("# de Léa\n# de Karim\n")


def test_a_file_that_the_other_took_out_meanwhile_can_be_saved_again(team: Team, lea: Browser, version: str) -> None:
    his = team.open(version, WORDS, "karim")
    assert lea.post(f"{version}/retirer/{WORDS}").status_code == 303
    conflict = his.save(his.text + "# de Karim\n")
    assert conflict.status_code == 409
    assert "Cette personne l'a retiré." in text_of(conflict.text)
    again = shown(his.browser, his.address, conflict.text)
    assert again.save(again.text).status_code == 303
    assert team.open(version, WORDS).text.endswith("# de Karim\n")


def test_a_text_typed_while_the_version_was_published_or_thrown_away_is_given_back(
    team: Team, lea: Browser, karim: Browser
) -> None:
    thrown = team.version()
    typed = team.open(thrown, WORDS, "karim")
    form = shown_form(karim, f"{thrown}/formulaires/vocabulaire/langue/fr/oui_non")
    assert lea.post(f"{thrown}/jeter").status_code == 303
    for answer in (
        typed.save("sujet: à ne pas perdre\n"),
        typed.save("sujet: à ne pas perdre\n", "verifier"),
        karim.post(f"{thrown}/formulaires/vocabulaire/langue/fr/oui_non", data={**form, "ajout": "à ne pas perdre"}),
        karim.post(f"{thrown}/publier", data={"note": "à ne pas perdre"}),
        karim.post(f"{thrown}/ajouter", data={"fichier": "dialogues/à ne pas perdre.yaml"}),
        karim.post(f"{thrown}/essai/cle", data={"tour": "1", "texte": "à ne pas perdre"}),
    ):
        assert answer.status_code == 409
        assert "à ne pas perdre" in answer.text
        assert "publiée ou jetée entre-temps" in text_of(answer.text)
    for way in ("preuve", f"rendre/{WORDS}", f"garder/{WORDS}", f"retirer/{WORDS}", "jeter", "essai"):
        assert karim.post(f"{thrown}/{way}").status_code in (409, 410), way


def shown_form(browser: Browser, address: str) -> dict[str, str]:
    page = browser.get(address)
    assert page.status_code == 200
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text))


def test_what_was_published_meanwhile_is_told_before_it_is_overwritten(team: Team, lea: Browser) -> None:
    late = team.version("karim", "La mienne")
    typed = team.open(late, WORDS, "karim")
    typed.save(typed.text + "# de Karim\n")
    team.published("Celle de Léa", WORDS, typed.text + "# de Léa\n")
    assert "a changé dans une version publiée depuis" in text_of(lea.get(late).text)
    team.prove(late)
    refused = lea.post(f"{late}/publier", data={})
    assert refused.status_code == 409
    assert WORDS in text_of(refused.text)
    assert lea.post(f"{late}/garder/{WORDS}").status_code == 303
    assert "Quelque chose a changé depuis la preuve" not in text_of(lea.get(late).text)
    team.prove(late)
    assert lea.post(f"{late}/publier", data={}).status_code == 303


# Who may do what ----------------------------------------------------------------------------------------------------


def test_an_animateur_prepares_and_proves_but_neither_publishes_nor_goes_back(team: Team, tom: Browser) -> None:
    address = team.version("tom", "Les mots des jeunes")
    opened = team.open(address, WORDS, "tom")
    assert opened.save(opened.text + "# des jeunes\n").status_code == 303
    page = team.prove(address, login="tom")
    assert "Un administrateur peut publier cette version." in text_of(page)
    for way in (f"{address}/publier", f"{VERSIONS}/1/revenir"):
        refused = tom.post(way, data={"note": "quand même"})
        assert refused.status_code == 403
        assert "Votre rôle ne permet pas de faire cela." in text_of(refused.text)
        assert "quand même" in refused.text
    assert "Revenir à cette version" not in tom.get(f"{VERSIONS}/1").text


def test_a_role_taken_away_between_two_requests_stops_the_second_and_gives_the_text_back(
    team: Team, karim: Browser, version: str
) -> None:
    office = team.service.office
    opened = team.open(version, WORDS, "karim")
    team.prove(version, login="karim")
    person = asyncio.run(office.accounts.find("karim"))
    assert person is not None

    async def become(role: Role) -> None:
        await change_role(office, person, role, by=None, now=team.service.now())

    asyncio.run(become(Role.ANIMATEUR))
    try:
        assert karim.post(f"{version}/publier", data={"note": "vite"}).status_code == 403
        assert opened.save(opened.text + "# encore permis\n").status_code == 303
    finally:
        asyncio.run(become(Role.ADMINISTRATOR))


ELSEWHERE = ({"Origin": "http://ailleurs.example"}, {"Origin": ""}, {"Sec-Fetch-Site": "cross-site"})


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_what_comes_from_another_site_or_does_not_say_from_where_changes_nothing(
    team: Team, lea: Browser, version: str, headers: dict[str, str]
) -> None:
    opened = team.open(version, WORDS)
    own = lea.headers.pop("Origin")
    sent = {name: value for name, value in headers.items() if value}
    try:
        for way in (f"fichier/{WORDS}", "jeter", "publier", "preuve"):
            assert lea.post(f"{version}/{way}", data={"texte": "x"}, headers=sent).status_code == 403, way
    finally:
        lea.headers["Origin"] = own
    assert team.open(version, WORDS).text == opened.text


# Addresses ----------------------------------------------------------------------------------------------------------

NO_FILES = (
    "..%2F..%2Fetc%2Fpasswd", "dialogues/..%2f..%2f..%2fetc/passwd", "%2Fetc%2Fpasswd", "dialogues/.git/config",
    "dialogues%5C..%5Cprojets.db", "settings.yaml", "dialogues/", "dialogues//x.yaml", "dialogues/a%00b.yaml",
    "dialogues/" + "a" * 300 + ".yaml", "dialogues/" + "dossier/" * 900 + "a.yaml", "dialogues/con:.yaml",
    "dialogues/fin.", "dialogues/parcours.yaml~",
)  # fmt: skip


@pytest.mark.parametrize("path", NO_FILES, ids=lambda path: path[:40])
def test_an_address_of_no_content_file_opens_and_writes_nothing(lea: Browser, version: str, path: str) -> None:
    for answer in (
        lea.get(f"{version}/fichier/{path}"),
        lea.post(f"{version}/fichier/{path}", data={"texte": "sujet: x\n"}),
        lea.post(f"{version}/retirer/{path}"),
    ):
        assert answer.status_code == 404
    assert "Rien n'est encore changé" in text_of(lea.get(version).text)


@pytest.mark.parametrize("path", [f"{FLOW}/dessous.yaml", "dialogues/essai", "dialogues"])
def test_a_file_where_a_folder_stands_or_the_reverse_is_refused_and_the_version_stays_usable(
    lea: Browser, version: str, path: str
) -> None:
    answer = lea.post(f"{version}/fichier/{path}", data={"texte": "sujet: à ne pas perdre\n"})
    assert answer.status_code in (404, 422)
    added = lea.post(f"{version}/ajouter", data={"fichier": path})
    assert added.status_code == 422
    assert lea.get(version).status_code == 200
    assert "Rien n'est encore changé" in text_of(lea.get(version).text)


@pytest.mark.parametrize("path", ["rules/lieux/communes.tsv.gz", "dialogues/essai/image.png"])
def test_a_file_that_is_no_text_is_not_spoilt_by_an_editor_of_texts(lea: Browser, version: str, path: str) -> None:
    for answer in (lea.get(f"{version}/fichier/{path}"), lea.post(f"{version}/fichier/{path}", data={"texte": "x"})):
        assert answer.status_code == 422
        assert "Ce fichier ne se change pas ici" in text_of(answer.text)
    assert "Rien n'est encore changé" in text_of(lea.get(version).text)


HUGE = ("0", "999999", str(2**63), str(2**64), "9" * 40, "9" * 5000)


@pytest.mark.parametrize("number", HUGE, ids=lambda number: number[:20])
def test_a_number_that_nothing_has_is_a_page_that_does_not_exist(lea: Browser, number: str) -> None:
    for address in (
        f"{ROOM}/{number}", f"{ROOM}/{number}/preuve", f"{ROOM}/{number}/fichier/{FLOW}", f"{ROOM}/{number}/essai",
        f"{ROOM}/{number}/changements", f"{ROOM}/{number}/graphe", f"{ROOM}/{number}/formulaires",
        f"{VERSIONS}/{number}", f"{VERSIONS}/{number}.zip",
    ):  # fmt: skip
        assert lea.get(address).status_code == 404, address
    assert lea.post(f"{VERSIONS}/{number}/revenir", data={}).status_code == 404
    assert lea.get(f"{VERSIONS}?avant={number}").status_code == 200
    assert lea.get(f"{VERSIONS}/1?avec={number}").status_code == 200


def test_a_form_without_its_text_empties_no_file(team: Team, lea: Browser, version: str) -> None:
    opened = team.open(version, WORDS)
    hidden = opened.hidden
    assert lea.post(opened.address, data=hidden).status_code == 400
    assert lea.post(opened.address, data=hidden, files={"texte": b"autre forme"}).status_code == 400
    assert lea.post(opened.address, json={"texte": "x"}).status_code == 400
    assert team.open(version, WORDS).text == opened.text


def test_a_forged_base_is_taken_for_nothing(team: Team, lea: Browser, version: str) -> None:
    opened = team.open(version, WORDS)
    opened.hidden |= {"base": "x" * 10_000}
    opened.save(opened.text + "# une ligne\n")
    assert lea.get(version).status_code == 200
    assert "x" * 100 not in lea.get(version).text


# Publishing ---------------------------------------------------------------------------------------------------------


def test_only_a_fresh_good_proof_whose_advice_is_accepted_is_published(team: Team, lea: Browser, version: str) -> None:
    publish = f"{version}/publier"
    in_force = team.service.content.shelf.number

    def refused(says: str, **sent: str) -> None:
        answer = lea.post(publish, data={"note": "ma note", **sent})
        assert answer.status_code == 409
        assert says in text_of(answer.text)
        assert team.service.content.shelf.number == in_force

    refused("Rien ne change par rapport à ce qui est en service.")
    opened = team.open(version, RULE)
    opened.save(opened.text + "# plus clair\n")
    refused("Faites d'abord la preuve.")
    team.prove(version, FAILING)
    refused("La preuve montre une faute ou un exemple qui échoue.")
    team.prove(version, SOUND)
    opened = team.open(version, RULE)
    opened.save(opened.text + "# encore\n")
    refused("Quelque chose a changé depuis la preuve.")
    team.prove(version, ADVISED)
    refused("Il reste des avertissements à accepter", accepter="autre-chose")
    assert lea.post(publish, data={"note": "ma note", "accepter": "phrase-longue"}).status_code == 303
    assert team.service.content.shelf.number == in_force + 1
    assert lea.post(publish, data={"note": "deux fois"}).status_code == 409


def test_going_back_to_what_is_in_force_changes_nothing(team: Team, lea: Browser) -> None:
    number = team.service.content.shelf.number
    answer = lea.post(f"{VERSIONS}/{number}/revenir", data={})
    assert answer.status_code == 409
    assert "Rien ne change" in text_of(answer.text)


def test_folders_deleted_from_disk_while_serving_are_made_again(team: Team, lea: Browser, version: str) -> None:
    cache = team.service.file.parent / STATES
    opened = team.open(version, RULE)
    opened.save(opened.text + "# un ménage plus loin\n")
    for tab in ("", "/changements", "/essai", "/graphe", f"/fichier/{RULE}", "/formulaires/dates"):
        shutil.rmtree(cache, ignore_errors=True)
        assert lea.get(version + tab).status_code == 200, tab
    shutil.rmtree(cache, ignore_errors=True)
    team.prove(version)
    shutil.rmtree(cache, ignore_errors=True)
    assert lea.post(f"{version}/publier", data={}).status_code == 303
    shutil.rmtree(cache, ignore_errors=True)
    number = team.service.content.shelf.number
    assert lea.get(f"{VERSIONS}/{number}").status_code == 200
    assert lea.post(f"{VERSIONS}/1/revenir", data={}).status_code == 303


def test_the_log_tells_who_published_went_back_and_threw_away(team: Team, lea: Browser) -> None:
    team.published("Un mot de plus", WORDS, team.open(team.version(), WORDS).text + "# un mot de plus\n")
    assert lea.post(f"{VERSIONS}/1/revenir", data={"note": "On revient"}).status_code == 303
    assert lea.post(f"{VERSIONS}/{team.service.content.shelf.number - 1}/revenir", data={}).status_code == 303
    assert lea.post(f"{team.version(name='Pour rien')}/jeter").status_code == 303
    told = text_of(lea.get("/administration/journal").text)
    for line in (
        "Lea a publié : Un mot de plus",
        "Lea a remis en service une version d'avant : On revient",
        "Lea a remis en service une version d'avant : Retour à la version",
        "Lea a jeté la version en préparation : Pour rien",
    ):
        assert line in told
