"""A table of the fiche edited cell by cell without scripts, pasted, imported: nothing typed is lost."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest
from starlette.testclient import TestClient
from test_fields import RICH, key

__all__ = ["key"]
TABLES = [slot for slot, value in RICH.items() if value and isinstance(value, list) and isinstance(value[0], dict)]
EXPENSES = "depenses"


class _Table(HTMLParser):
    """The boxes of the table form, as a browser would send them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside, self.list, self.area = False, "", ""
        self.fields: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = found.get("id") == "tableau"
        if not self.inside:
            return
        name = found.get("name", "")
        if tag == "select":
            self.list = name
            self.fields[name] = ""
        elif tag == "option" and "selected" in found:
            self.fields[self.list] = found["value"]
        elif tag == "textarea":
            self.fields[name] = ""
        elif tag == "input" and found.get("type") in ("text", "hidden"):
            self.fields[name] = found.get("value", "")


@pytest.fixture
def fresh(client: TestClient) -> str:
    """A project in which nothing is told."""
    return str(client.post("/api/v1/conversations", json={}).json()["cle"])


def _page(client: TestClient, project: str, slot: str = EXPENSES) -> dict[str, str]:
    return _Table(client.get(f"/projet/{project}/fiche/{slot}").text).fields


def _send(client: TestClient, project: str, fields: dict[str, str], slot: str = EXPENSES, **files: Any) -> Any:
    address = f"/projet/{project}/fiche/{slot}/tableau"
    parts = files or {"fichier": ("", b"", "application/octet-stream")}
    return client.post(address, data={"geste": "enregistrer", **fields}, files=parts)


def _held(client: TestClient, project: str, slot: str = EXPENSES) -> Any:
    return client.get(f"/api/v1/conversations/{project}").json()["brouillon"]["champs"].get(slot)


def _text(answer: Any) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("slot", TABLES)
def test_a_table_saved_unchanged_stays_as_it_is(client: TestClient, key: str, slot: str) -> None:
    assert _send(client, key, _page(client, key, slot), slot).status_code == 303
    assert _held(client, key, slot) == RICH[slot]


def test_rows_are_added_changed_and_removed_and_undo_takes_the_turn_back(client: TestClient, fresh: str) -> None:
    fields = _page(client, fresh) | {
        "l0.poste": "Repas",
        "l0.montant": "600",
        "l1.poste": "Sono",
        "l1.montant": "1 250,50",
    }
    assert _send(client, fresh, fields).status_code == 303
    first = [{"poste": "Repas", "compte": "60", "montant": 600}, {"poste": "Sono", "compte": "61", "montant": 1250.5}]
    assert _held(client, fresh) == first
    assert _send(client, fresh, _page(client, fresh) | {"l0.oter": "1", "l1.montant": "900"}).status_code == 303
    assert _held(client, fresh) == [{"poste": "Sono", "compte": "61", "montant": 900}]
    turn = client.get(f"/api/v1/conversations/{fresh}").json()["tour"]
    client.post(f"/api/v1/conversations/{fresh}/tours", json={"tour": turn, "texte": "annule"})
    assert _held(client, fresh) == first


def test_add_a_row_keeps_what_was_typed_and_stores_nothing(client: TestClient, fresh: str) -> None:
    fields = _page(client, fresh) | {"l0.poste": "Repas", "l0.montant": "pas encore su", "geste": "ajouter"}
    answer = _send(client, fresh, fields)
    again = _Table(answer.text).fields
    assert (again["l0.poste"], again["l0.montant"]) == ("Repas", "pas encore su")
    assert int(again["lignes"]) > int(fields["lignes"])
    assert _held(client, fresh) is None


@pytest.mark.parametrize("typed", ["2.000", "-50", "12/06/2014", "beaucoup", "30 %"])
def test_a_sum_that_is_not_sure_is_said_at_its_cell_and_nothing_typed_is_lost(
    client: TestClient, fresh: str, typed: str
) -> None:
    answer = _send(client, fresh, _page(client, fresh) | {"l0.poste": "Repas", "l0.montant": typed, "l1.poste": "Sono"})
    assert answer.status_code == 422
    again = _Table(answer.text).fields
    assert (again["l0.poste"], again["l0.montant"], again["l1.poste"]) == ("Repas", typed, "Sono")
    assert 'id="d-l0.montant"' in answer.text
    assert typed in _text(answer)
    assert _held(client, fresh) is None


def test_emptying_every_row_clears_the_field(client: TestClient, fresh: str) -> None:
    _send(client, fresh, _page(client, fresh) | {"l0.poste": "Repas", "l0.montant": "600"})
    assert _send(client, fresh, _page(client, fresh) | {"l0.oter": "1"}).status_code == 303
    assert _held(client, fresh) is None


