"""What the rows of told tables lack, and what they hold that is no column."""

from __future__ import annotations

from aide_projet.checks.rows import GROUP, rows
from aide_projet.checks.slot_plan import SlotPlan, TableColumns
from aide_projet.checks.told import Told

Known = dict[str, object]


_NO_ROWS = dict.fromkeys(
    (
        "lignes_incompletes",
        "lignes_incompletes_libelles",
        "lignes_incompletes_colonnes",
        "tableaux_aux_cles_inconnues",
        "tableaux_aux_cles_inconnues_libelles",
    ),
    (),
)


def add_table_rows(known: Known, plan: SlotPlan, told: Told) -> tuple[str, ...]:
    """Add the tables with a row that lacks a needed column, and the names told in rows that are no column.

    Gives the former. An empty row lacks them all; a row that is no object cannot be read, which is told elsewhere.
    """
    if told.values.keys().isdisjoint(plan.tables):
        known.update(_NO_ROWS)
        known["cles_inconnues"] = told.strange
        return ()
    unfinished: dict[str, str] = {}
    strange: list[str] = []
    tables: list[str] = []
    for name, columns in plan.tables.items():
        told_rows = rows(told.values.get(name))
        if not told_rows:
            continue
        lacking = _lacking(columns, told.values[name])
        label = plan.slots[name].label
        if lacking:
            unfinished[name] = f"{label} ({', '.join(lacking)})"
        keys = {f"{name}.{key}": None for row in told_rows for key in row if key not in columns.every}
        if keys:
            tables.append(name)
            strange.extend(keys)
    labels = {name: slot.label for name, slot in plan.slots.items()} if unfinished or tables else {}
    known["lignes_incompletes"] = tuple(unfinished)
    known["lignes_incompletes_libelles"] = tuple(labels[name] for name in unfinished)
    known["lignes_incompletes_colonnes"] = tuple(unfinished.values())
    known["cles_inconnues"] = (*told.strange, *strange)
    known["tableaux_aux_cles_inconnues"] = tuple(tables)
    known["tableaux_aux_cles_inconnues_libelles"] = tuple(labels[name] for name in tables)
    return tuple(unfinished)


def _lacking(columns: TableColumns, value: object) -> list[str]:
    """The labels of the needed columns that some row does not tell."""
    told_rows = [row for row in value if isinstance(row, GROUP)] if isinstance(value, (list, tuple)) else []
    return [label for key, label in columns.required.items() if any(_empty(row.get(key)) for row in told_rows)]


def _empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
