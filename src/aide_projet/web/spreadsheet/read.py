"""Any file that somebody sends as a table. START READING HERE.

read_table(data) → a Grid of texts, or Refused with the name of the sentence that says what to do. Bounded in size,
rows, columns, time and memory, whatever is sent; nothing in the file is run, fetched or computed.
"""

from __future__ import annotations

from aide_projet.web.spreadsheet.grid import MAX_FILE, Grid, Refused
from aide_projet.web.spreadsheet.nature import nature_of
from aide_projet.web.spreadsheet.text_table import read_text_table, split_text
from aide_projet.web.spreadsheet.xlsx import read_xlsx

__all__ = ["read_table", "split_text"]


def read_table(data: bytes) -> Grid | Refused:
    """The grid of a file, by what it is and not by its name."""
    if len(data) > MAX_FILE:
        return Refused("trop_gros")
    nature = nature_of(data)
    match nature:
        case "zip":
            return read_xlsx(data)
        case "texte":
            return read_text_table(data)
        case _:
            return Refused(nature)
