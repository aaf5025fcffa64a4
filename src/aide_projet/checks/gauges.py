"""What the money of a draft is held against: the local share and its rate, the request and its bounds, both totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from aide_projet.draft.exact import Exact, exact

Known = Mapping[str, object]

_CEILINGS = ("investissement", "fonctionnement")
"""The natures of spending that may have a ceiling of their own (champs.md): `demande_…` and `plafond_…`."""


@dataclass(frozen=True, slots=True)
class LocalShare:
    """`share` and `wanted` are parts of one; `missing` in euros, rounded up; `base` says what the share is of."""

    amount: Exact
    share: Exact
    wanted: Exact
    missing: Exact
    base: str


@dataclass(frozen=True, slots=True)
class Bound:
    """An amount and the figure that it must reach, or may not pass. `nature` "" for the whole request."""

    amount: Exact
    limit: Exact
    nature: str = ""

    @property
    def off(self) -> Exact:
        """The amount less the limit."""
        return self.amount - self.limit


@dataclass(frozen=True, slots=True)
class Gauges:
    """Each is None, or not there, while it is not known or the fiche does not ask for it."""

    local: LocalShare | None
    floor: Bound | None
    ceilings: tuple[Bound, ...]
    balance: Bound | None


def gauges(known: Known) -> Gauges:
    """The gauges of a draft, from its facts."""
    bounds = ((nature, _bound(known, f"demande_{nature}", f"plafond_{nature}", nature)) for nature in _CEILINGS)
    return Gauges(
        local=_local(known),
        floor=_bound(known, "montant_demande", "plancher"),
        ceilings=tuple(bound for _, bound in bounds if bound is not None and bound.amount > 0),
        balance=_bound(known, "total_ressources", "budget_total"),
    )


def _local(known: Known) -> LocalShare | None:
    amount, share, wanted = (
        exact(known.get(name)) for name in ("cofinancement_local", "part_locale", "taux_local_exige")
    )
    if amount is None or share is None or wanted is None:
        return None
    missing = exact(known.get("manque_local")) or 0
    return LocalShare(amount, Fraction(share), Fraction(wanted), missing, str(known.get("base_taux_libelle") or ""))


def _bound(known: Known, amount: str, limit: str, nature: str = "") -> Bound | None:
    told, wanted = exact(known.get(amount)), exact(known.get(limit))
    return None if told is None or wanted is None else Bound(told, wanted, nature)
