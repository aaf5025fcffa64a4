"""Numbers in figures and in French words, with what their writing leaves unsure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from aide_projet.draft.kept import of_words
from aide_projet.understanding.language import Language
from aide_projet.understanding.number_word import NumberWords, Token, number_words, word_tokens

_LONGEST_FIGURE = 20  # characters; longer digits are a reference, not a number
_CACHED_TEXTS = 8  # the same utterance is asked for by every reader of a turn


class Number(NamedTuple):
    """A number and its place in `said.plain` (`said.span` gives the place in the text typed).

    `other` is the second reading of "2.000" (2). `approximate`: "une trentaine". `article`: only "un" or "une",
    which may be no number. `bare`: figures alone without grouping, as years and postcodes are written. `scale`: the
    last "mille", "k" or "million" said, else 1.
    `unsure`: figures such as "2.5000" or "1,2,3" that are no number for sure.
    """

    value: float
    start: int
    end: int
    other: float | None = None
    approximate: bool = False
    article: bool = False
    bare: bool = False
    scale: int = 1
    unsure: bool = False


_NOT_NUMBERS = re.compile(
    r"(?:(?:\+|00)33[ .-]?(?:\(0\))?[ .-]?|0)[1-9](?:[ ./-]?\d\d){4}(?!\d)"  # phone
    r"|\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{5}(?!\d)"  # SIRET
    r"|\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}([-. ])\d{1,2}\1(?:19|20)\d{2}(?!\d)|\d{1,2}([-.])\d{1,2}\2\d{2}(?![\d.,])"
    r"|\d+(?: ?/ ?\d+)+"  # date or fraction
    r"|\d{1,2} ?h(?:eures?)? ?(?:\d{2})?(?![a-z0-9])"  # time
    r"|\d{1,2}(?:er|ere|eme|ieme|nd|nde)(?![a-z])"  # rank
)
_FIGURES = re.compile(r"\d{1,3}(?:(?: \d{3})+|(?:  \d{3})+)(?!\d)(?:[.,]\d{1,2}(?![\d.,]*\d))?|\d+(?:[.,']\d+)*")
_CUT_OFF = re.compile(r"(?:^|[ (])[.,]$")
_SLASHED = re.compile(r"([1-9]\d{0,2}) ?/ ?([1-9]\d{0,2})")  # "25/30"
_NAMES = re.compile(r" [a-z]{3}")  # what is counted follows
_FEWEST_OF_A_RANGE = 5
_DAYS, _MONTHS = 31, 12  # "10/12" may be a date
_DIGITS = re.compile(r"\d+")
_IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2}\d{2}(?: ?[\da-z]{4}){3,7}(?: ?[\da-z]{1,3})?(?![a-z0-9])")
_ALPHANUMERIC = re.compile(r"[\w@.-]{0,64}")
_GROUPED = re.compile(
    r"\d{1,3}(?:( {1,2}|')\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:,\d{3})+\.\d{1,2}"
    r"|\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})"
)
_UNCLEAR = re.compile(r"[1-9]\d{0,2} ?[.,]\d{3}")
_SPACED = re.compile(r"[1-9]\d{0,2} [.,]\d{3}(?![\d.,]*\d)")  # "2 .300": the space of a slip
_APART = re.compile(r"\d+(?: [.,] |\. (?=\d{3}(?!\d)))\d{1,3}(?!\d)")  # "1 , 5", "2. 300": one number or two
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}|0[.,]\d{3,}")
_KILO = re.compile(r" ?k(\d{1,3})?(?=(?: ?€|euros?|eur|e)?(?![a-z0-9]))|(?: ?)(m)(?=€|euros?(?![a-z]))")
_SPOKEN_KILO = re.compile(r" k(?=(?:€| ?euros?)?(?![a-z0-9]))")
_NAMED = re.compile(r"(?<![a-z])(?:n ?[+-] ?|l'an )\Z")  # "n+1", "l'an 40000": a year, no number
_NAMED_LONG = 5  # characters of the longest of these
_SHORT_WORD = 5  # letters of a word that may be a number of another language
_LETTER_O = re.compile(r"(?<=\d)[.,]?o+(?![a-z])")
_TENS = re.compile(r"(?:aines?|enes?|taines?|zaines?)(?![a-z])")  # "une 20aine"
_HALF = re.compile(r"[ -]et[ -]demie?(?![a-z])")
_OF_HUNDREDS = re.compile(r"[2-9] cents?(?![a-z])")  # what follows "2 mille" in "2 mille 5 cents"


@of_words(maxsize=_CACHED_TEXTS)
def numbers_in(text: str, language: Language) -> tuple[Number, ...]:
    """Every number of a plain text, in order. Phones, dates in figures, times, ranks and e-mails are left out."""
    text = _LETTER_O.sub(lambda found: found[0].replace("o", "0"), text)
    words = number_words(language)
    found = [_foreign(text, number, words) for number in _assemble(text, _tokens(text, words))]
    return tuple(_with_decimals(text, found, words)) if len(found) > 1 else tuple(found)


def _foreign(text: str, number: Number, words: NumberWords) -> Number:
    """ "tre mille", "nef cents": a short word that no list holds, before "mille" or "cent", may be how many of them."""
    if text[number.start - 1 : number.start] != " " or not text.startswith(("mil", "cent"), number.start):
        return number
    head = text[max(0, number.start - _SHORT_WORD - 2) : number.start - 1]
    word = head[head.rfind(" ") + 1 :]
    known = not word.isalpha() or len(word) > _SHORT_WORD or word in words.ordinary or word in words.listed
    return number if known and word not in words.foreign else number._replace(unsure=True)


def _with_decimals(text: str, found: list[Number], words: NumberWords) -> Iterator[Number]:
    """ "trente-trois virgule trois" is one number."""
    whole = found[0]
    for part in found[1:]:
        joined = text[whole.end : part.start].strip() in words.comma and len(text[whole.end : part.start]) > 1
        small = part.value / part.scale < 100 and not (whole.approximate or part.approximate or part.unsure)
        if not joined or not small:
            yield whole
            whole = part
            continue
        value = round(_decimal(whole, part) * part.scale, 2)
        whole = whole._replace(
            value=_whole(value),
            end=part.end,
            scale=part.scale,
            bare=False,
            unsure=whole.unsure or not value,
        )
    yield whole


def _decimal(whole: Number, part: Number) -> float:
    """0 when the two make no number for sure: "deux mille virgule cinq", "2,5 virgule 3"."""
    digits = part.value / part.scale
    exact = whole.scale == 1 and whole.value == int(whole.value) and digits == int(digits)
    return float(f"{int(whole.value)}.{int(digits)}") if exact else 0.0


def not_numbers(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Where the figures of a plain text are no number: a telephone, a date, a time, a rank, a reference."""
    return tuple((token.start, token.end) for token in _tokens(text, number_words(language)) if token.kind == "rien")


