"""Whom to contact: the service that the call names and the territory, never a person of the past staff."""

from __future__ import annotations

from collections.abc import Mapping

from aide_projet.checks.call import Call


def whom_to_contact(call: Call, known: Mapping[str, object]) -> str:
    """One or two sentences, as worded by the call's `contacts`, from the facts of a draft; "" when the call words none.

    The fiche decides first (one service may answer for the whole region), then the territory, when they are known.
    """
    fiche = known.get("fiche_retenue")
    sheet = call.fiche(fiche) if isinstance(fiche, str) else None
    if sheet is None:
        case = "sans_fiche"
    elif sheet.regional:
        case = "regional"
    else:
        case = "territoire" if known.get("territoire") else "sans_territoire"
    wording = call.contact.get(case)
    return "" if wording is None else wording.say({**known, **({"service": sheet.service} if sheet else {})})
