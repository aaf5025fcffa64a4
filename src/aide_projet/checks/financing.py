"""Who pays for what: the parts of a project's income, and what is still to be found, in euros."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from aide_projet.checks.call import Call
from aide_projet.checks.rows import Row, rows
from aide_projet.draft.display import shown
from aide_projet.draft.exact import Exact, exact
from aide_projet.draft.slot import Slot, SlotKind, Table
from aide_projet.draft.value import Value

Known = Mapping[str, object]
Who = Literal["region", "local", "autre", "propre", "manque"]
"""The Region asked by this file · a local authority · another funder · own funds · nobody yet."""

ASKED = "demande"
"""What the Region's answer to this file is: it is being asked."""


@dataclass(frozen=True, slots=True)
class Part:
    """One payer. `kind`: the type of funder, as shown. `answer`: the key of its answer ("" when not told), which
    `answer_shown` says."""

    who: Who
    name: str
    amount: Exact
    kind: str = ""
    answer: str = ""
    answer_shown: str = ""


@dataclass(frozen=True, slots=True)
class Financing:
    """`parts`: those above zero, the Region first. `told`: their sum. `missing` and `excess` against the budget.

    `complete`: all the income is told, so that what is missing has to be found; else it may only not be told yet.
    """

    parts: tuple[Part, ...]
    told: Exact
    budget: Exact | None
    complete: bool

    @property
    def missing(self) -> Exact:
        """What the budget still lacks; 0 when it is not known."""
        return max(0, self.budget - self.told) if self.budget is not None else 0

    @property
    def excess(self) -> Exact:
        """What is told beyond the budget."""
        return max(0, self.told - self.budget) if self.budget is not None else 0

    @property
    def whole(self) -> Exact:
        """What the shares are shares of in a picture: the budget, or the income where it is more."""
        return max(self.told, self.budget or 0)


def financing(call: Call, slots: Mapping[str, Slot], known: Known) -> Financing | None:
    """Who pays, from the facts of a draft; None while nothing of money is told."""
    parts = tuple(part for part in _parts(call, slots, known) if part.amount > 0)
    budget = exact(known.get("budget_total"))
    if budget is not None and budget <= 0:
        budget = None
    if not parts and budget is None:
        return None
    told = sum((part.amount for part in parts), start=0)
    return Financing(parts, told, budget, known.get("total_ressources") is not None)


def _parts(call: Call, slots: Mapping[str, Slot], known: Known) -> Iterator[Part]:
    asked = exact(known.get("montant_demande"))
    funders = slots.get("cofinancements")
    kind = funders.kind if funders is not None else Table(())
    if asked is not None:
        label = _cell(kind, "statut", ASKED)
        yield Part("region", call.funder, asked, answer=ASKED, answer_shown=label)
    lines = rows(known.get("cofinancements"))
    local = exact(known.get("cofinancement_local"))
    if lines is None and local is not None:  # told as a share of the total
        yield Part("local", _label(slots, "cofinancement_local"), local)
    told = [_funder(call, kind, row) for row in lines or ()]
    yield from (part for part in told if part.who == "local")
    yield from (part for part in told if part.who != "local")
    mine = exact(known.get("autofinancement"))
    if mine is not None:
        yield Part("propre", _label(slots, "autofinancement"), mine)


def _label(slots: Mapping[str, Slot], name: str) -> str:
    """What a slot is called; its name where the content has it no more."""
    return slots[name].label if name in slots else name


def _funder(call: Call, kind: SlotKind, row: Row) -> Part:
    kind_shown = _cell(kind, "type", row.get("type"))
    return Part(
        who="local" if row.get("type") in call.local_funder_types else "autre",
        name=_cell(kind, "financeur", row.get("financeur")) or kind_shown,
        amount=exact(row.get("montant")) or 0,
        kind=kind_shown,
        answer=str(row.get("statut") or ""),
        answer_shown=_cell(kind, "statut", row.get("statut")),
    )


def _cell(kind: SlotKind, key: str, value: object) -> str:
    """A cell as shown; "" for what cannot be one."""
    columns = kind.columns if isinstance(kind, Table) else ()
    found: Value = value if isinstance(value, (str, int, float)) else None
    return next((shown(column.kind, found) for column in columns if column.key == key), "")
