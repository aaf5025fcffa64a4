"""Authored keywords → the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from aide_projet.matching.authored import FicheWords, Grammar, Keyword, Kind, Role
from aide_projet.matching.lessons import Key, Lessons
from aide_projet.matching.lexicon import Entry, Introductions, Lexicon, Node, Places
from aide_projet.matching.pattern import spellings
from aide_projet.matching.ranking import Candidate, TellingQuestion
from aide_projet.matching.tokens import fold, tokens
from aide_projet.matching.vocabulary import Reading, Vocabulary


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
    vocabulary = Vocabulary(
        grammar.trust,
        {fold(key): fold(value) for key, value in grammar.short.items()},
        frozenset(map(fold, grammar.distinct)),
    )
    for word in (*grammar.void, *grammar.passing, *grammar.ends):
        vocabulary.add(fold(word), exact=True)
    void = frozenset(map(fold, grammar.void))
    targets = [*(fiche.keywords for fiche in fiches), *(kind.keywords for kind in kinds), together]
    index = _Index(vocabulary, void)
    for target, keywords in enumerate(targets):
        for keyword in keywords:
            index.add(keyword, target)
    for mask in grammar.masks:
        index.add(Keyword(mask, 0.0), None)
    places = _places(grammar, vocabulary, void)
    vocabulary.spare(fold("\n".join(grammar.known)).split("\n"))  # sixteen thousand words, folded at once
    lexicon = Lexicon(
        fiches=tuple(fiches),
        kinds=tuple(kinds),
        questions=dict(questions or {}),
        grammar=grammar,
        vocabulary=vocabulary,
        entries=tuple(index.entries(len(fiches), grammar.limits.common)),
        root=index.root,
        places=places,
        lessons=Lessons(len(fiches), len(kinds)),
        silent=tuple(Candidate(fiche.key, 0.0, (), fiche.brought_by) for fiche in fiches),
    )
    _learn(lexicon)
    return lexicon


def _learn(lexicon: Lexicon) -> None:
    """Count the examples. Their misspelt words are learnt as they are: reading them would cost, and teach nothing."""
    vocabulary, known = lexicon.vocabulary, dict[str, Key]()
    told = [*(fiche.examples for fiche in lexicon.fiches), *(kind.examples for kind in lexicon.kinds)]
    for target, examples in enumerate(told):
        for example in examples:
            keys = []
            for token in tokens(example):
                key = known.get(token.typed)
                if key is None:
                    plain = vocabulary.plain(fold(token.typed))
                    key = known[token.typed] = lexicon.key(plain, vocabulary.exactly(plain) or Reading(plain))
                keys.append(key)
            lexicon.lessons.learn(target, keys)


class _Index:
    """The trie of the phrases being made, with the text, the size and the weights by target of each entry."""

    def __init__(self, vocabulary: Vocabulary, void: frozenset[str]) -> None:
        self.root = Node()
        self._vocabulary, self._void = vocabulary, void
        self._texts: list[str] = []
        self._sizes: list[int] = []
        self._weights: list[dict[int, float]] = []
        self._known: dict[str, tuple[int, ...]] = {}  # entries by keyword: fiches share many

    def add(self, keyword: Keyword, target: int | None) -> None:
        """Add a keyword; without a target it is a mask."""
        found = self._known.get(keyword.text)
        if found is None:
            found = self._known[keyword.text] = tuple(self._entry(words) for words in spellings(keyword.text))
        if target is None:
            return
        for entry in found:
            weights = self._weights[entry]
            former = weights.get(target)
            if former is None or abs(keyword.weight) > abs(former):
                weights[target] = keyword.weight

    def _entry(self, words: tuple[str, ...]) -> int:
        vocabulary, node = self._vocabulary, self.root
        kept = self._kept([vocabulary.short.get(word, word) for word in words])
        for word in kept:
            number = vocabulary.add(word)
            step = node.next.get(number)
            if step is None:
                step = node.next[number] = Node()
            node = step
        if node.entry < 0:
            node.entry = len(self._texts)
            self._texts.append(" ".join(words))
            self._sizes.append(len(kept))
            self._weights.append({})
        return node.entry

    def _kept(self, words: Sequence[str]) -> Sequence[str]:
        """A phrase without its void words; whole when only one word would be left ("à vendre" is not "vendre")."""
        if len(words) == 1:
            return words
        kept = [word for word in words if word not in self._void]
        return kept if len(kept) > 1 else words

    def entries(self, fiches: int, common: float) -> Iterable[Entry]:
        """Words that most fiches share tell little: between one fiche (whole weight) and all (`common` times)."""
        for text, size, speaks in zip(self._texts, self._sizes, self._weights, strict=True):
            shared = sum([target < fiches and weight > 0 for target, weight in speaks.items()])
            pairs = tuple(speaks.items())
            if shared > 1:
                scale = 1.0 - (1.0 - common) * ((shared - 1) / (fiches - 1)) ** 3
                pairs = tuple([(target, weight * scale if target < fiches else weight) for target, weight in pairs])
            pull = max(speaks.values(), default=0.0) if shared < 2 else max(weight for _, weight in pairs)
            yield Entry(text, size, pull, pairs, outside=not shared and pull > 0)


def _places(grammar: Grammar, vocabulary: Vocabulary, void: frozenset[str]) -> Places:
    return Places(
        void=void,
        passing=frozenset(map(fold, grammar.passing)),
        ends=frozenset(map(fold, grammar.ends)),
        mine=frozenset(map(fold, grammar.mine)),
        wishes=frozenset(map(fold, grammar.wishes)),
        deeds=frozenset(vocabulary.add(fold(word)) for word in grammar.deeds),
        people=frozenset(vocabulary.add(fold(word)) for word in grammar.people),
        roles=_roles(grammar.roles, vocabulary),
    )


def _roles(roles: Sequence[Role], vocabulary: Vocabulary) -> Introductions:
    by_first: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for role in roles:
        for phrase in role.words:
            for words in spellings(phrase):
                by_first.setdefault(words[0], []).append((words, role))
                vocabulary.add(words[0], exact=True)
    return {first: tuple(sorted(ways, key=lambda way: -len(way[0]))) for first, ways in by_first.items()}
