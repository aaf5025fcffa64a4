"""What a content holds that an example could visit, each with its place in the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from aide_projet.checks.facts import facts
from aide_projet.content.folder import shown_path
from aide_projet.content.load import Library, Loaded
from aide_projet.content.rule_examples import answer
from aide_projet.content.visits import BRANCHES, OUTCOMES, conditions
from aide_projet.content.yaml_tree import Mark, Tree, parse
from aide_projet.dialogue.wording_names import WORDING_NAMES
from aide_projet.draft.draft import Draft
from aide_projet.draft.slot import Choice, MultiChoice, Option, Table, Tags
from aide_projet.understanding.reading import IntentName


@dataclass(frozen=True, slots=True)
class Spot:
    """`key`: what a visit is known by; `what`: how the administrator finds it, from the names of the files."""

    key: tuple[str, ...]
    what: str
    file: str
    line: int

    @property
    def kind(self) -> str:
        """Of `content.coverage.KINDS`."""
        return self.key[0]


def spots(library: Library, loaded: Loaded) -> Iterator[Spot]:
    """Every one of a call."""
    yield from _steps(loaded)
    yield from _conditions(loaded)
    yield from _options(loaded)
    yield from _rules(library, loaded)
    yield from _words(loaded)
    yield from _wishes(library)


def _steps(loaded: Loaded) -> Iterator[Spot]:
    flow = loaded.files.flow
    for step in loaded.content.flow.steps() if flow is not None else ():
        yield Spot(("etapes", step.slot), step.slot, flow.file if flow else "", step.line)


def _conditions(loaded: Loaded) -> Iterator[Spot]:
    files = loaded.files
    lines = {step.slot: step.line for step in loaded.content.flow.steps()}
    for key, condition in conditions(loaded.content):
        _, where, name, which = key
        of_step = where == "etape"
        file = files.flow.file if of_step and files.flow else files.slots.file if files.slots else ""
        line = lines[name] if of_step else files.slots.at("champs", name, which)[0] if files.slots else 1
        for branch in BRANCHES.values():
            yield Spot((*key, branch), f"{name} · {which} : {condition.source} → {branch}", file, line)


def _options(loaded: Loaded) -> Iterator[Spot]:
    files = loaded.files.slots
    if files is None:
        return
    for name, slot in loaded.content.slots.items():
        match slot.kind:
            case Choice(options=options) | MultiChoice(options=options) | Tags(options=options):
                yield from _listed(
                    files.file, name, options, [files.at("champs", name, "options", n) for n in range(len(options))]
                )
            case Table(columns=columns):
                for place, column in enumerate(columns):
                    if isinstance(column.kind, Choice):
                        path = ("champs", name, "colonnes", place, "options")
                        marks = [files.at(*path, n) for n in range(len(column.kind.options))]
                        yield from _listed(files.file, f"{name}.{column.key}", column.kind.options, marks)
            case _:
                pass


def _listed(file: str, name: str, options: Sequence[Option], marks: Sequence[Mark]) -> Iterator[Spot]:
    for option, mark in zip(options, marks, strict=True):
        yield Spot(("options", name, option.key), f"{name} : {option.label}", file, mark[0])


def _rules(library: Library, loaded: Loaded) -> Iterator[Spot]:
    call, slots = loaded.content.call, loaded.content.slots
    blank = facts(call, slots, Draft(call.name, ""), call.example_day or date.min)
    for rule in call.rules:
        path = loaded.rules / "controles" / f"{rule.name}.yaml"
        file, tree = shown_path(path, library.root), parse(path.read_bytes())
        unsure = answer(rule, blank) is None  # what is known of any draft leaves no doubt to show
        for outcome in OUTCOMES.values() if unsure else (OUTCOMES[True], OUTCOMES[False]):
            yield Spot(("controles", rule.name, outcome), f"{rule.name} : {outcome}", file, _line(tree, "si"))
        for place, remedy in enumerate(rule.remedies):
            line = _line(tree, "reparer", place)
            yield Spot(("remedes", rule.name, str(place)), f"{rule.name} : {remedy.label.source}", file, line)


def _line(tree: Tree, *path: str | int) -> int:
    return tree.marks.get(path, (1, 1))[0]


def _words(loaded: Loaded) -> Iterator[Spot]:
    files = loaded.files
    if files.wordings is not None:
        for name in WORDING_NAMES:
            yield Spot(("reponses", name), name, files.wordings.file, files.wordings.at("reponses", name)[0])
    if files.questions is not None:
        for place, asked in enumerate(files.questions.value.questions):
            line = files.questions.at("questions", place)[0]
            yield Spot(("questions", asked.cle), asked.cle, files.questions.file, line)
    if files.glossary is not None:
        for place, term in enumerate(files.glossary.value.termes):
            line = files.glossary.at("termes", place)[0]
            yield Spot(("glossaire", term.cle), term.titre, files.glossary.file, line)


def _wishes(library: Library) -> Iterator[Spot]:
    """The wishes, where the vocabulary first lists each."""
    for name in IntentName:
        found = (
            (file.file, file.at("mots", name.value)[0]) for file in library.languages if name.value in file.value.mots
        )
        file, line = next(found, (library.languages[0].file if library.languages else "", 1))
        yield Spot(("souhaits", name.value), name.value, file, line)
