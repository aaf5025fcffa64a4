"""Names given in a sentence about other things too: "notre asso s'appelle Couleurs du Monde, on est à Lens"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.organisation import find_structures
from aide_projet.understanding.person import find_name_beside
from aide_projet.understanding.phrasing import Phrasebook, phrasebook, tokens
from aide_projet.understanding.place import Places
from aide_projet.understanding.place_reading import read_commune
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said, plain
from aide_projet.understanding.sentence import Sentence, visible_end

_NAME = re.compile(r"[ :]*[«“\"]\s*([^«»“”\"\n]{2,80}?)\s*[»”\"]|[ :]*([^,.;:!?()\n«»“”\"]{2,80})")
_PIECE = re.compile(r"[^,;:()\n]+")
_BEFORE_FIGURES = re.compile(r"[^,;\n\d]{4,40}")
_LONGEST_PLACE = 5  # words
_STORY = 300  # characters from which a text tells its place in sentences
_TOWN = 1500  # inhabitants; smaller communes are namesakes of people ("Marie, 06 12…")
_TRIMMED = " -.–"


@dataclass(frozen=True, slots=True)
class _Calls:
    announced: Phrasebook
    goes_on: Phrasebook
    before_place: frozenset[str]


@of_content(maxsize=8)
def _calls(language: Language) -> _Calls:
    listed = language.words
    return _Calls(
        announced=phrasebook(
            language,
            {
                "intitule": listed("publics", "titre dit"),
                "structure_nom": listed("acteurs", "nom dit"),
            },
        ),
        goes_on=phrasebook(language, {"suite": listed("publics", "suite du titre")}),
        before_place=frozenset(map(plain, listed("publics", "devant une ville"))),
    )


def find_called(said: Said, context: ReadingContext) -> tuple[Reading, ...]:
    """The title of the project and the name of the structure, where words announce them."""
    calls = _calls(context.language)
    words = tokens(said.plain, context.language)
    found = []
    for slot, _, after in calls.announced.all(words):
        end = words[after - 1].end
        limit = visible_end(said, end)
        stop = next(
            (word.start for place, word in enumerate(words) if word.start > end and calls.goes_on.at(words, place)),
            limit,
        )
        name = _NAME.match(said.text, said.offsets[end], said.offsets[max(end, min(stop, limit))])
        if name is None:
            continue
        group = 1 if name[1] else 2
        called = name[group].strip(_TRIMMED)
        if group == 1 or called != called.lower():
            first = end + name.start(group) - said.offsets[end]
            reading = reading_at(said, context, called, (first, first + len(name[group])), "nom_dit")
            found.append(Reading(slot, called, reading.said, reading.start, reading.end, reading.rule))
    return tuple(found)


def find_bare_commune(said: Said, context: ReadingContext, places: Places) -> Reading | None:
    """A commune that stands alone between commas: "cinquante jeunes, Calais, quartier du Fort"."""
    if len(said.plain) > _STORY:
        return None
    before = _calls(context.language).before_place
    for piece in _PIECE.finditer(said.plain):
        words = [word for word in piece[0].split() if word not in before]
        if not 0 < len(words) <= _LONGEST_PLACE:
            continue
        start, end = piece.start() + len(piece[0]) - len(piece[0].lstrip()), piece.end()
        text = " " * start + said.plain[start:end]
        name = " ".join(words).strip(_TRIMMED)
        capital = said.text[said.offsets[start + said.plain[start:end].find(words[0])]].isupper()
        if not capital or all(commune.population < _TOWN for commune in places.named(name)):
            continue
        found = read_commune(Said(said.text, text + " " * (len(said.plain) - len(text)), said.offsets), context, places)
        if isinstance(found, Reading) and _same(str(found.value), name):
            return found
    return None


def find_first_name(sentence: Sentence, context: ReadingContext, places: Places) -> Reading | None:
    """The name at the head of an address or of ways to reach somebody: "Odile Lefebvre, 9 rue du Parc, 06…"."""
    said = sentence.whole
    head = _BEFORE_FIGURES.match(said.plain)
    if head is None or len(head[0].split()) < 2:
        return find_name_beside(sentence.said, context, places)
    end = head.end()
    text = said.plain[:end] + " " * (len(said.plain) - end)
    alone = Said(said.text, text, said.offsets)
    return find_name_beside(alone, context, places) if not find_structures(alone, context) else None


def _same(name: str, words: str) -> bool:
    return re.sub(r"[ '-]+", " ", plain(name)) == re.sub(r"[ '-]+", " ", words)
