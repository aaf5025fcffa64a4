"""The words of the calendar, compiled once per language: months, weekdays, seasons, feasts, and what goes with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, key, phrases
from aide_projet.understanding.spelling import sound

_MOVED = "décale "
_SINGLE = (
    "aujourdhui", "demain", "apres_demain", "hier", "avant_hier", "semaine_passee", "annee_scolaire", "date_a_demander",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Single words by number, and expressions looked up next to a place. `triggers`: without them no date is said."""

    months: Mapping[str, int]
    fragile: frozenset[str]
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    said: Phrases  # "saison 22", "mois_dit 9", "fete 12-25", "aujourdhui", "demain", "hier"…
    part: Phrases  # before: debut, milieu, fin
    next: Phrases  # after: prochain, dernier
    in_: Phrases  # before a duration: dans, d'ici
    ago: Phrases  # before a duration: il y a
    same_day: Phrases
    only: Phrases
    ending: frozenset[str]
    around_ending: frozenset[str]
    lead_month: Phrases
    lead_day: Phrases
    lead_feast: Phrases
    lead_season: Phrases
    every: Phrases
    eight: Phrases
    this: frozenset[str]
    auxiliaries: frozenset[str]
    year_words: frozenset[str]
    opening: Phrases
    between: Phrases
    closing: frozenset[str]
    closing_between: frozenset[str]
    school_year: Phrases
    vague: Phrases
    gone: Phrases
    whole: Phrases
    limit: Phrases
    names: Mapping[str, str]
    money: frozenset[str]
    ranks: Mapping[str, int]
    day_follows: frozenset[str]
    after_day: frozenset[str]
    between_days: frozenset[str]
    either: frozenset[str]
    to_other_day: frozenset[str]
    open_end: Phrases
    taken_back: Phrases
    week_end_of: Phrases
    week_of: Phrases
    next_week: Phrases
    week_words: frozenset[str]
    month_words: frozenset[str]
    moved: Phrases  # before a day: its eve is "-1", its morrow "1"
    denied: Phrases
    prevented: Phrases
    around: Phrases
    settles: Phrases
    states: frozenset[str]
    after_heads: frozenset[str]  # how "après" and "avant" sound before "demain" and "hier"
    parts_of_year: Mapping[str, int]  # months of a trimestre, of a semestre
    triggers: frozenset[str]
    led: Mapping[str, frozenset[str]]  # words too common to trigger alone, and what follows them in an expression


