"""Everything that is known of a draft on a day: what conditions, wordings, rules and answers read.

A fact that cannot be worked out is absent: unknown is the third answer of every condition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from aide_projet.checks import dates, money, words
from aide_projet.checks.calendar import edition_of, is_open
from aide_projet.checks.call import Call, FicheSheet
from aide_projet.checks.group import Group, add_group
from aide_projet.checks.location import Location, departement_of, territory_of
from aide_projet.checks.presence import add_presence
from aide_projet.checks.slot_plan import SlotPlan, plan_of
from aide_projet.checks.told import Told, told
from aide_projet.draft.draft import Draft
from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import Slot

Known = dict[str, object]

NOWHERE = Location()


@dataclass(frozen=True, slots=True)
class Worked:
    """The facts `known` of a draft, with what the next turn need not work out again while it stays."""

    known: Known
    plan: SlotPlan
    told: Told
    money: Group
    dates: Group
    words: Group


def facts(
    call: Call,
    slots: Mapping[str, Slot],
    draft: Draft,
    today: date,
    *,
    proposed: str | None = None,
    proposed_from: Iterable[str] = (),
    location: Location = NOWHERE,
) -> Known:
    """The facts of a draft, by the names of checks/fact_names.py, with its told values by slot.

    `proposed`: the fiche that matching puts first, from the words told in the slots `proposed_from`. It is only named:
    parameters are those of the fiche that the person chose.
    `location`: what the official list says of the commune; without it the postcode tells the département.
    """
    return work_out(call, slots, draft, today, proposed=proposed, proposed_from=proposed_from, location=location).known


def work_out(
    call: Call,
    slots: Mapping[str, Slot],
    draft: Draft,
    today: date,
    *,
    proposed: str | None = None,
    proposed_from: Iterable[str] = (),
    location: Location = NOWHERE,
    before: Worked | None = None,
) -> Worked:
    """The facts of a draft. `before`: what was worked out for the same call, of values that are mostly the same."""
    plan = plan_of(slots)
    if before is not None and before.plan is not plan:
        before = None
    sorted_out = told(plan, draft, before.told if before is not None else None)
    chosen = sorted_out.values.get("fiche")
    sheet = call.fiche(chosen) if isinstance(chosen, str) else None
    known: Known = dict(call.parameters_by_fiche[sheet.key if sheet else None])
    known.update(sorted_out.values)
    known.update(_call_facts(call, draft.edition, today))
    _add_fiche(known, sheet)
    _add_proposal(known, call, proposed, proposed_from)
    _add_place(known, call, location)
    of_money = add_group(
        known,
        (*money.READS, call.rate_base),
        lambda facts: money.add_money(facts, call, plan.funders),
        before.money if before is not None else None,
    )
    of_dates = add_group(known, dates.READS, dates.add_dates, before.dates if before is not None else None)
    of_words = add_group(known, words.READS, words.add_words, before.words if before is not None else None)
    add_presence(known, plan, sorted_out, call.criteria)
    return Worked(known, plan, sorted_out, of_money, of_dates, of_words)


@of_content(maxsize=256)
def _call_facts(call: Call, named: str, today: date) -> Mapping[str, object]:
    known: Known = {
        "aujourdhui": today.isoformat(),
        "titre_appel": call.title,
        "financeur": call.funder,
        "departements_couverts": call.departements,
        "criteres": tuple(criterion.title for criterion in call.criteria),
    }
    edition = edition_of(call, named, today)
    if edition is None:
        return known
    known["edition"] = edition.name
    known["edition_ouverte"] = is_open(edition, today)
    known["date_limite_fiche"] = edition.synopsis_deadline.isoformat()
    known["date_limite_dossier"] = edition.file_deadline.isoformat()
    if edition.opens is not None:
        known["date_ouverture"] = edition.opens.isoformat()
    return known


def _add_fiche(known: Known, sheet: FicheSheet | None) -> None:
    if sheet is not None:
        known["fiche_retenue"] = sheet.key
        known["titre_fiche"] = sheet.title
        known["titre_court_fiche"] = sheet.short_title
        known["service"] = sheet.service


def _add_proposal(known: Known, call: Call, proposed: str | None, proposed_from: Iterable[str]) -> None:
    sheet = call.fiche(proposed) if proposed is not None else None
    if sheet is not None:
        known["fiche_proposee"] = sheet.key
        known["titre_fiche_proposee"] = sheet.title
        known["titre_court_fiche_proposee"] = sheet.short_title
        known["resume_fiche_proposee"] = sheet.summary
        known["champs_de_la_proposition"] = tuple(proposed_from)


def _add_place(known: Known, call: Call, location: Location) -> None:
    departement = location.departement or departement_of(known.get("code_postal"))
    if departement:
        known["departement"] = departement
    known.pop("territoire", None)
    if location.known is not None:
        known["commune_connue"] = location.known
    if location.postcodes:
        known["codes_postaux_commune"] = location.postcodes
        postcode = known.get("code_postal")
        if isinstance(postcode, str):
            known["code_postal_de_la_commune"] = postcode in location.postcodes
    if location.arrondissement:
        known["arrondissement"] = location.arrondissement
        territory = territory_of(call, location.arrondissement)
        if territory is not None:
            known["territoire"] = territory.title
