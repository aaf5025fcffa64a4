"""Names of documents that every system keeps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aide_projet.export.file_name import MOST, fiche_name, slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Jardin de la tour", "fiche-synthetique-jardin-de-la-tour.pdf"),
        ("  L'été à l'œuvre, naïvement ! ", "fiche-synthetique-l-ete-a-l-oeuvre-naivement.pdf"),
        ("", "fiche-synthetique.pdf"),
        ("حديقة البرج", "fiche-synthetique.pdf"),
        ("../../etc/passwd", "fiche-synthetique-etc-passwd.pdf"),
        ('"; rm -rf /\r\nX: y', "fiche-synthetique-rm-rf-x-y.pdf"),
        ("CON", "fiche-synthetique-con.pdf"),
        ("😀 fête 😀", "fiche-synthetique-fete.pdf"),
    ],
)
def test_a_title_gives_a_plain_name(title: str, name: str) -> None:
    assert fiche_name(title, "pdf") == name


def test_a_long_title_is_cut_between_words() -> None:
    title = "Le grand jardin intercommunal et solidaire des Trois Ponts, de l'Alma et du Pile"
    assert slug(title) == "le-grand-jardin-intercommunal-et-solidaire-des-trois-ponts"


def test_a_long_word_is_cut_where_it_must() -> None:
    assert slug("a" * 200) == "a" * MOST


@given(st.text())
def test_any_title_gives_a_short_ascii_name(title: str) -> None:
    name = slug(title)
    assert len(name) <= MOST
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")
    assert not name.endswith("-")
