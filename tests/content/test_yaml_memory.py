"""Files read a moment ago are not read again, within a bounded memory."""

from __future__ import annotations

from pathlib import Path

from aide_projet.content.errors import Collector
from aide_projet.content.yaml_file import FileModel, read_yaml
from aide_projet.content.yaml_memory import Memory, Reading, remembering


class Sample(FileModel):
    mot: str


class Other(FileModel):
    mot: str


def test_the_same_bytes_give_the_same_reading_under_the_name_of_each_file(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("mot: oui\n")
    with remembering(Memory()):
        first = read_yaml(tmp_path / "a.yaml", Sample, Collector(), tmp_path)
        second = read_yaml(tmp_path / "b.yaml", Sample, Collector(), tmp_path)
        other = read_yaml(tmp_path / "a.yaml", Other, Collector(), tmp_path)
    assert first is not None
    assert second is not None
    assert (first.file, second.file) == ("a.yaml", "b.yaml")
    assert first.value is second.value
    assert other is not None
    assert isinstance(other.value, Other)


def test_mistakes_are_remembered_too(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("mots: oui\n")
    with remembering(Memory()):
        told = []
        for _ in range(2):
            collector = Collector()
            assert read_yaml(tmp_path / "a.yaml", Sample, collector, tmp_path) is None
            told.append(collector.errors)
    assert told[0] == told[1] != ()


def test_the_longest_unused_is_forgotten_first() -> None:
    memory, made = Memory(max_bytes=10), []

    def reading(raw: bytes) -> None:
        def make() -> Reading:
            made.append(raw)
            return Reading()

        memory.reading(raw, Sample, make)

    for raw in (b"aaaa", b"bbbb", b"aaaa", b"cccc", b"aaaa", b"bbbb"):
        reading(raw)
    assert made == [b"aaaa", b"bbbb", b"cccc", b"bbbb"]


def test_a_text_that_changes_at_every_key_is_not_remembered(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("mot: oui\n")
    with remembering(Memory(), but=b"mot: oui\n"):
        first = read_yaml(tmp_path / "a.yaml", Sample, Collector(), tmp_path)
        second = read_yaml(tmp_path / "a.yaml", Sample, Collector(), tmp_path)
    assert first is not None
    assert second is not None
    assert first.value is not second.value
