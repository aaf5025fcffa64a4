"""Corrections: "non, 3 000", "en fait c'est à Lens", "change le titre : …", "vous avez mal noté le téléphone"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import Slot
from aide_projet.understanding.contrast import Contrast, contrast_openers, find_contrast
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import folded
from aide_projet.understanding.phrasing import Phrasebook, Token, openers, opens_none, phrasebook, tokens
from aide_projet.understanding.quantity import quantities
from aide_projet.understanding.reading import Correction
from aide_projet.understanding.said import Said, plain
from aide_projet.understanding.standing import replaced_between
from aide_projet.understanding.zero import is_zero_at

_SLOT = "champ "
"""Families of the subject "corrections" that name a field: "champ contact_telephone"."""

_NOT_A_VALUE = (
    r"(?:plus|moins|loin|mal|beaucoup|encore|sure?s?|trop|du tout|vraiment|grand|tout|tres|bien|besoin|forcement"
    r"|toujours|obligatoirement|certaine?s?|confirmee?s?|accordee?s?|demandee?s?|possible|question|tellement|si|cher|exactement|precisement)"
)
_FIELD = 5  # words that may stand between the name of a field and its new value
_ADVERB = rf"(?! {_NOT_A_VALUE}\b)"
_NOT_THIS = re.compile(
    rf"\b(?:non )?pas\b{_ADVERB}(?! (?:de |d'))[^.;!?\n]{{1,40}}?(?:\bmais\b|\bplutot\b|\bc'est\b)"
    rf"|\b(?:non )?pas\b{_ADVERB}(?! (?:de |d'))[^.;!?\n]{{1,40}}?,"  # "pas d'argent de cote, helas" opposes nothing
    rf"|[,;] ?(?:et )?(?:non )?pas (?!{_NOT_A_VALUE}\b)(?:a |de |le |la |les )?[\d\w]"
    r"|\bet (?:non )?pas (?:a |de |le |la |les )?\d"
    r"|\bplutot[ .!]*$|\bau lieu d[eu']|\bet non (?:pas )?(?:a |le |la |\d)"
)
_NOT_THESE = re.compile(
    rf" *(?:(?:non|c'est|ce n'est)[ ,]{{1,3}}){{0,2}}pas\b{_ADVERB}(?! (?:de |d')) (?:(?:a|le|la|les) )?"
    r"([^\d,;.!?\n]{2,40}?)(?:,| mais\b| plutot\b)"
)
_OPPOSED = re.compile("pas|plutot|au lieu|non")
"""What every expression above holds."""
_PLAIN_WORDS = 3  # words from which "je me suis trompé" says it alone
_LOOSE = re.compile(
    r"[ ,.:;!-]*(?:(?:ce n'est pas|c'est pas|c'est|ce serait|ca serait|plutot|pas|par|en|:|=|->|est|sera|devient|et)"
    r" *)*[:=-]* *"
)


_TIED = re.compile(r"[:=]|est|ser")
_NAMING = re.compile(r" ?(?:[:=]|(?:c'est|c est|est|sera|serait|ce sera|ce serait) ?(?:[:=])?) ?(?:plutot |donc )?")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction and where the value that replaces the former one begins in the plain text.

    `strong`: nothing but a correction can be meant, even where a text was asked for; `tentative`: it is one only when
    a slot is found that it can be about. `hint`: a slot named at the end ("… pour le
    budget"). `instead`: where the value to be replaced stands, when it is named.
    """

    correction: Correction
    value_from: int
    strong: bool
    wants_change: bool = False
    instead: tuple[int, int] | None = None
    hint: str | None = None
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class _Cues:
    opening: Phrasebook
    anywhere: Phrasebook
    change: Phrasebook
    by: frozenset[str]
    it_is: frozenset[str]
    ties: frozenset[str]
    complaint: Phrasebook
    soft: frozenset[str]
    hesitates: frozenset[str]
    becomes: Phrasebook
    relative: frozenset[str]
    names: Phrasebook
    openers: frozenset[str]


_CACHE: dict[tuple[int, int], tuple[Language, Mapping[str, Slot], _Cues]] = {}


def _cues(language: Language, slots: Mapping[str, Slot]) -> _Cues:
    """Compiled once for a vocabulary and its fields; both are kept so that their identity cannot be reused."""
    known = _CACHE.get((id(language), id(slots)))
    if known is None or known[0] is not language or known[1] is not slots:
        if len(_CACHE) > 16:
            _CACHE.clear()
        known = (language, slots, _compile(language, slots))
        _CACHE[(id(language), id(slots))] = known
    return known[2]


