"""Facts of money, in euros, exact: cents typed are kept, shares are fractions and are compared as such."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from aide_projet.checks.call import Call
from aide_projet.draft.exact import Exact, exact

Known = dict[str, object]

REGION = "region"
ASKED = "demande"
OPERATING, INVESTMENT, BOTH = "fonctionnement", "investissement", "les_deux"
"""Keys of the funders' types, of their answers and of the nature of the spending (champs.md)."""


def add_money(known: Known, call: Call) -> None:
    """Add every fact of money that can be worked out. Rows whose amount is not told leave their total unknown."""
    _add_funders(known, call)
    _add_lines(known, "depenses", "montant", total="total_depenses", least="plus_petite_depense")
    _add_lines(
        known, "contributions_volontaires", "valeur", total="total_contributions", least="plus_petite_contribution"
    )
    _add_accounts(known, call)
    _add_balance(known)
    _add_rate(known, call)
    _add_natures(known)


@dataclass(slots=True)
class _Funders:
    """Sums over the rows of cofinancements; None once a row leaves the sum unknown."""

    total: Exact | None = 0
    local: Exact | None = 0
    region: Exact | None = 0
    unsure: Exact | None = 0
    undecided: bool = False


def _add_funders(known: Known, call: Call) -> None:
    rows = _rows(known.get("cofinancements"))
    if rows is None:
        _add_told_share(known, call)
        return
    sums = _Funders()
    waiting: list[str] = []
    for row in rows:
        amount, kind, answer = exact(row.get("montant")), row.get("type"), row.get("statut")
        sums.total = _plus(sums.total, amount)
        if not isinstance(kind, str):
            sums.local = sums.region = None
        elif kind in call.local_funder_types:
            sums.local = _plus(sums.local, amount)
        elif kind == REGION:
            sums.region = _plus(sums.region, amount)
        if answer == ASKED:
            sums.unsure = _plus(sums.unsure, amount)
            waiting.append(str(row.get("financeur") or row.get("type") or ""))
        elif not isinstance(answer, str):
            sums.undecided = True
    known["nombre_cofinancements"] = len(rows)
    _put(known, "cofinancement_total", sums.total)
    _put(known, "cofinancement_local", sums.local)
    _put(known, "cofinancement_region", sums.region)
    _put(known, "plus_petit_cofinancement", _least(row.get("montant") for row in rows))
    if waiting or not sums.undecided:
        _put(known, "cofinancement_a_confirmer", sums.unsure)
        known["financeurs_a_confirmer"] = tuple(name for name in waiting if name)


def _add_told_share(known: Known, call: Call) -> None:
    """Without the table, the local share may have been told itself: in euros, or as a percentage of the base."""
    amount, percent = exact(known.pop("cofinancement_local", None)), exact(known.pop("cofinancement_local_taux", None))
    base = exact(known.get(call.rate_base))
    if amount is None and percent is not None and base is not None:
        # 30 is 30 %. Below one it can only have been written as a share (0.3).
        amount = base * Fraction(percent) / (100 if percent >= 1 else 1)
    _put(known, "cofinancement_local", amount)


def _add_lines(known: Known, slot: str, column: str, *, total: str, least: str) -> None:
    rows = _rows(known.get(slot))
    if rows is None:
        return
    if slot == "depenses":
        known["nombre_depenses"] = len(rows)
    amounts = [row.get(column) for row in rows]
    summed: Exact | None = 0
    for amount in amounts:
        summed = _plus(summed, exact(amount))
    _put(known, total, summed)
    _put(known, least, _least(amounts))


def _add_accounts(known: Known, call: Call) -> None:
    rows = _rows(known.get("depenses"))
    if rows is None or not call.accounts:
        return
    told = [str(row["compte"]).strip() for row in rows if isinstance(row.get("compte"), str) and row["compte"]]
    known["comptes_inattendus"] = tuple(account for account in told if not account.startswith(call.accounts))


def _add_balance(known: Known) -> None:
    budget = exact(known.get("budget_total"))
    resources = _total(known, "montant_demande", "cofinancement_total", "autofinancement")
    spending = exact(known.get("total_depenses"))
    _put(known, "total_ressources", resources)
    if budget is None:
        return
    if resources is not None:
        known["ecart_ressources"] = resources - budget
    if spending is not None:
        known["ecart_depenses"] = spending - budget


def _add_rate(known: Known, call: Call) -> None:
    """The base is the call's (champs.md: deduced, so that an administrator can change it)."""
    known["base_taux_libelle"] = call.rate_base_label
    base, local = exact(known.get(call.rate_base)), exact(known.get("cofinancement_local"))
    known.pop("cofinancement_local_taux", None)
    if base is None:
        return
    known["base_taux"] = base
    if local is None or base <= 0:
        return
    known["part_locale"] = known["cofinancement_local_taux"] = Fraction(local) / base
    wanted = exact(known.get("taux_local_exige"))
    if wanted is not None:
        known["manque_local"] = max(0, ceil(wanted * base - local))


def _add_natures(known: Known) -> None:
    """How much is asked for each nature of spending: with one nature, the whole amount is of that nature."""
    nature = known.get("nature_depense")
    asked = exact(known.get("montant_demande"))
    match nature:
        case "les_deux":
            _put(known, "demande_investissement", exact(known.get("montant_investissement")))
            _put(known, "demande_fonctionnement", exact(known.get("montant_fonctionnement")))
        case "investissement":
            _put(known, "demande_investissement", asked)
            known["demande_fonctionnement"] = 0
        case "fonctionnement":
            _put(known, "demande_fonctionnement", asked)
            known["demande_investissement"] = 0
        case _:
            pass


def _rows(value: object) -> list[Mapping[str, object]] | None:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return None
    return [row for row in value if isinstance(row, Mapping)]


def _total(known: Known, *names: str) -> Exact | None:
    summed: Exact | None = 0
    for name in names:
        summed = _plus(summed, exact(known.get(name)))
    return summed


def _plus(first: Exact | None, second: Exact | None) -> Exact | None:
    return None if first is None or second is None else first + second


def _least(amounts: Iterable[object]) -> Exact | None:
    found = [amount for amount in map(exact, amounts) if amount is not None]
    return min(found, default=None)


def _put(known: Known, name: str, value: object) -> None:
    if value is not None:
        known[name] = value
