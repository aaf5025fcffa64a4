"""Advice to authors, beyond mistakes: what would be clearer, lighter, better tested. Nothing here stops a loading."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aide_projet.content.advice import Advice, AdviceCollector
from aide_projet.content.dialogue_folder import read_dialogue
from aide_projet.content.errors import Collector
from aide_projet.content.flow_lint import lint_flow
from aide_projet.content.folder import folders
from aide_projet.content.keyword_lint import KEYWORDS, shared_keywords
from aide_projet.content.load import LANGUAGES
from aide_projet.content.read_texts import read_texts
from aide_projet.content.source_lint import lint_sources
from aide_projet.content.text_lint import lint_texts
from aide_projet.dialogue.content import Content
<<<<<<< HEAD
=======
from aide_projet.dialogue.path import open_steps_once
from aide_projet.draft.slot import Choice, YesNo

LONG_SENTENCE = 25
"""Words above which a sentence is hard to read (falc guidelines: far fewer)."""
EXPRESS_MAXIMUM = 15
"""Questions of the express path, those that say how to reach the bearer apart (issue 2)."""

_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HOLE = re.compile(r"\{[^{}]*\}")
_ACRONYM = re.compile(r"\b[A-ZÉ]{2,6}\b")
_KNOWN_ACRONYMS = frozenset({"PDF", "SIRET", "OK", "SMS", "IBAN"})
>>>>>>> editor


def lint_library(library: Mapping[str, Content], dialogues: Path, rules: Path) -> tuple[Advice, ...]:
    """Advice on a library that loads without mistake, by file and line."""
    advice = AdviceCollector()
    root = dialogues.parent
    for folder in folders(dialogues):
        files = read_dialogue(folder, Collector(), root) if folder.name != LANGUAGES else None
        content = library.get(files.flow.value.appel) if files and files.flow else None
        if files is None or content is None:
            continue
        of_call = rules / content.call.name
        lint_flow(files, content, advice)
        lint_texts(read_texts(folder, of_call, root), content.glossary.values(), advice)
        lint_sources(of_call, root, advice)
        shared_keywords(of_call / KEYWORDS, [fiche.key for fiche in content.call.fiches], root, advice)
    return advice.found
<<<<<<< HEAD
=======


def _lint_steps(files: DialogueFiles, content: Content, advice: AdviceCollector) -> None:
    assert files.flow is not None
    for place, part in enumerate(files.flow.value.etapes):
        for number, step in enumerate(part.etapes):
            path: tuple[Key, ...] = ("etapes", place, "etapes", number)
            kind = content.slots[step.champ].kind
            if not step.exemples and not isinstance(kind, Choice | YesNo):
                cause = f"étape « {step.champ} » sans exemple"
                remedy = "ajoutez « exemples: » avec une ou deux vraies réponses d'habitants"
                advice.add(AdviceName.EXAMPLE_MISSING, files.flow, (*path, "champ"), cause, remedy)
            if step.simple == step.question and len(_WORD.findall(step.question)) > 8:
                cause = "la question simple est la même que la question"
                remedy = "redites-la avec des mots plus courants et des phrases plus courtes"
                advice.add(AdviceName.SIMPLE_UNCHANGED, files.flow, (*path, "simple"), cause, remedy)


def _texts(files: DialogueFiles) -> Iterator[tuple[Located[object], tuple[Key, ...], str]]:
    """Every text that residents read."""
    if files.flow is not None:
        for place, part in enumerate(files.flow.value.etapes):
            for number, step in enumerate(part.etapes):
                path: tuple[Key, ...] = ("etapes", place, "etapes", number)
                for key in ("question", "simple", "pourquoi", "qui_sait", "demander"):
                    yield files.flow, (*path, key), getattr(step, key)
    if files.wordings is not None:
        for name, text in files.wordings.value.reponses.items():
            yield files.wordings, ("reponses", name), text
    if files.why is not None:
        for name, text in files.why.value.pourquoi.items():
            yield files.why, ("pourquoi", name), text
    if files.glossary is not None:
        for place, term in enumerate(files.glossary.value.termes):
            yield files.glossary, ("termes", place, "definition"), term.definition
    if files.questions is not None:
        for place, one in enumerate(files.questions.value.questions):
            yield files.questions, ("questions", place, "reponse"), one.reponse


def _lint_texts(files: DialogueFiles, content: Content, advice: AdviceCollector) -> None:
    explained = {word for term in content.glossary.values() for word in (term.title, *term.words)}
    explained |= {word for text in tuple(explained) for word in _ACRONYM.findall(text)}
    explained |= {word.upper() for word in explained} | _KNOWN_ACRONYMS
    for file, path, text in _texts(files):
        text = _HOLE.sub("X", text)  # a hole is one word
        for sentence in _SENTENCES.split(text):
            count = len(_WORD.findall(sentence))
            if count > LONG_SENTENCE:
                cause = f"phrase de {count} mots : « {sentence[:40]}… »"
                advice.add(
                    AdviceName.LONG_SENTENCE,
                    file,
                    path,
                    cause,
                    f"coupez-la : {LONG_SENTENCE} mots au plus se lisent d'un trait",
                )
        for acronym in sorted(set(_ACRONYM.findall(text)) - explained):
            advice.add(AdviceName.ACRONYM, file, path, f"sigle « {acronym} » que le glossaire n'explique pas",
                       "ajoutez-le à glossaire.yaml, ou écrivez les mots en entier")  # fmt: skip


def _lint_express(files: DialogueFiles, content: Content, advice: AdviceCollector) -> None:
    """The express path must stay short whatever the fiche."""
    assert files.flow is not None
    for fiche in content.call.fiches:
        facts = {"fiche": fiche.key, "fiche_retenue": fiche.key}
        asked = [one for one in open_steps_once(content, facts) if one.express and not one.slot.personal]
        if len(asked) > EXPRESS_MAXIMUM:
            cause = f"{len(asked)} questions essentielles pour la fiche {fiche.key}"
            remedy = f"gardez-en {EXPRESS_MAXIMUM} au plus au niveau essentiel ; les autres, au niveau complet"
            advice.add(AdviceName.LONG_EXPRESS, files.flow, ("etapes",), cause, remedy)
>>>>>>> editor
