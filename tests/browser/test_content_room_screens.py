"""Every screen of the content room, over a real store: axe finds nothing, nothing scrolls sideways, one thing to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from prepared_room import ROOM, RULE, WORDS, PreparedRoom
from test_editor import SIZES, violations
from test_team_signs_in import choose

OpenPage = Callable[..., Page]
DETAILS = "document.querySelectorAll('details:not([name])').forEach((one) => { one.open = true })"
EVERYWHERE = [(theme, size) for theme in ("light", "dark") for size in SIZES]


@pytest.fixture(scope="module")
def signed_in(served: str, user: Callable[..., str], browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="fr-FR")
    choose(context.new_page(), served + user("add", "marie", "--role", "administrateur", "--nom", "Marie"))
    yield context
    context.close()


@pytest.fixture(scope="module")
def room(served: str, signed_in: BrowserContext) -> PreparedRoom:
    return PreparedRoom(served, signed_in)


@pytest.fixture(scope="module")
def changed(room: PreparedRoom) -> int:
    return room.revision("Un mot de plus, au nom assez long pour deux lignes", after="carrément, grave")


@pytest.fixture(scope="module")
def few(changed: int) -> list[str]:
    """What is looked at every time."""
    return [
        ROOM,
        f"{ROOM}/{changed}",
        f"{ROOM}/{changed}/essai",
        f"{ROOM}/{changed}/preuve",
        "/administration/versions",
    ]


@pytest.fixture(scope="module")
def states(room: PreparedRoom, changed: int, few: list[str]) -> list[str]:
    """What needs no proof."""
    empty, broken = room.begin("Rien encore"), room.revision("Une faute", before="sujet:", after="bizarre: 3\nsujet:")
    thrown = room.begin("À jeter")
    room.post(f"{ROOM}/{thrown}/jeter")
    return [
        *few,
        *(
            f"{ROOM}/{changed}{screen}"
            for screen in (f"/fichier/{WORDS}?enregistre", "/changements", "/graphe", "/jeter")
        ),
        room.try_out(changed),
        *(f"{ROOM}/{empty}{screen}" for screen in ("", "/changements", f"/fichier/{RULE}", "/formulaires")),
        f"{ROOM}/{empty}/fichier/rules/dsdt-2015/controles/nouvelle.yaml",
        *(f"{ROOM}/{broken}{screen}" for screen in (f"/fichier/{WORDS}", "/changements", "/essai", "/graphe")),
        f"{ROOM}/{thrown}",
        f"{ROOM}/99999",
        f"{ROOM}/graphe",
        "/administration/versions/1",
    ]


@pytest.fixture(scope="module")
def proved(room: PreparedRoom) -> list[str]:
    """What follows a proof: good, bad, published, overtaken, out of date."""
    good, late = (
        room.revision("Bonne", after="carrément, grave oui"),
        room.revision("Dépassée", after="carrément, ouiche"),
    )
    bad = room.revision("Mauvaise", before="sujet:", after="bizarre: 3\nsujet:")
    ready = room.revision("Prête", RULE, "\n", "\n# une remarque\n")
    room.prove(bad)
    published = room.publish(good)
    room.prove(ready)
    room.prove(late)
    room.save(late, RULE, "\n", "\n# une remarque\n")
    numbers = (bad, late, ready)
    return [
        published,
        "/administration/versions/1",
        *(f"{ROOM}/{number}{screen}" for number in numbers for screen in ("", "/preuve")),
        f"{ROOM}/{good}",
    ]


def faults(page: Page, served: str, addresses: list[str]) -> list[str]:
    found = []
    for address in addresses:
        page.goto(served + address)
        page.evaluate(DETAILS)
        found += [f"{address}: {one}" for one in violations(page)]
        found += [f"{address}: {one}" for one in _looks(page)]
    return found


def _looks(page: Page) -> list[str]:
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    marigold = page.locator("main .principal:visible").count()
    return [f"sideways {width}"] * (width[0] > width[1]) + [f"{marigold} things to do first"] * (marigold > 1)


def opened(open_page: OpenPage, signed_in: BrowserContext, **options: object) -> Page:
    return open_page(storage_state=signed_in.storage_state(), reduced_motion="reduce", bypass_csp=True, **options)


@pytest.mark.long
def test_on_a_phone_the_main_screens_are_sound(
    served: str, few: list[str], signed_in: BrowserContext, open_page: OpenPage
) -> None:
    page = opened(open_page, signed_in, viewport=SIZES["phone"])
    assert not faults(page, served, few)


@pytest.fixture(scope="module")
def everything(states: list[str], proved: list[str]) -> list[str]:
    return [*states, *proved]


@pytest.mark.long
@pytest.mark.parametrize(("theme", "size"), EVERYWHERE)
def test_every_screen_is_sound_everywhere(
    served: str, everything: list[str], signed_in: BrowserContext, open_page: OpenPage, theme: str, size: str
) -> None:
    page = opened(open_page, signed_in, viewport=SIZES[size], color_scheme=theme)
    assert not faults(page, served, everything)


@pytest.mark.long
@pytest.mark.parametrize("scripts", [True, False])
def test_at_320_pixels_nothing_scrolls_sideways(
    served: str, everything: list[str], signed_in: BrowserContext, open_page: OpenPage, scripts: bool
) -> None:
    page = opened(open_page, signed_in, viewport={"width": 320, "height": 640}, java_script_enabled=scripts)
    wide = []
    for address in everything:
        page.goto(served + address)
        page.evaluate(DETAILS)
        wide += [f"{address}: {one}" for one in _looks(page)]
    assert not wide


def test_two_who_write_the_same_file_see_each_other(
    served: str, room: PreparedRoom, signed_in: BrowserContext, open_page: OpenPage
) -> None:
    number = room.revision("À deux", RULE, "\n", "\n# la première\n")
    page = opened(open_page, signed_in, viewport=SIZES["phone"], java_script_enabled=False)
    page.goto(f"{served}{ROOM}/{number}/fichier/{RULE}")
    mine = page.get_by_label("Le texte du fichier").input_value() + "# de moi\n"
    page.get_by_label("Le texte du fichier").fill(mine)
    room.save(number, RULE, "# la première", "# la seconde")
    page.get_by_role("button", name="Enregistrer dans cette version").click()
    expect(page.get_by_role("alert")).to_contain_text("Quelqu'un a enregistré ce fichier")
    expect(page.get_by_role("alert")).to_contain_text("# la seconde")
    expect(page.get_by_label("Le texte du fichier")).to_have_value(mine)
    assert not _looks(page)
    page.get_by_role("button", name="Enregistrer dans cette version").click()
    expect(page.get_by_role("status").first).to_contain_text("Enregistré dans cette version.")


@pytest.mark.long
@pytest.mark.parametrize("scripts", [True, False])
def test_a_proof_under_way_refreshes_itself_until_it_is_done(
    served: str, room: PreparedRoom, signed_in: BrowserContext, open_page: OpenPage, scripts: bool
) -> None:
    number = room.revision("À prouver", before="sujet:", after="bizarre: 3\nsujet:")
    page = opened(open_page, signed_in, viewport=SIZES["phone"], java_script_enabled=scripts)
    page.goto(f"{served}{ROOM}/{number}/preuve")
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    page.get_by_role("button", name="Faire la preuve").click()
    expect(page.locator(".verdict")).to_contain_text("ne peut pas encore être publiée", timeout=60_000)
    assert not scripts or len(loads) == 1
