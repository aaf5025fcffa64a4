"""The page of one field: its form, what was typed, what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.reply import Reply
from aide_projet.draft.slot import Derived, Slot, Table
from aide_projet.use_cases.edit_table import read_rows
from aide_projet.use_cases.view import ConversationView, Entry
from aide_projet.web.field_form import field_form
from aide_projet.web.site import Site
from aide_projet.web.spreadsheet.grid import MAX_COLUMNS, MAX_ROWS
from aide_projet.web.table_form import TableForm, table_form, typed_rows


@dataclass(frozen=True, slots=True)
class Showing:
    """What there is to say on the page. `table`: the boxes to show instead of what the draft holds; `seen`: what
    came from a spreadsheet; `typed`: the words to give back.
    """

    status: int = 200
    message: str = ""
    typed: str | None = None
    replies: tuple[Reply, ...] = ()
    table: TableForm | None = None
    seen: object = None


@dataclass(frozen=True, slots=True)
class FieldPage:
    """Draws the page of the field that the address names."""

    site: Site

    def answer(self, request: Request, view: ConversationView, showing: Showing) -> Response:
        """The page, as an answer to this request."""
        content = self.site.deps.content(view.call.name)
        name = request.path_params["champ"]
        slot = content.slots.get(name)
        if slot is None or isinstance(slot.kind, Derived):
            if showing.typed:
                return self.site.explained(request, 404, self.site.sentence("champ_parti"), text=showing.typed)
            raise HTTPException(404)
        entry = _entry(view, name) or Entry(name, slot.label, "", "vide", slot.level.value)
        return self.site.pages.answer(
            request,
            "champ.html",
            status=showing.status,
            vue=view,
            entree=entry,
            etape=content.steps.get(name),
            boites=field_form(slot.kind, entry),
            code=showing.status,
            message=showing.message,
            texte=showing.typed,
            repliques=showing.replies,
            tableau=showing.table or self._table(content, view, slot),
            vu=showing.seen,
            limites=(MAX_ROWS, MAX_COLUMNS),
        )

    def _table(self, content: Content, view: ConversationView, slot: Slot) -> TableForm | None:
        """The boxes of a table, filled with what the draft holds."""
        if not isinstance(slot.kind, Table):
            return None
        typed = typed_rows(slot.kind, view.draft.value(slot.name))
        read = read_rows(content, slot.name, typed, self.site.service.today())
        return table_form(slot.kind, typed, read, content.language, {}) if read is not None else None


def _entry(view: ConversationView, name: str) -> Entry | None:
    return next((entry for part in view.dossier for entry in part.entries if entry.slot == name), None)