def _compile(language: Language, slots: Mapping[str, Slot]) -> _Cues:
    subject = language.subjects.get("corrections", {})
    names = {name.removeprefix(_SLOT): words for name, words in subject.items() if name.startswith(_SLOT)}
    named = {name: (*names.get(name, ()), slot.label) for name, slot in slots.items()}

    def book(name: str) -> Phrasebook:
        return phrasebook(language, {name: language.words("corrections", name)})

    opening, anywhere, change = book("ouvre"), book("partout"), book("change")
    complaint, becomes, field_names = book("signale"), book("devient"), phrasebook(language, named)
    return _Cues(
        opening=opening,
        anywhere=anywhere,
        change=change,
        by=frozenset(map(plain, language.words("corrections", "entre valeurs"))),
        ties=frozenset(map(plain, language.words("corrections", "devant le champ"))),
        it_is=frozenset(map(plain, language.words("corrections", "présente"))),
        complaint=complaint,
        soft=frozenset(
            token.word
            for word in language.words("corrections", "petits mots")
            for token in tokens(plain(word), language)
        ),
        hesitates=frozenset(map(plain, language.words("corrections", "hésite"))),
        becomes=becomes,
        relative=frozenset(map(plain, language.words("corrections", "relative"))),
        names=field_names,
        openers=openers(opening, anywhere, change, complaint, becomes, field_names) | contrast_openers(language),
    )


def find_correction(
    said: Said, language: Language, slots: Mapping[str, Slot], *, of_text: bool, yes_no: bool
) -> Corrected | None:
    """The correction that an utterance is. `of_text`: a text was asked for; `yes_no`: "non" is an answer there."""
    words = tokens(said.plain, language)
    if not words or len(words) > 60:
        return None
    cues = _cues(language, slots)
    if opens_none(words, cues.openers) and _OPPOSED.search(said.plain) is None:
        return None if yes_no else _of_figures_alone(said, words, cues, language, of_text=of_text)
    change = _change(said, words, cues) or (None if of_text else _becomes(said, words, cues))
    if change is not None:
        return change
    complaint = _complaint(said, words, cues, of_text=of_text)
    if complaint is not None:
        return complaint
    bare = _bare(said, words, cues)
    if bare is not None:
        return bare
    contrast = find_contrast(said, language)
    if yes_no:
        return _of_named(said, words, contrast, cues) or _contrasted(said, words, contrast, cues)
    opening = _opening(said, words, cues, language, of_text=of_text)
    if opening is not None:
        return opening
    if of_text:
        return _of_figures(said, words, cues, language) or _of_words(said, tentative=True)
    found = cues.anywhere.first(words)
    if found is not None:
        start, end = words[found[1]].start, words[found[2] - 1].end
        return Corrected(_named(said, None, start, end), 0, strong=False, hint=_slot_at_end(words, found[2], cues))
    match = _NOT_THIS.search(said.plain)
    if match is not None and is_zero_at(folded(said.plain), match.start(), language):  # "pas un sou, tout est prêté"
        return _contrasted(said, words, contrast, cues)
    opposed = _of_words(said, tentative=False)
    if opposed is not None:
        return opposed
    place = match.span() if match else _taken_back(said, language)
    return Corrected(_named(said, None, *place), 0, strong=False) if place else _contrasted(said, words, contrast, cues)


def _of_figures_alone(
    said: Said, words: tuple[Token, ...], cues: _Cues, language: Language, *, of_text: bool
) -> Corrected | None:
    """The correction of an utterance none of whose words begins one."""
    if of_text:
        return _of_figures(said, words, cues, language)
    place = _taken_back(said, language)
    return Corrected(_named(said, None, *place), 0, strong=False) if place else None


def _contrasted(said: Said, words: tuple[Token, ...], contrast: Contrast | None, cues: _Cues) -> Corrected | None:
    if contrast is None or not contrast.sure:
        return None
    return Corrected(_named(said, None, *contrast.wrong), 0, strong=False, hint=_slot_at_end(words, 0, cues))


def _of_named(said: Said, words: tuple[Token, ...], contrast: Contrast | None, cues: _Cues) -> Corrected | None:
    """ "La commune n'est pas Roubaix mais Tourcoing": the field is named before what is wrong of it."""
    named = _slot_after(words, 0, cues) if contrast is not None else None
    if contrast is None or named is None or words[named[1] - 1].end > contrast.wrong[0]:
        return None
    return Corrected(_named(said, named[0], 0, contrast.wrong[1]), contrast.right[0], strong=True)


