"""The terms of a session: its own topics, without the words of every session and its speakers' names."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.terms.document_frequency import DocumentFrequency
from generator.archive.terms.terms import read_words, term_of_phrase, term_of_word, top_terms
from generator.records import SessionRecord
from generator.settings.archive import ArchiveInfo
from tests.support.small_site import record, turn

ARCHIVE = ArchiveInfo(common_words=("moot", "cheese makers"))
TABLE = DocumentFrequency(100, {"milk": 50, "rind": 9, "brin": 2})


def spoken(*texts: str, title: str | None = None, **changes: object) -> SessionRecord:
    """Return a record in which Ada Churn speaks."""
    turns = [
        msgspec.structs.replace(turn(f"ada-{number}", text, label="ADA CHURN"), name="Ada Churn", speaker="ada-churn")
        for number, text in enumerate(texts)
    ]
    return msgspec.structs.replace(record(*turns), title=title, **changes)


def forms(a_record: SessionRecord) -> list[str]:
    """Return the forms of the terms of a record."""
    return [term.form for term in top_terms(a_record, TABLE, ARCHIVE)]


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("archive archives archived archiving", "archiv"),
        ("curd curds curd's curds'", "curd"),
        ("rights rights' Rights", "rights"),
        ("library libraries", "library"),
        ("map maps mapped mapping", "map"),
        ("press presses", "press"),
        ("affinité affinite Affinités", "affinit"),
        ("multi-stakeholder multistakeholder multi‑stakeholders", "multistakeholder"),
        ("AI", "ai"),
        ("5G", "5g"),
        ("string strings", "string"),
        ("bus", "bus"),
    ],
)  # fmt: skip
def test_forms_of_one_word_are_one_term(words: str, term: str) -> None:
    assert {term_of_word(word) for word in words.split()} == {term}


@pytest.mark.parametrize("word", ["the", "Thank", "session", "don't", "ai", "I", "a", "12", "2016", "¿", "Speakers"])
def test_words_without_a_topic_are_no_terms(word: str) -> None:
    assert term_of_word(word) == ""


def test_words_said_often_here_and_rarely_elsewhere_are_terms() -> None:
    a_record = spoken("Rind, brine, milk. " * 4, "Curds, curds, Curds. Whey, whey.")
    assert forms(a_record) == ["brine", "Curds", "Rind"]


def test_a_pair_of_words_is_a_term_unless_a_sign_or_a_stop_word_is_between() -> None:
    a_record = spoken("Blue rind is one, blue rind is two. " * 2, "Brine, curd. Brine of curd. " * 3)
    assert "blue rind" in {form.lower() for form in forms(a_record)}
    assert "brine curd" not in {form.lower() for form in forms(a_record)}


def test_names_of_speakers_and_common_words_are_no_terms() -> None:
    a_record = spoken("Churn the brine, Ada. The moot of cheese makers. Cheese makers here. " * 3, "Cheese! " * 9)
    lowered = {form.lower() for form in forms(a_record)}
    assert {"brine", "cheese"} <= lowered
    assert lowered.isdisjoint({"churn", "ada", "moot", "cheese makers"})


def test_a_term_is_shown_in_its_most_frequent_form() -> None:
    assert forms(spoken("GDPR and gdpr and GDPR and GDPR")) == ["GDPR"]
    assert forms(spoken("Brine brines brines brined")) == ["brines"]


def test_the_title_gives_terms() -> None:
    assert forms(spoken("Hello.", title="Washed Rinds")) == ["Washed", "Washed Rinds", "Rinds"]


@pytest.mark.parametrize("changes", [{"kind": "press-release"}, {"language": "fr"}])
def test_an_article_and_a_session_in_another_language_have_no_terms(changes: dict[str, str]) -> None:
    assert forms(spoken("Brine brine brine.", **changes)) == []


def test_common_words_are_folded_as_terms_are() -> None:
    assert term_of_phrase("Cheese Makers") == "chees maker"
    assert term_of_phrase("the") == ""


@given(st.text(st.characters(max_codepoint=127), min_size=1))
def test_words_of_ascii_text_are_those_of_any_text(text: str) -> None:
    plain, other = (read_words(record(turn("ada-1", said))) for said in (text, f"{text}\u201c"))
    assert plain.tokens == other.tokens[:-1]
