"""What a state of the content shows by itself: its mistakes, its examples, and the advice that is new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from aide_projet.content.advice import Advice
from aide_projet.content.errors import ContentErrors
from aide_projet.content.examples import Example, examples
from aide_projet.content.lint import lint_library
from aide_projet.content.load import load_library, read_library
from aide_projet.content.states import digests_of
from aide_projet.use_cases.proof import ContentProof, FailedExample, Mistake, NewAdvice, Part

Tell = Callable[[Part, int, int, str], None]
"""Told of the part at hand, how much of it is done, of how much (0: not known yet), and of what file it is at."""

FAILED_SHOWN = 200
_LINE_NUMBER = re.compile(r"ligne \d+")


def prove_content(candidate: Path, in_force: Path, tell: Tell) -> ContentProof:
    """Prove the folders dialogues/ and rules/ of `candidate`, against those of `in_force`."""
    tell(Part.READING, 0, 0, "")
    library = read_library(candidate / "dialogues", candidate / "rules")
    mistakes = tuple(Mistake(one.file, one.line, one.column, one.cause, one.remedy) for one in library.collector.errors)
    if mistakes:
        return ContentProof(mistakes=mistakes)
    tell(Part.READING, 1, 1, "")
    tell(Part.ADVICE, 0, 0, "")
    contents = {name: loaded.content for name, loaded in library.calls.items()}
    advice = lint_library(contents, candidate / "dialogues", candidate / "rules")
    new, known = _new_advice(advice, _advice_in_force(in_force) if advice else ())
    tell(Part.ADVICE, 1, 1, "")
    found = list(examples(library))
    failed = list(_failed(found, tell))
    return ContentProof((), len(found), len(failed), tuple(failed[:FAILED_SHOWN]), new, known)


def edited_files(candidate: Path, in_force: Path) -> tuple[str, ...]:
    """The files that are not the same under both roots, or stand under one of them only, by name."""
    one, other = digests_of(candidate), digests_of(in_force)
    return tuple(sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)))


def _advice_in_force(root: Path) -> tuple[Advice, ...]:
    """None on a content that has mistakes: it may be older than this program."""
    folders = root / "dialogues", root / "rules"
    try:
        return lint_library(load_library(*folders), *folders)
    except ContentErrors:
        return ()


def _new_advice(advice: tuple[Advice, ...], before: tuple[Advice, ...]) -> tuple[tuple[NewAdvice, ...], int]:
    """The advice that was not given before, and how much was. Lines move: what is said counts, and how often."""
    given = Counter(map(_said, before))
    new = []
    for one in advice:
        said = _said(one)
        given[said] -= 1
        if given[said] < 0:
            new.append(NewAdvice(one.name.value, one.file, one.line, one.column, one.cause, one.remedy))
    return tuple(new), len(advice) - len(new)


def _said(advice: Advice) -> tuple[str, str, str]:
    return advice.name, advice.file, _LINE_NUMBER.sub("ligne", advice.cause)


def _failed(found: list[Example], tell: Tell) -> Iterator[FailedExample]:
    for done, example in enumerate(found):
        tell(Part.EXAMPLES, done, len(found), example.file)
        problem = _problem(example)
        if problem:
            yield FailedExample(example.name, example.file, example.line, problem)
    tell(Part.EXAMPLES, len(found), len(found), "")


def _problem(example: Example) -> str:
    try:
        return example.run()
    except MemoryError:
        raise
    except Exception as error:  # an example that stops the program fails, and the others still run
        return f"n'a pas pu être joué ({type(error).__name__} : {error})"
