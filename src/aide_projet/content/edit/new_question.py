"""A question more: a field in champs.yaml, and its step in parcours.yaml at the place chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aide_projet.content.dialogue_folder import FLOW, SLOTS
from aide_projet.content.edit.change import Insert, Put
from aide_projet.content.edit.described import described, keys_of
from aide_projet.content.edit.files import File, Files
from aide_projet.content.edit.form import (
    Entry,
    Field,
    Form,
    Kind,
    Line,
    Lines,
    Option,
    Outcome,
    Paragraph,
    Pick,
    Place,
    Refusal,
    Refused,
    Subject,
    Typed,
)
from aide_projet.content.edit.fragment import Value
from aide_projet.content.edit.key_name import key_for
from aide_projet.content.edit.new_values import new_values
from aide_projet.content.edit.step_wording import steps
from aide_projet.content.edit.writing import Step, written
from aide_projet.content.flow_file import StepModel
from aide_projet.content.slot_file import SlotModel
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.said import plain

KINDS = (
    "texte_court", "texte_long", "oui_non", "choix", "choix_multiple", "nombre", "montant", "date", "liste", "courriel",
    "telephone",
)  # fmt: skip
"""The kinds of a question that a form can describe whole."""
LEVELS = ("extra", "complet", "essentiel")
_FREE = ("texte_court", "texte_long", "liste")
"""Kinds whose answer is free text: other fields are not looked for in it."""
_CHOICES = ("choix", "choix_multiple")
_FICHE = "fiche"
_WORDING: Mapping[str, Kind] = {
    "question": Paragraph(),
    "simple": Paragraph(),
    "pourquoi": Paragraph(),
    "exemples": Lines(),
    "qui_sait": Paragraph(),
}


def entries(files: Files) -> tuple[Entry, ...]:
    """One form a flow."""
    return tuple(Entry(flow, files.title_of_flow(flow)) for flow in files.flows())


def form(files: Files, key: str) -> Form | None:
    """The form of a new question of a flow."""
    if key not in files.flows():
        return None
    flow, slots = files.file(f"dialogues/{key}/{FLOW}"), files.file(f"dialogues/{key}/{SLOTS}")
    return Form(Subject.NEW_QUESTION, key, "", tuple(_fields(flow, slots)), (flow.name, slots.name), key)


def _fields(flow: File, slots: File) -> Iterator[Field]:
    yield Field("place", "", Pick(tuple(_places(flow))))
    for name in ("question", "simple", "pourquoi"):
        yield Field(name, *_worded(StepModel, name))
    yield Field("libelle", described(SlotModel, "libelle")[0], Line(), "", described(SlotModel, "libelle")[1])
    yield Field("genre", described(SlotModel, "genre")[0], Pick(tuple(Option(kind) for kind in KINDS)))
    label, _ = described(SlotModel, "options")
    yield Field("options", label, Lines(), optional=True)
    yield Field("niveau", described(SlotModel, "niveau")[0], Pick(tuple(Option(level) for level in LEVELS)))
    fiches = tuple(_fiches(slots))
    if fiches:
        yield Field("fiche", slots.said("champs", _FICHE, "libelle"), Pick(fiches), optional=True)
    for name in ("exemples", "qui_sait"):
        yield Field(name, *_worded(StepModel, name), optional=True)


def _worded(model: type[StepModel], name: str) -> tuple[str, Kind, str, str]:
    label, help_ = described(model, name)
    return label, _WORDING[name], "", help_


def _places(flow: File) -> Iterator[Option]:
    """The beginning of each part ("2."), and after each of its questions ("2.constat")."""
    part = -1
    for path, title, slot in steps(flow):
        if path[1] != part:
            part = int(path[1])
            yield Option(f"{part}.", "", title)
        yield Option(f"{part}.{slot}", flow.said(*path, "question"), title)


def _fiches(slots: File) -> Iterator[Option]:
    for number in range(len(slots.items("champs", _FICHE, "options"))):
        path = ("champs", _FICHE, "options", number)
        yield Option(slots.said(*path, "cle"), slots.said(*path, "libelle"))


def added(files: Files, form_: Form, typed: Typed, context: ReadingContext) -> Outcome:
    """The two files with the new question; refused when a choice is asked without its choices, or the reverse."""
    values, refusals = new_values(form_, typed, context)
    choices = _choices(values.get("options"))
    kind = values.get("genre")
    if kind in _CHOICES and len(choices) < 2:
        cause = "ce genre de question demande au moins deux choix"
        refusals.append(Refusal("options", cause, "écrivez un choix par ligne"))
    if kind not in _CHOICES and choices and "genre" in values:
        cause = "ce genre de question n'a pas de choix"
        refusals.append(Refusal("options", cause, "videz cette case, ou changez le genre de la question"))
    if refusals:
        return Refused(tuple(refusals))
    slots = files.file(f"dialogues/{form_.key}/{SLOTS}")
    name = key_for(str(values["libelle"]), slots.group("champs").keys())
    return _written(files, form_.key, name, values, choices)


def _written(
    files: Files, flow_name: str, name: str, values: Mapping[str, Value], choices: list[dict[str, Value]]
) -> Outcome:
    flow, slots = files.file(f"dialogues/{flow_name}/{FLOW}"), files.file(f"dialogues/{flow_name}/{SLOTS}")
    part, _, slot_before = str(values["place"]).partition(".")
    place, neighbour = _standing(flow, int(part), slot_before)
    label, question = str(values["libelle"]), str(values["question"])
    where = ("etapes", int(part), "etapes")
    taken = (
        Step(
            slots.name,
            Put(("champs", name), _slot(values, choices), (neighbour,)),
            described(StepModel, "champ")[0],
            after=f"{label} ({name})",
        ),
        Step(
            flow.name,
            Insert(where, place, _step(name, values)),
            described(StepModel, "question")[0],
            after=question,
            box="question",
        ),
    )
    boxes = {one: Place(flow.name, (*where, place, one)) for one in _WORDING}
    boxes |= {one: Place(slots.name, ("champs", name, one)) for one in ("libelle", "genre", "options", "niveau")}
    return written(files, taken, boxes)


def _standing(flow: File, part: int, slot_before: str) -> tuple[int, str]:
    """(place of the step in its part, slot of the step before it, or of the first one of the part)."""
    names = [flow.said("etapes", part, "etapes", n, "champ") for n in range(len(flow.items("etapes", part, "etapes")))]
    return (names.index(slot_before) + 1, slot_before) if slot_before else (0, names[0])


def _slot(values: Mapping[str, Value], choices: list[dict[str, Value]]) -> dict[str, Value]:
    given: dict[str, Value] = {"libelle": values["libelle"], "genre": values["genre"], "niveau": values["niveau"]}
    if values.get("fiche"):
        given["si"] = f'{_FICHE} == "{values["fiche"]}"'
    if choices:
        given["options"] = choices
    return {key: given[key] for key in keys_of(SlotModel) if key in given}


def _step(name: str, values: Mapping[str, Value]) -> dict[str, Value]:
    given: dict[str, Value] = {"champ": name, **{key: values[key] for key in _WORDING if key in values}}
    if values["genre"] in _FREE:
        given["ecoute"] = [name]
    return {key: given[key] for key in keys_of(StepModel) if key in given}


def _choices(lines: Value) -> list[dict[str, Value]]:
    """« Une salle = salle, local »: the label of a choice, then other words for it, if any."""
    found: list[dict[str, Value]] = []
    keys: list[str] = []
    for line in lines if isinstance(lines, list) else []:
        label, _, words = str(line).partition("=")
        if not label.strip():
            continue
        keys.append(key_for(label, keys))
        said = {plain(word).strip(): word.strip() for word in words.split(",") if word.strip()}
        option: dict[str, Value] = {"cle": keys[-1], "libelle": label.strip()}
        found.append({**option, "mots": list(said.values())} if said else option)
    return found