def _numbered(language: Language, prefix: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, listed in language.subjects.get("dates", {}).items():
        if name.startswith(prefix) and name.removeprefix(prefix).isdecimal():
            for words in listed:
                found.setdefault(key(words), int(name.removeprefix(prefix)))
    return found


def _day_words(language: Language) -> dict[str, int]:
    """ "premier" … "trente et un", from the spellings of nombres.yaml."""
    spelled = {n: [key(w) for w in language.words("nombres", str(n))] for n in range(1, 31)}
    days = {word: n for n, words in spelled.items() for word in words}
    for unit in range(7, 10):
        days.update({f"{ten} {word}": 10 + unit for ten in spelled[10] for word in spelled[unit]})
    for ten in (20, 30):
        for unit in range(1, 10 if ten == 20 else 2):
            for first in spelled[ten]:
                days.update({f"{first} {word}": ten + unit for word in spelled[unit]})
                days.update({f"{first} et {word}": ten + unit for word in spelled[unit] if unit == 1})
    days.pop("une", None)
    return days | {"premier": 1, "prems": 1}


def _named(language: Language) -> dict[str, tuple[str, ...]]:
    """The expressions that name a moment, by what they mean; holidays in every way of saying "vacances"."""
    subject = language.subjects.get("dates", {})
    sets = {
        name: tuple(words)
        for name, words in subject.items()
        if name.startswith(("saison ", "mois_dit ", "fete ", "mobile ")) or name in _SINGLE
    }
    for name, words in subject.items():
        meaning = name.removeprefix("vacances ")
        if meaning != name:
            said = tuple(f"{first} {rest}" for first in language.words("dates", "mots_vacances") for rest in words)
            sets[meaning] = (*sets.get(meaning, ()), *said)
    return sets


@of_content(maxsize=8)
def calendar_words(language: Language) -> CalendarWords:
    """Compile dates.yaml."""
    listed = language.words
    subject = language.subjects.get("dates", {})
    sets = _named(language)
    months, weekdays = _numbered(language, "mois "), _numbered(language, "jour ")
    said = phrases(sets)
    units = [key(w) for n in ("jours", "semaines", "mois", "annees") for w in listed("dates", n)]
    starts = {words.split(" ")[0] for words in said.tags}
    alone = {*months, *weekdays, *(words for words in said.tags if " " not in words)}
    led = {
        first: frozenset(words.split(" ")[1] for words in said.tags if words.startswith(first + " "))
        for first in starts - alone
    }
    next_words = phrases({"prochain": listed("dates", "prochain"), "dernier": listed("dates", "dernier")})
    quinzaine = [key(w) for n in ("environ 8", "environ 15") for w in listed("nombres", n)]

    def before(name: str) -> Phrases:
        return phrases({name: listed("dates", name)})

    return CalendarWords(
        months=months,
        fragile=frozenset(map(key, listed("dates", "mois_fragiles"))),
        weekdays=weekdays,
        days=_day_words(language),
        said=said,
        part=phrases({name: listed("dates", name) for name in ("debut", "milieu", "fin")}),
        next=next_words,
        in_=before("dans"),
        ago=before("il_y_a"),
        same_day=before("meme_jour"),
        only=before("ce jour seulement"),
        ending=frozenset(map(key, listed("dates", "verbes_fin"))),
        around_ending=frozenset(map(key, listed("dates", "autour_fin"))),
        lead_month=before("devant_mois"),
        lead_day=before("devant_jour"),
        lead_feast=before("devant_fete"),
        lead_season=before("devant_saison"),
        every=before("tous_les"),
        eight=phrases({"huit": listed("dates", "en_huit"), "quinze": listed("dates", "en_quinze")}),
        this=frozenset(map(key, listed("dates", "ce"))),
        auxiliaries=frozenset(map(key, listed("dates", "auxiliaires"))),
        year_words=frozenset(key(w) for w in listed("dates", "annees")),
        opening=before("depuis"),
        between=phrases({"entre": listed("nombres", "entre")}),
        closing=frozenset(map(key, listed("dates", "jusque"))),
        closing_between=frozenset(map(key, listed("dates", "jusque_entre"))),
        school_year=before("annee_scolaire"),
        vague=before("a_preciser"),
        gone=before("deja_passe"),
        whole=before("tout_avant"),
        limit=before("limite"),
        names={word: word for word in (*months, *weekdays) if len(word) >= 5},
        ranks=_numbered(language, "rang "),
        day_follows=frozenset(map(key, listed("dates", "mois_puis_jour"))),
        after_day=frozenset(map(key, listed("dates", "apres_jour"))),
        between_days=frozenset(map(key, listed("dates", "entre_jours"))),
        either=frozenset(map(key, listed("dates", "alternative"))),
        to_other_day=frozenset(map(key, listed("dates", "vers_autre_jour"))),
        open_end=before("borne_ouverte"),
        taken_back=before("repris"),
        week_end_of=phrases({"": [f"{word} {of}" for word in listed("dates", "week_ends") for of in ("du", "des")]}),
        week_of=before("semaine_du"),
        next_week=before("semaine_suivante"),
        week_words=frozenset(map(key, listed("dates", "semaines"))),
        month_words=frozenset(map(key, listed("dates", "mois"))),
        moved=phrases({name.removeprefix(_MOVED): words for name, words in subject.items() if name.startswith(_MOVED)}),
        denied=before("nie_la_date"),
        prevented=before("empêche"),
        around=before("autour_d'une_fête"),
        settles=before("ce_sera"),
        states=frozenset(map(key, listed("dates", "devant_participe"))),
        after_heads=frozenset(
            sound(key(words).split(" ")[0])
            for name in ("apres_demain", "avant_hier")
            for words in listed("dates", name)
        ),
        parts_of_year={
            key(word): months for name, months in (("trimestre", 3), ("semestre", 6)) for word in listed("dates", name)
        },
        money=frozenset(key(w) for w in listed("argent", "euros")),
        triggers=frozenset({*months, *weekdays, *starts, *units, *quinzaine}),
        led={first: seconds for first, seconds in led.items() if first not in units and first not in quinzaine},
    )
