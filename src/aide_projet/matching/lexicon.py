"""The lexicon: what the words of a request speak for. Authored in rules/<call>/mots-cles, compiled once, then read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from aide_projet.matching.pattern import spellings
from aide_projet.matching.ranking import TellingQuestion
from aide_projet.matching.tokens import fold
from aide_projet.matching.vocabulary import Trust, Vocabulary


@dataclass(frozen=True, slots=True)
class Keyword:
    """Words, in the notation of `pattern`, and how much they speak for (negative: against) their fiche or kind."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class FicheWords:
    """The keywords of a fiche. `brought_by`: the sentence that says what would bring it forward."""

    key: str
    keywords: tuple[Keyword, ...]
    brought_by: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of request that belongs elsewhere, and the kind message that says where.

    `ratio`: it wins from that many times the best fiche's score on; None for the usual `Limits.outside_ratio`.
    `even_together`: what shows a collective project (`Lexicon.together`) does not speak against it.
    """

    key: str
    message: str
    keywords: tuple[Keyword, ...]
    ratio: float | None = None
    even_together: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What introducing words ("dans", "pas de") make of the words after them: these count `factor` times.

    `holds`: to the end of the sentence; else to the next pause, verb or pronoun (`Grammar.ends`).
    """

    name: str
    factor: float
    words: tuple[str, ...]
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """When a score decides.

    `least`: score under which no fiche is proposed; `least_people` where people are spoken of.
    `outside_least`, `outside_ratio`: a kind wins from that score on, and from that many times the best fiche's.
    `close`: a second fiche at that share of the first is asked about.
    Factors: `complement` of a noun complement ("fête du *jardin*"); `mine` of what one person owns ("mon *jardin*");
    `actor` of who does it ("le *conseil citoyen* organise un café"); `deed` of what a deed verb is about; `gap` of a
    phrase with a foreign word inside; `common` of a keyword that every fiche has.
    """

    least: float = 1.0
    least_people: float = 0.5
    outside_least: float = 2.0
    outside_ratio: float = 1.0
    close: float = 0.75
    complement: float = 0.5
    mine: float = 0.4
    actor: float = 0.4
    deed: float = 1.2
    gap: float = 0.8
    common: float = 0.2


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar of a request.

    `void` words are ignored; `passing` words may stand inside a phrase; `known` words mean nothing here but are not
    misspelt keywords; `distinct` words are not their stem's family ("concert" is not "concerter"); `mine` are the
    possessives of one person; `people` are those whom projects are for; before `wishes` ("veut", "organise") stands
    who does it; `ends` close a role; `masks` are phrases that hide the keywords inside them; `told`: factor of other
    slots' words.
    """

    void: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    masks: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    short: Mapping[str, str] = field(default_factory=dict)
    roles: tuple[Role, ...] = ()
    told: Mapping[str, float] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    trust: Trust = field(default_factory=Trust)


@dataclass(eq=False, slots=True)
class Node:
    """A step in the trie of the phrases; `entry` is set where a phrase ends."""

    next: dict[int, Node] = field(default_factory=dict)
    entry: int = -1


@dataclass(frozen=True, slots=True)
class Entry:
    """A keyword once, with all that it speaks for: (target, weight) pairs. No pair: a mask.

    `outside`: it speaks for kinds alone, so that it hides no keyword of a fiche. `pull`: its greatest weight.
    """

    text: str
    size: int
    pull: float
    speaks: tuple[tuple[int, float], ...]
    outside: bool = False


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Compiled keywords. Targets are the fiches first, then the kinds, by position, then `together`.

    `together`: target of the words that show a collective project, counted once against all kinds.
    """

    fiches: tuple[FicheWords, ...] = ()
    kinds: tuple[Kind, ...] = ()
    questions: Mapping[frozenset[str], TellingQuestion] = field(default_factory=dict)
    grammar: Grammar = field(default_factory=Grammar)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    entries: tuple[Entry, ...] = ()
    root: Node = field(default_factory=Node)
    together: int = 0
    void: frozenset[str] = frozenset()
    passing: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    deeds: frozenset[int] = frozenset()
    mine: frozenset[str] = frozenset()
    people: frozenset[int] = frozenset()
    wishes: frozenset[str] = frozenset()
    roles: Mapping[str, tuple[tuple[tuple[str, ...], Role], ...]] = field(default_factory=dict)


