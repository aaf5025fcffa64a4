"""What is told around a title: "Le titre c'est Les Voix du Terril et ça se passe à Lens"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import ShortText
from aide_projet.understanding.extract import extract
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrasing import Phrasebook, phrasebook, tokens
from aide_projet.understanding.reading import Reading, Understood
from aide_projet.understanding.said import Said
from aide_projet.understanding.sentence import Mention, blanked
from aide_projet.understanding.situation import Situation, unasked
from aide_projet.understanding.text_answer import read_title


@dataclass(frozen=True, slots=True)
class _Ties:
    goes_on: Phrasebook
    adds: Phrasebook


@of_content(maxsize=8)
def _ties(language: Language) -> _Ties:
    return _Ties(
        goes_on=phrasebook(language, {"suite": language.words("publics", "suite du titre")}),
        adds=phrasebook(language, {"ajoute": language.words("corrections", "ajoute")}),
    )


def added(situation: Situation) -> Understood | None:
    """ "j'avais oublié de dire que la mairie paie 2 000 €": no answer, but something of other slots."""
    said = situation.said
    words = tokens(said.plain, situation.context.language)
    found = _ties(situation.context.language).adds.first(words)
    if found is None or found[2] >= len(words):
        return None
    others = _told(situation, _from(said, words[found[2]].start))
    return Understood(said.text, others=others) if others else None


def title_and_more(situation: Situation) -> Understood | None:
    """A title announced or between quotation marks, and what the rest tells; None when that is nothing."""
    said = situation.said
    if not isinstance(situation.kind, ShortText):
        return None
    title = read_title(said, situation.context, situation.kind)
    if title is None:
        return None
    if title.end < len(said.text):
        others = _told(situation, blanked(said, title.start, title.end))
        return Understood(said.text, answer=title, others=others) if others else None
    if not title.start:
        return None
    cut = _end_of_title(said, title, situation.context.language)
    others = _told(situation, _from(said, cut)) if cut else ()
    if not others:
        return None
    short = said.text[title.start : said.offsets[cut]].strip(' ,;.:-«»"“”')
    return Understood(said.text, answer=replace(title, value=" ".join(short.split()), said=short), others=others)


def _end_of_title(said: Said, title: Reading, language: Language) -> int:
    """Where the sentence goes on after a title that it announced; 0 when it does not."""
    first = bisect_left(said.offsets, title.start)
    words = tokens(said.plain, language)
    goes_on = _ties(language).goes_on
    for place, word in enumerate(words):
        if word.start > first and goes_on.at(words, place) is not None:
            return word.start
    return 0


def _told(situation: Situation, said: Said) -> tuple[Mention, ...]:
    return extract(said, unasked(situation.context), situation.slots, situation.places, situation.wanted)


def _from(said: Said, place: int) -> Said:
    return Said(said.text, " " * place + said.plain[place:], said.offsets)
