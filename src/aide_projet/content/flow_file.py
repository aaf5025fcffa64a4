"""dialogues/<flow>/parcours.yaml → the flow of questions."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pydantic import Field

from aide_projet.content.compiled import Names, condition_at
from aide_projet.content.errors import Collector
from aide_projet.content.nearest import nearest
from aide_projet.content.reachable import why_unreachable
from aide_projet.content.slot_file import SLOT_NAME
from aide_projet.content.yaml_file import FileModel, Key, Located
from aide_projet.dialogue.flow import Flow, Part, Step
from aide_projet.draft.slot import Derived, Level, Slot


class StepModel(FileModel):
    """Une étape : la question d'un champ."""

    champ: str = Field(title="Champ", description="Le nom du champ, comme dans champs.yaml", pattern=SLOT_NAME)
    question: str = Field(title="Question", description="La question posée", min_length=1)
    simple: str = Field(title="En plus simple", description="La même question, en français simple", min_length=1)
    pourquoi: str = Field(title="Pourquoi", description="Pourquoi on la pose", min_length=1)
    exemples: tuple[str, ...] = Field(default=(), title="Exemples", description="Des réponses d'habitants")
    ecoute: tuple[str, ...] = Field(
        default=(), title="Écoute", description="Les autres champs cherchés dans la réponse"
    )
    qui_sait: str = Field(default="", title="Qui sait", description="Qui pourrait savoir, si la personne ne sait pas")
    demander: str = Field(
        default="",
        title="Demander",
        description="La phrase à emporter pour le demander à qui sait (vide : la question)",
    )
    si: str | None = Field(default=None, title="Si", description="Condition : l'étape n'est posée que dans ce cas")
    express: bool = Field(
        default=False, title="Express", description="Posée aussi en parcours express, quel que soit le niveau"
    )
    si_express: str | None = Field(
        default=None, title="Si, en express", description="Condition : en parcours express, posée dans ce cas seulement"
    )


class PartModel(FileModel):
    """Une partie du parcours."""

    partie: str = Field(title="Partie", description="Le titre de la partie", min_length=1)
    etapes: tuple[StepModel, ...] = Field(
        title="Étapes", description="Les étapes, dans l'ordre où on les pose", min_length=1
    )


class FlowFile(FileModel):
    """parcours.yaml : les questions, dans l'ordre où on les pose."""

    parcours: str = Field(title="Parcours", description="Le nom du parcours", min_length=1)
    appel: str = Field(title="Appel", description="Le dossier de rules/ qui décrit l'appel à projets", min_length=1)
    etapes: tuple[PartModel, ...] = Field(title="Parties", description="Les parties, dans l'ordre", min_length=1)


def build_flow(file: Located[FlowFile], slots: Mapping[str, Slot], known: Names | None, collector: Collector) -> Flow:
    """The flow; `known` are the names that conditions may use. Mistakes go to the collector."""
    parts = []
    first: dict[str, int] = {}
    asked = {step.champ for part in file.value.etapes for step in part.etapes}
    heard = asked | {name for part in file.value.etapes for step in part.etapes for name in step.ecoute}
    for place, part in enumerate(file.value.etapes):
        steps = []
        for number, model in enumerate(part.etapes):
            path: tuple[Key, ...] = ("etapes", place, "etapes", number)
            step = _step(file, path, model, known, collector)
            _check_step(file, path, model, slots, collector)
            _check_reached(file, path, step, slots, heard, collector)
            line = first.setdefault(model.champ, step.line)
            if line != step.line:
                cause = f"le champ « {model.champ} » est déjà demandé ligne {line} : cette étape ne serait jamais posée"
                collector.add(file, (*path, "champ"), cause, "gardez une seule étape par champ")
            steps.append(step)
        parts.append(Part(part.partie, tuple(steps)))
    _check_complete(file, slots, asked, collector)
    return Flow(file.value.parcours, file.value.appel, tuple(parts))


def _step(
    file: Located[FlowFile], path: tuple[Key, ...], model: StepModel, known: Names | None, collector: Collector
) -> Step:
    return Step(
        slot=model.champ,
        question=model.question,
        simple=model.simple,
        why=model.pourquoi,
        examples=model.exemples,
        listens=model.ecoute,
        who_knows=model.qui_sait,
        ask=model.demander or model.question,
        condition=condition_at(file, (*path, "si"), model.si, known, collector),
        express=model.express,
        express_if=condition_at(file, (*path, "si_express"), model.si_express, known, collector),
        line=file.at(*path, "champ")[0],
    )


def _check_step(
    file: Located[FlowFile], path: tuple[Key, ...], model: StepModel, slots: Mapping[str, Slot], collector: Collector
) -> None:
    slot = slots.get(model.champ)
    if slot is None:
        collector.add(file, (*path, "champ"), f"champ « {model.champ} » inconnu", nearest(model.champ, slots))
    elif isinstance(slot.kind, Derived):
        cause = f"le champ « {model.champ} » est calculé, il ne se demande pas"
        collector.add(file, (*path, "champ"), cause, "retirez cette étape, ou changez le genre du champ")
    for place, name in enumerate(model.ecoute):
        here = (*path, "ecoute", place)
        heard = slots.get(name)
        if heard is None:
            collector.add(file, here, f"champ « {name} » inconnu", nearest(name, slots))
        elif isinstance(heard.kind, Derived):
            collector.add(
                file, here, f"le champ « {name} » est calculé, il ne s'écoute pas", "retirez-le de « ecoute »"
            )


def _check_reached(
    file: Located[FlowFile],
    path: tuple[Key, ...],
    step: Step,
    slots: Mapping[str, Slot],
    heard: Collection[str],
    collector: Collector,
) -> None:
    slot = slots.get(step.slot)
    conditions = [one for one in (step.condition, slot.applies_if if slot else None) if one is not None]
    if not conditions:
        return
    where = (*path, "si") if step.condition is not None else (*path, "champ")
    for condition in conditions:
        for name in condition.names:
            if name in slots and name not in heard and not isinstance(slots[name].kind, Derived):
                cause = f"cette étape dépend du champ « {name} », que rien ne demande : elle ne serait jamais posée"
                collector.add(file, where, cause, f"ajoutez une étape « champ: {name} », ou retirez la condition")
    why = why_unreachable(conditions, slots, step.slot)
    if why is not None:
        collector.add(file, where, f"cette étape ne serait jamais posée : {why[0]}", why[1])


def _check_complete(
    file: Located[FlowFile], slots: Mapping[str, Slot], asked: Collection[str], collector: Collector
) -> None:
    for slot in slots.values():
        if slot.level is not Level.EXTRA and slot.name not in asked and not isinstance(slot.kind, Derived):
            cause = f"le champ « {slot.name} », de niveau {slot.level}, n'a pas d'étape : il resterait vide"
            collector.add(
                file, ("etapes",), cause, f"ajoutez une étape « champ: {slot.name} », ou passez-le au niveau extra"
            )
