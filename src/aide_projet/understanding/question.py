"""Questions asked back: what a word means, why something is asked, and the frequent ones of the call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrasing import Phrasebook, Token, openers, opens_none, phrasebook, tokens
from aide_projet.understanding.reading import Intent, IntentName
from aide_projet.understanding.respelling import Speller, respelt, speller
from aide_projet.understanding.said import Said, plain

FORM = "forme "
"""Families of the subject "questions" that say how a question is recognised; the others are frequent questions."""

_BARE = FORM + "entière "
"""Families of frequent questions that are only these when nothing else is said: "combien ça coûte ?"."""

_SENTENCE = re.compile(r"[^?!\n;]*(?:[?!;]+|\n|$)")
_LONG = 40  # words; more is no question, unless its end is one
_FEW = 5  # words of a question about a word that is not in the glossary
_SURE_PART = 0.6  # share of a sentence that a frequent question covers when nothing else marks a question
_SHORT = 14  # words of a sentence that asks without a question mark
_ALIKE = 86  # of 100, for a term or a question with slips in it


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what of the plain text it takes up."""

    intent: Intent
    start: int
    end: int

    @property
    def unlisted(self) -> bool:
        """Whether it looks like a question, but none that has an answer."""
        return self.intent.name is IntentName.FAQ and not self.intent.topic


@dataclass(frozen=True, slots=True)
class _Forms:
    before: Phrasebook
    after: Phrasebook
    alone: Phrasebook
    small: frozenset[str]
    why: Phrasebook
    why_alone: Phrasebook
    opening: Phrasebook
    asking: Phrasebook
    marked: Phrasebook
    closing: Phrasebook
    never: Phrasebook
    ties: frozenset[str]
    ours: frozenset[str]
    frequent: Phrasebook
    bare: Phrasebook
    spelt: tuple[str, ...]
    speller: Speller


@of_content(maxsize=8)
def _forms(language: Language) -> _Forms:
    def book(name: str) -> Phrasebook:
        return phrasebook(language, {name: language.words("questions", FORM + name)})

    subject = language.subjects.get("questions", {})
    frequent = phrasebook(language, {name: listed for name, listed in subject.items() if not name.startswith(FORM)})

    def single(name: str) -> frozenset[str]:
        listed = language.words("questions", FORM + name)
        return frozenset(token.word for word in listed for token in tokens(plain(word), language))

    return _Forms(
        before=book("definition avant"),
        after=book("definition après"),
        alone=book("definition seule"),
        small=single("petits mots"),
        why=book("pourquoi"),
        why_alone=book("pourquoi seule"),
        opening=book("début"),
        asking=book("sûre"),
        marked=book("marquée"),
        closing=book("fin"),
        never=book("sauf"),
        ties=single("coupure"),
        ours=single("notre affaire"),
        frequent=frequent,
        bare=phrasebook(
            language, {name.removeprefix(_BARE): listed for name, listed in subject.items() if name.startswith(_BARE)}
        ),
        spelt=tuple(frequent.tags),
        speller=speller(word for phrase in frequent.tags for word in phrase.split()),
    )


@of_content(maxsize=8)
def _openers(language: Language) -> frozenset[str]:
    forms = _forms(language)
    books = (getattr(forms, name) for name in forms.__slots__)
    return openers(*(book for book in books if isinstance(book, Phrasebook)))


@of_content(maxsize=16)
def _terms(terms: tuple[tuple[str, tuple[str, ...]], ...], language: Language) -> Phrasebook:
    return phrasebook(language, dict(terms))


def find_questions(
    said: Said, language: Language, glossary: Mapping[str, tuple[str, ...]], *, of_text: bool
) -> tuple[Asked, ...]:
    """Every question asked back. `of_text`: a text was asked for, so only clear questions count, one sentence each."""
    found: list[Asked] = []
    every = tokens(said.plain, language)
    if "?" not in said.plain and opens_none(every, _openers(language)):
        return ()
    place = 0
    for match in _SENTENCE.finditer(said.plain):
        start, end = match.span()
        first = place
        while place < len(every) and every[place].start < end:
            place += 1
        if place > first:
            asked = _question(said, every[first:place], start, end, language, glossary, of_text=of_text)
            if asked is not None:
                found.append(asked)
    return tuple(found)


def is_put_to_us(said: Said, language: Language) -> bool:
    """Whether a text holds a word of what one asks the assistant about: "titre", "vous", "dossier"."""
    ours = _forms(language).ours
    return any(word.word in ours for word in tokens(said.plain, language))


