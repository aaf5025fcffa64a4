"""Wishes in free wording, known by the examples that they resemble (souhaits.yaml), against all that wishes nothing.

Tried where nothing else was read for sure. What the words say for a wish must lead by a margin over every other wish
and over every kind of ordinary talk (paroles.yaml); the margins are in souhaits.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from aide_projet.draft.kept import of_content
from aide_projet.understanding.intent import DRASTIC
from aide_projet.understanding.language import Language
from aide_projet.understanding.lessons import Feature, Lessons, features
from aide_projet.understanding.phrasing import Token, tokens
from aide_projet.understanding.reading import Intent, IntentName
from aide_projet.understanding.respelling import Speller, respelt, speller
from aide_projet.understanding.said import Said, plain

WISHES, TALK = "souhaits", "paroles"
"""Subjects: the examples of each wish, by its name; ordinary talk that wishes nothing, by what it is about."""

LIMITS = frozenset(
    {
        "mots_au_moins", "mots_au_plus", "connus", "connus_grave", "avance", "avance_champ", "avance_sujet",
        "avance_a_cote", "avance_texte", "grave_en_plus",
    }
)  # fmt: skip
"""The figures that souhaits.yaml gives."""

DENIALS = "négations"
"""Family of souhaits.yaml beside those of the wishes."""

_TALK = TALK + " "
_TOPIC = IntentName.FAQ.value + " "
_ALSO: Mapping[str, Mapping[IntentName, tuple[str, ...]]] = {
    "politesse": {
        IntentName.SMALLTALK: ("bonjour", "merci", "accord", "blague", "identite", "bavardage"),
        IntentName.ABUSE: ("fache",),
        IntentName.DISTRESS: ("detresse", "decourage"),
    },
    "questions": {IntentName.WHY: ("forme pourquoi", "forme pourquoi seule")},
}
"""Phrases listed elsewhere that are examples too, besides those of each command."""

_PASSED = frozenset({IntentName.SKIP.value, IntentName.UNKNOWN.value, IntentName.NONE.value})
_NEAR: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_PASSED, _PASSED),
    IntentName.HELP.value: frozenset({IntentName.FAQ.value}),
    IntentName.FAQ.value: frozenset({IntentName.HELP.value}),
    IntentName.SAVE.value: frozenset({IntentName.STOP.value}),
}
"""Those that a wish need not lead over: they come to nearly the same, or are the graver of the two."""


@dataclass(frozen=True, slots=True)
class Taught:
    """What the examples speak for. `lead` over the next, for a text of any length.

    `known`: the share of its words that wishes are said with; one that had to be respelt counts for half.
    """

    target: str
    lead: float
    known: float
    found: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class _Bank:
    lessons: Lessons
    examples: Mapping[str, tuple[str, ...]]
    wished: frozenset[str]
    speller: Speller


def taught_examples(language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every example by its target: a wish, "faq" and the key of a question, "paroles" and what it is about."""
    for name in IntentName:
        yield name.value, language.words(WISHES, name.value)
        yield name.value, language.words("commandes", name.value)
    for subject, families in _ALSO.items():
        for name, keys in families.items():
            for key in keys:
                yield name.value, language.words(subject, key)
    for key, listed in language.subjects.get("questions", {}).items():
        if not key.startswith("forme "):
            yield _TOPIC + key, listed
    for key, listed in language.subjects.get(TALK, {}).items():
        yield _TALK + key, listed


@of_content(maxsize=8)
def _bank(language: Language) -> _Bank:
    lessons = Lessons()
    examples: dict[str, tuple[str, ...]] = {}
    wished: set[str] = set()
    ordinary: set[str] = set()
    for target, listed in taught_examples(language):
        examples[target] = (*examples.get(target, ()), *listed)
    for target, listed in examples.items():
        for example in dict.fromkeys(listed):
            words = _words(tokens(plain(example), language))
            (ordinary if target.startswith(_TALK) else wished).update(words)
            lessons.learn(_targets(target), features(words))
    return _Bank(lessons, examples, frozenset(wished), speller(wished | ordinary))


def _targets(target: str) -> tuple[str, ...]:
    """A question asked often teaches its own topic, and what questions are."""
    return (IntentName.FAQ.value, target) if target.startswith(_TOPIC) else (target,)


def _words(said: Sequence[Token]) -> list[str]:
    return [token.word for token in said]


def _usual(words: tuple[Token, ...], bank: _Bank) -> list[str]:
    """The words, those that are unknown put into the spelling of the examples where they sound like one."""
    return _words(respelt(words, bank.speller, every=False) or words)


