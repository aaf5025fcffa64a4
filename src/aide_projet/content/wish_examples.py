"""The examples of wishes, and of ordinary talk that wishes nothing: where each leads when it has not been learnt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from aide_projet.content.language_files import LanguageFile
from aide_projet.content.matching_examples import Confusion, Sentence
from aide_projet.content.yaml_file import Located
from aide_projet.understanding.language import Language
from aide_projet.understanding.reading import IntentName
from aide_projet.understanding.taught import TALK, WISHES, wish_unlearnt

ORDINARY = "rien"


def wish_confusion(language: Language, files: Iterable[Located[LanguageFile]]) -> Confusion:
    """Where each example led; one of ordinary talk must lead nowhere."""
    counts: Counter[tuple[str, str]] = Counter()
    astray: list[tuple[Sentence, str]] = []
    for sentence in _sentences(files):
        ordinary = sentence.outside
        target = f"{TALK} {sentence.key}" if ordinary else sentence.key
        expected = ORDINARY if ordinary else sentence.key
        found = wish_unlearnt(sentence.text, target, language) or ORDINARY
        counts[expected, found] += 1
        if found != expected:
            astray.append((sentence, found))
    return Confusion([*(name.value for name in IntentName), ORDINARY], counts, astray)


def _sentences(files: Iterable[Located[LanguageFile]]) -> Iterator[Sentence]:
    wishes = {name.value for name in IntentName}
    for file in files:
        ordinary = file.value.sujet == TALK
        for key, texts in file.value.mots.items() if ordinary or file.value.sujet == WISHES else ():
            for place, text in enumerate(texts if ordinary or key in wishes else ()):
                line = file.at("mots", key, place)[0]
                yield Sentence(file.file, line, text, key, outside=ordinary, required=False)
