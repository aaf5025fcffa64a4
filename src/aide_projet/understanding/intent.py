"""Wishes that are no answer: commands, and what people feel. A command is one only when it is the whole utterance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aide_projet.draft.kept import of_content
from aide_projet.understanding.composed import composed_command, orders_book, words_of_orders
from aide_projet.understanding.language import Language
from aide_projet.understanding.masked import may_be_masked, unmasked
from aide_projet.understanding.phrasing import Phrasebook, Token, openers, opens_none, phrasebook, tokens
from aide_projet.understanding.reading import Intent, IntentName
from aide_projet.understanding.respelling import Speller, respelt, speller
from aide_projet.understanding.said import Said, plain

DRASTIC = frozenset({IntentName.BACK, IntentName.CANCEL, IntentName.RESTART, IntentName.STOP})
"""Doing one of these unasked costs the person something: never on a doubt."""

_COMMANDS = (
    IntentName.RESTART, IntentName.CANCEL, IntentName.BACK, IntentName.STOP, IntentName.SAVE, IntentName.SUMMARY,
    IntentName.STATUS, IntentName.EXPORT, IntentName.HUMAN, IntentName.EXAMPLE, IntentName.REPEAT, IntentName.SKIP,
    IntentName.NONE, IntentName.UNKNOWN, IntentName.HELP,
)  # fmt: skip
_TONES = ("bonjour", "merci", "blague", "identite", "accord")
_LONGEST = 18  # words; more is no command
_HARMLESS = "sans"  # begins like a cry or an insult and is none: "plus envie de vivre ici", "nul part"
_OUTCRY = 7  # words of an utterance that says no more than its rude one
_SHORT = 14  # words within which a rude word, or the beginning, sets the tone
FILLER = ""
"""What the words around a wish mean, in a Phrasebook."""
_ALMOST = 0.86  # share of letters that agree, for a phrase with a slip in it
_ALMOST_DRASTIC = 0.9


@dataclass(frozen=True, slots=True)
class _Wishes:
    """`marks` are the phrases without a word: "?", ":)"."""

    commands: Phrasebook
    tones: Phrasebook
    chat: Phrasebook
    angry: Phrasebook
    you: Phrasebook
    blamed: Phrasebook
    grave: Phrasebook
    low: Phrasebook
    refusal: Phrasebook
    lack: Phrasebook
    evasions: Phrasebook
    reserve: Phrasebook
    titles: frozenset[str]
    aims: frozenset[str]
    sums: frozenset[str]
    marks: Mapping[str, str]
    spelt: tuple[str, ...]
    speller: Speller


def fillers(language: Language) -> tuple[str, ...]:
    """Politeness and empty words."""
    return language.words("commandes", "creux")


@of_content(maxsize=8)
def _wishes(language: Language) -> _Wishes:
    listed: dict[str, tuple[str, ...]] = {name.value: language.words("commandes", name.value) for name in _COMMANDS}
    around = (*fillers(language), *language.words("commandes", "envie"))
    commands = phrasebook(language, listed | {FILLER: around})
    polite = {tone: language.words("politesse", tone) for tone in _TONES}
    marks = {
        plain(phrase): tag
        for tag, phrases in (listed | polite).items()
        for phrase in phrases
        if not tokens(plain(phrase), language)
    }
    tones = phrasebook(language, polite | {FILLER: around})
    return _Wishes(
        commands=commands,
        tones=tones,
        chat=phrasebook(language, {"bavardage": language.words("politesse", "bavardage")}),
        you=phrasebook(language, {"vous": language.words("politesse", "à vous")}),
        blamed=phrasebook(language, {"mal": language.words("politesse", "mal de vous")}),
        angry=phrasebook(
            language,
            {_HARMLESS: language.words("politesse", "sans colère"), "fache": language.words("politesse", "fache")},
        ),
        grave=phrasebook(
            language,
            {_HARMLESS: language.words("politesse", "sans détresse"), "grave": language.words("politesse", "detresse")},
        ),
        low=phrasebook(language, {"bas": language.words("politesse", "decourage")}),
        refusal=phrasebook(
            language,
            {"refus": language.words("commandes", "refus"), FILLER: ("merci", "désolé", "svp", "euh", "ben", "bah")},
        ),
        lack=phrasebook(language, {"manque": language.words("commandes", "manque")}),
        evasions=phrasebook(
            language,
            {
                IntentName.SKIP.value: language.words("commandes", "évite"),
                IntentName.UNKNOWN.value: language.words("commandes", "ignore"),
                FILLER: fillers(language),
            },
        ),
        reserve=phrasebook(language, {"réserve": language.words("commandes", "réserve")}),
        titles=frozenset(phrasebook(language, {"titre": language.words("commandes", "titres possibles")}).tags),
        aims=frozenset(phrasebook(language, {"but": language.words("commandes", "objectifs possibles")}).tags),
        sums=frozenset(phrasebook(language, {"somme": language.words("commandes", "sommes possibles")}).tags),
        marks=marks,
        spelt=tuple(phrase for phrase, tag in commands.tags.items() if tag != FILLER and len(phrase) >= 6),
        speller=speller(
            words_of_orders(language)
            | frozenset(map(plain, language.words("commandes", "pas une faute")))
            | {word for book in (commands, tones) for phrase in book.tags for word in phrase.split()}
        ),
    )


@of_content(maxsize=8)
def _openers(language: Language) -> frozenset[str]:
    wishes = _wishes(language)
    books = (getattr(wishes, name) for name in wishes.__slots__)
    return openers(orders_book(language), *(book for book in books if isinstance(book, Phrasebook)))


def wishes_nothing(said: Said, language: Language) -> bool:
    """Whether no word of an utterance can begin a command, small talk, distress, anger, a refusal or an evasion."""
    words = tokens(said.plain, language)
    return bool(words) and opens_none(words, _openers(language)) and not may_be_masked(said.plain)


def find_command(
    said: Said, language: Language, *, of_name: bool = False, of_aims: bool = False, of_sum: bool = False
) -> Intent | None:
    """The command that the whole utterance is, politeness and empty words set apart.

    `of_name`: a title or a name was asked for, and some of these words make good ones ("Un coup de main"); `of_aims`:
    what the project is to reach was ("savoir où on en est"); `of_sum`: how much ("ce qui manque").
    """
    wishes = _wishes(language)
    words = tokens(said.plain, language)
    if not words:
        tag = wishes.marks.get(said.plain.strip())
        return _intent(said, IntentName(tag)) if tag is not None and tag not in _TONES else None
    answers = wishes.titles if of_name else wishes.aims if of_aims else wishes.sums if of_sum else frozenset()
    if len(words) > _LONGEST or (answers and " ".join([token.word for token in words]) in answers):
        return None
    if _holds_back(words, wishes):
        return None
    whole = wishes.commands.whole(words)
    if whole:
        return _intent(said, IntentName(whole))
    tags = _composed(words, wishes.commands)
    if tags:
        gentlest = _gentlest(tags)
        several = of_name and gentlest in DRASTIC and len(tags) > 1  # "Sans retour"
        return _intent(said, gentlest) if not several else None
    name = composed_command(words, language)
    return _intent(said, name) if name and not (of_name and name in DRASTIC) else None


def command_of(words: tuple[Token, ...], language: Language) -> IntentName | None:
    """The command that these words are, all of them."""
    return _command(words, _wishes(language), language)


def _command(words: tuple[Token, ...], wishes: _Wishes, language: Language) -> IntentName | None:
    tags = _composed(words, wishes.commands)
    return _gentlest(tags) if tags else composed_command(words, language)


def find_respelt_wish(said: Said, language: Language) -> Intent | None:
    """The command or small talk that the whole utterance is, its words spelt as usual; one word is not drastic."""
    wishes = _wishes(language)
    words = tokens(said.plain, language)
    if not 0 < len(words) <= _LONGEST or _holds_back(words, wishes):
        return None
    usual = respelt(words, wishes.speller)
    if usual is None:
        return None
    name = _command(usual, wishes, language)
    if name is not None:
        return _intent(said, name) if len(words) > 1 or name not in DRASTIC else None
    tags = _composed(usual, wishes.tones)
    return _intent(said, IntentName.SMALLTALK, tags[-1]) if tags else None


def find_opening_command(said: Said, language: Language) -> Intent | None:
    """The command that the first words would be, were they alone: "Stop aux déchets" begins like one."""
    words = tokens(said.plain, language)
    found = _wishes(language).commands.at(words, 0)
    if found is None or found[0] == FILLER:
        return None
    return _intent(said, IntentName(found[0]), place=(words[0].start, words[found[1] - 1].end))


def find_misspelt_command(said: Said, language: Language) -> Intent | None:
    """The same with a letter or two wrong; short commands and drastic ones are not guessed so."""
    words = tokens(said.plain, language)
    if not 0 < len(words) <= 8:
        return None
    wishes = _wishes(language)
    if _holds_back(words, wishes):
        return None
    core = _without_fillers(words, wishes.commands)
    text = " ".join(token.word for token in core)
    if len(text) < 6:
        return None
    found = process.extractOne(
        text, wishes.spelt, scorer=OSA.normalized_similarity, processor=None, score_cutoff=_ALMOST
    )
    if found is None:
        return None
    name = IntentName(wishes.commands.tags[found[0]])
    if name in DRASTIC and found[1] < _ALMOST_DRASTIC:
        return None
    return _intent(said, name)


def find_small_talk(said: Said, language: Language) -> Intent | None:
    """A greeting, thanks, a laugh or "are you a robot", when it is the whole utterance."""
    wishes = _wishes(language)
    words = tokens(said.plain, language)
    if not words:
        tag = wishes.marks.get(said.plain.strip(" .!?"))
        tag = tag or wishes.marks.get(said.plain.strip())
        return _intent(said, IntentName.SMALLTALK, tag) if tag in _TONES else None
    if len(words) > _LONGEST:
        return None
    tags = _composed(words, wishes.tones)
    return _intent(said, IntentName.SMALLTALK, tags[-1]) if tags else None


def find_chat(said: Said, language: Language) -> Intent | None:
    """A short sentence about the weather, love or football: how it begins tells, and no figure is in it."""
    wishes = _wishes(language)
    words = tokens(said.plain, language)
    if not 0 < len(words) <= _SHORT or any(map(str.isdecimal, said.plain)):
        return None
    core = _without_fillers(words, wishes.tones)
    return _intent(said, IntentName.SMALLTALK, "blague") if wishes.chat.at(core, 0) is not None else None


def find_distress(said: Said, language: Language, *, story: bool = False) -> Intent | None:
    """Danger, violence or despair told of oneself, wherever it stands; discouragement in a short utterance.

    `story`: a long text is being told, whose words are not an appeal to us.
    """
    wishes = _wishes(language)
    words = tokens(said.plain, language)
    found = None if story else wishes.grave.first(words)
    if found is not None and found[0] == _HARMLESS:
        found = next((hit for hit in wishes.grave.all(words) if hit[0] != _HARMLESS), None)
    if found is None and len(words) <= _SHORT and not any(map(str.isdecimal, said.plain)):
        found = wishes.low.first(words)
    if found is None:
        return None
    return _intent(said, IntentName.DISTRESS, found[0], (words[found[1]].start, words[found[2] - 1].end))


def find_anger(said: Said, language: Language, *, anywhere: bool) -> Intent | None:
    """A rude or exasperated word in a short utterance; at its start, of two words or alone, unless `anywhere`."""
    wishes = _wishes(language)
    words = tokens(said.plain, language)
    if not 0 < len(words) <= _SHORT:
        return None
    found = wishes.angry.first(words)
    if found is not None and found[0] == _HARMLESS:
        found = next((hit for hit in wishes.angry.all(words) if hit[0] != _HARMLESS), None)
    found = found or (_blame(words, wishes) if anywhere else None)
    if found is None:
        return _masked_anger(said, wishes, language)
    _, start, end = found
    if not anywhere and not (start <= 2 and len(words) <= 9 and (end - start > 1 or len(words) <= end - start + 1)):
        return None
    return _intent(said, IntentName.ABUSE, "", (words[start].start, words[end - 1].end))


def _masked_anger(said: Said, wishes: _Wishes, language: Language) -> Intent | None:
    """ "c'est de la m... votre truc": one word alone is rude only where stars hide its letters."""
    hidden = unmasked(said.plain, language)
    words = tokens(hidden.text, language) if hidden is not None else ()
    found = wishes.angry.first(words)
    if hidden is None or found is None or found[0] == _HARMLESS or (hidden.hinted and found[2] - found[1] < 2):
        return None
    if len(words) <= _OUTCRY or wishes.you.first(words) is not None:
        return _intent(said, IntentName.ABUSE)
    place = hidden.place(words[found[1]].start), hidden.place(words[found[2] - 1].end + 1)
    return _intent(said, IntentName.ABUSE, "", place)


def _blame(words: tuple[Token, ...], wishes: _Wishes) -> tuple[str, int, int] | None:
    """ "votre bidule est pourri": what is said of the tool or of whoever answers."""
    you, blamed = wishes.you.first(words), wishes.blamed.first(words)
    if you is None or blamed is None or blamed[1] < you[1]:
        return None
    return blamed[0], you[1], blamed[2]


def find_refusal(said: Said, language: Language, *, of_text: bool, of_name: bool = False) -> Intent | None:
    """ "non", "non merci" where a yes or no is not asked: there is none. Of texts also "on n'a pas de structure".

    `of_name`: a name is asked for, so that even a longer sentence that begins so gives none.
    """
    words = tokens(said.plain, language)
    if not 0 < len(words) <= (_SHORT if of_name else 8):
        return None
    tags = _composed(words, _wishes(language).refusal)
    if tags:
        return _intent(said, IntentName.NONE)
    lack = _wishes(language).lack.at(words, 0) if of_text else None
    return _intent(said, IntentName.NONE) if lack and words[0].word not in ("pas", "aucun", "aucune", "sans") else None


def find_lack(said: Said, language: Language) -> Intent | None:
    """ "j'ai pas de téléphone", "aucun partenaire": a short utterance that says there is none."""
    wishes = _wishes(language)
    words = _without_fillers(tokens(said.plain, language), wishes.commands)
    if not 0 < len(words) <= 9 or wishes.lack.at(words, 0) is None:
        return None
    return _intent(said, IntentName.NONE)


def find_evasion(said: Said, language: Language) -> Intent | None:
    """ "je veux pas donner mon numéro" passes, "faut que je demande" does not know: the beginning tells."""
    wishes = _wishes(language)
    words = _without_fillers(tokens(said.plain, language), wishes.evasions)
    if not 0 < len(words) <= 14:
        return None
    hit = wishes.evasions.at(words, 0) if not _holds_back(tokens(said.plain, language), wishes) else None
    return _intent(said, IntentName(hit[0])) if hit and hit[0] else None


def _holds_back(words: tuple[Token, ...], wishes: _Wishes) -> bool:
    """ "oui mais pas tout de suite": a yes with something to it asks for nothing."""
    return wishes.reserve.at(words, 0) is not None


def only_fillers(said: Said, language: Language) -> bool:
    """Whether no word is left that says anything."""
    words = tokens(said.plain, language)
    return not words or _wishes(language).commands.cover(words, only=FILLER) is not None


def _intent(said: Said, name: IntentName, topic: str = "", place: tuple[int, int] | None = None) -> Intent:
    start, end = said.span(*place) if place else (0, len(said.text))
    return Intent(name, said.text[start:end], start, end, topic)


def _composed(words: tuple[Token, ...], book: Phrasebook) -> tuple[str, ...]:
    """The meanings of an utterance made of listed phrases and fillers alone; empty when something else is left."""
    found = book.cover(words)
    return tuple(tag for tag in found if tag != FILLER) if found else ()


def _gentlest(tags: tuple[str, ...]) -> IntentName:
    """The first wish; a drastic one only when nothing milder is said besides."""
    names = [IntentName(tag) for tag in tags]
    mild = [name for name in names if name not in DRASTIC and name not in (IntentName.UNKNOWN, IntentName.NONE)]
    return mild[0] if mild else names[-1]


def _without_fillers(words: tuple[Token, ...], book: Phrasebook) -> tuple[Token, ...]:
    start, end = 0, len(words)
    while start < end:
        found = book.at(words, start)
        if found is None or found[0] != FILLER or found[1] >= end:
            break
        start = found[1]
    while end > start + 1 and book.tags.get(words[end - 1].word) == FILLER:
        end -= 1
    return words[start:end]
