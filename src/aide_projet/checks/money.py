"""Facts of money, in euros, exact: cents typed are kept, shares are fractions and are compared as such."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from aide_projet.checks.call import Call
from aide_projet.checks.rows import Row, rows
from aide_projet.checks.slot_plan import FunderChoices
from aide_projet.draft.exact import Exact, exact

Known = dict[str, object]

READS = (
    "cofinancements", "cofinancement_local", "cofinancement_local_taux", "depenses", "contributions_volontaires",
    "budget_total", "montant_demande", "autofinancement", "nature_depense", "montant_investissement",
    "montant_fonctionnement", "taux_local_exige",
)  # fmt: skip
"""What facts of money are made from, besides the base that the call names."""

REGION = "region"
ASKED = "demande"
"""Keys of a type of funder and of a funder's answer (champs.md)."""

_NATURES = ("investissement", "fonctionnement")
_BOTH = "les_deux"
"""Keys of nature_depense (champs.md)."""


def add_money(known: Known, call: Call, funder_choices: FunderChoices) -> None:
    """Add every fact of money that can be worked out. Rows whose amount is not told leave their total unknown."""
    funders = rows(known.get("cofinancements"))
    if funders is None:
        _add_told_share(known, call)
    else:
        _add_funders(known, call, funders, funder_choices)
    _add_spending(known, call)
    gifts = rows(known.get("contributions_volontaires"))
    if gifts is not None:
        _add_lines(known, gifts, "valeur", total="total_contributions", least="plus_petite_contribution")
    _add_balance(known)
    _add_rate(known, call)
    _add_natures(known)


@dataclass(slots=True)
class _Funders:
    """Sums over the rows of cofinancements; None once a row leaves the sum unknown."""

    local: Exact | None = 0
    region: Exact | None = 0
    unsure: Exact | None = 0
    undecided: bool = False


def _add_funders(known: Known, call: Call, funders: list[Row], choices: FunderChoices) -> None:
    """A type or an answer that is none of the table's choices ("mairie") is unknown, not another one."""
    sums = _Funders()
    waiting: list[str] = []
    for row in funders:
        amount, kind, answer = exact(row.get("montant")), row.get("type"), row.get("statut")
        if not isinstance(kind, str) or kind not in choices.types:
            sums.local = sums.region = None
        elif kind in call.local_funder_types:
            sums.local = _plus(sums.local, amount)
        elif kind == REGION:
            sums.region = _plus(sums.region, amount)
        if answer == ASKED:
            sums.unsure = _plus(sums.unsure, amount)
            waiting.append(str(row.get("financeur") or kind or ""))
        elif not isinstance(answer, str) or answer not in choices.answers:
            sums.undecided = True
    known["nombre_cofinancements"] = len(funders)
    _add_lines(known, funders, "montant", total="cofinancement_total", least="plus_petit_cofinancement")
    _put(known, "cofinancement_local", sums.local)
    _put(known, "cofinancement_region", sums.region)
    if waiting or not sums.undecided:
        _put(known, "cofinancement_a_confirmer", sums.unsure)
        known["financeurs_a_confirmer"] = tuple(filter(None, waiting))


def _add_told_share(known: Known, call: Call) -> None:
    """Without the table, the local share may have been told itself: in euros, or as a percentage of the base."""
    amount, percent = exact(known.pop("cofinancement_local", None)), exact(known.pop("cofinancement_local_taux", None))
    base = exact(known.get(call.rate_base))
    if amount is None and percent is not None and base is not None:
        # 30 is 30 %. Below one it can only have been written as a share (0.3).
        amount = base * Fraction(percent) / (100 if percent >= 1 else 1)
    _put(known, "cofinancement_local", amount)


def _add_spending(known: Known, call: Call) -> None:
    lines = rows(known.get("depenses"))
    if lines is None:
        return
    known["nombre_depenses"] = len(lines)
    _add_lines(known, lines, "montant", total="total_depenses", least="plus_petite_depense")
    if call.accounts:
        told = [account.strip() for row in lines if isinstance(account := row.get("compte"), str)]
        known["comptes_inattendus"] = tuple([one for one in told if one and not one.startswith(call.accounts)])


def _add_lines(known: Known, lines: list[Row], column: str, *, total: str, least: str) -> None:
    summed: Exact = 0
    smallest: Exact | None = None
    unknown = False
    for row in lines:
        amount = exact(row.get(column))
        if amount is None:
            unknown = True
            continue
        summed += amount
        if smallest is None or amount < smallest:
            smallest = amount
    if not unknown:
        known[total] = summed
    if smallest is not None:
        known[least] = smallest


def _add_balance(known: Known) -> None:
    budget = exact(known.get("budget_total"))
    asked, brought, own = (
        exact(known.get(name)) for name in ("montant_demande", "cofinancement_total", "autofinancement")
    )
    spending = exact(known.get("total_depenses"))
    if asked is not None and brought is not None and own is not None:
        known["total_ressources"] = resources = asked + brought + own
        if budget is not None:
            known["ecart_ressources"] = resources - budget
    if spending is not None and budget is not None:
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
    known["part_locale"] = known["cofinancement_local_taux"] = Fraction(local, base)
    wanted = exact(known.get("taux_local_exige"))
    if wanted is not None:
        # Rounded up to the euro, in whole numbers: ceil(wanted × base − local).
        above, below = wanted.numerator, wanted.denominator
        known["manque_local"] = max(0, -((local * below - above * base) // below))


def _add_natures(known: Known) -> None:
    """How much is asked for each nature of spending, and the slot that says it.

    With one nature the whole amount is of that nature; with both, each has its own part.
    """
    nature = known.get("nature_depense")
    for name in _NATURES:
        if nature == _BOTH:
            slot = f"montant_{name}"
        elif nature == name:
            slot = "montant_demande"
        elif nature in _NATURES:
            known[f"demande_{name}"] = 0
            continue
        else:
            continue
        _put(known, f"demande_{name}", exact(known.get(slot)))
        known[f"champs_demande_{name}"] = (slot,)


def _plus(first: Exact | None, second: Exact | None) -> Exact | None:
    return None if first is None or second is None else first + second


def _put(known: Known, name: str, value: object) -> None:
    if value is not None:
        known[name] = value
