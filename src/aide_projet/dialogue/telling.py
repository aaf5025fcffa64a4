"""Sentences of remise.yaml said of a draft: what is not told is skipped, what is too long is cut where it can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aide_projet.dialogue.handover import Paragraph, Sentence
from aide_projet.draft import figure_text
from aide_projet.draft.display import rows, shown
from aide_projet.draft.draft import Draft, Filled
from aide_projet.draft.slot import MultiChoice, Slot, Table, TextList

Fits = Callable[[tuple[str, ...]], bool]
"""Whether paragraphs are short enough."""

LONG_WORD = 15
"""Characters that count as one word at most: what is written without spaces is cut too."""

_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_TWO_ENDS = re.compile(r"(?<!\.)([.!?…]) ?\.(?=\s|$)")
_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, eq=False)
class Telling:
    """A draft as sentences tell it. `facts` decide what is said; `prose` goes into sentences, `lines` into boxes."""

    facts: Mapping[str, object]
    prose: Mapping[str, object]
    lines: Mapping[str, object]


def telling(
    slots: Mapping[str, Slot], draft: Draft, facts: Mapping[str, object], *, practice: bool | None = None
) -> Telling:
    """What can be told of a draft. In prose a table is told by its first column, a list by its items on one line.

    `practice`: whether the fiche cannot be handed in; None where that is not known.
    """
    known = {**facts, "exercice": practice}
    filled = {name: one for name, one in draft.filled.items() if name in slots}
    return Telling(
        known,
        _Worded(known, filled, lambda name, one: _prose(slots[name], one)),
        _Worded(known, filled, lambda name, one: shown(slots[name].kind, one.value).strip()),
    )


class _Worded(Mapping[str, object]):
    """The facts, and what is told put in words only when a sentence shows it: most show few of the fields.

    An empty text is as good as unknown, so that its sentence is skipped.
    """

    def __init__(
        self, known: Mapping[str, object], filled: Mapping[str, Filled], words: Callable[[str, Filled], str]
    ) -> None:
        self._known, self._filled, self._words = known, filled, words

    def __getitem__(self, name: str) -> object:
        told = self._filled.get(name)
        return self._known[name] if told is None else self._words(name, told) or None

    def __iter__(self) -> Iterator[str]:
        return iter({**self._known, **self._filled})

    def __len__(self) -> int:
        return len(self._known.keys() | self._filled.keys())


def _prose(slot: Slot, filled: Filled) -> str:
    """The value inside a sentence: one line, without the full stop that the sentence brings."""
    kind, value = slot.kind, filled.value
    if isinstance(kind, Table):
        return figure_text.join([row[0].strip() for row in rows(kind, value)[1:] if row[0].strip()])
    if isinstance(kind, TextList) and isinstance(value, Sequence) and not isinstance(value, str):
        return " ; ".join(_inner(str(item)) for item in value if str(item).strip())
    if isinstance(kind, MultiChoice) and isinstance(value, Sequence) and not isinstance(value, str):
        return figure_text.join([_lower_first(_inner(shown(kind, item))) for item in value])
    return _BLANKS.sub(" ", _inner(shown(kind, value)))


def _lower_first(label: str) -> str:
    return label[:1].lower() + label[1:]


def _inner(text: str) -> str:
    return text.strip().rstrip(".;").rstrip()


def say(sentence: Sentence, facts: Mapping[str, object], values: Mapping[str, object]) -> str:
    """The sentence, "" when it is not said."""
    if sentence.condition is not None and sentence.condition.evaluate(facts) is not True:
        return ""
    wording = next((one for one in sentence.wordings if one.sayable(values)), None)
    if wording is None:
        return ""
    if sentence.most_words:
        values = {name: _cut(values[name], sentence.most_words) for name in wording.names}
    return _TWO_ENDS.sub(r"\1", wording.say(values)).strip()


def _cut(value: object, most: int) -> object:
    return _inner(clipped(value, most)) if isinstance(value, str) else value


def clipped(text: str, most: int) -> str:
    """The text in at most `most` words: its whole first sentences where that keeps half of them, else with "…"."""
    words = text.split()
    if words_in(text) <= most:
        return text
    while words and words_in(" ".join(words)) > most:
        words.pop()
    cut = " ".join(words) or text[: most * LONG_WORD]
    ends = [found.end() for found in _SENTENCE_END.finditer(cut + " ") if found.end() * 2 > len(cut)]
    return cut[: ends[-1]] if ends else f"{cut.rstrip(',;:')}…"


def words_in(text: str) -> int:
    """How many words are said: a very long one counts for several, a sign alone for none."""
    return sum(-(-len(word) // LONG_WORD) for word in text.split() if any(char.isalnum() for char in word))


def paragraphs(
    authored: Sequence[Paragraph], told: Telling, fits: Fits | None = None, *, between: str = " "
) -> tuple[str, ...]:
    """The paragraphs that have something to say, their sentences put together with `between`.

    Until it fits, sentences are left out from the end, the spare ones first.
    """
    said = [[(say(one, told.facts, told.prose), one.spare) for one in paragraph] for paragraph in authored]
    made = _joined(said, between)
    while fits is not None and made and not fits(made):
        _drop_one(said)
        made = _joined(said, between)
    return made


def _drop_one(said: list[list[tuple[str, bool]]]) -> None:
    for spare in (True, False):
        for paragraph in reversed(said):
            for place in reversed(range(len(paragraph))):
                if paragraph[place][0] and paragraph[place][1] >= spare:
                    del paragraph[place]
                    return


def _joined(said: Sequence[Sequence[tuple[str, bool]]], between: str) -> tuple[str, ...]:
    texts = (between.join(text for text, _ in paragraph if text) for paragraph in said)
    return tuple(text for text in texts if text)


def box(lines: Paragraph, told: Telling) -> str:
    """The text of a box: the lines that have something to say, one under the other."""
    return "\n".join(text for text in (say(line, told.facts, told.lines) for line in lines) if text)
