"""Why, in words: the sentence of a rule, of a doubt, of a reading set aside, of what makes a keyword count less."""

from __future__ import annotations

from datetime import date

from aide_projet.dialogue.content import Content
from aide_projet.dialogue.situation import wording
from aide_projet.dialogue.why_names import ASIDE, CONTEXT, DOUBT, RULE, SHARE
from aide_projet.draft.display import shown
from aide_projet.draft.event import Offered
from aide_projet.draft.figure_text import share
from aide_projet.draft.slot import Date
from aide_projet.matching.weighing import Shade
from aide_projet.understanding.because import because
from aide_projet.understanding.reading import Aside, Doubt, Intent, Reading
from aide_projet.understanding.said import Said, say
from aide_projet.understanding.taught import nearest_example

_MOST = 120
"""Characters of the words quoted in a sentence: a page of text is named by its beginning."""


def reading_why(content: Content, reading: Reading, said: Said, today: date) -> str:
    """Why the words are read so. `said` is the utterance, `today` the day that it was said."""
    why = because(reading, said, content.language)
    day = shown(Date(), today.isoformat())
    told = wording(content, RULE + why.ground, {"mots": _quoted(reading.said), "indice": why.cue, "jour": day})
    return f"{told} {wording(content, 'a_peu_pres', {})}" if reading.approximate else told


def intent_why(content: Content, intent: Intent) -> str:
    """Why a wish was seen in words that no listed phrase makes up; "" when one does."""
    if not intent.rule:
        return ""
    example = nearest_example(say(intent.said), intent.name, content.language)
    return wording(content, RULE + intent.rule, {"mots": _quoted(intent.said), "indice": example, "jour": ""})


def doubt_why(content: Content, doubt: Doubt | Offered) -> str:
    """Why the question is put again instead of noting a value."""
    name = DOUBT + doubt.reason.removeprefix("doute_")
    return wording(content, name if name in content.wordings else f"{DOUBT}general", {"mots": _quoted(doubt.said)})


def aside_why(content: Content, aside: Aside) -> str:
    """Why words were not taken for something else."""
    values = {
        "mots": _quoted(aside.said),
        "indice": aside.cue,
        "champ": slot_label(content, aside.slot),
        "pris": slot_label(content, aside.taken),
    }
    return wording(content, ASIDE + aside.reason.value, values)


def shade_why(content: Content, shade: Shade) -> str:
    """What makes a word count more or less than it is written."""
    cue = slot_label(content, shade.cue) if shade.effect == "champ" else shade.cue
    values = {"indice": cue, "facteur": share(round(shade.factor, 2)), "role": shade.role}
    return wording(content, SHARE + shade.effect, values)


def slot_label(content: Content, name: str) -> str:
    """How a slot, or what is asked without one, is called; "" for none."""
    slot = content.slots.get(name)
    if slot is not None:
        return slot.label
    return wording(content, CONTEXT + name, {}) if CONTEXT + name in content.wordings else name


def _quoted(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _MOST else flat[:_MOST].rstrip() + "…"
