"""Settings of an installation: from the environment (AIDE_PROJET_…), else from reglages.toml in the workspace.

The reference page docs/reference.md lists each one; a test holds it against this class.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from aide_projet.errors import AideProjetError, reason

_PREFIX = "AIDE_PROJET_"
_RATE = "un nombre (1 au moins) par durée : second, minute, hour ou day, par exemple 40/minute"
_YES_NO = "true ou false, sans guillemets"
_FORMS: Mapping[str, str] = {
    "public_url": "http:// ou https://, puis le nom ou l'adresse, sans rien après : https://projets.maville.fr",
    "today": "un jour comme 2014-11-10",
    "handover_email": "une adresse comme accueil@mon-agglo.fr, ou rien",
    "retention_days": "un nombre entier de 1 à 3650",
    "may_practise": _YES_NO,
    "creation_rate": _RATE,
    "lookup_rate": _RATE,
    "turn_rate": _RATE,
    "sign_in_rate": _RATE,
    "staff_idle_minutes": "un nombre entier de 5 à 1440",
    "staff_session_hours": "un nombre entier de 1 à 168",
    "staff_invitation_hours": "un nombre entier de 1 à 720",
    "staff_log_days": "un nombre entier de 30 à 3650",
    "password_length": "un nombre entier de 8 à 64",
    "forwarded_allow_ips": "des adresses séparées par des virgules, comme 127.0.0.1, ou * pour toutes",
}
"""What a setting accepts; any text for the others."""
_TOML_PLACE = re.compile(r"at line (\d+), column (\d+)")


class SettingsError(AideProjetError):
    """A setting that cannot be used; the message names it and says what to write."""


class Settings(BaseSettings):
    """What the organisation chooses. Rates are written as in the `limits` library: "20/hour"."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="forbid")

    public_url: str = Field("", description="L'adresse que les gens tapent, par exemple https://projets.maville.fr")
    default_call: str = Field("dsdt-2015", description="L'appel à projets proposé d'abord")
    today: date | None = Field(None, description="Un jour à répéter (AAAA-MM-JJ), pour s'exercer ; vide : le vrai jour")
    data_holder: str = Field("", description="Qui garde les données : nom de la structure")
    data_purpose: str = Field("", description="Pourquoi elles sont gardées")
    helper_name: str = Field("", description="La personne qui aide, à appeler")
    helper_phone: str = Field("", description="Son numéro de téléphone")
    handover_email: str = Field("", description="L'adresse électronique où envoyer les fiches ; vide : chacun la met")
    retention_days: int = Field(180, ge=1, le=3650, description="Jours sans visite après lesquels un projet est effacé")
    may_practise: bool = Field(True, description="Un programme peut choisir le jour d'une conversation (exercice)")
    creation_rate: str = Field("60/hour", description="Projets commencés depuis une même adresse")
    lookup_rate: str = Field("10/hour", description="Recherches par quatre mots depuis une même adresse")
    turn_rate: str = Field("40/minute", description="Messages d'une même conversation")
    staff_idle_minutes: int = Field(
        60, ge=5, le=1440, description="Minutes sans rien faire après lesquelles l'équipe se connecte de nouveau"
    )
    staff_session_hours: int = Field(
        12, ge=1, le=168, description="Heures après lesquelles l'équipe se connecte de nouveau, quoi qu'elle fasse"
    )
    staff_invitation_hours: int = Field(
        48, ge=1, le=720, description="Heures pendant lesquelles s'ouvre l'adresse qui sert à choisir son mot de passe"
    )
    staff_log_days: int = Field(
        365, ge=30, le=3650, description="Jours pendant lesquels sont gardés le journal et les comptes désactivés"
    )
    password_length: int = Field(12, ge=8, le=64, description="Caractères d'un mot de passe, au moins")
    sign_in_rate: str = Field(
        "10/15minute", description="Essais de connexion depuis une même adresse, ou pour un même identifiant"
    )
    forwarded_allow_ips: str = Field("", description="Adresses du serveur intermédiaire (proxy) digne de confiance")

    @field_validator("creation_rate", "lookup_rate", "turn_rate", "sign_in_rate")
    @classmethod
    def _rate(cls, value: str) -> str:
        from limits import parse  # only for a value of one's own: the import is slow

        if parse(value).amount < 1:
            raise ValueError(value)
        return value

    @field_validator("public_url")
    @classmethod
    def _address(cls, value: str) -> str:
        value = value.strip()
        parts = urlsplit(value)
        host = parts.scheme in ("http", "https") and parts.hostname and not re.search(r"[\s@]", parts.netloc)
        if value and (not host or parts.port == 0 or parts.path not in ("", "/") or parts.query or parts.fragment):
            raise ValueError(value)
        return value.rstrip("/")

    @field_validator("handover_email")
    @classmethod
    def _mailbox(cls, value: str) -> str:
        value = value.strip()
        if value and not re.fullmatch(r"[^\s@,;?&<>\"]+@[^\s@,;?&<>\"]+\.[^\s@,;?&<>\"]+", value):
            raise ValueError(value)
        return value

    @field_validator("forwarded_allow_ips")
    @classmethod
    def _trusted(cls, value: str) -> str:
        for one in value.split(",") if value.strip() not in ("", "*") else ():
            ip_network(one.strip())
        return value.strip()

    @field_validator("today", mode="before")
    @classmethod
    def _real_day(cls, value: object) -> object:
        """An empty variable is the real day; a bare number would be taken for seconds since 1970."""
        if isinstance(value, int | float) or (isinstance(value, str) and value.strip().isdecimal()):
            raise ValueError(value)
        return None if value == "" else value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The command line first, then the environment, then the workspace's file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def read_settings(file: Path | None = None, **chosen: object) -> Settings:
    """The settings of a workspace; `chosen` are those of the command line. Raises SettingsError in French."""
    found = file if file is not None and file.is_file() else None
    located = type("LocatedSettings", (Settings,), {"model_config": SettingsConfigDict(toml_file=found)})
    given = {name: value for name, value in chosen.items() if value is not None}
    try:
        settings: Settings = located(**given)
    except ValidationError as error:
        raise SettingsError(_in_french(error, found, given)) from None
    except OSError as error:
        raise SettingsError(f"Le fichier de réglages {found} ne se lit pas ({reason(error)}).") from None
    except UnicodeDecodeError:
        raise SettingsError(f"Le fichier de réglages {found} n'est pas du texte UTF-8.") from None
    except ValueError as error:  # TOML
        raise SettingsError(_syntax(str(error), found)) from None
    return settings


