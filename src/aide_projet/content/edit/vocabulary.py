"""What the assistant understands: the families of words of the language, and the words of each choice."""

from __future__ import annotations

from aide_projet.content.dialogue_folder import SLOTS
from aide_projet.content.edit.files import Files
from aide_projet.content.edit.form import Entry, Form, Subject
from aide_projet.content.edit.word_lists import word_list
from aide_projet.content.load import LANGUAGE, LANGUAGES

_FAMILIES = f"{LANGUAGES}/{LANGUAGE}"
_WITH_WORDS = ("choix", "choix_multiple", "etiquettes")


def entries(files: Files) -> tuple[Entry, ...]:
    """Every subject of the language, then every field with choices."""
    found = []
    for name in files.inside(f"dialogues/{_FAMILIES}"):
        file = files.file(name)
        key = name.rpartition("/")[2].removesuffix(".yaml")
        count = sum(len(file.items("mots", family)) for family in file.group("mots"))
        found.append(Entry(f"{_FAMILIES}/{key}", file.said("sujet") or key, LANGUAGES, str(count)))
    for flow in files.flows():
        file, part = files.file(f"dialogues/{flow}/{SLOTS}"), files.title_of_flow(flow)
        found += [
            Entry(f"{flow}/{slot}", file.said("champs", slot, "libelle"), part, str(len(options)))
            for slot in file.group("champs")
            if (options := file.items("champs", slot, "options"))
        ]
    return tuple(found)


def form(files: Files, key: str) -> Form | None:
    """The families of a subject, or the choices of a field."""
    folder, _, name = key.rpartition("/")
    if folder == _FAMILIES:
        return _families(files, key, f"dialogues/{_FAMILIES}/{name}.yaml")
    return _choices(files, key, folder, name) if folder in files.flows() else None


def _families(files: Files, key: str, name: str) -> Form | None:
    if name not in files.inside(f"dialogues/{_FAMILIES}"):
        return None
    file = files.file(name)
    lists = tuple(
        word_list(file, ("mots", family), family, file.comment("mots", family)) for family in file.group("mots")
    )
    return Form(Subject.VOCABULARY, key, file.said("sujet"), (), (name,), LANGUAGES, lists)


def _choices(files: Files, key: str, flow: str, slot: str) -> Form | None:
    file = files.file(f"dialogues/{flow}/{SLOTS}")
    if file.said("champs", slot, "genre") not in _WITH_WORDS:
        return None
    lists = tuple(
        word_list(
            file,
            ("champs", slot, "options", number, "mots"),
            file.said("champs", slot, "options", number, "libelle"),
        )
        for number in range(len(file.items("champs", slot, "options")))
    )
    title = file.said("champs", slot, "libelle")
    return Form(Subject.VOCABULARY, key, title, (), (file.name,), flow, lists, exclusive=True)
