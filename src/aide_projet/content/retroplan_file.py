"""rules/<call>/retroplanning.yaml → the calendar drawn backwards; a call may have none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aide_projet.checks.call import Call
from aide_projet.checks.fact_names import known_names
from aide_projet.checks.finding import Source
from aide_projet.checks.retroplan import Certainty, EditionStatus, Fixed, Lead, PlannedStep, Retroplan
from aide_projet.content.compiled import Names, condition_at, wording_at
from aide_projet.content.days_off import french_days_off
from aide_projet.content.errors import Collector
from aide_projet.content.retroplan_models import LeadModel, PlannedStepModel, RetroplanFile
from aide_projet.content.yaml_file import Key, Located, nearest, read_yaml
from aide_projet.draft.condition import NameType
from aide_projet.draft.slot import Slot

FILE = "retroplanning.yaml"
_OWN: Mapping[str, NameType] = {"jour": NameType("texte"), "jours": NameType("nombre")}
"""What a step's wordings and alert may name besides the facts: its day (ISO) and its lead."""
_ANNOUNCED = "editions_annoncees"


def build_retroplan(
    folder: Path, call: Call, slots: Mapping[str, Slot], collector: Collector, root: Path
) -> Retroplan | None:
    """The calendar of a call; None when its authors wrote none, or it has mistakes, told in the collector."""
    if not (folder / FILE).exists():
        return None
    file = read_yaml(folder / FILE, RetroplanFile, collector, root)
    if file is None:
        return None
    names = {**known_names(slots, call), **_OWN}
    _check_keys(file, collector)
    steps = [_step(file, place, step, slots, names, collector) for place, step in enumerate(file.value.etapes)]
    told = file.value.annonces.model_dump()
    announcement = wording_at(file, ("annonces", "annoncee"), told.pop("annoncee"), (_ANNOUNCED,), collector)
    notices = {
        status: wording_at(file, ("annonces", status.value), text, names, collector)
        for status, text in ((EditionStatus(name), text) for name, text in told.items())
    }
    return Retroplan(
        soon=file.value.bientot,
        steps=tuple(step for step in steps if step is not None),
        off=french_days_off,
        announcement=announcement,
        reminders=file.value.rappels,
        notices={status: wording for status, wording in notices.items() if wording is not None},
    )


def _check_keys(file: Located[RetroplanFile], collector: Collector) -> None:
    """Every lead counts from a step that exists, and ends at a date of the edition."""
    steps = file.value.etapes
    leads = {step.cle: _lead(step) for step in steps}
    for place, step in enumerate(steps):
        if step.cle in [earlier.cle for earlier in steps[:place]]:
            collector.add(
                file, ("etapes", place, "cle"), f"« {step.cle} » est écrit deux fois", "changez l'une des deux"
            )
        name, lead = _lead(step)
        if lead is not None and lead.etape not in leads:
            cause = f"l'étape « {lead.etape} » n'existe pas"
            collector.add(file, ("etapes", place, name, "etape"), cause, nearest(lead.etape, leads))
        elif lead is not None and _circular(step.cle, leads):
            cause = f"l'étape « {step.cle} » se compte depuis elle-même"
            collector.add(file, ("etapes", place, name, "etape"), cause, "comptez-la depuis une date de l'édition")


def _lead(step: PlannedStepModel) -> tuple[str, LeadModel | None]:
    return ("avant", step.avant) if step.avant is not None else ("apres", step.apres)


def _circular(key: str, leads: Mapping[str, tuple[str, LeadModel | None]]) -> bool:
    seen: set[str] = set()
    while key in leads and key not in seen:
        seen.add(key)
        lead = leads[key][1]
        if lead is None:
            return False
        key = lead.etape
    return key in seen


def _step(
    file: Located[RetroplanFile],
    place: int,
    step: PlannedStepModel,
    slots: Mapping[str, Slot],
    names: Names,
    collector: Collector,
) -> PlannedStep | None:
    def at(key: str) -> tuple[Key, ...]:
        return ("etapes", place, key)

    if step.champ and step.champ not in slots:
        collector.add(file, at("champ"), f"le champ « {step.champ} » n'existe pas", nearest(step.champ, slots))
    title = wording_at(file, at("titre"), step.titre, names, collector)
    why = wording_at(file, at("pourquoi"), step.pourquoi, names, collector)
    alert = None if step.alerte is None else wording_at(file, at("alerte"), step.alerte, names, collector)
    conditions = {
        key: condition_at(file, at(key), text, names, collector)
        for key, text in (("si", step.si), ("fait_si", step.fait_si), ("alerte_si", step.alerte_si))
    }
    if title is None or why is None:
        return None
    return PlannedStep(
        key=step.cle,
        title=title,
        why=why,
        anchor=_anchor(step),
        source=Source(step.source.document, step.source.partie, step.source.deduit),
        bound=step.sens,
        certainty=step.certitude or Certainty.TEXT,
        condition=conditions["si"],
        done=conditions["fait_si"],
        alert_when=conditions["alerte_si"],
        alert=alert,
        slot=step.champ,
    )


def _anchor(step: PlannedStepModel) -> Fixed | Lead:
    name, lead = _lead(step)
    if lead is None:
        return Fixed(step.date or "dossier_complet")
    days = lead.jours or lead.jours_ouvres or 0
    return Lead(lead.etape, -days if name == "avant" else days, working=lead.jours_ouvres is not None)