def test_an_old_page_changes_nothing_and_gives_the_boxes_back(client: TestClient, fresh: str) -> None:
    old = _page(client, fresh) | {"l0.poste": "Repas", "l0.montant": "600"}
    _send(client, fresh, old | {"l0.montant": "700"})
    answer = _send(client, fresh, old)
    assert answer.status_code == 409
    assert _Table(answer.text).fields["l0.montant"] == "600"
    assert _held(client, fresh)[0]["montant"] == 700


PASTED = "Dépense\tQté\tPU\nTables\t3\t45,50 €\nSono\t1\t250\nTOTAL\t\t386,50"


def test_pasted_cells_are_seen_before_they_count(client: TestClient, fresh: str) -> None:
    fields = _page(client, fresh) | {"l0.poste": "Repas", "l0.montant": "600", "colle": PASTED}
    answer = _send(client, fresh, fields)
    assert answer.status_code == 200
    assert _held(client, fresh) is None
    assert "TOTAL" in _text(answer)
    assert _send(client, fresh, _Table(answer.text).fields).status_code == 303
    assert [(row["poste"], row["montant"]) for row in _held(client, fresh)] == [
        ("Repas", 600), ("Tables", 136.5), ("Sono", 250),
    ]  # fmt: skip


def test_cells_pasted_where_words_are_expected_are_put_in_the_table(client: TestClient, fresh: str) -> None:
    page = f"/projet/{fresh}/fiche/{EXPENSES}"
    answer = client.post(page, data={"tour": "0", "texte": "Repas\t600\nSono\t250"})
    assert answer.status_code == 200
    assert _Table(answer.text).fields["l1.montant"] == "250"


def test_an_imported_workbook_is_seen_then_saved(client: TestClient, fresh: str, tmp_path: Any) -> None:
    book = openpyxl.Workbook()
    for row in (("Budget",), ("60 - Achats", 850), ("Repas", 600), ("Plants", 250), ("Total", 850)):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "budget.xlsx")
    file = ("budget.xlsx", (tmp_path / "budget.xlsx").read_bytes(), "application/octet-stream")
    answer = _send(client, fresh, _page(client, fresh), fichier=file)
    assert answer.status_code == 200, _text(answer)
    _send(client, fresh, _Table(answer.text).fields)
    assert [(row["poste"], row["compte"], row["montant"]) for row in _held(client, fresh)] == [
        ("Repas", "60", 600), ("Plants", "60", 250),
    ]  # fmt: skip


def test_a_file_that_is_no_table_says_what_to_do_and_keeps_the_boxes(client: TestClient, fresh: str) -> None:
    fields = _page(client, fresh) | {"l0.poste": "Repas", "l0.montant": "600"}
    answer = _send(client, fresh, fields, fichier=("budget.xlsx", b"%PDF-1.7 ...", "application/pdf"))
    assert answer.status_code == 422
    assert "PDF" in _text(answer)
    assert _Table(answer.text).fields["l0.poste"] == "Repas"


def test_a_file_a_little_too_large_keeps_the_boxes_too(client: TestClient, fresh: str) -> None:
    fields = _page(client, fresh) | {"l0.poste": "Repas"}
    answer = _send(client, fresh, fields, fichier=("budget.csv", b"Repas;600\n" * 250_000, "text/csv"))
    assert answer.status_code == 422
    assert "2 Mo" in _text(answer)
    assert _Table(answer.text).fields["l0.poste"] == "Repas"


def test_funders_pasted_get_their_type_from_their_name(client: TestClient, fresh: str) -> None:
    pasted = "Financeur;Montant;Statut\nVille de Lens;2000;acquis\nCAF;500;demandé"
    answer = _send(client, fresh, _page(client, fresh, "cofinancements") | {"colle": pasted}, "cofinancements")
    _send(client, fresh, _Table(answer.text).fields, "cofinancements")
    assert _held(client, fresh, "cofinancements") == [
        {"financeur": "Ville de Lens", "type": "commune", "montant": 2000, "statut": "acquis"},
        {"financeur": "CAF", "type": "caf", "montant": 500, "statut": "demande"},
    ]


def test_a_table_address_of_another_field_or_project_is_no_page(client: TestClient, fresh: str) -> None:
    assert _send(client, fresh, {}, "intitule").status_code == 404
    assert _send(client, "inconnu", {}).status_code == 404


def test_a_row_after_the_three_hundredth_is_kept(client: TestClient, fresh: str) -> None:
    fields = _page(client, fresh) | {"lignes": "302", "l301.poste": "Affiches", "l301.montant": "40"}
    assert _send(client, fresh, fields).status_code == 303
    assert [row["poste"] for row in _held(client, fresh)] == ["Affiches"]
