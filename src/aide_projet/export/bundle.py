"""Many fiches in one ZIP, with the list of them: for a workshop that ends, or a committee that reads forty."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from aide_projet.export.fiche import document
from aide_projet.export.fiche_list import LIST, fiche_list
from aide_projet.export.file_name import slug
from aide_projet.export.template_file import shipped_templates
from aide_projet.use_cases.view import ConversationView

_EARLIEST = 1980
"""The first year that a ZIP can date a file of."""


def bundle(
    views: Sequence[ConversationView],
    format: str,
    *,
    generated: date,
    version: str,
    templates: Sequence[Path] = (),
    missing: bool = True,
) -> bytes:
    """The ZIP: "01-jardin-de-la-tour.pdf"… in the order given, and the list. Arguments as for `document`.

    Some 50 ms a fiche: call from a thread.
    """
    folders = templates or (shipped_templates(),)
    names, made = [], io.BytesIO()
    dated = (max(generated.year, _EARLIEST), generated.month, generated.day, 0, 0, 0)
    digits = max(2, len(str(len(views))))
    with zipfile.ZipFile(made, "w") as packed:
        for place, view in enumerate(views, 1):
            one = document(view, format, generated=generated, version=version, templates=folders, missing=missing)
            names.append("-".join(filter(None, (f"{place:0{digits}}", slug(view.title)))) + f".{format}")
            packed.writestr(zipfile.ZipInfo(names[-1], dated), one.content, zipfile.ZIP_DEFLATED, 1)
        listed = fiche_list(views, names, generated=generated, templates=folders)
        packed.writestr(zipfile.ZipInfo(LIST, dated), listed, zipfile.ZIP_DEFLATED)
    return made.getvalue()
