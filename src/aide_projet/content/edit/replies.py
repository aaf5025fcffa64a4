"""The wording of a reply: what the assistant says, why it read so, what it answers to a frequent question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aide_projet.content.dialogue_files import QuestionModel, WhyFile, WordingsFile
from aide_projet.content.dialogue_folder import QUESTIONS, WHY, WORDINGS
from aide_projet.content.edit.described import described
from aide_projet.content.edit.files import File, Files
from aide_projet.content.edit.form import Entry, Field, Form, Lines, Paragraph, Place, Subject
from aide_projet.content.edit.shown import shown
from aide_projet.content.edit.span import Path
from aide_projet.content.yaml_file import FileModel
from aide_projet.dialogue.why_names import WHY_NAMES
from aide_projet.dialogue.wording_names import WORDING_NAMES

_SAID: Mapping[str, Mapping[str, frozenset[str]]] = {WORDINGS: WORDING_NAMES, WHY: WHY_NAMES}
_DESCRIBED: Mapping[str, tuple[type[FileModel], str]] = {
    WORDINGS: (WordingsFile, "reponses"),
    WHY: (WhyFile, "pourquoi"),
    QUESTIONS: (QuestionModel, "reponse"),
}
_ASKED = "questions"
_FILES = (WORDINGS, WHY, QUESTIONS)


def _section(name: str) -> str:
    return name.removesuffix(".yaml")


def _sentences(file: File, name: str) -> Iterator[tuple[str, Path, str]]:
    """(name, path, text) of each sentence of a file."""
    section = _section(name)
    if name == QUESTIONS:
        for place in range(len(file.items(_ASKED))):
            path: Path = (_ASKED, place, "reponse")
            yield file.said(_ASKED, place, "cle"), path, file.said(*path)
    else:
        for key in file.group(section):
            yield key, (section, key), file.said(section, key)


def entries(files: Files) -> tuple[Entry, ...]:
    """Every sentence of every flow, under the name of its file."""
    return tuple(
        Entry(f"{flow}/{_section(name)}/{key}", text, _section(name), key)
        for flow in files.flows()
        for name in _FILES
        for key, _, text in _sentences(files.file(f"dialogues/{flow}/{name}"), name)
    )


def form(files: Files, key: str) -> Form | None:
    """One sentence, with the values that it may show."""
    flow, _, rest = key.partition("/")
    section, _, wanted = rest.partition("/")
    name = f"{section}.yaml"
    if flow not in files.flows() or name not in _FILES:
        return None
    file = files.file(f"dialogues/{flow}/{name}")
    found = next(((path, text) for one, path, text in _sentences(file, name) if one == wanted), None)
    if found is None:
        return None
    path, text = found
    label, help_ = described(*_DESCRIBED[name])
    braces = tuple(sorted(_SAID.get(name, {}).get(wanted, ())))
    fields = [Field("texte", label, Paragraph(), text, help_, braces=braces, place=Place(file.name, path))]
    if name == QUESTIONS:
        label, help_ = described(QuestionModel, "mots")
        asked: Path = (*path[:-1], "mots")
        words = shown(Lines(), file.get(*asked))
        fields.append(Field("mots", label, Lines(), words, help_, place=Place(file.name, asked)))
    return Form(Subject.REPLIES, key, wanted, tuple(fields), (file.name,), section)
