"""Advice on the sentences that people read: too long, an acronym nobody explains, two negations in one breath."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from aide_projet.content.advice import AdviceCollector, AdviceName
from aide_projet.content.read_texts import ReadText
from aide_projet.dialogue.content import Term

LONG_SENTENCE = 25
"""Words above which a sentence is hard to read (falc guidelines: far fewer)."""

_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HOLE = re.compile(r"\{[^{}]*\}")
_ACRONYM = re.compile(r"\b[A-ZÉ]{2,6}\b")
_IN_FULL = re.compile(r"\b[A-ZÉ]{2,6}(?= \()|(?<=\()[A-ZÉ]{2,6}(?=\))")
"""« CCAS (centre communal d'action sociale) », or the other way round."""
_KNOWN_ACRONYMS = frozenset({"PDF", "SIRET", "OK", "SMS", "IBAN"})

_CLAUSES = re.compile(r"[,;:!?()«»]|\b(?:et|ou|mais|car|donc|si|quand|parce)\b")
_DENIED = r"(?:pas|jamais|rien|aucune?|personne|ni)"
_NEGATION = re.compile(rf"\b(?:ne |n['’]).*?\b{_DENIED}\b|\b(?:rien|personne|aucune?)\b.*?\b(?:ne |n['’])", re.I)
_WITHOUT = re.compile(r"\bsans\b", re.I)
_UN = r"(?:impossible|inutile|interdite?|incompatible|exclue?|négligeable|inconnue?|défendue?)s?"
_NOT_UN = re.compile(rf"\b(?:pas|jamais) (?:\w+ )?{_UN}\b", re.I)


def lint_texts(texts: Iterable[ReadText], glossary: Iterable[Term], advice: AdviceCollector) -> None:
    """Advise on each text; the glossary explains acronyms."""
    explained = _explained(glossary)
    for one in texts:
        text = _HOLE.sub("X", one.text)  # a hole is one word
        for sentence in _SENTENCES.split(text):
            _lint_sentence(one, sentence, advice)
        for acronym in sorted(set(_ACRONYM.findall(text)) - explained - set(_IN_FULL.findall(text))):
            cause = f"sigle « {acronym} » que le glossaire n'explique pas"
            remedy = "ajoutez-le à glossaire.yaml, ou écrivez les mots en entier"
            advice.add(AdviceName.ACRONYM, one.file, one.path, cause, remedy)


def _explained(glossary: Iterable[Term]) -> frozenset[str]:
    words = {word for term in glossary for word in (term.title, *term.words)}
    words |= {word for text in tuple(words) for word in _ACRONYM.findall(text)}
    return frozenset((*words, *(word.upper() for word in words), *_KNOWN_ACRONYMS))


def _lint_sentence(one: ReadText, sentence: str, advice: AdviceCollector) -> None:
    count = len(WORD.findall(sentence))
    if count > LONG_SENTENCE:
        cause = f"phrase de {count} mots : « {sentence[:40]}… »"
        remedy = f"coupez-la : {LONG_SENTENCE} mots au plus se lisent d'un trait"
        advice.add(AdviceName.LONG_SENTENCE, one.file, one.path, cause, remedy)
    for clause in _denied_twice(sentence):
        cause = f"double négation : « {clause} »"
        remedy = "dites-le à l'endroit : ce qu'il faut faire, ou ce qui est possible"
        advice.add(AdviceName.DOUBLE_NEGATION, one.file, one.path, cause, remedy)


def _denied_twice(sentence: str) -> Iterator[str]:
    """The clauses that must be turned round to be understood. « ne … que » and two denials side by side are plain."""
    for clause in _CLAUSES.split(sentence):
        denials = len(_NEGATION.findall(clause))
        if denials > 1 or (denials and _WITHOUT.search(clause)) or _NOT_UN.search(clause):
            yield clause.strip(" .…")
