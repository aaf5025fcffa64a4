"""The answer to a question, by the kind of the slot asked: every kind has its reader here."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from aide_projet.draft.slot import (
    Amount,
    Choice,
    Count,
    Date,
    Derived,
    Email,
    LongText,
    MultiChoice,
    Option,
    Phone,
    Place,
    Rna,
    ShortText,
    Siret,
    SlotKind,
    Table,
    Tags,
    TextList,
    YesNo,
)
from aide_projet.understanding.amount import read_amount
from aide_projet.understanding.bearer import read_bearer
from aide_projet.understanding.choice import names_option, read_choice, read_choices
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.count import read_count
from aide_projet.understanding.dates import read_date, read_period
from aide_projet.understanding.duration import read_duration
from aide_projet.understanding.email_address import read_email
from aide_projet.understanding.neighbourhood import read_neighbourhood
from aide_projet.understanding.organisation import read_rna, read_siret, read_structure
from aide_projet.understanding.percent import read_percent
from aide_projet.understanding.person_answer import read_person
from aide_projet.understanding.place import Places
from aide_projet.understanding.place_reading import read_commune
from aide_projet.understanding.place_union import read_union
from aide_projet.understanding.postcode import read_postcode
from aide_projet.understanding.public_tags import read_tags
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.row import read_rows
from aide_projet.understanding.said import Said
from aide_projet.understanding.telephone import read_phone
from aide_projet.understanding.text_answer import read_long_text, read_text, read_text_list, read_title
from aide_projet.understanding.told_money import local_shares
from aide_projet.understanding.yes_no import read_yes_no

Reader = Callable[[Said, ReadingContext], Reading | Doubt | None]


def _read_local_share(said: Said, context: ReadingContext) -> Reading | Doubt | None:
    """The share told; those of several local authorities are added up."""
    found = read_percent(said, context)
    if found is not None and len(quantities(said.plain, context.language)) > 1:
        shares = local_shares(said, context)
        if shares is not None and (shares.rule == "somme" or isinstance(found, Doubt)):
            return shares if isinstance(found, Reading) or found.reason == "doute_plusieurs" else found
    return found


_BARE: dict[str, Reader] = {
    "oui_non": read_yes_no,
    "periode": read_period,
    "duree": read_duration,
    "cofinancement_local_taux": _read_local_share,
}
CONTEXTS = frozenset(_BARE)
"""What may be asked besides a slot: a plain yes or no, from when to when, how long, the local share."""


def read_kind(
    asked: str | None, kind: SlotKind | None, said: Said, context: ReadingContext, places: Places
) -> Reading | Doubt | None:
    """The answer that the words give to the question asked; a Doubt when they have several readings; None when none."""
    if asked in _BARE:
        return _BARE[asked](said, context)
    match kind:
        case None | Derived():
            return None
        case Amount():
            return read_amount(said, context)
        case Count():
            return read_count(said, context)
        case Date():
            return read_date(said, context)
        case YesNo():
            return read_yes_no(said, context)
        case Choice(options=options):
            read = read_bearer if asked == "porteur_type" else read_choice
            return read(said, context, options)
        case MultiChoice(options=options):
            return read_choices(said, context, options)
        case Tags(options=options):
            return read_tags(said, context, options)
        case Place(level="commune"):
            return read_commune(said, context, places)
        case Place(level="code_postal"):
            return read_postcode(said, context, places)
        case Place():
            return read_union(said, context, places)
        case Email():
            return read_email(said, context)
        case Phone():
            return read_phone(said, context)
        case Siret():
            return read_siret(said, context)
        case Rna():
            return read_rna(said, context)
        case ShortText():
            return _short_text(asked, kind, said, context)
        case LongText():
            return read_long_text(said, context)
        case TextList():
            return read_text_list(said, context, kind)
        case Table():
            return read_rows(said, context, kind)
        case _:
            assert_never(kind)


def _short_text(asked: str | None, kind: ShortText, said: Said, context: ReadingContext) -> Reading | None:
    """Names are said with words around them; the others are taken as they are."""
    match asked:
        case "contact_nom":
            return read_person(said, context)
        case "quartier":
            return read_neighbourhood(said, context)
        case "structure_nom":
            return read_structure(said, context) or read_text(said, context, kind)
        case "intitule":
            return read_title(said, context, kind)
        case _:
            return read_text(said, context, kind)


def decides(
    asked: str | None, kind: SlotKind | None, said: Said, context: ReadingContext, places: Places
) -> Reading | None:
    """The answer that the question makes of words which would otherwise be a command: "rien" is 0 for money."""
    match kind:
        case Amount() | Count() | Date():
            found = read_kind(asked, kind, said, context, places)
            return found if isinstance(found, Reading) else None
        case YesNo():
            return _yes_or_no(said, context)
        case Choice(options=options) | MultiChoice(options=options):
            return _option(said, context, options, several=isinstance(kind, MultiChoice))
        case _:
            if asked == "oui_non":
                return _yes_or_no(said, context)
            found = _BARE[asked](said, context) if asked in _BARE else None
            return found if isinstance(found, Reading) else None


def _yes_or_no(said: Said, context: ReadingContext) -> Reading | None:
    found = read_yes_no(said, context)
    return found if isinstance(found, Reading) and isinstance(found.value, bool) else None


def _option(said: Said, context: ReadingContext, options: tuple[Option, ...], *, several: bool) -> Reading | None:
    if not names_option(said, context, options):
        return None
    found = read_choices(said, context, options) if several else read_choice(said, context, options)
    return found if isinstance(found, Reading) else None
