"""Answers that are texts: a title without "ça s'appelle", several sentences as typed, a list line by line."""

from __future__ import annotations

import re

from aide_projet.draft.kept import of_content
from aide_projet.draft.slot import ShortText, TextList
from aide_projet.draft.value import Value
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.language import Language
from aide_projet.understanding.reading import Reading, Rule
from aide_projet.understanding.said import Said, plain

_QUOTES = "\"'«»“”„‘’ \t\n"
_PAIRS = (("«", "»"), ('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’"))
_BETWEEN = re.compile(r"«[^«»]*\w[^«»]*»|“[^“”]*\w[^“”]*”|\"[^\"]*\w[^\"]*\"")
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪►]+|\(?\d{1,2}[.)°/]|\d{1,2} ?[-–:]|[a-d][.)])\s*")
_NUMBERED = re.compile(r"(?:(?<=\s)|^)(?:\(?[1-9][.)°/]|[1-9] ?-)\s+")
_TIE = re.compile(r"(?:[ ,;.]+(?:et|mais|puis|au fait))?[ ,;]*$")
_VERB = re.compile(r"(?:s'|se |y |en |l'|les |le |la |ne pas )?[a-z-]{2,}(?:er|ir|re|oir)\b")


def read_text(said: Said, context: ReadingContext, kind: ShortText) -> Reading | None:
    """One line: white space made single, quotation marks around it taken off. None without a letter or figure."""
    return _line(said, context, 0, "texte")


def read_title(said: Said, context: ReadingContext, kind: ShortText) -> Reading | None:
    """The same, without what announces a title: "ça s'appelle…", "le titre : …"."""
    quoted = _quoted(said, context)
    if quoted is not None:
        return quoted
    match = _announce(context.language).match(said.plain)
    start = match.end() if match else 0
    return _line(said, context, start, "texte") or _line(said, context, 0, "texte")


def _quoted(said: Said, context: ReadingContext) -> Reading | None:
    """The title between quotation marks in a sentence that hands it over: "je vous propose « Les mains vertes »"."""
    marks = [match.span() for match in _BETWEEN.finditer(said.text)]
    if len(marks) != 1 or len(said.plain) != len(said.text):
        return None
    start, end = marks[0]
    around = f"{said.plain[:start]} {said.plain[end:]}"
    if not _handing(context.language).search(around):
        return None
    text = " ".join(said.text[start + 1 : end - 1].split())
    return Reading(context.slot, text, said.text[start:end], start, end, "texte")


@of_content(maxsize=8)
def _handing(language: Language) -> re.Pattern[str]:
    listed = (*language.words("publics", "titre avant"), *language.words("publics", "titre autour"))
    either = "|".join(sorted((re.escape(plain(word)) for word in listed), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<![a-z0-9])(?:{either})(?![a-z0-9])")


def read_long_text(said: Said, context: ReadingContext) -> Reading | None:
    """The whole as typed, white space at the ends taken off."""
    text = said.text.strip()
    return Reading(context.slot, text, text, 0, len(said.text), "texte") if any(map(str.isalnum, text)) else None


def read_text_list(said: Said, context: ReadingContext, kind: TextList) -> Reading | None:
    """The lines, bullets or numbered points; in one line, what semicolons part, or commas between verbs."""
    items: list[Value] = [
        item
        for piece in _pieces(said.text)
        if (item := _BULLET.sub("", piece).strip(" ,;.")) and any(map(str.isalnum, item))
    ]
    return Reading(context.slot, items, said.text.strip(), 0, len(said.text), "liste") if items else None


def begins_with_verb(said: Said) -> bool:
    """Whether the first word is a verb as a list of aims has it: "aider", "se rencontrer"."""
    return _VERB.match(said.plain) is not None


@of_content(maxsize=8)
def _announce(language: Language) -> re.Pattern[str]:
    listed = sorted(
        (re.escape(plain(word)) for word in language.words("publics", "titre avant")), key=len, reverse=True
    )
    either = "|".join(listed) or "(?!)"
    lead = r"(?:(?:euh|alors|ben|bah|bon|oui|ok|bonjour|on va dire|je pense)[ ,]+)*"
    return re.compile(rf"\s*{lead}(?:{either})(?![a-z0-9])\s*[:,]?\s*")


def _line(said: Said, context: ReadingContext, start: int, rule: Rule) -> Reading | None:
    while start < len(said.plain) and said.plain[start] == " ":  # what was read as a correction is blanked
        start += 1
    first, last = said.offsets[start], _end(said)
    text = " ".join(said.text[first:last].split())
    for left, right in _PAIRS:
        if len(text) > 2 and text.startswith(left) and text.endswith(right):
            text = text[1:-1].strip()
            break
    else:
        if text[:1] in '«“"' or text[-1:] in "»”":
            text = text.strip(_QUOTES) if text.count('"') != 2 and text.count("«") != text.count("»") else text
    if not any(map(str.isalnum, text)):
        return None
    return Reading(context.slot, text, said.text[first:last].strip(), first, last, rule)


def _end(said: Said) -> int:
    """Where the text ends: before a question asked in the same breath, which is blanked, and what ties it."""
    plain_end = len(said.plain.rstrip(" "))
    if not said.text[said.offsets[plain_end] :].strip():
        return len(said.text)
    tie = _TIE.search(said.plain[:plain_end])
    return said.offsets[tie.start() if tie else plain_end]


def _pieces(text: str) -> list[str]:
    text = text.strip()
    if "\n" in text:
        return text.split("\n")
    numbered = [piece for piece in _NUMBERED.split(text) if piece.strip()]
    if len(numbered) > 1:
        return numbered
    for mark in (";", " / ", " • "):
        if mark in text:
            return text.split(mark)
    parts = [part for part in re.split(r",\s+(?:et |puis )?|\s+et\s+|\s+puis\s+", text) if part.strip()]
    if len(parts) > 1 and all(_VERB.match(plain(part.strip())) for part in parts):
        return parts
    return [text]