def compile_lexicon(
    fiches: Sequence[FicheWords],
    kinds: Sequence[Kind] = (),
    questions: Mapping[frozenset[str], TellingQuestion] | None = None,
    grammar: Grammar | None = None,
    together: Sequence[Keyword] = (),
) -> Lexicon:
    """Index the keywords by their words. A keyword that a target has twice counts with its greatest weight.

    `together`: words that show a collective project, with negative weights: against all kinds at once.
    """
    grammar = grammar or Grammar()
    void = frozenset(map(fold, grammar.void))
    vocabulary = Vocabulary(
        grammar.trust,
        {fold(key): fold(value) for key, value in grammar.short.items()},
        frozenset(map(fold, grammar.distinct)),
    )
    for word in (*grammar.void, *grammar.passing, *grammar.ends):
        vocabulary.add(fold(word), exact=True)
    root, entries = _index(fiches, kinds, together, grammar, vocabulary, void)
    deeds = frozenset(vocabulary.add(fold(word)) for word in grammar.deeds)
    for word in grammar.known:
        vocabulary.spare(fold(word))
    return Lexicon(
        fiches=tuple(fiches),
        kinds=tuple(kinds),
        questions=dict(questions or {}),
        grammar=grammar,
        vocabulary=vocabulary,
        entries=entries,
        root=root,
        together=len(fiches) + len(kinds),
        void=void,
        passing=frozenset(map(fold, grammar.passing)),
        ends=frozenset(map(fold, grammar.ends)),
        deeds=deeds,
        mine=frozenset(map(fold, grammar.mine)),
        people=frozenset(vocabulary.add(fold(word)) for word in grammar.people),
        wishes=frozenset(map(fold, grammar.wishes)),
        roles=_roles(grammar.roles, vocabulary),
    )


def _index(
    fiches: Sequence[FicheWords],
    kinds: Sequence[Kind],
    together: Sequence[Keyword],
    grammar: Grammar,
    vocabulary: Vocabulary,
    void: frozenset[str],
) -> tuple[Node, tuple[Entry, ...]]:
    root = Node()
    texts: list[str] = []
    sizes: list[int] = []
    weights: list[dict[int, float]] = []
    targets = [*(fiche.keywords for fiche in fiches), *(kind.keywords for kind in kinds), together]
    authored = [*((target, word) for target, words in enumerate(targets) for word in words)]
    authored += [(-1, Keyword(mask, 0.0)) for mask in grammar.masks]
    seen: dict[str, tuple[tuple[str, ...], ...]] = {}
    for target, keyword in authored:
        ways = seen.get(keyword.text)
        if ways is None:
            ways = seen[keyword.text] = tuple(spellings(keyword.text))
        for words in ways:
            kept = _kept([vocabulary.short.get(word, word) for word in words], void)
            node = _descend(root, (vocabulary.add(word) for word in kept))
            if node.entry < 0:
                node.entry = len(texts)
                texts.append(" ".join(words))
                sizes.append(len(kept))
                weights.append({})
            if target >= 0:
                former = weights[node.entry].get(target)
                if former is None or abs(keyword.weight) > abs(former):
                    weights[node.entry][target] = keyword.weight
    return root, tuple(_entries(texts, sizes, weights, len(fiches), grammar.limits.common))


def _kept(words: Sequence[str], void: frozenset[str]) -> Sequence[str]:
    """A phrase without its void words; whole when only one word would be left ("à vendre" is not "vendre")."""
    kept = [word for word in words if word not in void]
    return kept if len(kept) > 1 or len(words) == 1 else words


def _descend(root: Node, classes: Iterable[int]) -> Node:
    node = root
    for number in classes:
        node = node.next.setdefault(number, Node())
    return node


def _entries(
    texts: Sequence[str], sizes: Sequence[int], weights: Sequence[Mapping[int, float]], fiches: int, common: float
) -> Iterable[Entry]:
    """Words that most fiches share tell little: between one fiche (whole weight) and all (`common` times)."""
    for text, size, speaks in zip(texts, sizes, weights, strict=True):
        shared = sum(1 for target, weight in speaks.items() if target < fiches and weight > 0)
        spread = (shared - 1) / (fiches - 1) if shared > 1 and fiches > 1 else 0.0
        scale = 1.0 - (1.0 - common) * spread**3
        pairs = tuple((target, weight * scale if target < fiches else weight) for target, weight in speaks.items())
        outside = any(weight > 0 for _, weight in pairs) and not shared
        yield Entry(text, size, max((weight for _, weight in pairs), default=0.0), pairs, outside)


def _roles(roles: Sequence[Role], vocabulary: Vocabulary) -> Mapping[str, tuple[tuple[tuple[str, ...], Role], ...]]:
    """Introducing phrases by their first word, longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for role in roles:
        for phrase in role.words:
            for words in spellings(phrase):
                by_first.setdefault(words[0], []).append((words, role))
                vocabulary.add(words[0], exact=True)
    return {first: tuple(sorted(ways, key=lambda way: -len(way[0]))) for first, ways in by_first.items()}
