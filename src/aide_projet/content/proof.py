"""What a state of the content shows by itself: its mistakes, its examples, and the advice that is new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from aide_projet.content.advice import Advice
from aide_projet.content.errors import ContentErrors
from aide_projet.content.examples import Example, examples
from aide_projet.content.lint import lint_library
from aide_projet.content.load import load_library, read_library
from aide_projet.use_cases.proof import ContentProof, FailedExample, Mistake, NewAdvice, Part

Tell = Callable[[Part, int, int, str], None]
"""Told of the part at hand, how much of it is done, of how much (0: not known yet), and of what file it is at."""

SHOWN = 200
"""Mistakes and failing examples told one by one; a hostile file has a hundred thousand."""
ADVICE_SHOWN = 50
"""The same, of each name of advice."""
_LINE_NUMBER = re.compile(r"ligne \d+")


def prove_content(candidate: Path, in_force: Path, tell: Tell) -> ContentProof:
    """Prove the folders dialogues/ and rules/ of `candidate`, against those of `in_force`."""
    tell(Part.READING, 0, 0, "")
    library = read_library(candidate / "dialogues", candidate / "rules")
    wrong = library.collector.errors
    if wrong:
        shown = (Mistake(one.file, one.line, one.column, one.cause, one.remedy) for one in wrong[:SHOWN])
        return ContentProof(tuple(shown), max(0, len(wrong) - SHOWN))
    tell(Part.READING, 1, 1, "")
    tell(Part.ADVICE, 0, 0, "")
    contents = {name: loaded.content for name, loaded in library.calls.items()}
    advice = lint_library(contents, candidate / "dialogues", candidate / "rules")
    new = _new_advice(advice, _advice_in_force(in_force) if advice else ())
    tell(Part.ADVICE, 1, 1, "")
    found = list(examples(library))
    failed = list(_failed(found, tell))
    told = tuple(one for place, one in _numbered(new) if place < ADVICE_SHOWN)
    return ContentProof(
        examples=len(found),
        failures=len(failed),
        failed=tuple(failed[:SHOWN]),
        new_advice=told,
        advice_more=dict(Counter(one.name for one in new) - Counter(one.name for one in told)),
        known_advice=len(advice) - len(new),
    )


def _advice_in_force(root: Path) -> tuple[Advice, ...]:
    """None on a content that has mistakes: it may be older than this program."""
    folders = root / "dialogues", root / "rules"
    try:
        return lint_library(load_library(*folders), *folders)
    except ContentErrors:
        return ()


def _new_advice(advice: tuple[Advice, ...], before: tuple[Advice, ...]) -> list[NewAdvice]:
    """The advice that was not given before. Lines move: what is said counts, and how often."""
    given = Counter(map(_said, before))
    new = []
    for one in advice:
        said = _said(one)
        given[said] -= 1
        if given[said] < 0:
            new.append(NewAdvice(one.name.value, one.file, one.line, one.column, one.cause, one.remedy))
    return new


def _numbered(advice: Iterable[NewAdvice]) -> Iterator[tuple[int, NewAdvice]]:
    """Each with how many of its name came before."""
    seen: Counter[str] = Counter()
    for one in advice:
        yield seen[one.name], one
        seen[one.name] += 1


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
