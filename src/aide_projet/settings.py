"""Settings of an installation: from the environment (AIDE_PROJET_…), else from reglages.toml in the workspace.

The reference page docs/reference.md lists each one; a test holds it against this class.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from aide_projet.errors import AideProjetError


class SettingsError(AideProjetError):
    """A setting that cannot be used; the message names it and says what to write."""


class Settings(BaseSettings):
    """What the organisation chooses. Rates are written as in the `limits` library: "20/hour"."""

    model_config = SettingsConfigDict(env_prefix="AIDE_PROJET_", extra="forbid")

    public_url: str = Field("", description="L'adresse que les gens tapent, par exemple https://projets.maville.fr")
    default_call: str = Field("dsdt-2015", description="L'appel à projets proposé d'abord")
    today: date | None = Field(None, description="Un jour à répéter (AAAA-MM-JJ), pour s'exercer ; vide : le vrai jour")
    data_holder: str = Field("", description="Qui garde les données : nom de la structure")
    data_purpose: str = Field("", description="Pourquoi elles sont gardées")
    helper_name: str = Field("", description="La personne qui aide, à appeler")
    helper_phone: str = Field("", description="Son numéro de téléphone")
    retention_days: int = Field(180, ge=1, le=3650, description="Jours sans visite après lesquels un projet est effacé")
    may_practise: bool = Field(True, description="Un programme peut choisir le jour d'une conversation (exercice)")
    creation_rate: str = Field("60/hour", description="Projets commencés depuis une même adresse")
    lookup_rate: str = Field("10/hour", description="Recherches par quatre mots depuis une même adresse")
    turn_rate: str = Field("40/minute", description="Messages d'une même conversation")
    forwarded_allow_ips: str = Field("", description="Adresses du serveur intermédiaire (proxy) digne de confiance")

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
        raise SettingsError(_in_french(error, found)) from None
    except (OSError, ValueError) as error:
        raise SettingsError(f"Le fichier de réglages {found} ne se lit pas ({error}). Vérifiez sa syntaxe.") from None
    return settings


def _in_french(error: ValidationError, file: Path | None) -> str:
    where = f" ({file})" if file else ""
    lines = []
    for problem in error.errors():
        name = ".".join(str(part) for part in problem["loc"])
        field = Settings.model_fields.get(name)
        if field is None:
            known = ", ".join(Settings.model_fields)
            lines.append(f"Réglage inconnu « {name} »{where}. Les réglages possibles : {known}.")
        else:
            lines.append(f"Réglage « {name} »{where} : « {problem['input']} » ne convient pas. {field.description}.")
    return "\n".join(lines)
