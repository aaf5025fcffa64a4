"""What people say and press, for the properties and the journeys: one list per row of design §5's table."""

from __future__ import annotations

from hypothesis import strategies as st

COMMANDS = {
    "skip": ("passe", "question suivante", "je passe"),
    "back": ("retour", "question précédente", "reviens en arrière"),
    "cancel": ("annule", "annule la dernière réponse"),
    "restart": ("on recommence à zéro", "recommence depuis le début"),
    "stop": ("stop", "je m'arrête là"),
    "summary": ("résumé", "récapitule"),
    "status": ("où j'en suis ?", "il reste combien de questions ?"),
    "help": ("aide", "aide-moi", "comment ça marche ?"),
    "repeat": ("répète", "tu peux répéter ?", "redis la question"),
    "example": ("exemple", "un exemple ?", "donne-moi un exemple"),
    "export": ("imprimer", "je veux imprimer la fiche"),
    "human": ("parler à quelqu'un", "je veux parler à un humain"),
}
"""Each command of design §5, in several wordings."""
TOLD = ("stop", "summary", "status", "help", "repeat", "example", "export", "human")
"""The commands that only tell something."""
QUESTIONS = (
    "c'est quoi un cofinancement ?", "c koi un QPV ?", "c'est quoi le zorglub ?",
    "pourquoi vous demandez ça ?", "pourquoi ?",
    "combien minimum ?", "c'est quand la date limite ?", "qui je peux appeler ?", "est-ce que mon projet rentre ?",
)  # fmt: skip
"""Each kind of question back: a word known, misspelt, unknown; the step; the call's figures, dates, people, rules."""
MOODS = ("merci", "bonjour", "mdr", "lol", "ta gueule", "ça me saoule", "j'en peux plus")
NOTHING = ("   ", "\u202e\x00\x07", "x" * 4001)
NONSENSE = ("qsdfg wxcvb", "zzz kkk rrr", "hgf dsq")
UNKNOWN = ("jsp", "je ne sais pas", "aucune idée")
IBAN = "mon IBAN est FR76 3000 6000 0112 3456 7890 189"

SAYINGS = (
    "Un jardin derrière la tour à Roubaix, avec 30 familles, 8 000 € dont 2 000 de la ville",
    "Le jardin de la tour", "oui", "non", "jsp", "on recommence à zéro", "personne", "rien", "en mars", "lundi",
    "2.000", "3000", "non 3500", "pas 3000 mais 2500", "entre 2000 et 3000", "30", "une trentaine", "Lens", "59100",
    "Saint-Denis", "en fait c'est à Lille", "pas Lille, Lens", "change le titre : La fête", "change le budget",
    "la réponse d'avant", "je me suis trompé", "supprime le budget", "enlève la commune", "le budget c'est 9000",
    "on demande 4000", "c'est 5000 et on sera 40, en juin 2015", "30-40 personnes à Saint-Denis, 2.000",
    "non 3000, et c'est quoi un cofinancement ?", "du 5 au 12 juillet 2015", "la ville met 30 %",
    "la mairie 3000, la CAF 500 et nous 200", "une association", "le premier", "prioritaire", "06 12 34 56 78",
    "<script>alert(1)</script>", "{{7*7}}", "🎉", "31 février", "-5", "99999999999", "\u202eabc\x00", IBAN,
    *(wording for wordings in COMMANDS.values() for wording in wordings), *QUESTIONS, *MOODS, *NOTHING, *NONSENSE,
)  # fmt: skip
PRESSES = (
    "passer", "ne-sait-pas", "annuler", "oui", "non", "lecture:0", "lecture:1", "lecture:9", "option:association",
    "option:zzz", "fiche:gup", "fiche:zzz", "champ:budget_total", "champ:zzz", "annuler:commune",
    "annuler:budget_total", "pose:plancher:0", "pose:zzz:3", "parcours:complet", "parcours:express", "recommencer:oui",
    "recommencer:non",
    "commande:summary", "commande:zzz", "zzz",
)  # fmt: skip
MOVES = st.lists(st.sampled_from((*SAYINGS, *(f"!{key}" for key in PRESSES))), max_size=25)
"""Conversations: things said, and buttons after a "!"."""

_ALPHABETS = st.sampled_from(
    (
        st.characters(),  # anything, halves of surrogate pairs among it
        st.characters(categories=("Cc", "Cf", "Zs", "Mn")),  # control, direction, blanks, accents on nothing
        st.characters(min_codepoint=0x0590, max_codepoint=0x06FF),  # right to left
        st.sampled_from("0123456789.,-/%€ kàé'’"),
    )
)
_WORDS = st.lists(st.sampled_from(" ".join(SAYINGS).split()), max_size=40).map(" ".join)
_PIECE = _ALPHABETS.flatmap(lambda alphabet: st.text(alphabet, min_size=1, max_size=12))
ANYTHING = st.one_of(
    _ALPHABETS.flatmap(lambda alphabet: st.text(alphabet, max_size=60)),
    _WORDS,
    st.binary(max_size=80).map(lambda raw: raw.decode("utf-8", "surrogateescape")),
    st.tuples(
        _ALPHABETS.flatmap(lambda alphabet: st.text(alphabet, min_size=1, max_size=12)), st.integers(1, 4000)
    ).map(lambda piece: (piece[0] * piece[1])[:4000]),
)
"""Utterances of any bytes: short and strange, French words in any order, one piece repeated up to 4 000 characters."""
