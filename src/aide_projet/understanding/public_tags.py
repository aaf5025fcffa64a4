"""The public of a project: the words that tell it, and the tags that they stand for."""

from __future__ import annotations

from aide_projet.draft.slot import Option
from aide_projet.draft.value import Value
from aide_projet.understanding.choice_words import choice_words, options_book, options_named
from aide_projet.understanding.context import ReadingContext
from aide_projet.understanding.located import reading_at
from aide_projet.understanding.phrasing import tokens
from aide_projet.understanding.reading import Reading
from aide_projet.understanding.said import Said


def read_tags(said: Said, context: ReadingContext, options: tuple[Option, ...]) -> Reading | None:
    """The text, and the tags of the public that it names."""
    if not any(char.isalpha() for char in said.plain):
        return None
    words = tokens(said.plain, context.language)
    book = options_book(options, context.language)
    keys: list[Value] = list(dict.fromkeys(found.key for found in options_named(words, book, context.language)))
    return reading_at(
        said, context, {"texte": said.text.strip(), "etiquettes": keys}, (0, len(said.plain)), "etiquettes"
    )


def find_tags(said: Said, context: ReadingContext, options: tuple[Option, ...]) -> Reading | None:
    """The public named in a free sentence, from the first word that says it to the last."""
    words = tokens(said.plain, context.language)
    vague = choice_words(context.language).vague
    found = [
        one
        for one in options_named(words, options_book(options, context.language), context.language)
        if one.after - one.first > 1 or words[one.first].word not in vague
    ]
    if not found:
        return None
    start, end = words[found[0].first].start, words[found[-1].after - 1].end
    keys: list[Value] = list(dict.fromkeys(one.key for one in found))
    text = ", ".join(dict.fromkeys(said.words(words[one.first].start, words[one.after - 1].end) for one in found))
    return reading_at(said, context, {"texte": text, "etiquettes": keys}, (start, end), "etiquettes")
