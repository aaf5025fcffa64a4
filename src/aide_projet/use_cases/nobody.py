"""Who and what a conversation tells of persons and structures, and its texts without them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.turn import Outcome
from aide_projet.dialogue.utterance import Utterance
from aide_projet.draft.display import shown
from aide_projet.draft.event import Answered, Corrected, Offered, Recorded
from aide_projet.draft.slot import Email, LongText, Phone, Place, Rna, ShortText, Siret, Table, TextList
from aide_projet.draft.value import Value
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.identity import Sort, folded
from aide_projet.understanding.language import Language
from aide_projet.understanding.organisation import find_structures
from aide_projet.understanding.person import find_person
from aide_projet.understanding.said import plain, say
from aide_projet.understanding.sensitive import find_sensitive
from aide_projet.use_cases.disguise import Disguise
from aide_projet.use_cases.ports import StoredTurn

PERSONS, BODIES, PLACES = ("representant",), ("structure_nom",), ("quartier", "lieu")
"""Slots whose words name persons, structures, places, besides those that say so themselves."""
_NO_VOCABULARY = ("paroles", "anonymat", "lieux")
"""Subjects whose lists hold whole sentences and names."""
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-ÞŒ][\w'’-]*(?:[ -](?:[\w'’]{1,3}[ -])?[A-ZÀ-ÖØ-ÞŒ][\w'’-]*){0,3}")
_WORDS = re.compile(r"[^\W\d_]+")


def disguise_of(content: Content, records: Sequence[Recorded], turns: Sequence[StoredTurn]) -> Disguise:
    """Everything that the conversation tells of somebody, gathered before anything is replaced."""
    language, vocabulary = content.language, content.lexicon.vocabulary
    told = [(slot, value, said) for record in records for slot, value, said in _values(record)]
    texts = [turn.said for turn in turns] + [text for _, value, said in told for text in (*_strings(value), said)]
    known = _vocabulary(language)
    people, bodies, spoken, places = list[str](), list[str](), dict[str, tuple[Sort, str]](), list[str]()
    for name, value, said in told:
        slot = content.slots.get(name)
        sort = _sort(slot.kind) if slot is not None else None
        if sort is not None:
            spoken.update({said: (sort, str(value))} if len(said) > 2 else {})
        elif slot is not None and (slot.personal or name in PERSONS):
            people.extend(_strings(value))
        elif name in BODIES:
            bodies.extend(_strings(value))
        elif slot is not None and (isinstance(slot.kind, Place) or name in PLACES):
            places.extend(_strings(value))
    for text in dict.fromkeys(texts):
        people.extend(_persons(text, language))
        bodies.extend(_structures(text, language))
        places.extend(piece for piece in _CAPITALS.findall(text) if content.places.named(piece))
    return Disguise(
        language,
        kept=frozenset(word for place in places for word in _WORDS.findall(folded(place))),
        is_common=lambda word: vocabulary.speaks(word) or word in known,
        is_spelt=lambda word: vocabulary.spells(word) or word in known,
        people=tuple(dict.fromkeys(people)),
        bodies=tuple(dict.fromkeys(bodies)),
        spoken=spoken,
        used=" ".join(texts),
    )


def without_people(disguise: Disguise, value: Value) -> Value:
    """A value with every text in it disguised."""
    if isinstance(value, str):
        return disguise.text(value)
    if isinstance(value, Mapping):
        return {key: without_people(disguise, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [without_people(disguise, item) for item in value]
    return value


def hidden(
    content: Content, disguise: Disguise, utterance: Utterance, asked: str, real: Outcome, day: date
) -> tuple[Utterance | None, bool]:
    """What is done without anybody in it, and whether its words were cut; None when nothing of it can be shown."""
    if utterance.rows is not None:
        rows = tuple({key: without_people(disguise, cell) for key, cell in row.items()} for row in utterance.rows)
        safe = all(_is_safe(content, disguise, text, day) for row in rows for text in _strings(dict(row)))
        return (replace(utterance, rows=rows), False) if safe else (None, True)
    if not utterance.text:
        return utterance, False
    text = disguise.text("".join(char if _can_be_shown(char) else " " for char in utterance.text))
    if not find_sensitive(utterance.text, content.language, day) and _is_safe(content, disguise, text, day):
        return replace(utterance, text=text), False
    instead = _instead(content, disguise, asked, real)
    return (replace(utterance, text=instead, choice="") if instead else None), True


def _instead(content: Content, disguise: Disguise, asked: str, real: Outcome) -> str:
    """Words that answer the question as those that were cut did; "" when they answered nothing that can be shown."""
    slot, value = content.slots.get(asked), real.conversation.draft.value(asked)
    if slot is None or value is None:
        return ""
    if isinstance(slot.kind, LongText | TextList):
        return " ".join(content.language.words("anonymat", "texte retiré")[:1])
    if isinstance(slot.kind, ShortText):
        return " ".join(content.language.words("anonymat", "titre retiré")[:1])
    return "" if isinstance(slot.kind, Table) else disguise.text(shown(slot.kind, value))


def _is_safe(content: Content, disguise: Disguise, text: str, day: date) -> bool:
    """Whether nothing of anybody is left in the text: the last look, at the text as it would be shown."""
    return not disguise.left_in(text) and not find_sensitive(text, content.language, day)


def _can_be_shown(char: str) -> bool:
    """Whether a file of the content may hold the character: none that is unseen, half or private."""
    return char in "\n\t" or unicodedata.category(char)[0] != "C"


def _values(record: Recorded) -> Iterator[tuple[str, Value, str]]:
    """What an event tells of which slot, and its words."""
    match record.event:
        case Answered() | Corrected():
            yield record.event.slot, record.event.value, record.event.said
        case Offered():
            for reading in record.event.readings:
                yield record.event.slot, reading.value, record.event.said
        case _:
            pass


def _sort(kind: object) -> Sort | None:
    match kind:
        case Email():
            return "courriel"
        case Phone():
            return "telephone"
        case Siret():
            return "siret"
        case Rna():
            return "rna"
        case _:
            return None


def _strings(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)


def _persons(text: str, language: Language) -> Iterator[str]:
    """Names that the text announces, or that come after « Mme »."""
    found = find_person(say(text), ReadingContext(language, date.min, {}))
    if found is not None:
        yield str(found.value)
    titles = sorted(map(re.escape, language.words("personnes", "civilité")), key=len, reverse=True)
    for match in re.finditer(rf"(?<!\w)(?i:{'|'.join(titles) or '(?!)'})\.? +({_CAPITALS.pattern})", text):
        yield match[1]


def _structures(text: str, language: Language) -> Iterator[str]:
    for reading, _ in find_structures(say(text), ReadingContext(language, date.min, {})):
        yield str(reading.value)


def _vocabulary(language: Language) -> frozenset[str]:
    """The words of the readers' lists, folded."""
    subjects = [lists for subject, lists in language.subjects.items() if subject not in _NO_VOCABULARY]
    phrases = (phrase for lists in subjects for listed in lists.values() for phrase in listed)
    return frozenset(word for phrase in phrases for word in _WORDS.findall(plain(phrase)))