def _becomes(said: Said, words: tuple[Token, ...], cues: _Cues) -> Corrected | None:
    """ "mon budget passe à 5 400": a field named first, soon followed by what gives it another value."""
    first = next((place for place, word in enumerate(words) if word.word not in cues.hesitates), 0)
    named = _slot_after(words, first, cues)
    if named is None:
        return None
    for place in range(named[1], min(named[1] + _FIELD, len(words) - 1)):
        hit = cues.becomes.at(words, place)
        if hit is not None and hit[1] < len(words):
            return Corrected(
                _named(said, named[0], words[0].start, words[hit[1] - 1].end), words[hit[1] - 1].end, strong=True
            )
    return None


def _bare(said: Said, words: tuple[Token, ...], cues: _Cues) -> Corrected | None:
    """ "je me suis trompé", and nothing else: the last answer is wrong."""
    found = cues.anywhere.first(words)
    if found is None or found[2] - found[1] < _PLAIN_WORDS:
        return None
    if any(token.word not in cues.soft for token in (*words[: found[1]], *words[found[2] :])):
        return None
    end = len(said.plain)
    return Corrected(_named(said, None, 0, end), end, strong=True, wants_change=True)


def _of_words(said: Said, *, tentative: bool) -> Corrected | None:
    """ "pas Roubaix, Lens": the words taken back come first. `tentative`: only where a field holds them."""
    match = _NOT_THESE.match(said.plain)
    if match is None:
        return None
    named = _named(said, None, *match.span())
    return Corrected(named, match.end(), strong=False, instead=match.span(1), tentative=tentative)


def _taken_back(said: Said, language: Language) -> tuple[int, int] | None:
    """ "3000 non 3500": the words between two figures that take the first back."""
    found = quantities(said.plain, language)
    flat = folded(said.plain)
    for first, second in itertools.pairwise(found):
        alike = first.unit == second.unit or not (first.unit and second.unit)
        if alike and replaced_between(flat, first.number.end, second.number.start, language):
            return first.number.end, second.number.start
    return None


def find_named(said: Said, language: Language, slots: Mapping[str, Slot]) -> tuple[str, int] | None:
    """ "le titre c'est Les jardins": the slot that an utterance names first, and where its value begins."""
    if _TIED.search(said.plain) is None:  # far quicker than the words
        return None
    words = tokens(said.plain, language)
    cues = _cues(language, slots)
    named = _slot_after(words, 0, cues) if words else None
    if named is None or named[1] >= len(words):
        return None
    end = words[named[1] - 1].end
    tie = _NAMING.match(said.plain, end)
    return (named[0], tie.end()) if tie is not None else None


def is_shared_name(said: Said, end: int, language: Language) -> bool:
    """Whether the name of a field that ends there may be that of several: "le montant", "la date"."""
    shared = frozenset(map(plain, language.words("corrections", "noms partagés")))
    return any(token.word in shared for token in tokens(said.plain[:end], language))


def names_of(language: Language, slots: Mapping[str, Slot]) -> Phrasebook:
    """The names that people give to the fields."""
    return _cues(language, slots).names


def closes_as_correction(said: Said, language: Language) -> str:
    """The words that end a correction: "la mairie c'est 1000 en fait"; "" when there are none."""
    words = tokens(said.plain, language)
    endings = _endings(language)
    for place in range(max(0, len(words) - 4), len(words)):
        hit = endings.at(words, place)
        if hit is not None and hit[1] == len(words):
            return said.words(words[place].start, words[-1].end)
    return ""


@of_content(maxsize=8)
def _endings(language: Language) -> Phrasebook:
    return phrasebook(language, {"ferme": language.words("corrections", "ferme")})


def _change(said: Said, words: tuple[Token, ...], cues: _Cues) -> Corrected | None:
    """ "change le titre : Les jardins", "je me suis trompé de commune"."""
    place = 0
    while place < min(5, len(words)):
        hit = cues.change.at(words, place)
        opened = cues.opening.at(words, place)
        if hit is not None and opened is not None and opened[1] > hit[1]:
            place = opened[1]  # "erreur de ma part" is about no field
            continue
        if hit is not None:
            named = _slot_after(words, hit[1], cues)
            if named is not None:
                slot, end = named
                if end < len(words) and words[end].word in cues.relative:
                    end = len(words)
                after = _LOOSE.match(said.plain, words[end - 1].end)
                value = after.end() if after else words[end - 1].end
                return Corrected(
                    _named(said, slot, words[0].start, words[end - 1].end), value, strong=True, wants_change=True
                )
            replaced = _replaced(said, words, hit[1], cues)
            if replaced is not None:
                return replaced
            rest = [token for token in words[hit[1] :] if token.word not in cues.soft]
            if not rest and hit[1] - place >= 1 and place <= 4:
                return Corrected(
                    _named(said, None, 0, len(said.plain)), len(said.plain), strong=True, wants_change=True
                )
        if words[place].word not in cues.soft and cues.opening.at(words, place) is None:
            return None
        place += 1
    return None


