"""The amounts, rates and delays of a call: the numbers that its rules name, the hour of a volunteer, the calendar's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aide_projet.content.call_models import CallFile, FundsFile, VolunteerHourModel, WaysModel
from aide_projet.content.edit.described import described
from aide_projet.content.edit.files import File, Files
from aide_projet.content.edit.form import Entry, Euros, Field, Figure, Form, Kind, Line, Place, Share, Subject, Whole
from aide_projet.content.edit.shown import shown
from aide_projet.content.edit.span import Path
from aide_projet.content.retroplan_file import FILE as RETROPLAN
from aide_projet.content.retroplan_models import MOST_DAYS, LeadModel, RetroplanFile
from aide_projet.content.yaml_tree import Data

CALL, FUNDS, FICHES, RULES = "appel", "fonds", "fiches", "controles"
_CALENDAR = RETROPLAN.removesuffix(".yaml")
_PARAMETERS, _HOUR, _WAYS = "parametres", "heure_benevole", "sorties"
_IN_EUROS = re.compile(r"\{(\w+):euros\}")
_NOTED_EUROS = re.compile(r"\beuros?\b", re.IGNORECASE)


def entries(files: Files) -> tuple[Entry, ...]:
    """One form a file that has figures."""
    found = []
    for call in files.calls():
        part = files.title_of_call(call)
        for key in _keys(files, call):
            made = form(files, f"{call}/{key}")
            if made is not None and made.fields:
                found.append(Entry(made.key, made.title, part, fields=made.fields[:3]))
    return tuple(found)


def form(files: Files, key: str) -> Form | None:
    """The figures of one file of a call."""
    call, _, name = key.partition("/")
    if call not in files.calls() or name not in _keys(files, call):
        return None
    file = files.file(f"rules/{call}/{name}.yaml")
    about = files.title_of_call(call)
    match name:
        case "appel":
            title = described(CallFile, _PARAMETERS)[0]
            fields = (*_parameters(files, call, file), *_ways(file))
        case "fonds":
            title = described(FundsFile, _HOUR)[0]
            fields = tuple(_hour(file))
        case _ if name == _CALENDAR:
            title = described(CallFile, "calendrier")[0]
            fields = tuple(_delays(file))
        case _:
            title = file.said("titre_court") or file.said("titre") or name
            fields = tuple(_parameters(files, call, file))
    return Form(Subject.FIGURES, key, title, fields, (file.name,), about)


def _keys(files: Files, call: str) -> tuple[str, ...]:
    folder = f"rules/{call}"
    fiches = (name.removeprefix(f"{folder}/").removesuffix(".yaml") for name in files.inside(f"{folder}/{FICHES}"))
    alone = (CALL, FUNDS, _CALENDAR)
    return (*fiches, *(name for name in alone if (files.root / folder / f"{name}.yaml").exists()))


def _parameters(files: Files, call: str, file: File) -> Iterator[Field]:
    for name, value in file.group(_PARAMETERS).items():
        path: Path = (_PARAMETERS, name)
        noted = _noted(files, call, file, name)
        kind = _kind(value, name in _euros(files, call) or _NOTED_EUROS.search(noted) is not None)
        label = name.replace("_", " ").capitalize()
        yield Field(f"parametre_{name}", label, kind, shown(kind, value), noted, place=Place(file.name, path))


def _kind(value: Data, euros: bool) -> Kind:
    match value:
        case str() if value.rstrip().endswith("%"):
            return Share()
        case str():
            return Line()
        case int() | float() if euros:
            return Euros()
        case int():
            return Whole()
        case _:
            return Figure()


def _noted(files: Files, call: str, file: File, name: str) -> str:
    """The comment of a parameter, in this fiche or else in another one that has it too."""
    others = (files.file(other) for other in files.inside(f"rules/{call}/{FICHES}"))
    return next((said for one in (file, *others) if (said := one.comment(_PARAMETERS, name))), "")


def _euros(files: Files, call: str) -> frozenset[str]:
    """The parameters that the call's rules show in euros, as « plancher » or as « plancher_gup »."""
    names = {
        found for rule in files.inside(f"rules/{call}/{RULES}") for found in _IN_EUROS.findall(files.file(rule).text)
    }
    fiches = [name.rpartition("/")[2].removesuffix(".yaml") for name in files.inside(f"rules/{call}/{FICHES}")]
    return frozenset(names | {name.removesuffix(f"_{fiche}") for name in names for fiche in fiches})


def _ways(file: File) -> Iterator[Field]:
    """How many ways out are chained and offered."""
    for name, most in (("etapes", 4), ("proposees", 12), ("dites", 12)):
        if file.get(_WAYS, name) is not None:
            label, help_ = described(WaysModel, name)
            kind, path = Whole(1, most), (_WAYS, name)
            title = f"{described(CallFile, _WAYS)[0]} : {label.lower()}"
            yield Field(
                f"sorties_{name}", title, kind, shown(kind, file.get(*path)), help_, place=Place(file.name, path)
            )


def _hour(file: File) -> Iterator[Field]:
    if not file.group(_HOUR):
        return
    noted = file.comment(_HOUR, "montant")
    for name, kind in (("montant", Euros()), ("libelle", Line())):
        label, help_ = described(VolunteerHourModel, name)
        path: Path = (_HOUR, name)
        yield Field(name, label, kind, shown(kind, file.get(*path)), noted or help_, place=Place(file.name, path))


def _delays(file: File) -> Iterator[Field]:
    soon, help_ = described(RetroplanFile, "bientot")
    within = Whole(0, 365)
    yield Field(
        "bientot", soon, within, shown(within, file.get("bientot")), help_, place=Place(file.name, ("bientot",))
    )
    for number in range(len(file.items("etapes"))):
        for side in ("avant", "apres"):
            for unit in ("jours", "jours_ouvres"):
                path: Path = ("etapes", number, side, unit)
                value = file.get(*path)
                if value is not None:
                    help_ = described(LeadModel, unit)[1]
                    days = Whole(1, MOST_DAYS)
                    title = file.said("etapes", number, "titre")
                    place = Place(file.name, path)
                    yield Field(f"delai_{number}", title, days, shown(days, value), help_, place=place)
