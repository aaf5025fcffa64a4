"""Which commune a draft is about, by the official list: told by its name, and by its postcode among homonyms."""

from __future__ import annotations

from aide_projet.checks.location import Location
from aide_projet.dialogue.content import Content
from aide_projet.draft.draft import Draft
from aide_projet.understanding.place import Commune

WHEREABOUTS = ("commune", "code_postal")
"""The slots that tell it."""


def commune_of(content: Content, draft: Draft) -> Commune | None:
    """The commune that the draft names; at home first, then the largest, unless the postcode says another."""
    name, postcode = draft.value("commune"), draft.value("code_postal")
    if not isinstance(name, str):
        return None
    found = content.places.named(name)
    fitting = (commune for commune in found if postcode in commune.postcodes)
    return next(fitting, found[0] if found else None)


def location_of(content: Content, draft: Draft) -> Location:
    """What the list says of it, for the rules; nothing without a list or when no commune is told."""
    commune = commune_of(content, draft)
    if commune is not None:
        return Location(commune.department, commune.district, known=True, postcodes=commune.postcodes)
    told = draft.value("commune")
    return Location(known=False) if isinstance(told, str) and told.strip() and content.places.reaches else Location()
