"""The words that lead to a fiche, by groups of the same weight, and the sentences that its words are learnt from."""

from __future__ import annotations

from collections.abc import Iterator

from aide_projet.content.edit.described import described
from aide_projet.content.edit.files import File, Files
from aide_projet.content.edit.form import Entry, Form, Subject, WordList
from aide_projet.content.edit.span import Path
from aide_projet.content.edit.word_lists import word_list
from aide_projet.content.matching_files import COMMON, FRENCH, FicheWordsFile, KindModel, OutsideFile

KEYWORDS, OUTSIDE = "mots-cles", "hors-sujet"
_GROUPS, _SENTENCES = "groupes", ("exemples", "phrases")


def entries(files: Files) -> tuple[Entry, ...]:
    """Each fiche of each call, then what is for elsewhere."""
    found = []
    for call in files.calls():
        part = files.title_of_call(call)
        for name in _files(files, call):
            file = files.file(name)
            key = name.rpartition("/")[2].removesuffix(".yaml")
            lists = tuple(_lists(file))
            count = sum(len(one.words) for one in lists if one.weight is not None)
            found.append(Entry(f"{call}/{key}", _title(files, call, key), part, str(count)))
    return tuple(found)


def form(files: Files, key: str) -> Form | None:
    """The groups of words of one fiche, or of what is for elsewhere."""
    call, _, name = key.partition("/")
    if call not in files.calls():
        return None
    known = {one.rpartition("/")[2].removesuffix(".yaml"): one for one in _files(files, call)}
    if name not in known:
        return None
    file = files.file(known[name])
    about = files.title_of_call(call)
    return Form(
        Subject.KEYWORDS, key, _title(files, call, name), (), (file.name,), about, tuple(_lists(file)), exclusive=True
    )


def _files(files: Files, call: str) -> tuple[str, ...]:
    words = [
        name for name in files.inside(f"rules/{call}/{KEYWORDS}") if name.rpartition("/")[2] not in (COMMON, FRENCH)
    ]
    outside = f"rules/{call}/{OUTSIDE}.yaml"
    return (*words, outside) if (files.root / outside).exists() else tuple(words)


def _title(files: Files, call: str, key: str) -> str:
    sheet = f"rules/{call}/fiches/{key}.yaml"
    if key == OUTSIDE:
        return described(OutsideFile, "genres")[0]
    return files.file(sheet).said("titre_court") if (files.root / sheet).exists() else key


def _lists(file: File) -> Iterator[WordList]:
    if "genres" not in file.group():
        yield from _groups(file, (), "")
        for name in _SENTENCES:
            yield word_list(file, (name,), described(FicheWordsFile, name)[0])
        return
    for number in range(len(file.items("genres"))):
        title = file.said("genres", number, "cle")
        yield from _groups(file, ("genres", number), f"{title} · ")
        for name in _SENTENCES:
            yield word_list(file, ("genres", number, name), f"{title} · {described(KindModel, name)[0]}")


def _groups(file: File, path: Path, before: str) -> Iterator[WordList]:
    for number in range(len(file.items(*path, _GROUPS))):
        here: Path = (*path, _GROUPS, number)
        weight = file.get(*here, "poids")
        shown = float(weight) if isinstance(weight, int | float) else None
        yield word_list(file, (*here, "mots"), before + file.said(*here, "nom"), weight=shown)
