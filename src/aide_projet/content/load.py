"""The content folders → one frozen bundle per call, or every mistake at once. START READING HERE for content.

library = load_library(workspace.dialogues, workspace.rules)      # raises ContentErrors
library["dsdt-2015"].flow
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from aide_projet.checks.call import Call
from aide_projet.checks.fact_names import known_names
from aide_projet.content.call_files import build_call
from aide_projet.content.conversation_files import check_conversation
from aide_projet.content.dialogue_files import build_answers, build_glossary, build_return_words, build_wordings
from aide_projet.content.dialogue_folder import DialogueFiles, read_dialogue
from aide_projet.content.errors import Collector
from aide_projet.content.flow_file import FlowFile, build_flow
from aide_projet.content.folder import fingerprint, folders, shown_path, yaml_files
from aide_projet.content.handover_file import build_handover
from aide_projet.content.language_files import LanguageFile, build_language, with_questions
from aide_projet.content.matching_files import read_lexicon
from aide_projet.content.nearest import nearest
from aide_projet.content.places import FILE as PLACES
from aide_projet.content.places import PlacesError, load_places
from aide_projet.content.rules_folder import check_shapes
from aide_projet.content.slot_file import build_slots
from aide_projet.content.yaml_file import Located, read_yaml
from aide_projet.dialogue.answer_facts import ANSWER_FACTS
from aide_projet.dialogue.content import Answer, Content, Term
from aide_projet.dialogue.why_names import WHY_NAMES
from aide_projet.dialogue.wording_names import WORDING_NAMES
from aide_projet.draft.slot import Slot
from aide_projet.draft.wording import Wording
from aide_projet.understanding.place import Places
from aide_projet.use_cases.once import Once

LANGUAGE = "fr"
LANGUAGES = "langue"


@dataclass(frozen=True, eq=False)
class Loaded:
    """A call's content with the files that it comes from, for `lint` and `test`."""

    content: Content
    files: DialogueFiles
    rules: Path


@dataclass(frozen=True, eq=False)
class Library:
    """Everything read from the content folders. `collector` holds the mistakes; `calls` only what has none."""

    calls: Mapping[str, Loaded]
    languages: tuple[Located[LanguageFile], ...]
    collector: Collector
    root: Path


def load_library(dialogues: Path, rules: Path) -> Mapping[str, Content]:
    """The content of every call, by call name; raises ContentErrors with all the mistakes found."""
    library = read_library(dialogues, rules)
    library.collector.raise_if_any()
    return MappingProxyType({name: loaded.content for name, loaded in library.calls.items()})


@contextmanager
def no_collection() -> Iterator[None]:
    """Reading makes many objects and next to no cycles: looking for these again and again is a fifth of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def read_library(dialogues: Path, rules: Path) -> Library:
    """Read everything, mistakes told in the library's collector rather than raised."""
    with no_collection():
        return _read_library(dialogues, rules)


def _read_library(dialogues: Path, rules: Path) -> Library:
    collector = Collector()
    root = dialogues.parent
    shared = _Shared(dialogues, rules, root, collector)
    flows = [folder for folder in folders(dialogues) if folder.name != LANGUAGES]
    if not flows:
        remedy = "ajoutez un dossier de parcours (champs.yaml, parcours.yaml…), ou reprenez le contenu livré"
        collector.add_at(shown_path(dialogues, root), 1, 1, "aucun parcours dans ce dossier", remedy)
    calls: dict[str, Loaded] = {}
    for folder in flows:
        loaded = _load(folder, shared, taken=calls)
        if loaded is not None:
            calls[loaded.content.call.name] = loaded
    return Library(MappingProxyType(calls), shared.languages, collector, root)


class _Shared:
    """What every call shares: the language, the places, the collector."""

    def __init__(self, dialogues: Path, rules: Path, root: Path, collector: Collector) -> None:
        self.rules, self.root, self.collector = rules, root, collector
        self.language_folder = dialogues / LANGUAGES / LANGUAGE
        self.languages = _read_languages(self.language_folder, root, collector)
        self.language = build_language(LANGUAGE, self.languages, collector)
        self.places_file = rules / PLACES


def _read_languages(folder: Path, root: Path, collector: Collector) -> tuple[Located[LanguageFile], ...]:
    paths = yaml_files(folder, collector, root)
    if not paths:
        cause, remedy = "aucun vocabulaire pour le français", "reprenez ce dossier du contenu livré"
        collector.add_at(shown_path(folder, root), 1, 1, cause, remedy)
    read = (read_yaml(path, LanguageFile, collector, root) for path in paths)
    return tuple(file for file in read if file is not None)


