"""The grammar of the conditions of the YAML: text → tree, with French errors that point at a column.

    condition  := et (« ou » et)*          et := non (« et » non)*          non := « non » non | comparison
    comparison := sum [(== != < <= > >= | « dans » | « non dans ») sum]
    sum        := term (+|- term)*         term := signed (*|/ signed)*     signed := - signed | atom
    atom       := number [%] | "text" | vrai | faux | name | « connu » name | « inconnu » name
                | ( condition ) | [ atom, … ]

It is a parser of our own rather than Python's `ast`: columns are those of the text as written, no Python construct can
slip through, and it is as short. There is no call, no attribute, no power; length, depth and number of tokens are
capped, so that the cost is too.
"""

from __future__ import annotations

from fractions import Fraction

from aide_projet.draft.condition_tokens import KEYWORDS, Token, meant, tokens
from aide_projet.draft.condition_tree import (
    Arithmetic,
    Comparison,
    ConditionError,
    Const,
    Items,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Presence,
    Span,
)

MAX_LENGTH = 600
MAX_TOKENS = 200
MAX_DEPTH = 24
MAX_DIGITS = 15

_ORDER = ("==", "!=", "<", "<=", ">", ">=")


def parse(source: str) -> Node:
    """The tree of a condition; raises ConditionError."""
    if len(source) > MAX_LENGTH:
        raise ConditionError(
            f"La condition est trop longue : {len(source)} caractères", 1, f"Coupez-la sous {MAX_LENGTH} caractères."
        )
    found = list(tokens(source))
    if not found:
        raise ConditionError("La condition est vide", 1, 'Écrivez par exemple : fiche == "gup"')
    if len(found) > MAX_TOKENS:
        cause = f"La condition a trop de termes : {len(found)}"
        raise ConditionError(cause, 1, f"Coupez-la en plusieurs contrôles de {MAX_TOKENS} termes au plus.")
    return _Parser(source, found).whole()


