"""The standing told where a name is asked: "c'est un quartier prioritaire" answers the question that comes next."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import Choice
from aide_projet.understanding.language import Language
from aide_projet.understanding.neighbourhood import read_neighbourhood
from aide_projet.understanding.phrasing import Phrasebook, phrasebook, tokens
from aide_projet.understanding.reading import Doubt, Reading, Understood
from aide_projet.understanding.said import plain
from aide_projet.understanding.sentence import blanked
from aide_projet.understanding.situation import Situation

_SLOT = "quartier_statut"
_PREFIX = "statut "
_UNSURE = "pas sûr"
_OUT = "hors"
_NOT = "pas"


@dataclass(frozen=True, slots=True)
class _Standing:
    """`told`: the option that a phrase means; `unsure`: what makes it a doubt; `around`: what may be said with it."""

    told: Phrasebook
    unsure: Phrasebook
    around: frozenset[str]


@of_content(maxsize=8)
def _standing(language: Language) -> _Standing:
    subject = language.subjects.get("lieux", {})
    listed = {key.removeprefix(_PREFIX): words for key, words in subject.items() if key.startswith(_PREFIX)}
    around = (*language.words("noms", "autour d'une valeur"), *language.words("lieux", "autour du statut"))
    return _Standing(
        told=phrasebook(language, listed),
        unsure=phrasebook(language, {_UNSURE: language.words("lieux", "pas sûr du statut")}),
        around=frozenset(word for line in around for word in plain(line).split()),
    )


def standing_told(situation: Situation) -> Understood | None:
    """The standing, and the name when one is told before it ("le Pile, c'est un QPV"); None when no standing is."""
    slot = situation.slots.get(_SLOT)
    said, language = situation.said, situation.context.language
    if slot is None or not isinstance(slot.kind, Choice) or "?" in said.plain:
        return None
    standing, words = _standing(language), tokens(said.plain, language)
    found = standing.told.first(words)
    if found is None:
        return None
    key, first, after = found
    cut = said.text.find(",") + 1 if len(said.plain) == len(said.text) else 0
    named = bool(cut) and words[first].start >= cut
    rest = [word for word in (*words[:first], *words[after:]) if not named or word.start >= cut]
    if any(word.word not in standing.around and word.word != _NOT for word in rest):
        return None
    name = read_neighbourhood(blanked(said, cut, len(said.text)), situation.context) if named else None
    if named and name is None:
        return None
    denied = any(word.word == _NOT for word in rest)
    if denied and key == _OUT:
        return None
    start, end = said.span(words[first].start, words[after - 1].end)
    reading = Reading(_SLOT, _OUT if denied else key, said.text[start:end], start, end, "choix")
    if standing.unsure.first(words) is not None:
        return Understood(
            said.text, answer=name, others=(Doubt(_SLOT, (reading,), "doute_choix", reading.said, start, end),)
        )
    return Understood(said.text, answer=name, others=(reading,))