def _tokens(text: str, words: NumberWords) -> list[Token]:
    """Figures and number words in order; "rien" stands where digits are no number."""
    found = list(word_tokens(text, words))
    if _DIGITS.search(text):
        found.extend(_figures(text))
        found.sort(key=_start)
    if found and ("cent" in text or "100" in text):
        ends = {token.end for token in found}  # "on en a pour cent euros" is no share
        percents = [m.span() for m in words.percent.finditer(text) if _end_before(text, m.start()) in ends]
        if percents:
            found = [t for t in found if not any(start <= t.start < end for start, end in percents)]
            found.extend(Token("rien", 0, start, end) for start, end in percents)
            found.sort(key=_start)
    return found


def _end_before(text: str, place: int) -> int:
    while place and text[place - 1] == " ":
        place -= 1
    return place


def _start(token: Token) -> int:
    return token.start


def _figures(text: str) -> Iterator[Token]:
    skip = 0
    ibans = [m.span() for m in _IBAN.finditer(text)] if len(text) > 14 else []
    for match in _DIGITS.finditer(text):
        start = match.start()
        if start < skip:
            continue
        begin = start - 1 if start and text[start - 1] == "+" and text.startswith("33", start) else start
        iban = next((span for span in ibans if span[0] <= start < span[1]), None)
        times = start > 1 and text[start - 1] == "x" and text[start - 2].isdecimal()  # "3x100"
        glued = start > 0 and text[start - 1].isalnum() and not times and not text.endswith("eur", 0, start)
        other = _NOT_NUMBERS.match(text, begin) if iban is None and not glued else None
        if other is not None and _is_a_range(text, other):
            other = None
        if _NAMED.search(text[max(0, start - _NAMED_LONG - 1) : start]) is not None:
            other = _DIGITS.match(text, start)
        if iban is not None:
            skip = iban[1]
        elif other is not None:
            skip = other.end()
        elif glued or (start >= 2 and text[start - 1] in ".,'" and text[start - 2].isdecimal()):
            tail = _ALPHANUMERIC.match(text, start)
            skip = tail.end() if tail else match.end()
        else:
            figures = _SPACED.match(text, start) or _APART.match(text, start) or _FIGURES.match(text, start)
            end = figures.end() if figures else match.end()
            if end - start > _LONGEST_FIGURE:
                skip = end
                yield Token("rien", 0, start, skip)
                continue
            token = _figure(text, start, end)
            if _CUT_OFF.search(text[max(0, start - 2) : start]) is not None:
                token = token._replace(unsure=True)  # ".3"
            tail = _ALPHANUMERIC.match(text, token.end)
            if tail is not None and "@" in tail[0]:
                skip = tail.end()
                continue
            skip = token.end
            yield token
            continue
        yield Token("rien", 0, start, skip)


