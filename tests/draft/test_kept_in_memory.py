"""What memory keeps, and when it lets go."""

from __future__ import annotations

from aide_projet.draft.kept import forget_content, forget_words, of_content, of_words


def test_an_erasure_drops_what_is_made_of_words_and_keeps_what_is_compiled() -> None:
    compiled, read = of_content(maxsize=4)(str), of_words(maxsize=4)(str)
    compiled(1), read(1)
    forget_words()
    assert (compiled.cache_info().currsize, read.cache_info().currsize) == (1, 0)


def test_another_version_in_force_drops_both() -> None:
    compiled, read = of_content(maxsize=4)(str), of_words(maxsize=4)(str)
    compiled(1), read(1)
    forget_content()
    assert (compiled.cache_info().currsize, read.cache_info().currsize) == (0, 0)
