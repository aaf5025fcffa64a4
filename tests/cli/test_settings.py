"""Settings that cannot be used are told in French, with what they accept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from aide_projet.settings import Settings, SettingsError, read_settings


def settings(folder: Path, text: str | bytes, **chosen: object) -> Settings:
    file = folder / "reglages.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(file, **chosen)


def refused(folder: Path, text: str | bytes, **chosen: object) -> str:
    with pytest.raises(SettingsError) as raised:
        settings(folder, text, **chosen)
    return str(raised.value)


@pytest.mark.parametrize(
    "line",
    [
        'public_url = "https://projets.maville.fr"',
        'public_url = "http://192.168.1.20:8000/"',
        'public_url = ""',
        'turn_rate = "1/second"',
        'creation_rate = "5 per 2 hours"',
        'forwarded_allow_ips = "127.0.0.1, ::1,10.0.0.0/8"',
        'forwarded_allow_ips = "*"',
        "today = 2014-11-10",
        'today = "2014-11-10"',
        'today = ""',
        "retention_days = 3650",
    ],
)
def test_a_setting_of_the_right_form_is_taken(tmp_path: Path, line: str) -> None:
    settings(tmp_path, line)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('public_url = "projets.maville.fr"', "http:// ou https://"),
        ('public_url = "https://"', "http:// ou https://"),
        ('public_url = "ftp://maville.fr"', "http:// ou https://"),
        ('public_url = "https://maville.fr/projets"', "sans rien après"),
        ('public_url = "https://maville.fr:port"', "http:// ou https://"),
        ('turn_rate = "souvent"', "par exemple 40/minute"),
        ('lookup_rate = "0/hour"', "1 au moins"),
        ('creation_rate = ""', "par exemple 40/minute"),
        ("creation_rate = 60", "par exemple 40/minute"),
        ('forwarded_allow_ips = "localhost"', "127.0.0.1"),
        ('forwarded_allow_ips = "127.0.0.1,"', "virgules"),
        ("retention_days = 0", "de 1 à 3650"),
        ('retention_days = "beaucoup"', "de 1 à 3650"),
        ('may_practise = "peut-être"', "true ou false"),
        ('today = "demain"', "2014-11-10"),
        ("today = 20141110", "2014-11-10"),
        ("helper_phone = 320000000", "entre guillemets"),
    ],
)
def test_a_setting_of_the_wrong_form_says_what_it_accepts(tmp_path: Path, line: str, says: str) -> None:
    message = refused(tmp_path, line)
    assert f"« {line.split(' =')[0]} »" in message
    assert "reglages.toml" in message
    assert says in message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('helper_name = "Samira"\nhelper_phone = 03 20\n', "ligne 2"),
        ("data_holder", "fin du fichier"),
        ('helper_name = "a"\nhelper_name = "b"\n', "deux fois, ligne 2"),
        (b'helper_name = "\xe9"', "UTF-8"),
    ],
)
def test_a_file_that_is_not_toml_says_the_line_in_french(tmp_path: Path, text: str | bytes, says: str) -> None:
    message = refused(tmp_path, text)
    assert says in message
    for english in ("Expected", "Invalid", "Cannot", "line"):
        assert english not in message.replace("ligne", "")


def test_the_place_of_the_wrong_value_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ligne de commande" in refused(tmp_path, "", public_url="chezmoi")
    monkeypatch.setenv("AIDE_PROJET_TURN_RATE", "x")
    assert "variable AIDE_PROJET_TURN_RATE" in refused(tmp_path, "")


def test_an_empty_variable_for_the_day_is_the_real_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIDE_PROJET_TODAY", "")
    assert read_settings().today is None
    monkeypatch.setenv("AIDE_PROJET_TODAY", "2014-11-10")
    assert read_settings().today == date(2014, 11, 10)


def test_the_address_that_fiches_go_to_is_one_address_or_none(tmp_path: Path) -> None:
    assert settings(tmp_path, "").handover_email == ""
    assert settings(tmp_path, 'handover_email = " ville@agglo.fr "').handover_email == "ville@agglo.fr"
    for wrong in ("ville", "a@b", "a@b.fr, c@d.fr", "a@b.fr?cc=x@y.fr", "a b@c.fr"):
        assert "accueil@mon-agglo.fr" in refused(tmp_path, f'handover_email = "{wrong}"')
