"""Funders, statuses and accounts as listed in comptes.yaml, and the words to take off around a name."""

from __future__ import annotations

from dataclasses import dataclass

from aide_projet.draft.kept import of_content
from aide_projet.understanding.accounts import account_phrases
from aide_projet.understanding.language import Language
from aide_projet.understanding.phrase import Phrases, folded, key, phrases
from aide_projet.understanding.said import Said


@dataclass(frozen=True, slots=True)
class RowWords:
    """Expressions by meaning: type of funder, status, account number; `free` says that there is nothing to pay.

    `ties`: between a sum and the funder after it; `loose_ties`: more of them, where who pays what is being told.
    `alike`: a sum equal to another one ("à": to that named after it); `again`: what takes the sum before back; `anew`:
    the list is told from the start. `third_parties`: funders of no type of their own that are not the bearer either.
    """

    funders: Phrases
    statuses: Phrases
    undecided: Phrases
    accounts: Phrases
    free: Phrases
    around: Phrases
    need: frozenset[str]
    refused: Phrases
    nobody: Phrases
    third_parties: Phrases
    ties: frozenset[str]
    loose_ties: frozenset[str]
    articles: frozenset[str]
    alike: Phrases
    again: Phrases
    anew: Phrases
    denied: Phrases


@of_content(maxsize=8)
def row_words(language: Language) -> RowWords:
    """Compile comptes.yaml."""
    listed = language.subjects.get("comptes", {})

    def under(prefix: str) -> Phrases:
        return phrases({name.removeprefix(prefix): words for name, words in listed.items() if name.startswith(prefix)})

    return RowWords(
        funders=under("financeur "),
        statuses=under("statut "),
        undecided=phrases({"demande": listed.get("statut pas encore", ())}),
        accounts=account_phrases(language),
        free=phrases({"gratuit": listed.get("gratuit", ())}),
        around=phrases({"autour": listed.get("autour", ())}),
        nobody=phrases({"aucun": listed.get("aucun financeur", ())}),
        refused=phrases({"refus": listed.get("refus financeur", ())}),
        third_parties=phrases({"tiers": listed.get("tiers", ())}),
        ties=frozenset(map(key, listed.get("devant financeur", ()))),
        loose_ties=frozenset(map(key, listed.get("devant financeur partage", ()))),
        articles=frozenset(map(key, listed.get("article", ()))),
        alike=phrases({"à": listed.get("pareil que", ()), "": listed.get("pareil", ())}),
        again=phrases({"reprise": listed.get("reprise", ())}),
        denied=phrases({"sans": listed.get("sans financeur", ())}),
        anew=phrases({"liste": listed.get("liste neuve", ())}),
        need=frozenset(phrases({"besoin": listed.get("besoin", ())}).tags),
    )


def first_tag(flat: str, listed: Phrases) -> str | None:
    """The meaning of the first listed expression of a folded text; the longest where several start."""
    found = first_place(flat, listed)
    return found[0] if found else None


def status_of(flat: str, words: RowWords) -> str:
    """The answer given about a sum; a doubt about it ("pas encore accordé") counts more than what is doubted."""
    held = first_tag(flat, words.undecided)
    return "demande" if held is not None else first_tag(flat, words.statuses) or ""


def without_answers(flat: str, words: RowWords) -> str:
    """A folded text without the words that tell the answer given: "a promis mais pas signé"."""
    for listed in (words.undecided, words.statuses):
        while (found := listed.anywhere(flat)) is not None:
            flat = f"{flat[: found[1]]} {flat[found[2] :]}"
    return flat


def first_place(flat: str, listed: Phrases) -> tuple[str, int, int] | None:
    """The same with its place."""
    return listed.anywhere(flat)


def without(said: Said, start: int, end: int, words: RowWords, *, strict: bool = False) -> str:
    """The name that stands in a piece, without the articles and verbs around it, as typed.

    When nothing but these stands there: the whole, or "" when `strict`.
    """
    flat = folded(said.plain)
    whole = said.words(start, end).strip(" ,.;:()[]-'’") if start < end else ""
    moved = True
    while moved and start < end:
        moved = False
        while start < end and flat[start] in " ,.;:/\n*•=>":
            start += 1
        found = words.statuses.after(flat[:end], start) or words.around.after(flat[:end], start)
        if found is not None and found[1] < end:
            start, moved = found[1], True
    moved = True
    while moved and start < end:
        moved = False
        while start < end and flat[end - 1] in " ,.;:/\n*=>":
            end -= 1
        found = words.around.before(flat, end) or words.statuses.before(flat, end) or words.undecided.before(flat, end)
        if found is not None and found[1] > start:
            end, moved = found[1], True
    return (_tidy(said.words(start, end)) if start < end else "") or ("" if strict else whole)


def _tidy(name: str) -> str:
    """A name without the marks around it; a bracket opened in it is closed."""
    name = name.strip(" ,.;:()[]-'’")
    return f"{name})" if name.count("(") > name.count(")") else name
