"""Reading one file: what is taken, what is refused, and where and how it is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from pydantic import Field

from aide_projet.content.errors import Collector, ContentError, ContentErrors
from aide_projet.content.yaml_file import FileModel, Located, read_yaml
from aide_projet.content.yaml_tree import YamlMistake, parse


class Button(FileModel):
    libelle: str = Field(description="Le texte du bouton")
    champ: str = ""


class Sample(FileModel):
    appel: str = ""
    jour: date | None = None
    taux: float = 0
    nombre: int = 0
    ouvert: bool = False
    gravite: Literal["bloquant", "attention", "conseil"] = "conseil"
    reparer: tuple[str | Button, ...] = ()
    boutons: dict[str, Button] = Field(default_factory=dict)
    mots: tuple[str, ...] = Field(default=(), max_length=3)


def read(folder: Path, text: str | bytes) -> tuple[Located[Sample] | None, tuple[ContentError, ...]]:
    path = folder / "x.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    collector = Collector()
    return read_yaml(path, Sample, collector, folder), collector.errors


def value(folder: Path, text: str) -> Sample:
    located, errors = read(folder, text)
    assert errors == ()
    assert located is not None
    return located.value


def only_error(folder: Path, text: str | bytes) -> ContentError:
    located, errors = read(folder, text)
    assert located is None
    assert len(errors) == 1, errors
    return errors[0]


@pytest.mark.parametrize(
    "word", ["yes", "no", "on", "off", "oui", "12:30", "2014-12-01", "0611223344", "1_000", ".inf", "~"]
)
def test_words_that_older_yaml_would_transform_stay_text(tmp_path: Path, word: str) -> None:
    assert value(tmp_path, f"appel: {word}").appel == word


def test_numbers_true_and_false_are_resolved(tmp_path: Path) -> None:
    sample = value(tmp_path, "taux: 0.3\nnombre: 2500\nouvert: true")
    assert (sample.taux, sample.nombre, sample.ouvert) == (0.3, 2500, True)


def test_a_quoted_number_is_text(tmp_path: Path) -> None:
    assert value(tmp_path, 'appel: "59100"').appel == "59100"


def test_dates_and_lists_take_the_type_of_the_model(tmp_path: Path) -> None:
    sample = value(tmp_path, "jour: 2014-12-01\nreparer: [a, {libelle: b}]")
    assert sample.jour == date(2014, 12, 1)
    assert sample.reparer == ("a", Button(libelle="b"))


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    located, errors = read(tmp_path, b"\xef\xbb\xbfappel: a\r\nnombre: 3\r\n")
    assert errors == ()
    assert located is not None
    assert located.at("nombre") == (2, 9)


def test_a_place_is_that_of_the_value_or_of_the_key_of_a_group(tmp_path: Path) -> None:
    located, _ = read(tmp_path, 'appel: "abc"\nboutons:\n  un:\n    libelle: x\nmots:\n  - a\n  - b\n')
    assert located is not None
    assert located.at("appel") == (1, 9)
    assert located.at("boutons", "un") == (3, 3)
    assert located.at("boutons", "un", "libelle") == (4, 14)
    assert located.at("boutons", "un", "absent", 3) == (3, 3)
    assert located.at("mots", 1) == (7, 5)
    assert located.at() == (1, 1)


REFUSED = {
    "alias": ("appel: a\nmots: [*a]", (2, 8), "renvoi", "recopiez"),
    "ancre": ("appel: &a x", (1, 8), "ancre", "recopiez"),
    "fusion": ("boutons:\n  <<: {un: {libelle: a}}", (2, 3), "fusion", "recopiez"),
    "bombe": ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]", (1, 4), "renvois", "recopiez"),
    "type imposé": ("appel: !!python/object/apply:os.system [ls]", (1, 8), "!!python/object", "retirez-le"),
    "clé deux fois": ("appel: a\nnombre: 1\nappel: b", (3, 1), "deux fois (déjà ligne 1)", "gardez-en une"),
    "trop profond": ("appel: " + "[" * 13 + "]" * 13, (1, 20), "12 niveaux", "moins de niveaux"),
    "profond à l'infini": ("appel: " + "[" * 500_000, (1, 20), "12 niveaux", "moins de niveaux"),
    "tabulation": ("boutons:\n\tun: {libelle: a}", (2, 1), "tabulation", "espaces"),
    "espace insécable": ("boutons:\n \u00a0un: {libelle: a}", (2, 2), "insécable", "espaces"),
    "Latin-1": ("appel: a\nmots: [été]".encode("latin-1"), (2, 8), "UTF-8", "enregistrez le fichier en UTF-8"),
    "UTF-16": ("appel: a".encode("utf-16"), (1, 1), "UTF-16", "UTF-8"),
    "octet nul": (b"appel: a\nmots: [\x00]", (2, 8), "U+0000", "supprimez"),
    "écriture à l'envers": ("appel: \u202eabc", (1, 8), "U+202E", "supprimez"),
    "crochet de trop": ("mots: [a, b]]", (1, 13), "« ] » de trop", "retirez-le"),
    "guillemets dans un texte": ('appel: "Dire "oui" à tout"', (1, 15), "après le guillemet", "à l'intérieur"),
    "virgule en tête": ("appel: , b", (1, 8), "virgule", "guillemets"),
    "clé sans deux-points": ("appel: a\nnombre", (2, 1), "« : » manquant", "cle: valeur"),
    "deux documents": ("appel: a\n---\nappel: b", (2, 1), "second document", "deux fichiers"),
    "crochet ouvert": ("mots: [a, b\nappel: a", (1, 7), "crochet", "fermez avec"),
    "guillemet ouvert": ("appel: 'abc\nnombre: 3", (1, 8), "guillemet", "fermez le guillemet"),
    "deux-points de trop": ("appel: le titre : oui", (1, 17), "« : » de trop", "guillemets"),
    "mal aligné": ("appel: a\n  nombre: 3", (2, 9), "« : » de trop", "guillemets"),
    "tiret mal placé": ("mots:\n  - a\n - b", (3, 2), "mal align", "alignez"),
    "arobase": ("appel: @a", (1, 8), "commencer", "guillemets"),
    "accolades": ("appel: {{7*7}}", (1, 9), "clé qui n'est pas", "guillemets"),
    "clé inconnue": ("apel: a", (1, 1), "clé « apel » inconnue", "écrivez plutôt « appel »"),
    "clé inconnue plus bas": ("boutons:\n  un: {libelle: a, chanp: b}", (2, 20), "« chanp »", "« champ »"),
    "clé absente": ("boutons:\n  un: {champ: b}", (2, 3), "« libelle » absente", "Le texte du bouton"),
    "nombre pour un texte": ("appel: 3", (1, 8), "attend un texte, pas le nombre 3", 'guillemets : "3"'),
    "texte pour un nombre": ("nombre: '3'", (1, 10), "attend un nombre entier", "sans guillemets"),
    "décimales pour un entier": ("nombre: 2.5", (1, 9), "attend un nombre entier", "sans guillemets"),
    "oui pour true": ("ouvert: oui", (1, 9), "true ou false", "écrivez true ou false"),
    "texte pour une liste": ("mots: a", (1, 7), "attend une liste", "crochets"),
    "liste pour un texte": ("appel: [a]", (1, 1), "attend un texte, pas une liste", "écrivez un texte"),
    "vide pour un texte": ("appel:", (1, 7), "une valeur vide", "retirez la clé"),
    "pas une date": ("jour: 31/12/2014", (1, 7), "n'est pas une date", "année-mois-jour"),
    "jour impossible": ("jour: 2015-02-31", (1, 7), "n'est pas une date", "année-mois-jour"),
    "choix inconnu": ("gravite: bloqant", (1, 10), "« bloqant » inconnue", "écrivez plutôt « bloquant »"),
    "trop long": ("mots: [a, b, c, d]", (1, 1), "trop long", "au plus 3"),
    "liste au lieu de clés": ("- appel: a", (1, 1), "attend un groupe de clés, pas une liste", "les clés"),
    "fichier vide": ("", (1, 1), "groupe de clés", "les clés"),
    "fichier énorme": ("appel: " + "x" * (1 << 20), (1, 1), "1 Mio", "partagez-le"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_mistake_is_told_with_its_place_its_cause_and_its_remedy(tmp_path: Path, name: str) -> None:
    text, place, cause, remedy = REFUSED[name]
    error = only_error(tmp_path, text)
    assert (error.line, error.column) == place
    assert cause in error.cause
    assert remedy in error.remedy


def test_a_mistake_inside_one_of_several_shapes_is_told_for_the_shape_meant(tmp_path: Path) -> None:
    error = only_error(tmp_path, "reparer:\n  - {libelle: a, champ: 3}")
    assert str(error) == (
        'x.yaml:2:25 : « champ » attend un texte, pas le nombre 3. Mettez la valeur entre guillemets : "3".'
    )


def test_all_mistakes_of_a_file_are_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    _, errors = read(tmp_path, "appel: 3\ninconnue: 4\nnombre: x\nboutons: {a: {}}")
    assert [error.line for error in errors] == [1, 2, 3, 4]


def test_a_missing_file_is_a_mistake_with_a_remedy(tmp_path: Path) -> None:
    collector = Collector()
    assert read_yaml(tmp_path / "rules" / "absent.yaml", Sample, collector, tmp_path) is None
    (error,) = collector.errors
    assert str(error) == "rules/absent.yaml:1:1 : fichier absent. Créez-le, ou reprenez celui du contenu livré."


def test_the_collector_raises_everything_that_was_reported_and_nothing_else(tmp_path: Path) -> None:
    collector = Collector()
    collector.raise_if_any()
    located, _ = read(tmp_path, "appel: 'a b'")
    assert located is not None
    collector.add(located, ("appel",), "condition fausse.", "corrigez-la.", offset=2)
    with pytest.raises(ContentErrors) as raised:
        collector.raise_if_any()
    assert str(raised.value) == "x.yaml:1:11 : condition fausse. Corrigez-la."


def test_a_letter_lost_in_another_encoding_is_told_where_it_stands() -> None:
    with pytest.raises(YamlMistake) as told:
        parse("mots:\n  - \ufffdtape\n".encode())
    assert (told.value.line, told.value.column) == (2, 5)
    assert "encodé autrement" in told.value.cause