def judge(words: tuple[Token, ...], language: Language, *, unlearnt: str = "") -> Taught | None:
    """What the examples make of a text, a wish or not; None when they know nothing of it.

    `unlearnt`: the target that it is itself an example of, and must be judged without.
    """
    bank = _bank(language)
    if not bank.examples or not words:
        return None
    return _judged(words, _words(words) if unlearnt else _usual(words, bank), bank, unlearnt)


def _judged(words: tuple[Token, ...], usual: list[str], bank: _Bank, unlearnt: str = "") -> Taught:
    found = features(usual)
    sums = bank.lessons.taught(found, _targets(unlearnt) if unlearnt else ())
    ranked = {target: score for target, score in sums.items() if not target.startswith(_TOPIC)}
    best = max(ranked, key=ranked.__getitem__)
    near = _NEAR.get(best, frozenset())
    second = max((score for target, score in ranked.items() if target != best and target not in near), default=0.0)
    return Taught(best, (ranked[best] - second) / sqrt(len(found)), _known(words, usual, bank), found)


def _known(words: tuple[Token, ...], usual: list[str], bank: _Bank) -> float:
    as_written = sum([token.word in bank.wished for token in words])
    return (as_written + sum([word in bank.wished for word in usual])) / (len(words) + len(usual))


def find_taught_wish(said: Said, language: Language, *, bar: str = "avance") -> Intent | None:
    """The wish that a short text without figures resembles; `bar` names how far it must lead (souhaits.yaml)."""
    limits = language.limits.get(WISHES)
    if limits is None or any(map(str.isdecimal, said.plain)):
        return None
    words = tokens(said.plain, language)
    if not limits["mots_au_moins"] <= len(words) <= limits["mots_au_plus"]:
        return None
    bank = _bank(language)
    usual = _usual(words, bank)
    if not bank.examples or _known(words, usual, bank) < limits["connus"]:  # most texts: it need not be weighed
        return None
    taught = _judged(words, usual, bank)
    name = _sure(taught, language, bar)
    if name is None:
        return None
    topic = _topic(taught, language) if name is IntentName.FAQ else ""
    return Intent(name, said.text, 0, len(said.text), topic, rule="exemples")


def wish_unlearnt(example: str, target: str, language: Language) -> str:
    """The wish that an example would be taken for if it had not been learnt, where nothing is asked; "" for none."""
    name = _sure(judge(tokens(plain(example), language), language, unlearnt=target), language, "avance")
    return name.value if name is not None else ""


def _sure(taught: Taught | None, language: Language, bar: str) -> IntentName | None:
    """The wish that leads far enough."""
    limits = language.limits[WISHES]
    if taught is None or taught.target.startswith(_TALK) or taught.known < limits["connus"]:
        return None
    name = IntentName(taught.target)
    if name not in DRASTIC:
        return name if taught.lead >= limits[bar] else None
    return name if taught.lead >= limits[bar] + limits["grave_en_plus"] and _gravely(taught, language) else None


def _gravely(taught: Taught, language: Language) -> bool:
    """Whether nearly every word is one of wishes, and an example denies what is denied: none says "efface rien"."""
    if taught.known < language.limits[WISHES]["connus_grave"]:
        return False
    denials = frozenset(plain(word) for word in language.words(WISHES, DENIALS))
    denied = [found for found in taught.found if not isinstance(found, str) and not denials.isdisjoint(found)]
    return all(_bank(language).lessons.holds(taught.target, pair) for pair in denied)


def _topic(taught: Taught, language: Language) -> str:
    """The frequent question that leads over the other ones; "" when none does."""
    sums = _bank(language).lessons.taught(taught.found)
    ranked = sorted(((score, target) for target, score in sums.items() if target.startswith(_TOPIC)), reverse=True)
    lead = (ranked[0][0] - ranked[1][0]) / sqrt(len(taught.found)) if len(ranked) > 1 else 0.0
    return ranked[0][1].removeprefix(_TOPIC) if lead >= language.limits[WISHES]["avance_sujet"] else ""


def nearest_example(said: Said, name: IntentName, language: Language) -> str:
    """The example of a wish that a text has most in common with, what is rare counting most."""
    bank = _bank(language)
    found = frozenset(features(_usual(tokens(said.plain, language), bank)))
    rare = {feature: 1 / log(2 + bank.lessons.often(feature)) for feature in found}

    def common(example: str) -> float:
        told = frozenset(features(_words(tokens(plain(example), language))))
        return sum(rare[feature] for feature in found & told) / sqrt(len(found) + len(told))

    targets = [target for target in bank.examples if name.value in _targets(target)]
    return max((example for target in targets for example in bank.examples[target]), key=common, default="")