def _question(
    said: Said,
    words: tuple[Token, ...],
    start: int,
    end: int,
    language: Language,
    glossary: Mapping[str, tuple[str, ...]],
    *,
    of_text: bool,
) -> Asked | None:
    forms = _forms(language)
    marked = "?" in said.plain[start:end]
    if len(words) > _LONG:
        if not marked:
            return None
        words = words[-_LONG:]
    why = _why(said, words, end, forms, of_text=of_text, marked=marked)
    if why is not None:
        return why
    defined = _definition(said, words, end, forms, language, glossary, marked=marked)
    if defined is not None and defined.intent.topic:
        return defined
    frequent = _frequent(said, words, end, forms, marked=marked)
    if frequent is not None and not (
        of_text and not marked and frequent.end - frequent.start < _SURE_PART * (end - start)
    ):
        return frequent
    if defined is not None:
        return _nearest(said, words, end, forms) or defined
    told = forms.why.first(words)
    if told is not None and (told[1] <= 3 or marked):
        return _asked(said, IntentName.WHY, "", words[told[1]].start, end)
    if of_text and not (marked and any(word.word in forms.ours for word in words)):
        return None
    return _unlisted(said, words, end, forms, marked=marked)


def _why(said: Said, words: tuple[Token, ...], end: int, forms: _Forms, *, of_text: bool, marked: bool) -> Asked | None:
    """ "pourquoi" alone, or at an end of a short sentence where no text is asked for; "pourquoi pas" asks nothing."""
    if forms.why_alone.whole(words):
        return _asked(said, IntentName.WHY, "", words[0].start, end)
    if of_text or len(words) > _SHORT or forms.never.at(words, 0) is not None:
        return None
    if forms.why_alone.at(words, 0) is not None and words[0].word != words[-1].word:
        return _asked(said, IntentName.WHY, "", words[0].start, end)
    if forms.why_alone.whole(words[-1:]):
        first = len(words) - 1 if marked else 0
        return _asked(said, IntentName.WHY, "", words[first].start, end)
    return None


def _definition(
    said: Said,
    words: tuple[Token, ...],
    end: int,
    forms: _Forms,
    language: Language,
    glossary: Mapping[str, tuple[str, ...]],
    *,
    marked: bool,
) -> Asked | None:
    if not any(token.word in forms.before.starts for token in words) and not (marked and len(words) <= 4):
        return None
    terms = _terms(tuple(glossary.items()), language)
    for place in range(len(words)):
        hit = forms.before.at(words, place)
        term = _term_after(words, hit[1], forms, terms) if hit else None
        if term is not None:
            return _asked(said, IntentName.DEFINITION, term, words[place].start, end)
    for place in range(1, len(words)):
        hit = forms.after.at(words, place)
        before = _term_before(words, place, forms, terms) if hit else None
        if before is not None:
            start = before[1]
            while start > 0 and words[start - 1].word in forms.small:
                start -= 1
            return _asked(said, IntentName.DEFINITION, before[0], words[start].start, end)
    if marked and len(words) <= 4:
        bare = tuple(token for token in words if token.word not in forms.small)
        topic = terms.whole(bare)
        if topic:
            return _asked(said, IntentName.DEFINITION, topic, words[0].start, end)
    return _apart(said, words, end, forms, terms) or _unknown_term(said, words, end, forms)


def _apart(said: Said, words: tuple[Token, ...], end: int, forms: _Forms, terms: Phrasebook) -> Asked | None:
    """ "contrat de ville, jamais entendu parler, c'est quoi ?": the only term of a short sentence that asks for one."""
    named = terms.all(words) if len(words) <= _SHORT else []
    if len({tag for tag, _, _ in named}) == 1 and forms.alone.first(words) is not None:
        return _asked(said, IntentName.DEFINITION, named[0][0], words[0].start, end)
    return None


def _unknown_term(said: Said, words: tuple[Token, ...], end: int, forms: _Forms) -> Asked | None:
    first = next((place for place, word in enumerate(words) if word.word not in forms.ties), 0)
    hit = forms.alone.at(words, first)
    if hit is not None and len(words) - hit[1] <= _FEW:
        return _asked(said, IntentName.DEFINITION, "", words[0].start, end)
    return None


def _term_after(words: tuple[Token, ...], place: int, forms: _Forms, terms: Phrasebook) -> str | None:
    for at in range(place, min(place + 6, len(words))):
        hit = terms.at(words, at)
        if hit is not None:
            return hit[0]
        if words[at].word not in forms.small:
            rest = " ".join(token.word for token in words[at : at + 4])
            return _resembling(rest, terms) or _resembling(words[at].word, terms)
    return None


