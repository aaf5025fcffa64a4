"""The answer to "quel quartier ?" when a town is told with it: "Faubourg de Béthune, 59000 Lille"."""

from __future__ import annotations

from aide_projet.understanding.extract import extract
from aide_projet.understanding.intent import only_fillers
from aide_projet.understanding.neighbourhood import find_neighbourhoods, read_neighbourhood
from aide_projet.understanding.postcode import find_postcode
from aide_projet.understanding.reading import Reading, Understood
from aide_projet.understanding.said import Said
from aide_projet.understanding.sentence import Mention, blanked
from aide_projet.understanding.situation import Situation, unasked


def neighbourhood_told(situation: Situation) -> Understood | None:
    """The neighbourhood and the town told beside it; a postcode alone is no neighbourhood. None when no town is."""
    said = situation.said
    found = find_neighbourhoods(said, situation.context)
    if found:
        town, _ = _town(situation, blanked(said, found[0].start, found[0].end))
        return Understood(said.text, answer=found[0], others=town) if town else None
    cut = said.text.find(",")
    cut = cut if cut >= 0 else said.plain.rfind(" a ")  # "Dutemple à Valenciennes"
    if cut < 0 and find_postcode(said) is None:
        return None
    beside = _beside(situation, cut) if cut > 0 and len(said.plain) == len(said.text) else None
    if beside is not None:
        return beside
    town, whole = _town(situation, said)
    postcode = any(mention.slot == "code_postal" for mention in town)
    return Understood(said.text, others=town) if whole and postcode else None


def _beside(situation: Situation, cut: int) -> Understood | None:
    """A name and a town parted at `cut`, in either order; the town's own name is not its neighbourhood's."""
    said = situation.said
    first, second = blanked(said, cut, len(said.text)), blanked(said, 0, cut + 1)
    for named, other in ((first, second), (second, first)):
        town, whole = _town(situation, other)
        name = read_neighbourhood(named, situation.context) if town and whole else None
        communes = [mention.value for mention in town if isinstance(mention, Reading)]
        if name is not None and find_postcode(named) is None and name.value not in communes:
            return Understood(said.text, answer=name, others=town)
    return None


def _town(situation: Situation, said: Said) -> tuple[tuple[Mention, ...], bool]:
    """The commune and the postcode told, and whether nothing else is."""
    wanted = situation.slots.keys() & {"commune", "code_postal"}
    found = extract(said, unasked(situation.context), situation.slots, situation.places, wanted) if wanted else ()
    for mention in found:
        said = blanked(said, mention.start, mention.end)
    return found, said.plain.strip(" ,.") == "a" or only_fillers(said, situation.context.language)
