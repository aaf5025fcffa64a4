"""The accounts that funders read a budget in: their numbers and words, from templates/export/comptes.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aide_projet.export.template_file import TemplateError, template_file

FILE = "comptes.toml"


@dataclass(frozen=True, slots=True)
class AccountPlan:
    """Number → label, in the order printed, "" being the line of what no account is told for.

    `of_income`: the account of each role of an income (demande, cofinancement, propre).
    """

    charges: Mapping[str, str]
    products: Mapping[str, str]
    volunteered: Mapping[str, str]
    of_income: Mapping[str, str]

    def charge_of(self, told: str) -> str:
        """The account of the plan that one told belongs to: "613" is of "61". "" when it is of none."""
        return max((number for number in self.charges if number and told.startswith(number)), key=len, default="")


def account_plan(templates: Sequence[Path]) -> AccountPlan:
    """The plan of the first folder that has one. Raise TemplateError, in French, when it cannot be used."""
    file = template_file(templates, FILE)
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise TemplateError(f"Le plan de comptes « {file} » ne se lit pas ({error}).") from None
    tables = [read.get(name) for name in ("charges", "produits", "contributions", "ressources")]
    if not all(isinstance(table, dict) and all(isinstance(text, str) for text in table.values()) for table in tables):
        raise TemplateError(
            f"Le plan de comptes « {file} » doit avoir quatre parties, [charges], [produits], [contributions] et "
            f'[ressources], où chaque ligne est un numéro et un texte entre guillemets : "60" = "Achats".'
        )
    charges, products, volunteered, of_income = ({**table} for table in tables if isinstance(table, dict))
    return AccountPlan(charges, products, volunteered, of_income)
