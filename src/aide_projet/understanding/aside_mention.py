"""Dates, contacts and names found and not kept: another reader took the words, or the slot was full."""

from __future__ import annotations

from collections.abc import Iterator

from aide_projet.understanding.dates import find_dates
from aide_projet.understanding.email_address import find_emails
from aide_projet.understanding.neighbourhood import find_neighbourhoods
from aide_projet.understanding.organisation import find_rnas, find_sirets, find_structures
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.place_in_sentence import find_communes
from aide_projet.understanding.reading import Aside, AsideReason
from aide_projet.understanding.sentence import Mention, plain_place
from aide_projet.understanding.sought import Sought
from aide_projet.understanding.standing import replaced_between
from aide_projet.understanding.telephone import find_phones

_DATES = frozenset({"date_debut", "date_fin", "contact_prealable_date", "periode"})


def mentions_aside(sought: Sought) -> Iterator[Aside]:
    """What the finders of free sentences see, each against what was kept."""
    said, context = sought.said, sought.context
    structures = tuple(reading for reading, _ in find_structures(said, context))
    yield from _lost(sought, find_dates(said, context), "date_debut", _DATES)
    yield from _lost(sought, find_communes(said, context, sought.places), "commune", frozenset({"commune"}))
    yield from _lost(sought, find_neighbourhoods(said, context), "quartier", frozenset({"quartier"}))
    yield from _lost(sought, find_emails(said, context), "contact_courriel", frozenset({"contact_courriel"}))
    yield from _lost(sought, find_phones(said, context), "contact_telephone", frozenset({"contact_telephone"}))
    yield from _lost(sought, find_sirets(said, context), "siret", frozenset({"siret"}))
    yield from _lost(sought, find_rnas(said, context), "rna", frozenset({"rna"}))
    yield from _lost(sought, structures, "structure_nom", frozenset({"structure_nom", "porteur_type"}))


def _lost(sought: Sought, seen: tuple[Mention, ...], slot: str, family: frozenset[str]) -> Iterator[Aside]:
    """Those whose words made no value of their own family."""
    if sought.of_text and sought.asked in family:  # the answer itself
        return
    for mention in seen:
        place = _plain(sought, mention)
        over = tuple(sought.over(*place))
        if any(one.slot in family or one.slot == sought.asked == "" for one in over) or _is_answer(sought, over):
            continue
        held = next((one for one in sought.kept if one.slot in family), None)
        if over and slot == "quartier":  # a name ends where other words begin: read first, they were not in it
            continue
        if over:
            yield sought.aside(place, AsideReason.TAKEN, slot, taken=over[0].slot)
        elif (new := _instead(sought, mention, seen)) is not None:
            yield sought.aside(place, AsideReason.TAKEN_BACK, slot, cue=new.said)
        elif held is not None:
            yield sought.aside(place, AsideReason.SECOND, slot, cue=held.said)
        elif sought.whole_text:
            yield sought.aside(place, AsideReason.TEXT, slot)
        else:
            yield sought.aside(place, AsideReason.SEVERAL if len(seen) > 1 else AsideReason.UNASKED, slot)


def _plain(sought: Sought, mention: Mention) -> tuple[int, int]:
    return plain_place(sought.said, mention.start), plain_place(sought.said, mention.end - 1) + 1


def _is_answer(sought: Sought, over: tuple[Mention, ...]) -> bool:
    """The words are those of the answer itself, however its question calls them ("periode")."""
    return any(one is sought.found.answer and one.slot not in ("", sought.asked) for one in over)


def _instead(sought: Sought, mention: Mention, seen: tuple[Mention, ...]) -> Mention | None:
    """What the sentence says in the place of this one: "le 3, euh non, le 5"."""
    flat = folded(sought.said.plain)
    end = _plain(sought, mention)[1]
    later = (one for one in (*seen, *sought.kept) if one.start >= mention.end)
    language = sought.context.language
    return next((one for one in later if replaced_between(flat, end, _plain(sought, one)[0], language)), None)
