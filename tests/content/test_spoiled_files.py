"""Whatever is done to a file, loading says it in French and never breaks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aide_projet.content.load import read_library
from aide_projet.content.yaml_tree import YamlMistake, parse

PETIT = Path(__file__).parent / "petit"
FILES = sorted(path.relative_to(PETIT).as_posix() for path in PETIT.rglob("*.yaml"))


def read_or_refuse(raw: bytes) -> None:
    refused = None
    try:
        parse(raw)
    except YamlMistake as mistake:
        refused = mistake
    assert refused is None or (refused.line >= 1 and refused.column >= 1 and refused.cause and refused.remedy)


@settings(max_examples=300, derandomize=True, deadline=None, database=None)
@given(st.binary(max_size=60))
@example(b"\xff\xfe")
@example(b"%")
@example(b"!")
@example(b"? ? ?")
@example(b"- - - -\n-")
@example(b"a: !!binary x")
@example("a: \ud800".encode("utf-8", "surrogatepass"))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    read_or_refuse(raw)


@settings(max_examples=500, derandomize=True, deadline=None, database=None)
@given(st.text(alphabet="ab:-?[]{},#&*!|>'\"%@` \n\t\\01.~<é", max_size=40))
def test_any_signs_of_yaml_are_read_or_refused(text: str) -> None:
    read_or_refuse(text.encode())


SPOILS = ("drop a line", "double a line", "change a value", "shift a line", "swap two lines")


def spoiled(text: str, how: str, dice: random.Random) -> str:
    lines = text.splitlines()
    place = dice.randrange(len(lines))
    match how:
        case "drop a line":
            del lines[place]
        case "double a line":
            lines.insert(place, lines[place])
        case "change a value":
            key, colon, _ = lines[place].partition(": ")
            lines[place] = (
                key + colon + dice.choice(("", "3", "[]", "{}", "true", "[x, 3]", "{x: 1}", "x y", "{a}", "- b"))
            )
        case "shift a line":
            lines[place] = dice.choice((" ", "  ", "    ")) + lines[place]
        case _:
            other = dice.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("place", range(len(FILES)))
def test_a_spoiled_file_never_breaks_the_loading(small, place: int) -> None:
    name, how = FILES[place], SPOILS[place % len(SPOILS)]
    dice = random.Random(f"{name} {how}")
    small.write(name, spoiled((small.root / name).read_text(encoding="utf-8"), how, dice))
    library = read_library(small.root / "dialogues", small.root / "rules")
    for error in library.collector.errors:
        assert not error.file.startswith("/")
        assert error.remedy


@pytest.mark.long
@pytest.mark.parametrize("seed", range(200))
def test_files_spoiled_many_times_never_break_the_loading(small, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(3):
        name = dice.choice(FILES)
        text = (small.root / name).read_text(encoding="utf-8")
        small.write(name, spoiled(text or "a: 1\n", dice.choice(SPOILS), dice))
    read_library(small.root / "dialogues", small.root / "rules")
