"""The boxes of a table filled with what was typed and with what a spreadsheet brings, to be seen before it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from aide_projet.draft.slot import Slot, Table
from aide_projet.understanding.columns import Taken
from aide_projet.understanding.table_cells import Typed
from aide_projet.use_cases.edit_table import read_rows, recognise
from aide_projet.use_cases.view import ConversationView
from aide_projet.web.field_page import FieldPage, Showing
from aide_projet.web.site import Site
from aide_projet.web.spreadsheet.grid import MAX_ROWS, Flag, Grid, Refused
from aide_projet.web.table_form import BLANK_ROWS, deduced, table_form
from aide_projet.web.table_upload import joined


@dataclass(frozen=True, slots=True)
class Preview:
    """Rows to be seen, and what has to be said of them: why a spreadsheet is `refused`, or what was `taken` of it."""

    rows: Sequence[Typed]
    flags: Mapping[tuple[int, str], Flag] = field(default_factory=dict)
    refused: Refused | None = None
    grid: Grid | None = None
    taken: Taken | None = None
    pasted: str = ""


@dataclass(frozen=True, slots=True)
class TablePreview:
    """Draws the page of a table before anything is stored."""

    site: Site

    def with_grid(
        self, view: ConversationView, slot: Slot, before: Sequence[Typed], grid: Grid | Refused, pasted: str = ""
    ) -> Preview:
        """The rows that are there and those of a spreadsheet; the pasted text is given back when none can be taken."""
        if isinstance(grid, Refused):
            return Preview(before, refused=grid, pasted=pasted)
        content = self.site.deps.content(view.call.name)
        taken = recognise(content, slot.name, grid.rows, self.site.service.today())
        if taken is None or not taken.rows:
            return Preview(before, refused=Refused("rien_de_reconnu"), pasted=pasted)
        if len(before) + len(taken.rows) > MAX_ROWS:
            return Preview(before, refused=Refused("trop_de_lignes"), pasted=pasted)
        added = joined(before, grid, taken)
        return Preview(added.rows, added.flags, grid=grid, taken=taken)

    def answer(
        self,
        request: Request,
        view: ConversationView,
        slot: Slot,
        seen: Preview,
        *,
        status: int = 200,
        said: str = "",
        blank: int = BLANK_ROWS,
    ) -> Response:
        """The page with the boxes so filled."""
        content = self.site.deps.content(view.call.name)
        read = read_rows(content, slot.name, seen.rows, self.site.service.today())
        if read is None or not isinstance(slot.kind, Table):
            raise HTTPException(404)
        rows = deduced(slot.kind, seen.rows, read)
        form = table_form(slot.kind, rows, read, content.language, seen.flags, blank)
        code = 422 if seen.refused is not None else status
        return FieldPage(self.site).answer(request, view, Showing(status=code, message=said, table=form, seen=seen))