def _places(call: Call, shared: _Shared) -> Places | None:
    try:
        return load_places(shared.rules, call.departements)
    except PlacesError:
        cause, remedy = "liste des communes absente", "reprenez ce fichier du contenu livré"
        shared.collector.add_at(shown_path(shared.places_file, shared.root), 1, 1, cause, remedy)
        return None


def _load(folder: Path, shared: _Shared, taken: Mapping[str, Loaded]) -> Loaded | None:
    """One dialogue folder with its call; None when something in it cannot be built. Goes on as far as it can."""
    collector, root = shared.collector, shared.root
    files = read_dialogue(folder, collector, root)
    texts = _build_texts(files, collector)
    rules = _rules_folder(files.flow, shared, taken) if files.flow else _only_rules(shared, taken)
    make_lexicon = Once(read_lexicon(rules, collector, root)) if rules else None
    if files.slots is None or rules is None:
        for one in (rules,) if rules else _rules_folders(shared):
            check_shapes(one, collector, root)
        return None
    bare = build_slots(files.slots, None, collector)  # rules need the slots, whose conditions need the call's facts
    call = build_call(rules, bare, collector, root)
    names = known_names(bare, call) if call else None
    slots = build_slots(files.slots, names, collector)
    flow = build_flow(files.flow, slots, names, collector) if files.flow else None
    if call is None or names is None:
        return None
    answers, asked = build_answers(files.questions, {*names, *ANSWER_FACTS}, collector) if files.questions else ({}, {})
    handover = build_handover(files.handover, slots, names, collector) if files.handover else None
    _check_conversations(files, slots, call, answers, collector)
    places = _places(call, shared)
    if flow is None or make_lexicon is None or places is None or handover is None:
        return None
    content = Content(
        version=fingerprint((folder, rules, shared.language_folder, shared.places_file), root),
        flow=flow,
        slots=MappingProxyType(slots),
        steps=MappingProxyType({step.slot: step for step in flow.steps()}),
        call=call,
        make_lexicon=make_lexicon,
        glossary=MappingProxyType(dict(texts.glossary)),
        answers=MappingProxyType(answers),
        wordings=MappingProxyType(dict(texts.wordings)),
        language=with_questions(shared.language, asked),
        places=places,
        words=texts.words,
        handover=handover,
    )
    return Loaded(content, files, rules)


@dataclass(frozen=True, slots=True)
class _Texts:
    """What stands on its own: no slot, no rule enters it."""

    glossary: Mapping[str, Term]
    wordings: Mapping[str, Wording]
    words: tuple[str, ...]


def _build_texts(files: DialogueFiles, collector: Collector) -> _Texts:
    return _Texts(
        glossary=build_glossary(files.glossary, collector) if files.glossary else {},
        wordings={
            **(build_wordings(files.wordings, WORDING_NAMES, collector) if files.wordings else {}),
            **(build_wordings(files.why, WHY_NAMES, collector) if files.why else {}),
        },
        words=build_return_words(files.return_words, collector) if files.return_words else (),
    )


def _check_conversations(
    files: DialogueFiles, slots: Mapping[str, Slot], call: Call, answers: Mapping[str, Answer], collector: Collector
) -> None:
    checks = [rule.name for rule in call.rules]
    replies = {"question", *WORDING_NAMES, *checks, *(f"question_{key}" for key in answers)}
    for conversation in files.conversations:
        check_conversation(conversation, slots, replies, checks, collector)


def _rules_folders(shared: _Shared) -> list[Path]:
    return [folder for folder in folders(shared.rules) if folder.name != PLACES.parts[0]]


def _only_rules(shared: _Shared, taken: Mapping[str, Loaded]) -> Path | None:
    """The rules that go with a flow that cannot be read: known when there is no choice."""
    found = _rules_folders(shared)
    return found[0] if len(found) == 1 and found[0].name not in taken else None


def _rules_folder(flow: Located[FlowFile], shared: _Shared, taken: Mapping[str, Loaded]) -> Path | None:
    name = flow.value.appel
    if name in taken:
        cause = f"l'appel « {name} » a déjà un parcours ({taken[name].files.folder.name})"
        shared.collector.add(flow, ("appel",), cause, "gardez un seul parcours par appel")
        return None
    known = [folder.name for folder in _rules_folders(shared)]
    if name not in known:
        remedy = nearest(name, known) if known else f"créez rules/{name}, ou reprenez le contenu livré"
        shared.collector.add(flow, ("appel",), f"appel « {name} » sans dossier dans rules", remedy)
        return _only_rules(shared, taken)
    return shared.rules / name