def _is_a_range(text: str, found: re.Match[str]) -> bool:
    """ "25/30 jeunes", or "25/30" alone: from one to the other; not "50/50", "12/05", "14/15", "1/2" or "2014/2015"."""
    pair = _SLASHED.fullmatch(found[0])
    if pair is None or text.count("/") > 1:  # "15/20 mamans et 5/8 papas": all of them, or none
        return False
    low, high = int(pair[1]), int(pair[2])
    apart = _FEWEST_OF_A_RANGE <= low < high - 1 and high <= 2 * low and not (high <= _MONTHS and low <= _DAYS)
    return apart and (_NAMES.match(text, found.end()) is not None or text.strip(" .!?") == found[0])


def _figure(text: str, start: int, end: int) -> Token:
    blob = text[start:end]
    kilo = _KILO.match(text, end)
    thousand = 1
    more = 0
    if kilo is not None:
        end = kilo.end()
        thousand = 1_000_000 if kilo[2] else 1000
        if kilo[1]:
            more = int(kilo[1]) * 10 ** (3 - len(kilo[1]))
    tens = _TENS.match(text, end)
    if tens is not None and blob.isdecimal():
        return Token("chiffre", int(blob), start, tens.end(), about=True)
    if blob.isdecimal():
        return Token("chiffre", int(blob) * thousand + more, start, end, bare=kilo is None, thousand=thousand)
    if _GROUPED.fullmatch(blob):
        value = _grouped(blob)
        return Token("chiffre", _whole(value * thousand), start, end, thousand=thousand)
    one_mark = blob.count(",") + blob.count(".") == 1 and "'" not in blob
    decimal = float(blob.replace(" ", "").replace(",", ".")) if one_mark else 0.0
    if _UNCLEAR.fullmatch(blob):
        blob = blob.replace(" ", "")
        large = int(blob.replace(",", "").replace(".", ""))
        if thousand > 1:
            return Token("chiffre", _whole(decimal * thousand), start, end, unsure=True, thousand=thousand)
        return Token("chiffre", large, start, end, other=_whole(decimal))
    if _DECIMAL.fullmatch(blob):
        return Token("chiffre", _whole(round(decimal * thousand, 2)), start, end, thousand=thousand)
    return Token("chiffre", _whole(decimal), start, end, unsure=True)


def _grouped(blob: str) -> float:
    tail = re.search(r"[.,](\d{1,2})$", blob)
    head = blob[: tail.start()] if tail else blob
    whole = int("".join(c for c in head if c.isdecimal()))
    return whole + (float("0." + tail[1]) if tail else 0)


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


