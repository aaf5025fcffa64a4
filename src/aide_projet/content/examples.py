"""The examples that content carries, each a named test: one runner for pytest and for `aide-projet test`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from aide_projet.checks.call import Call, Rule, RuleExample
from aide_projet.content.errors import Collector
from aide_projet.content.folder import shown_path
from aide_projet.content.keyword_lint import KEYWORDS
from aide_projet.content.load import Library, Loaded, read_library
from aide_projet.content.matching_examples import fiche_problem, outside_problem
from aide_projet.content.matching_files import FicheWordsFile, OutsideFile
from aide_projet.content.play import play
from aide_projet.content.rule_examples import run_rule_example
from aide_projet.content.understand_example import reading_problem
from aide_projet.content.yaml_file import read_yaml
from aide_projet.draft.slot import Slot

OUTSIDE = "hors-sujet.yaml"


@dataclass(frozen=True, slots=True)
class Example:
    """An example to run. `run` gives the problem in French, "" when all is well. `name` says where and what it is."""

    name: str
    file: str
    line: int
    run: Callable[[], str]


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What running an example gave; `problem` is empty when it passed."""

    name: str
    file: str
    line: int
    problem: str


def run_examples(dialogues: Path, rules: Path) -> list[ExampleResult]:
    """Run every example of the content; raises ContentErrors when the content itself has mistakes.

    An empty list means that nothing was tested: callers count it as a failure.
    """
    library = read_library(dialogues, rules)
    library.collector.raise_if_any()
    return [ExampleResult(one.name, one.file, one.line, one.run()) for one in examples(library)]


def examples(library: Library) -> Iterator[Example]:
    """Every example of the content, in the order of the files."""
    for loaded in library.calls.values():
        yield from _language_examples(library, loaded)
        yield from _matching_examples(library, loaded)
        yield from _rule_examples(library, loaded)
        yield from _conversations(loaded)


def _language_examples(library: Library, loaded: Loaded) -> Iterator[Example]:
    for file in library.languages:
        for place, model in enumerate(file.value.exemples):
            line = file.at("exemples", place)[0]
            name = f"{file.file}:{line} {model.contexte} « {model.dit} »"
            yield Example(name, file.file, line, partial(reading_problem, loaded.content, model))


def _matching_examples(library: Library, loaded: Loaded) -> Iterator[Example]:
    lexicon = loaded.content.lexicon
    for fiche in loaded.content.call.fiches:
        words = read_yaml(loaded.rules / KEYWORDS / f"{fiche.key}.yaml", FicheWordsFile, Collector(), library.root)
        for place, text in enumerate(words.value.exemples if words else ()):
            assert words is not None
            line = words.at("exemples", place)[0]
            run = partial(fiche_problem, lexicon, text, words.value.fiche)
            yield Example(f"{words.file}:{line} « {text} »", words.file, line, run)
    outside = read_yaml(loaded.rules / OUTSIDE, OutsideFile, Collector(), library.root)
    for number, kind in enumerate(outside.value.genres if outside else ()):
        for place, text in enumerate(kind.exemples):
            assert outside is not None
            line = outside.at("genres", number, "exemples", place)[0]
            run = partial(outside_problem, lexicon, text, kind.cle)
            yield Example(f"{outside.file}:{line} « {text} »", outside.file, line, run)


def _rule_examples(library: Library, loaded: Loaded) -> Iterator[Example]:
    call, slots = loaded.content.call, loaded.content.slots
    folder = shown_path(loaded.rules / "controles", library.root)
    for rule in call.rules:
        for example in rule.examples:
            file = f"{folder}/{rule.name}.yaml"
            run = partial(_rule_problem, call, slots, rule, example)
            yield Example(f"{file}:{example.line} {rule.name}", file, example.line, run)


def _conversations(loaded: Loaded) -> Iterator[Example]:
    for file in loaded.files.conversations:
        run = partial(play, loaded.content, file.value)
        yield Example(f"{file.file} {file.value.conversation}", file.file, 1, run)


def _rule_problem(call: Call, slots: Mapping[str, Slot], rule: Rule, example: RuleExample) -> str:
    return run_rule_example(call, slots, rule, example) or ""
