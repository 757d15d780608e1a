"""Stop words, and the languages whose stop words count."""

from __future__ import annotations

from generator.site.search.stop_words import main_languages, stop_words
from generator.site.search.terms import terms


def test_stop_words_are_terms() -> None:
    for language in ("en", "fr", "es", "pt", "de", "it", "nl", "ru"):
        found = stop_words(language)
        assert len(found) > 30, language
        assert all(terms(word) == [word] for word in found), language


def test_words_that_tell_something_are_no_stop_words() -> None:
    assert not {"internet", "people", "question", "not", "who", "un"} & stop_words("en")
    assert stop_words("tlh") == frozenset()


def test_the_stop_words_of_a_rare_language_do_not_count() -> None:
    assert main_languages(["en"] * 19 + ["de"]) == ["en"]
    assert main_languages(["en"] * 9 + ["fr"]) == ["en", "fr"]
    assert main_languages([]) == []