class _Sum:
    """The number being said: `group` is the part below the next "mille"; `last` the rank of the last word in it."""

    __slots__ = ("any_word", "approximate", "end", "first", "group", "last", "scale", "start", "total")

    def __init__(self, first: Token) -> None:
        self.first = first
        self.start, self.end = first.start, first.end
        self.total: float = 0
        self.group: float = 0
        self.last = ""
        self.scale = 0
        self.approximate = False
        self.any_word = False
        if first.kind == "chiffre":
            self.group, self.last = first.value, "chiffre"
            self.scale = first.thousand if first.thousand > 1 else 0
            self.approximate = first.about
        else:
            self._take(first)

    def take(self, token: Token, text: str) -> bool:
        """Go on with `token`; False when it begins another number."""
        gap = text[self.end : token.start]
        if token.kind == "environ":
            joined = gap in (" ", "-", "") or (self.scale and self.approximate and gap == " de ")
        elif gap in (" et ", "-et-", " et-"):
            joined = token.value in (1, 11) and self.last == "dizaine"
        else:
            joined = gap in (" ", "-", "")
        if token.kind == "chiffre":
            joined = (
                joined
                and gap == " "
                and self.scale == 1000
                and not self.group
                and (len(text[token.start : token.end]) == 3 or _OF_HUNDREDS.match(text, token.start) is not None)
                and token.bare
            )
        if not joined or not self._take(token):
            return False
        self.end = token.end
        if token.unsure:
            self.first = self.first._replace(unsure=True)
        return True

    def _take(self, token: Token) -> bool:
        value = token.value
        if token.kind == "environ":
            return self._take_about(int(value))
        if token.kind == "chiffre":
            self.group, self.last = value, "chiffre"
            return True
        self.any_word = True
        if value >= 1000:
            return self._take_scale(int(value))
        if value == 100:
            return self._take_hundred()
        return self._take_small(int(value))

    def _take_about(self, value: int) -> bool:
        if self.total and not (self.approximate and value == 1000):
            return False
        count = self.group if self.last else 1
        if self.total:
            count, self.total = self.total, 0
        elif self.last and (count > 99 or count != int(count)):
            return False
        self.approximate = not (value == 12 and self.last and count > 1)
        self.total, self.group, self.last, self.scale = count * value, 0, "environ", value
        return True

    def _take_scale(self, value: int) -> bool:
        if self.last == "environ" or (self.total and value >= self.scale) or self.first.thousand > 1:
            return False
        if self.total and not self.group and self.last != "":
            return False
        self.total += (self.group if self.last else 1) * value
        self.group, self.last, self.scale = 0, "", value
        return True

    def _take_hundred(self) -> bool:
        if self.last == "":
            self.group = 100
        elif (self.last == "unite" and 2 <= self.group <= 19) or (
            self.last == "chiffre" and (self.first.bare or self.total > 0) and 2 <= self.group <= 19
        ):
            self.group *= 100
        else:
            return False
        self.last = "centaine"
        return True

    def _take_small(self, value: int) -> bool:
        below = self.group % 100
        if (self.last in ("", "centaine") and value > 0) or (self.last == "" and self.total == 0):
            self.group += value
            self.last = "unite" if value < 20 else "dizaine"
            return True
        if value == 20 and self.last == "unite" and below == 4:
            self.group += 76
            self.last = "dizaine"
            return True
        if self.last == "dizaine" and (1 <= value <= 9 or (10 <= value <= 16 and below in (60, 80))):
            self.group += value
            self.last = "dix" if value == 10 else "unite"
            return True
        if (self.last == "unite" and below == 10 and 7 <= value <= 9) or (self.last == "dix" and 7 <= value <= 9):
            self.group += value
            self.last = "unite"
            return True
        return False

    def number(self, text: str) -> Number:
        first = self.first
        value = self.total + self.group
        half = _HALF.match(text, self.end) if self.scale >= 1000 and not self.group else None
        kilo = _SPOKEN_KILO.match(text, self.end) if not self.scale and self.any_word and first.kind == "mot" else None
        if half is not None:
            value, self.end = value + self.scale / 2, half.end()
        elif kilo is not None:
            value, self.end, self.scale = value * 1000, kilo.end(), 1000
        alone = not self.any_word and not self.approximate
        return Number(
            _whole(round(value, 2)), self.start, self.end,
            other=first.other if alone else None,
            approximate=self.approximate,
            article=first.kind == "un" and self.end == first.end,
            bare=first.bare and alone,
            scale=max(self.scale, 1),
            unsure=first.unsure or (first.other is not None and not alone),
        )  # fmt: skip


def _assemble(text: str, tokens: list[Token]) -> Iterator[Number]:
    run: list[Token] = []  # of the number being said
    current: _Sum | None = None
    for token in tokens:
        if current is not None and token.kind != "rien" and current.take(token, text):
            run.append(token)
            continue
        apart = _apart(run, token, text) if current is not None else None
        if apart is not None:
            head, run, current = apart
            yield head.number(text)
            continue
        if current is not None:
            yield current.number(text)
        current, run = (None, []) if token.kind == "rien" else (_Sum(token), [token])
    if current is not None:
        yield current.number(text)


def _apart(run: list[Token], scale: Token, text: str) -> tuple[_Sum, list[Token], _Sum] | None:
    """ "quatre mille quatorze mille" is 4 000 then 14 000: the words since the last "mille" go with the new one."""
    if scale.value < 1000 or scale.kind != "mot":
        return None
    cut = next((at for at in range(len(run) - 1, 0, -1) if run[at - 1].kind == "mot" and run[at - 1].value >= 1000), 0)
    if not cut:
        return None
    head, tail = _Sum(run[0]), _Sum(run[cut])
    taken = all([head.take(token, text) for token in run[1:cut]] + [tail.take(token, text) for token in run[cut + 1 :]])
    return (head, [*run[cut:], scale], tail) if taken and tail.take(scale, text) else None
