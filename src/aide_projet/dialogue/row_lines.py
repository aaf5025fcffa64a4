"""Rows of money in words: "animateur : 2 × 150 € = 300 €", and what changed from one table to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.situation import wording
from aide_projet.draft.display import shown
from aide_projet.draft.exact import Exact, exact
from aide_projet.draft.figure_text import money, number
from aide_projet.draft.slot import Slot, Table
from aide_projet.draft.value import Value
from aide_projet.understanding.expense import ACCOUNT, AMOUNT, NAME
from aide_projet.understanding.gift import WHAT, WORTH
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.row_joined import row_key
from aide_projet.understanding.row_note import RowNote


def row_line(content: Content, row: Value, notes: Sequence[RowNote] = ()) -> str:
    """One row, without its account: simple words on the screen, numbers of accounts on the documents."""
    if not isinstance(row, Mapping):
        return str(row)
    name, amount = row_name(row), row_amount(row)
    if amount is None:
        return wording(content, "ligne_sans_somme", {"nom": name})
    note = _note(row, notes)
    worked = _worked(content, note) if note is not None else ""
    values = {"nom": name, "calcul": worked, "valeur": money(amount)}
    return wording(content, "ligne_calculee" if worked else "ligne_somme", values)


def _note(row: Value, notes: Sequence[RowNote]) -> RowNote | None:
    """What was read of a row, which keeps the name that it was first told by."""
    wanted = row_key(row_name(row))
    return next((one for one in notes if row_key(one.name) == wanted), None)


def _worked(content: Content, note: RowNote) -> str:
    """The calculation: a price by a number of things, hours by what an hour is worth."""
    figures = [number(one) for term in note.terms if (one := exact(term)) is not None]
    if note.hour_value is not None and figures:
        rate = exact(note.hour_value)
        name = "calcul_heures_chacun" if len(figures) > 1 else "calcul_heures"
        total = exact(round(note.terms[0] * (note.terms[1] if len(note.terms) > 1 else 1), 2))
        values = {
            "personnes": figures[0],
            "heures": figures[-1],
            "total": number(total) if total is not None else "",
            "taux": money(rate) if rate is not None else "",
        }
        return wording(content, name, values)
    return " × ".join(figures) if len(figures) > 1 else ""


def changes_said(content: Content, before: Sequence[Value], after: Sequence[Value], notes: Sequence[RowNote]) -> str:
    """What is new, changed and gone, each in its sentence."""
    said = []
    for row in after:
        if row in before:
            continue
        old = next((one for one in before if row_name(one) == row_name(row)), None)
        line = row_line(content, row, notes)
        if old is not None and row_amount(old) is None:
            said.append(wording(content, "ligne_completee", {"ligne": line}))
        elif old is None:
            said.append(wording(content, "ligne_ajoutee", {"ligne": line}))
        else:
            said.append(wording(content, "ligne_changee", {"ligne": line, "avant": money(row_amount(old) or 0)}))
    names = {row_name(row) for row in after}
    gone = [row for row in before if row_name(row) not in names]
    said.extend(wording(content, "ligne_enlevee", {"ligne": row_line(content, row)}) for row in gone)
    return "\n".join(said)


def row_name(row: Value) -> str:
    """What a row of money is called; "" for what is no row."""
    return str(row.get(NAME) or row.get(WHAT) or "") if isinstance(row, Mapping) else ""


def accounts_why(content: Content, slot: Slot, reading: Reading) -> Iterator[str]:
    """Which word puts which row in which account."""
    columns = slot.kind.columns if isinstance(slot.kind, Table) else ()
    kind = next((column.kind for column in columns if column.key == ACCOUNT), None)
    rows = reading.value if kind is not None and isinstance(reading.value, list) else []
    for row in rows:
        note = _note(row, reading.notes)
        word = note.word if note is not None else ""
        account = row.get(ACCOUNT) if isinstance(row, Mapping) else None
        if word and account and kind is not None:
            yield wording(content, "compte_de_ligne", {"mot": word, "compte": shown(kind, account)})


def amount_shown(row: Value) -> str:
    """The sum of a row alone; "" when it has none."""
    amount = row_amount(row)
    return "" if amount is None else money(amount)


def row_amount(row: Value) -> Exact | None:
    """The sum of a row, in euros; None when it has none."""
    return exact(row.get(AMOUNT, row.get(WORTH))) if isinstance(row, Mapping) else None
