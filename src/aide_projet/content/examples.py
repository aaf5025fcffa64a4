"""The examples that content carries, each a named test: one runner for pytest and for `aide-projet test`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from aide_projet.checks.call import Call, Rule, RuleExample
from aide_projet.content.folder import shown_path
from aide_projet.content.load import Library, Loaded, read_library
from aide_projet.content.matching_examples import Confusion, Sentence, confusion, problem, sentences
from aide_projet.content.play import play
from aide_projet.content.rule_examples import run_rule_example
from aide_projet.content.understand_example import reading_problem
from aide_projet.content.wish_examples import wish_confusion
from aide_projet.draft.slot import Slot


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


def confusions(dialogues: Path, rules: Path) -> dict[str, Confusion]:
    """Where the sentences of the matching led, by call; raises ContentErrors when the content itself has mistakes."""
    library = read_library(dialogues, rules)
    library.collector.raise_if_any()
    return {
        name: confusion(loaded.content.lexicon, _sentences(library, loaded)) for name, loaded in library.calls.items()
    }


def wish_confusions(dialogues: Path, rules: Path) -> dict[str, Confusion]:
    """Where the examples of wishes led, by call, whose frequent questions teach too."""
    library = read_library(dialogues, rules)
    library.collector.raise_if_any()
    return {name: wish_confusion(loaded.content.language, library.languages) for name, loaded in library.calls.items()}


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
    for one in _sentences(library, loaded):
        if one.required:
            run = partial(problem, loaded.content.lexicon, one)
            yield Example(f"{one.file}:{one.line} « {one.text} »", one.file, one.line, run)


def _sentences(library: Library, loaded: Loaded) -> Iterator[Sentence]:
    return sentences(loaded.rules, [fiche.key for fiche in loaded.content.call.fiches], library.root)


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
