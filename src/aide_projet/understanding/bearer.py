"""Who carries the project, said of oneself: "mes voisines et moi" are a group whatever the options' words."""

from __future__ import annotations

from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import Option
from aide_projet.understanding.choice import read_choice
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.located import doubt_at, reading_at
from aide_projet.understanding.phrase import Phrases, folded, phrases
from aide_projet.understanding.phrasing import tokens
from aide_projet.understanding.reading import Doubt, Reading
from aide_projet.understanding.said import Said, plain
from aide_projet.understanding.sentence import plain_place

_GROUP = "collectif"
_MOST_WORDS = 12
_SEVERAL = frozenset({"deux", "trois", "quatre", "cinq", "quelques", "plusieurs", "des"})
_JOINED = frozenset({"et", "avec", "plus"})
_AROUND = frozenset({
    "mes", "mon", "ma", "des", "les", "l", "le", "la", "une", "un", "deux", "trois", "quelques", "autres", "c", "est",
    "ce", "sont", "juste", "nous", "on", "y", "a", "il", "serait", "sera", "de", "du", "d", "quartier", "immeuble",
    "tour", "cite", "residence",
    "quatre", "cinq", "plusieurs", "certains", "certaines", "notre", "nos",
})  # fmt: skip


@of_content(maxsize=8)
def _close(language: Language) -> frozenset[str]:
    return frozenset(plain(word) for word in language.words("acteurs", "proches"))


def read_bearer(said: Said, context: ReadingContext, options: tuple[Option, ...]) -> Reading | Doubt | None:
    """The option that answers "qui porte le projet ?"."""
    words = [token.word for token in tokens(said.plain, context.language)]
    if _are_counted(words, context.language) and any(option.key == _GROUP for option in options):
        return reading_at(said, context, _GROUP, (0, len(said.plain)), "moi_et_des_proches")
    if "moi" in words and len(words) <= _MOST_WORDS and any(option.key == _GROUP for option in options):
        close = _close(context.language)
        others = [word for word in words if word != "moi" and word not in _AROUND and not word.isdecimal()]
        named = [word for word in others if word in close]
        if named and all(word in close or word in _JOINED for word in others) and not _JOINED.isdisjoint(others):
            return reading_at(said, context, _GROUP, (0, len(said.plain)), "moi_et_des_proches")
    found = read_choice(said, context, options)
    if isinstance(found, Reading) and found.rule == "choix" and _only_helps(said, context, found):
        return doubt_at(said, context, (found,), (0, len(said.plain)), "doute_choix")
    return found


@of_content(maxsize=8)
def _matters(language: Language) -> tuple[Phrases, Phrases]:
    helps, asked = language.words("acteurs", "aide le porteur"), language.words("acteurs", "sollicité")
    return phrases({"aide": helps}), phrases({"sollicite": asked})


def _are_counted(words: list[str], language: Language) -> bool:
    """ "on est 4 copines": how many friends or neighbours we are, and nothing more."""
    if words[:2] not in (["on", "est"], ["nous", "sommes"]):
        return False
    rest = [word for word in words[2:] if word not in _AROUND and not word.isdecimal()]
    several = any(word.isdecimal() and int(word) > 1 for word in words) or not _SEVERAL.isdisjoint(words)
    return several and bool(rest) and all(word in _close(language) or word in _JOINED for word in rest)


def _only_helps(said: Said, context: ReadingContext, found: Reading) -> bool:
    """ "la mairie nous aide", "on demande à la mairie ?": whoever is named there need not be the bearer."""
    flat = folded(said.plain)
    start, end = plain_place(said, found.start), plain_place(said, found.end - 1) + 1
    helps, asked = _matters(context.language)
    if not flat[:start].strip() and not flat[end:].strip(" .!?"):  # with the small words around its name
        return asked.anywhere(flat) is not None
    return helps.after(flat, end) is not None or asked.anywhere(flat[:start]) is not None