def _syntax(said: str, file: Path | None) -> str:
    place = _TOML_PLACE.search(said)
    where = f"ligne {place[1]}, caractère {place[2]}" if place else "à la fin du fichier"
    cause = "réglage écrit deux fois" if "overwrite" in said else "faute d'écriture"
    return (
        f"Le fichier de réglages {file} ne se lit pas : {cause}, {where}. "
        'Une ligne s\'écrit nom = valeur, un texte entre guillemets : helper_name = "Samira".'
    )


def _in_french(error: ValidationError, file: Path | None, chosen: Mapping[str, object]) -> str:
    lines = []
    for problem in error.errors():
        name = ".".join(str(part) for part in problem["loc"])
        field, where = Settings.model_fields.get(name), _where(name, file, chosen)
        if field is None:
            known = ", ".join(Settings.model_fields)
            lines.append(f"Réglage inconnu « {name} »{where}. Les réglages possibles : {known}.")
        else:
            form = _FORMS.get(name, "un texte entre guillemets")
            wrong = f"Réglage « {name} »{where} : « {problem['input']} » ne convient pas."
            lines.append(f"{wrong} {field.description}. Il faut {form}.")
    return "\n".join(lines)


def _where(name: str, file: Path | None, chosen: Mapping[str, object]) -> str:
    """Where the value comes from, in the order of the sources."""
    variable = f"{_PREFIX}{name.upper()}"
    if name in chosen:
        return " (ligne de commande)"
    if any(given.upper() == variable for given in os.environ):
        return f" (variable {variable})"
    return f" ({file})" if file else ""