class _Parser:
    """Recursive descent over the tokens; one method a rule of the grammar above."""

    def __init__(self, source: str, tokens: list[Token]) -> None:
        self.source = source
        self.tokens = tokens
        self.place = 0
        self.depth = 0

    def whole(self) -> Node:
        node = self.either()
        token = self.peek()
        if token is not None:
            raise self.unexpected(token)
        return node

    def peek(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def take(self, *texts: str) -> Token | None:
        """The next token if it is one of these words or symbols."""
        token = self.peek()
        if token is None or token.kind not in ("word", "symbol") or token.text not in texts:
            return None
        self.place += 1
        return token

    def either(self) -> Node:
        left = self.both()
        while self.take("ou"):
            right = self.both()
            left = Logic(_cover(left, right), "ou", left, right)
        return left

    def both(self) -> Node:
        left = self.negated()
        while self.take("et"):
            right = self.negated()
            left = Logic(_cover(left, right), "et", left, right)
        return left

    def negated(self) -> Node:
        token = self.take("non")
        if token is None:
            return self.comparison()
        self.deeper(token)
        operand = self.negated()
        self.depth -= 1
        return Not(Span(token.span.start, operand.span.end), operand)

    def comparison(self) -> Node:
        left = self.sum()
        operator = self.operator()
        if operator is None:
            return left
        right = self.sum()
        again = self.peek()
        if again is not None and again.text in (*_ORDER, "dans") and again.kind != "text":
            raise ConditionError(
                "Deux comparaisons se suivent", again.span.start + 1, "Séparez-les : « a < b et b < c »."
            )
        return Comparison(_cover(left, right), operator, left, right)

    def operator(self) -> str | None:
        token = self.take(*_ORDER, "dans")
        if token is not None:
            return token.text
        following = self.tokens[self.place : self.place + 2]
        if [token.text for token in following] == ["non", "dans"] and following[0].kind == "word":
            self.place += 2
            return "non dans"
        return None

    def sum(self) -> Node:
        left = self.term()
        while token := self.take("+", "-"):
            right = self.term()
            left = Arithmetic(_cover(left, right), token.text, left, right)
        return left

    def term(self) -> Node:
        left = self.signed()
        while token := self.take("*", "/"):
            right = self.signed()
            left = Arithmetic(_cover(left, right), token.text, left, right)
        return left

    def signed(self) -> Node:
        token = self.take("-")
        if token is None:
            return self.atom()
        self.deeper(token)
        operand = self.signed()
        self.depth -= 1
        return Negative(Span(token.span.start, operand.span.end), operand)

    def atom(self) -> Node:
        token = self.peek()
        if token is None:
            cause = "La condition s'arrête trop tôt"
            raise ConditionError(cause, len(self.source) + 1, "Ajoutez ce qui manque à la fin.")
        self.place += 1
        if token.kind == "number":
            return self.number(token)
        if token.kind == "text":
            return Const(token.span, token.text[1:-1].strip() if token.text[0] == "«" else token.text[1:-1])
        if token.text == "(":
            return self.group(token)
        if token.text == "[":
            return self.items(token)
        if token.kind == "word":
            return self.word(token)
        raise self.unexpected(token)

    def number(self, token: Token) -> Node:
        if len(token.text) > MAX_DIGITS:
            remedy = f"Écrivez-le en {MAX_DIGITS} chiffres au plus."
            raise ConditionError("Le nombre est trop long", token.span.start + 1, remedy)
        value = Fraction(token.text)
        percent = self.take("%")
        if percent is not None:
            value /= 100
        end = percent.span.end if percent else token.span.end
        return Const(Span(token.span.start, end), value.numerator if value.denominator == 1 else value)

    def word(self, token: Token) -> Node:
        if token.text in ("vrai", "faux"):
            return Const(token.span, token.text == "vrai")
        if token.text in ("connu", "inconnu"):
            return self.presence(token)
        if token.text in KEYWORDS:
            raise self.unexpected(token)
        following = self.peek()
        if following is not None and following.text == "(":
            raise ConditionError(
                f"« {token.text}(…) » : on ne peut pas appeler de fonction",
                token.span.start + 1,
                "Écrivez une comparaison, ou « connu » et « inconnu » devant un nom.",
            )
        return Name(token.span, token.text)

    def presence(self, token: Token) -> Node:
        named = self.peek()
        if named is None or named.kind != "word" or named.text in KEYWORDS:
            cause = f"« {token.text} » attend le nom d'un champ"
            raise ConditionError(cause, token.span.end + 1, f"Écrivez par exemple : {token.text} structure_nom")
        self.place += 1
        span = Span(token.span.start, named.span.end)
        return Presence(span, Name(named.span, named.text), wanted=token.text == "connu")

    def group(self, token: Token) -> Node:
        self.deeper(token)
        node = self.either()
        if self.take(")") is None:
            raise self.unclosed(token, ")")
        self.depth -= 1
        return node

    def items(self, token: Token) -> Node:
        self.deeper(token)
        items: list[Node] = []
        while (last := self.take("]")) is None:
            if items and self.take(",") is None:
                raise self.unclosed(token, "]")
            items.append(self.signed())
        self.depth -= 1
        return Items(Span(token.span.start, last.span.end), tuple(items))

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            cause = "La condition est trop imbriquée"
            raise ConditionError(cause, token.span.start + 1, "Coupez-la en plusieurs contrôles.")

    def unclosed(self, opened: Token, closing: str) -> ConditionError:
        token = self.peek()
        column = (token.span.start if token else len(self.source)) + 1
        return ConditionError(f"« {opened.text} » n'est pas fermé", column, f"Ajoutez « {closing} ».")

    def unexpected(self, token: Token) -> ConditionError:
        """The mistake at a token that cannot stand there; the word before may be to blame (« not contact »)."""
        better = ""
        for word in (*reversed(self.tokens[max(0, self.place - 2) : self.place]), token):
            found = meant(word)
            if found:
                better, token = found, word
        if better:
            remedy = f"Écrivez « {better} »."
        elif token.text == ",":
            remedy = "Les décimales s'écrivent avec un point (0.3) ; la virgule sépare les éléments d'une liste."
        else:
            remedy = "Il manque peut-être « et », « ou » ou une comparaison juste avant."
        return ConditionError(f"« {token.text} » n'est pas attendu ici", token.span.start + 1, remedy)


def _cover(left: Node, right: Node) -> Span:
    return Span(left.span.start, right.span.end)
