"""libyaml's complaints, said again in French with what to write instead."""

from __future__ import annotations

_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        "expected <document start>",
        "ligne mal alignée",
        "alignez les clés d'un même groupe, avec deux espaces par niveau",
    ),
    (
        "mapping values are not allowed",
        "« : » de trop sur cette ligne",
        "mettez tout le texte entre guillemets s'il contient « : », ou allez à la ligne",
    ),
    ("found a tab character", "tabulation", "décalez les lignes avec des espaces simples, deux par niveau"),
    ("unexpected end of stream", "guillemet ouvert et jamais refermé", "fermez le guillemet à la fin du texte"),
    ("unexpected document indicator", "guillemet ouvert et jamais refermé", "fermez le guillemet à la fin du texte"),
    (
        "cannot start any token",
        "caractère qui ne peut pas commencer une valeur",
        "mettez le texte entre guillemets s'il commence par @, ` ou %",
    ),
    ("could not find expected ':'", "« : » manquant après une clé", "écrivez « cle: valeur », une clé par ligne"),
    (
        "expected ',' or ']'",
        "crochet « [ » jamais refermé, ou virgule manquante",
        "fermez avec « ] » et séparez les éléments par des virgules",
    ),
    (
        "expected ',' or '}'",
        "accolade « { » jamais refermée, ou virgule manquante",
        "fermez avec « } » et séparez par des virgules ; un texte qui commence par { se met entre guillemets",
    ),
    (
        "expected node content",
        "valeur qui manque, ou crochet « [ » ou accolade « { » jamais refermés",
        "écrivez la valeur, ou fermez avec « ] » ou « } »",
    ),
    ("expected '-' indicator", "ligne mal alignée dans une liste", "alignez les tirets « - » les uns sous les autres"),
    (
        "block sequence entries are not allowed",
        "tiret « - » mal placé",
        "allez à la ligne avant le premier « - », ou mettez le texte entre guillemets",
    ),
    ("expected <block end>", "ligne mal alignée", "alignez les clés d'un même groupe, avec deux espaces par niveau"),
    ("expected key", "ligne mal alignée", "alignez les clés d'un même groupe, avec deux espaces par niveau"),
    (
        "found unknown escape character",
        "barre oblique inverse « \\ » entre guillemets doubles",
        "écrivez « \\\\ », ou prenez des guillemets simples '…'",
    ),
    (
        "expected hexdecimal number",
        "barre oblique inverse « \\ » mal employée",
        "écrivez « \\\\ », ou prenez des guillemets simples '…'",
    ),
    (
        "alphabetic or numeric character",
        "« & » ou « * » au début d'un texte",
        "mettez le texte entre guillemets s'il commence par & ou *",
    ),
    ("undefined tag handle", "« ! » au début d'un texte", "mettez le texte entre guillemets s'il commence par !"),
    (
        "chomping or indentation",
        "« | » ou « > » suivi d'autre chose",
        "allez à la ligne juste après « | » ou « > »",
    ),
    (
        "expected comment or line break",
        "« | » ou « > » suivi d'autre chose",
        "allez à la ligne juste après « | » ou « > »",
    ),
)

_CONTEXTS: tuple[tuple[str, str, str], ...] = (
    ("quoted scalar", "texte entre guillemets mal fermé", "fermez le guillemet à la fin du texte"),
    ("flow sequence", "liste entre crochets mal fermée", "fermez avec « ] » et séparez les éléments par des virgules"),
    ("flow mapping", "groupe entre accolades mal fermé", "fermez avec « } » et séparez les éléments par des virgules"),
    ("block mapping", "ligne mal alignée", "alignez les clés d'un même groupe, avec deux espaces par niveau"),
    ("block collection", "ligne mal alignée", "alignez les tirets « - » les uns sous les autres"),
)


_FROM_START = ("quoted scalar", "simple key", "flow sequence", "flow mapping")
"""Contexts whose beginning is where the author has to look, rather than where the reader gave up."""


def starts_at_context(context: str) -> bool:
    """Whether the mistake is better shown where the construct began."""
    return any(piece in context for piece in _FROM_START)


def seen_at(line: str, column: int) -> tuple[str, str] | None:
    """The cause and the remedy that the characters around the place give away (`column` from 0), if they do."""
    before, here = line[:column].rstrip(), line[column : column + 1]
    if here in ("]", "}"):
        opening = "[" if here == "]" else "{"
        return f"« {here} » de trop", f"retirez-le, ou ouvrez « {opening} » avant"
    if here == ",":
        return "virgule qui ne suit rien", "retirez-la, ou mettez le texte entre guillemets"
    if before.endswith(('"', "'")) and here not in ("", "#"):
        return (
            "texte après le guillemet qui ferme",
            "prenez des guillemets autour de tout le texte, et « … » à l'intérieur",
        )
    return None


def said_again(problem: str, context: str) -> tuple[str, str]:
    """The cause and the remedy in French of libyaml's problem and context."""
    for piece, cause, remedy in _KNOWN:
        if piece in problem:
            return cause, remedy
    for piece, cause, remedy in _CONTEXTS:
        if piece in context:
            return cause, remedy
    return "YAML mal formé", "regardez les guillemets, les deux-points et l'alignement de cette ligne"