def _term_before(words: tuple[Token, ...], place: int, forms: _Forms, terms: Phrasebook) -> tuple[str, int] | None:
    for end in range(place, max(place - 3, 0), -1):
        for start in range(max(0, end - 6), end):
            tag = terms.tags.get(" ".join(token.word for token in words[start:end]))
            if tag is not None:
                return tag, start
        if words[end - 1].word not in forms.small:
            found = _resembling(words[end - 1].word, terms)
            return (found, end - 1) if found else None
    return None


def _resembling(text: str, terms: Phrasebook) -> str | None:
    if len(text) < 5:
        return None
    found = process.extractOne(text, terms.tags.keys(), scorer=fuzz.ratio, processor=None, score_cutoff=_ALIKE)
    return terms.tags[found[0]] if found else None


def _frequent(said: Said, words: tuple[Token, ...], end: int, forms: _Forms, *, marked: bool) -> Asked | None:
    bare = forms.bare.whole(tuple(token for token in words if token.word not in forms.small or token.word == "ca"))
    if bare is not None:
        return _asked(said, IntentName.FAQ, bare, words[0].start, end)
    hits = forms.frequent.all(words)
    if not hits:
        return None
    tag, first, after = max(hits, key=lambda hit: hit[2] - hit[1])
    opening = forms.opening.at(words, 0) is not None
    if not (marked or opening or after - first >= _SURE_PART * len(words)):
        return None
    if after - first < 2 and not marked:
        return None
    start = 0 if opening else _subject(said, words, first, forms)
    return _asked(said, IntentName.FAQ, tag, words[start].start, end)


def _subject(said: Said, words: tuple[Token, ...], first: int, forms: _Forms) -> int:
    """Where the words that a question is about begin: "2000 c'est bien le minimum ?", not "2000, c'est bon ?"."""
    place = first
    while place > 0 and words[place - 1].word not in forms.ties:
        between = said.plain[words[place - 1].end : words[place].start]
        if between.strip():
            break
        place -= 1
    return place


def _unlisted(said: Said, words: tuple[Token, ...], end: int, forms: _Forms, *, marked: bool) -> Asked | None:
    """A sentence that asks: the nearest frequent question, or none of them (topic "").

    With a question mark any word that asks will do; without one it takes a word that does nothing else, at an end.
    """
    place = _asks(said, words, forms, marked=marked)
    if place is None:
        return None
    usual = respelt(words, forms.speller, every=False) if marked else None
    if usual is not None:
        found = _frequent(said, usual, end, forms, marked=True)
        if found is not None:
            return found
    return _nearest(said, words, end, forms) or _asked(said, IntentName.FAQ, "", words[place].start, end)


def _asks(said: Said, words: tuple[Token, ...], forms: _Forms, *, marked: bool) -> int | None:
    """Where a question begins; None when there is none."""
    if forms.never.at(words, 0) is not None:
        return None
    if marked:
        early = next((place for place in range(min(3, len(words))) if forms.opening.at(words, place)), None)
        if early is not None:
            return _subject(said, words, early, forms)
        told = forms.closing.first(words) or forms.asking.first(words) or forms.marked.first(words)
        return _subject(said, words, told[1], forms) if told is not None and len(words) > 2 else None
    if not 2 < len(words) <= _SHORT or "," in said.plain[words[0].start : words[-1].end]:
        return None
    for place in range(min(3, len(words) - 2)):
        if forms.asking.at(words, place) is not None:
            return place
        if words[place].word not in forms.small and words[place].word not in forms.ties:
            break
    closed = any((hit := forms.closing.at(words, place)) and hit[1] == len(words) for place in range(len(words)))
    return 0 if closed else None


def _nearest(said: Said, words: tuple[Token, ...], end: int, forms: _Forms) -> Asked | None:
    """The frequent question that is asked in nearly the same words."""
    text = " ".join(token.word for token in words)
    near = process.extractOne(text, forms.spelt, scorer=fuzz.token_sort_ratio, processor=None, score_cutoff=_ALIKE)
    return _asked(said, IntentName.FAQ, forms.frequent.tags[near[0]], words[0].start, end) if near else None


def _asked(said: Said, name: IntentName, topic: str, start: int, end: int) -> Asked:
    while end > start and said.plain[end - 1].isspace():  # a question ends with its last sign, not at the next line
        end -= 1
    first, last = said.span(start, end)
    return Asked(Intent(name, said.text[first:last], first, last, topic), start, end)