def _replaced(said: Said, words: tuple[Token, ...], place: int, cues: _Cues) -> Corrected | None:
    """ "remplace 2000 par 2500"."""
    for at in range(place + 1, min(place + 8, len(words) - 1)):
        if words[at].word in cues.by:
            instead = words[place].start, words[at - 1].end
            correction = _named(said, None, words[0].start, words[at].end)
            return Corrected(correction, words[at].end, strong=False, instead=instead, tentative=True)
    return None


def _of_figures(said: Said, words: tuple[Token, ...], cues: _Cues, language: Language) -> Corrected | None:
    """ "pas 5600 mais 5000", whole, where a text is asked for."""
    found = quantities(said.plain, language) if len(words) <= 12 else ()
    if len(found) < 2 or all(item.bound != "rejet" for item in found):
        return None
    spans = [(item.start, item.end) for item in found]
    slot, place = _slot_after(words, 0, cues) or (None, 0)
    left = [word for word in words[place:] if not any(start <= word.start < end for start, end in spans)]
    if any(word.word not in cues.soft and word.word not in cues.it_is for word in left):
        return None
    return Corrected(_named(said, slot, 0, len(said.plain)), words[place].start, strong=True)


def _complaint(said: Said, words: tuple[Token, ...], cues: _Cues, *, of_text: bool) -> Corrected | None:
    found = cues.complaint.first(words)
    if found is None or len(words) > 16:
        return None
    named = cues.names.first(words)
    if named is None and (of_text or found[2] - found[1] < 2):
        return None
    end = words[max(found[2], named[2] if named else 0) - 1].end
    after = _LOOSE.match(said.plain, end)
    return Corrected(
        _named(said, named[0] if named else None, 0, end), after.end() if after else end, strong=named is not None
    )


def _opening(
    said: Said, words: tuple[Token, ...], cues: _Cues, language: Language, *, of_text: bool
) -> Corrected | None:
    place = 0
    while place < len(words) and words[place].word in cues.hesitates:
        place += 1
    hesitated = place
    while place < len(words):
        hit = cues.opening.at(words, place)
        if hit is None:
            break
        place = hit[1]
    if place in (hesitated, len(words)):
        return None
    end = words[place - 1].end
    tentative = of_text and said.plain[end : end + 2].lstrip(" ")[:1] not in (",", ":", ".")
    if tentative and place < 2 and words[place].word not in cues.it_is:
        return None  # "Non à la haine" is a title
    named = _slot_after(words, place, cues)
    if named is not None and named[1] < len(words):
        end = words[named[1] - 1].end
        slot: str | None = named[0]
    else:
        slot = None
        if tentative:  # "non c'est à Lens" corrects when a commune is known, "Non c'est non" is a title
            return Corrected(_named(said, None, words[0].start, end), end, strong=False, tentative=True)
    after = _LOOSE.match(said.plain, end) if of_text or slot else None
    hint = _slot_at_end(words, place, cues) if slot is None else None
    return Corrected(_named(said, slot, words[0].start, end), after.end() if after else end, strong=False, hint=hint)


def _slot_at_end(words: tuple[Token, ...], place: int, cues: _Cues) -> str | None:
    """ "je voulais dire 9000 pour le budget"."""
    for at in range(max(place, len(words) - 6), len(words)):
        if words[at].word in cues.ties:
            named = _slot_after(words, at + 1, cues)
            return named[0] if named is not None and named[1] == len(words) else None
    return None


def _slot_after(words: tuple[Token, ...], place: int, cues: _Cues) -> tuple[str, int] | None:
    """The field named from this word on, small words set apart; of two names, the one that goes further."""
    best: tuple[str, int] | None = None
    for at in range(place, min(place + 5, len(words))):
        hit = cues.names.at(words, at)
        if hit is not None and (best is None or hit[1] > best[1]):
            best = hit
        if words[at].word not in cues.soft:
            break
    return best


def _named(said: Said, slot: str | None, start: int, end: int) -> Correction:
    return Correction(slot, said.words(start, end))
