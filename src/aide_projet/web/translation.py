"""gettext for the templates. French is the source language: its catalogue changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import cast

from babel.support import NullTranslations, Translations
from jinja2 import Environment

from aide_projet.web.french import typeset

DOMAIN = "aide_projet"
SOURCE_LANGUAGE = "fr"
_FOLDER = Path(__file__).parent / "locale"


@lru_cache(maxsize=16)
def catalogue(language: str) -> NullTranslations:
    """The catalogue of a language; one that we do not have speaks French."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    return Translations.load(_FOLDER, [language], DOMAIN)


def translator(language: str) -> Callable[[str], str]:
    """What says a sentence of the templates in a language, typeset."""
    found = catalogue(language)

    @lru_cache(maxsize=2048)
    def gettext(text: str) -> str:
        said = str(found.gettext(text))
        return typeset(said) if language == SOURCE_LANGUAGE else said

    return gettext


def install(environment: Environment, language: str) -> None:
    """Make `_()` and `{% trans %}` of this environment speak a language, with values escaped by Jinja2."""
    environment.policies["ext.i18n.trimmed"] = True
    gettext = translator(language)

    def ngettext(singular: str, plural: str, number: int) -> str:
        return gettext(str(catalogue(language).ngettext(singular, plural, number)))

    install_callables = cast(
        "Callable[..., None]",
        environment.install_gettext_callables,  # type: ignore[attr-defined]
    )
    install_callables(gettext, ngettext, newstyle=True)
