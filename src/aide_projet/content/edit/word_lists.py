"""Words added to a list of the content, and taken from it: keywords, synonyms, what the assistant understands."""

from __future__ import annotations

from collections.abc import Iterator

from aide_projet.content.edit.change import Insert, Remove
from aide_projet.content.edit.files import File, Files
from aide_projet.content.edit.filled import EMPTY
from aide_projet.content.edit.form import Form, Lines, Outcome, Place, Refusal, Refused, Typed, WordList
from aide_projet.content.edit.span import Path
from aide_projet.content.edit.typed import Wrong, read_typed
from aide_projet.content.edit.writing import Step, written
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.said import plain

ADDED, LIST, GONE = "ajout", "liste", "retirer"
"""The boxes: words to add, one a line; the place of their list; the words to take out, as « 3:mot »."""


def word_list(file: File, path: Path, title: str, help_: str = "", weight: float | None = None) -> WordList:
    """The list of texts at a path."""
    words = tuple(str(word) for word in file.items(*path))
    return WordList(title, words, Place(file.name, path), help_, weight)


def words_changed(files: Files, form: Form, typed: Typed, context: ReadingContext) -> Outcome:
    """The lists with the words added, without those taken out; refused when a word would stand twice."""
    gone = tuple(_gone(form, typed))
    added = _added(form, typed, context)
    if isinstance(added, Refusal):
        return Refused((added,))
    left = {number: len(one.words) for number, one in enumerate(form.lists)}
    steps = []
    for number, place, word in sorted(gone, reverse=True):
        chosen = form.lists[number]
        left[number] -= 1
        steps.append(Step(chosen.place.file, Remove((*chosen.place.path, place)), chosen.title, word, ""))
    for number, word in added:
        chosen = form.lists[number]
        steps.append(Step(chosen.place.file, Insert(chosen.place.path, left[number], word), chosen.title, "", word))
        left[number] += 1
    boxes = {ADDED: form.lists[added[0][0]].place} if added else {}
    return written(files, steps, boxes)


def _gone(form: Form, typed: Typed) -> Iterator[tuple[int, int, str]]:
    """(list, place, word) of each word to take out that is still there."""
    for sent in dict.fromkeys(typed.get(GONE, ())):
        number, _, word = sent.partition(":")
        chosen = _chosen(form, number)
        if chosen is not None and word in form.lists[chosen].words:
            yield chosen, form.lists[chosen].words.index(word), word


def _chosen(form: Form, number: str) -> int | None:
    place = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else -1
    return place if 0 <= place < len(form.lists) else None


def _added(form: Form, typed: Typed, context: ReadingContext) -> list[tuple[int, str]] | Refusal:
    """(list, word) of each word to add."""
    text = "\n".join(typed.get(ADDED, ()))
    if not text.strip():
        return []
    words = read_typed(Lines(), text, context)
    if isinstance(words, Wrong):
        return Refusal(ADDED, words.cause, words.remedy)
    chosen = _chosen(form, (*typed.get(LIST, ()), "")[0]) if len(form.lists) > 1 else 0
    if chosen is None:
        return Refusal(LIST, EMPTY, "choisissez dans quelle liste va ce mot")
    assert isinstance(words, list)
    found: dict[str, str] = {}
    for word in (str(one) for one in words):
        where = _owner(form, chosen, word)
        if where:
            return Refusal(ADDED, f"« {word} » est déjà dans « {where} »", "retirez-le de là, ou ôtez-le d'ici")
        found.setdefault(plain(word).strip(), word)
    return [(chosen, word) for word in found.values()]


def _owner(form: Form, chosen: int, word: str) -> str:
    """The title of the list that has the word, accents and capitals set aside; "" when none that counts has it."""
    lists = form.lists if form.exclusive else (form.lists[chosen],)
    wanted = plain(word).strip()
    return next((one.title for one in lists if any(plain(said).strip() == wanted for said in one.words)), "")
