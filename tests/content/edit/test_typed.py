"""What is typed in a box is read as in the conversation: surely, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from aide_projet.content.edit.form import Day, Euros, Figure, Kind, Line, Lines, Option, Pick, Share, Whole
from aide_projet.content.edit.fragment import Value, as_read
from aide_projet.content.edit.shown import shown
from aide_projet.content.edit.typed import Wrong, read_typed
from aide_projet.understanding.context import ReadingContext

READ: list[tuple[Kind, str, Value]] = [
    (Day(), "23/01/2015", date(2015, 1, 23)),
    (Day(), "23 janvier 2015", date(2015, 1, 23)),
    (Day(), "1er décembre 2014", date(2014, 12, 1)),
    (Day(), "vendredi 23 janvier 2015", date(2015, 1, 23)),
    (Day(), "2027-01-23", date(2027, 1, 23)),
    (Day(), "23/01/27", date(2027, 1, 23)),
    (Euros(), "1 500", 1500),
    (Euros(), "1\u202f500 €", 1500),
    (Euros(), "9,53", 9.53),
    (Euros(), "2,5k", 2500),
    (Share(), "30 %", "30 %"),
    (Share(), "30", "30 %"),
    (Share(), "33,3 %", "33,3 %"),
    (Whole(), "21 jours", 21),
    (Figure(), "0,5", 0.5),
    (Line(), "  Une  phrase\nsur deux lignes ", "Une phrase sur deux lignes"),
    (Lines(), "un\n\n deux \n", ["un", "deux"]),
    (Pick((Option("a", "A"),)), "a", "a"),
]


@pytest.mark.parametrize(("kind", "text", "value"), READ, ids=[text for _, text, _ in READ])
def test_what_people_write_is_read(kind: Kind, text: str, value: Value, context: ReadingContext) -> None:
    assert read_typed(kind, text, context) == value


@pytest.mark.parametrize(("kind", "text", "value"), READ, ids=[text for _, text, _ in READ])
def test_what_a_box_shows_means_what_the_content_says(
    kind: Kind, text: str, value: Value, context: ReadingContext
) -> None:
    assert read_typed(kind, shown(kind, as_read(value)), context) == value


WRONG: list[tuple[Kind, str, str]] = [
    (Euros(), "2.000", "« 2 000 € » ou « 2 € »"),
    (Euros(), "entre 2000 et 3000", "« 2 000 € » ou « 3 000 € »"),
    (Euros(), "environ 3000", "1 500"),
    (Euros(), "-5", "1 500"),
    (Euros(), "beaucoup", "1 500"),
    (Share(), "0,3", "« 30 % » ou « 0,3 % »"),
    (Share(), "150 %", "entre 0 et 100"),
    (Whole(), "2.000", "« 2 000 » ou « 2 »"),
    (Whole(), "3,5", "entier"),
    (Whole(1, 730), "0", "de 1 à 730"),
    (Day(), "23 janvier", "23/01/2015"),
    (Day(), "demain", "23/01/2015"),
    (Day(), "janvier 2015", "23/01/2015"),
    (Day(), "31/02/2015", "n'existe pas"),
    (Day(), "jeudi 23 janvier 2015", "vendredi 23 janvier 2015"),
    (Line(), "a\x00b", "retapez"),
    (Line(), "a\u202eb", "retapez"),
    (Line(), "a" * 5000, "4000 au plus"),
    (Pick((Option("a", "A"),)), "b", "liste"),
]


@pytest.mark.parametrize(("kind", "text", "said"), WRONG, ids=[text[:20] for _, text, _ in WRONG])
def test_what_is_not_sure_is_refused_with_what_to_write(
    kind: Kind, text: str, said: str, context: ReadingContext
) -> None:
    wrong = read_typed(kind, text, context)
    assert isinstance(wrong, Wrong)
    assert said in f"{wrong.cause} | {wrong.remedy}".replace("\u202f", " ").replace("\xa0", " ")
