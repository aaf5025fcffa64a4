"""The shipped content as an administrator may leave it.

`edited`: random edits of a copy of its files, mended until it loads. `altered`: one change, made in memory.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from aide_projet.content.errors import ContentError
from aide_projet.content.load import read_library
from aide_projet.content.workspace import shipped_folder
from aide_projet.content.yaml_tree import Key, parse
from aide_projet.dialogue.content import Content
from aide_projet.dialogue.flow import Flow, Part
from aide_projet.draft.slot import SlotKind

SLOTS, FLOW = "dialogues/dsdt/champs.yaml", "dialogues/dsdt/parcours.yaml"
CALL = "rules/dsdt-2015"
ROUNDS = 12
"""Loadings after which an edit that still does not load is given up."""

_CONDITIONS = (
    "connu idee", "inconnu commune", "budget_total > 5000", 'fiche == "mobiliser"', "connu nombre_participants",
    'porteur_type != "association"', "aujourdhui == \"2014-11-10\"",
)  # fmt: skip
_KINDS: tuple[dict[str, Any], ...] = (
    {"genre": "texte_court"},
    {"genre": "texte_long", "mots_minimum": 3},
    {"genre": "montant"},
    {"genre": "nombre"},
    {"genre": "date"},
    {"genre": "oui_non"},
    {"genre": "lieu"},
    {"genre": "courriel"},
    {"genre": "telephone"},
    {"genre": "siret"},
    {"genre": "rna"},
    {"genre": "liste"},
    {"genre": "choix", "options": [{"cle": "a", "libelle": "Le premier"}, {"cle": "b", "libelle": "Le second"}]},
    {"genre": "choix_multiple", "options": [{"cle": "idee", "libelle": "Idée"}, {"cle": "b", "libelle": "Autre"}]},
    {"genre": "etiquettes", "options": [{"cle": "jeunes", "libelle": "Jeunes"}]},
    {"genre": "tableau", "colonnes": [{"cle": "quoi", "libelle": "Quoi", "genre": "texte_court"}]},
    {"genre": "calcule"},
)
_ONLY_KEPT = ("libelle", "niveau", "si", "essentiel_si", "personnel")
"""What a field keeps when its kind changes."""
_OPTIONAL = ("si", "si_express", "essentiel_si", "ecoute", "mots", "si_connu", "exemples")
_ORPHAN = re.compile("le champ « (.*) », de niveau .*, n'a pas d'étape")


class Edited:
    """A copy of the content folders, as data to edit. JSON is YAML: the files are written so."""

    def __init__(self, root: Path, source: Path | None = None) -> None:
        """`source`: the state that is edited; what ships when none is given."""
        self.root = root
        for name in ("dialogues", "rules"):
            shutil.copytree((source or shipped_folder()) / name, root / name)
        shutil.rmtree(root / "dialogues/dsdt/conversations", ignore_errors=True)  # they tell the content as it was
        self._read: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """The data of a file, to be changed in place."""
        if name not in self._read:
            self._read[name] = parse((self.root / name).read_bytes()).data
        return self._read[name]

    def files(self, folder: str) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in (self.root / folder).glob("*.yaml"))

    def remove(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)
        self._read.pop(name, None)

    def content(self, shipped: Content) -> Content | None:
        """The content, what cannot stay taken out of it one mistake after the other; None when it does not load."""
        for _ in range(ROUNDS):
            for name, data in self._read.items():
                (self.root / name).write_text(json.dumps(data, ensure_ascii=False, indent=0), encoding="utf-8")
            library = read_library(self.root / "dialogues", self.root / "rules")
            if not library.collector.errors:
                found = next(iter(library.calls.values())).content
                return replace(found, places=shipped.places)
            for error in library.collector.errors:
                self._mend(error)
        return None

    def remove_fiche(self, key: str) -> None:
        """A fiche with all that is only about it."""
        for folder in ("fiches", "mots-cles"):
            self.remove(f"{CALL}/{folder}/{key}.yaml")
        ties = self[f"{CALL}/departage.yaml"]
        ties["departages"] = [one for one in ties["departages"] if key not in one["fiches"]]
        options = self[SLOTS]["champs"].get("fiche", {}).get("options", [])
        options[:] = [option for option in options if option["cle"] != key]

    def _mend(self, error: ContentError) -> None:
        """Take out what the mistake is about: the whole rule or fiche, else the nearest item or key around it."""
        path, orphan = self.root / error.file, _ORPHAN.search(error.cause)
        if not path.is_file():
            return
        if "/controles/" in error.file:
            self.remove(error.file)
        elif "/fiches/" in error.file:
            self.remove_fiche(path.stem)
        elif orphan:
            self[SLOTS]["champs"][orphan.group(1)]["niveau"] = "extra"
        else:
            marks = parse(path.read_bytes()).marks
            before = [(mark[0], len(where), where) for where, mark in marks.items() if mark[0] <= error.line]
            self._take_out(error.file, max(before, key=lambda one: one[:2])[2])

    def _take_out(self, name: str, where: tuple[Key, ...]) -> None:
        """Drop the condition, else the list item around, where others stay; dropped already is as good."""
        while where:
            *above, last = where
            holder = self[name]
            try:
                for key in above:
                    holder = holder[key]
                holder[last]
            except (LookupError, TypeError):
                return
            if last in _OPTIONAL or (isinstance(holder, list) and len(holder) > 1):
                del holder[last]
                return
            where = tuple(above)


Edit = Callable[[Edited, Random], None]


def _parts(files: Edited) -> list[Any]:
    return files[FLOW]["etapes"]


def _step_removed(files: Edited, draw: Random) -> None:
    part = draw.choice([part for part in _parts(files) if len(part["etapes"]) > 1])
    step = part["etapes"].pop(draw.randrange(len(part["etapes"])))
    files[SLOTS]["champs"].get(step["champ"], {})["niveau"] = "extra"


def _part_removed(files: Edited, draw: Random) -> None:
    gone = _parts(files).pop(draw.randrange(len(_parts(files))))
    for step in gone["etapes"]:
        files[SLOTS]["champs"].get(step["champ"], {})["niveau"] = "extra"


def _step_moved(files: Edited, draw: Random) -> None:
    steps = draw.choice([part for part in _parts(files) if len(part["etapes"]) > 1])["etapes"]
    step = steps.pop(draw.randrange(len(steps)))
    there = draw.choice(_parts(files))["etapes"]
    there.insert(draw.randrange(len(there) + 1), step)


def _condition_added(files: Edited, draw: Random) -> None:
    draw.choice(draw.choice(_parts(files))["etapes"])[draw.choice(["si", "si_express"])] = draw.choice(_CONDITIONS)


def _condition_removed(files: Edited, draw: Random) -> None:
    holders = [step for part in _parts(files) for step in part["etapes"] if "si" in step]
    holders += [slot for slot in files[SLOTS]["champs"].values() if "si" in slot]
    if holders:
        del draw.choice(holders)["si"]


def _slot_removed(files: Edited, draw: Random) -> None:
    slots = files[SLOTS]["champs"]
    name = draw.choice(list(slots))
    del slots[name]
    for part in _parts(files):
        part["etapes"] = [step for step in part["etapes"] if step["champ"] != name]
        for step in part["etapes"]:
            step["ecoute"] = [heard for heard in step.get("ecoute", []) if heard != name]
    files[FLOW]["etapes"] = [part for part in _parts(files) if part["etapes"]]


def _slot_added(files: Edited, draw: Random) -> None:
    name = f"nouveau_{draw.randrange(10**6)}"
    asked = [kind for kind in _KINDS if kind["genre"] != "calcule"]
    level = draw.choice(["essentiel", "complet", "extra"])
    files[SLOTS]["champs"][name] = {"libelle": "Une nouveauté", "niveau": level, **draw.choice(asked)}
    steps = draw.choice(_parts(files))["etapes"]
    step = {"champ": name, "question": "Et cela ?", "simple": "Dites-le.", "pourquoi": "Parce que.", "exemples": []}
    steps.insert(draw.randrange(len(steps) + 1), step)


def _kind_changed(files: Edited, draw: Random) -> None:
    slots = files[SLOTS]["champs"]
    name = draw.choice(list(slots))
    slots[name] = {key: value for key, value in slots[name].items() if key in _ONLY_KEPT} | draw.choice(_KINDS)


def _options(files: Edited) -> list[list[Any]]:
    slots = files[SLOTS]["champs"].values()
    columns = [column for slot in slots for column in slot.get("colonnes", [])]
    return [one["options"] for one in (*slots, *columns) if len(one.get("options", [])) > 1]


def _option_removed(files: Edited, draw: Random) -> None:
    options = draw.choice(_options(files))
    options.pop(draw.randrange(len(options)))


def _option_renamed(files: Edited, draw: Random) -> None:
    draw.choice(draw.choice(_options(files)))["cle"] = f"renomme_{draw.randrange(10**6)}"


def _column_removed(files: Edited, draw: Random) -> None:
    tables = [slot["colonnes"] for slot in files[SLOTS]["champs"].values() if len(slot.get("colonnes", [])) > 1]
    columns = draw.choice(tables)
    columns.pop(draw.randrange(len(columns)))


def _column_changed(files: Edited, draw: Random) -> None:
    tables = [slot["colonnes"] for slot in files[SLOTS]["champs"].values() if slot.get("colonnes")]
    columns = draw.choice(tables)
    column = columns[draw.randrange(len(columns))]
    column["genre"] = draw.choice(["texte_court", "montant", "nombre", "date"])
    column.pop("options", None)


def _level_changed(files: Edited, draw: Random) -> None:
    slot = files[SLOTS]["champs"][draw.choice(list(files[SLOTS]["champs"]))]
    slot["niveau"] = draw.choice(["essentiel", "complet", "extra"])
    slot["libelle"] = f"{slot['libelle']} (revu)"


def _rule_removed(files: Edited, draw: Random) -> None:
    files.remove(draw.choice(files.files(f"{CALL}/controles")))


def _fiche_removed(files: Edited, draw: Random) -> None:
    fiches = files.files(f"{CALL}/fiches")
    if len(fiches) > 1:
        files.remove_fiche(Path(draw.choice(fiches)).stem)


def _figure_changed(files: Edited, draw: Random) -> None:
    figures = files[draw.choice(files.files(f"{CALL}/fiches"))].get("parametres")
    if figures:
        figures[draw.choice(list(figures))] = draw.choice([1, 300, 100000])


def _wording_changed(files: Edited, draw: Random) -> None:
    said = files["dialogues/dsdt/reponses.yaml"]["reponses"]
    said[draw.choice(list(said))] = "C'est dit autrement."


def _term_removed(files: Edited, draw: Random) -> None:
    terms = files["dialogues/dsdt/glossaire.yaml"]["termes"]
    terms.pop(draw.randrange(len(terms)))


def _question_removed(files: Edited, draw: Random) -> None:
    asked = files["dialogues/dsdt/questions.yaml"]["questions"]
    asked.pop(draw.randrange(len(asked)))


def _edition_renamed(files: Edited, draw: Random) -> None:
    files[f"{CALL}/editions.yaml"]["editions"][0]["edition"] = "2016"


def _edition_dated_otherwise(files: Edited, draw: Random) -> None:
    edition = files[f"{CALL}/editions.yaml"]["editions"][0]
    edition |= {"edition": "2016", "fiche_synthetique": "2015-12-01", "dossier_complet": "2016-01-23"}


EDITS: tuple[Edit, ...] = (
    _step_removed, _part_removed, _step_moved, _condition_added, _condition_removed, _slot_removed, _slot_added,
    _kind_changed, _option_removed, _option_renamed, _column_removed, _column_changed, _level_changed, _rule_removed,
    _fiche_removed, _figure_changed, _wording_changed, _term_removed, _question_removed, _edition_renamed,
    _edition_dated_otherwise,
)  # fmt: skip
_TWICE = (_slot_removed, _kind_changed)


def edited(shipped: Content, root: Path, seed: int) -> Content:
    """The content after some edits that load, always the same for a seed."""
    draw = Random(seed)
    for attempt in range(20):
        files = Edited(root / str(attempt))
        for edit in draw.choices(EDITS + _TWICE, k=draw.randrange(1, 12)):
            edit(files, draw)
        content = files.content(shipped)
        shutil.rmtree(files.root)
        if content is not None:
            return content
    raise AssertionError(f"no edit of seed {seed} loads")


def altered(
    content: Content, *, gone: str = "", unasked: str = "", kinds: Mapping[str, SlotKind] | None = None
) -> Content:
    """The content without a field, without a step, or with fields of another kind."""
    changed = {name: replace(content.slots[name], kind=kind) for name, kind in (kinds or {}).items()}
    slots = {name: changed.get(name, slot) for name, slot in content.slots.items() if name != gone}
    parts = []
    for part in content.flow.parts:
        steps = [step for step in part.steps if step.slot not in (gone, unasked)]
        heard = [replace(step, listens=tuple(one for one in step.listens if one != gone)) for step in steps]
        parts += [Part(part.title, tuple(heard))] if heard else []
    flow = Flow(content.flow.name, content.flow.call, tuple(parts))
    steps_by_slot = {step.slot: step for step in flow.steps()}
    return replace(content, version="autre", slots=slots, flow=flow, steps=steps_by_slot)
