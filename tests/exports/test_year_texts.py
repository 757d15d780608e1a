from __future__ import annotations

from collections import Counter

import msgspec
from hypothesis import given, settings

from generator.exports.xml_text import storable
from generator.exports.year_texts import DOCUMENT_END, TEXT, year_text
from generator.records import SessionRecord
from generator.text.words import split_words
from tests.support.arbitrary_records import records
from tests.support.examples import examples
from tests.support.exported_records import CORRECTIONS, rich_record
from tests.support.exporting import export_document
from tests.support.small_site import record, turn


def test_a_document_is_its_plain_text() -> None:
    assert year_text(export_document(rich_record(), CORRECTIONS)).decode() == (
        "Cheese\n\nMoot 2001, 2 January 2001, Room 2, WS3\n\nhttps://archive.example/records/moot-1/cheese/\n\n"
        "Captions, not minutes.\n\n"
        "Unidentified speaker [#unidentified-1]\n\nHello & <welcome>.\n\n(Applause)\n\n"
        "ADA CHURN [#ada-churn-1]\n\nCheese is round.\n\nAnd rinds are washed.\n\n"
        "MODERATOR [#moderator-1]\n\nThank you.\n\n"
        "CLEO [#cleo-whey-1]\n\nIt is in brine or bier & ale [beer], or bier.\n\n(Laughter)\n\n"
        "ROOM 2 [#room-2-1]\n\n"
        "Corrections\n\n"
        "Misheard words [#cleo-whey-1]. Printed: “beer”. Now: “bier & ale”. Reason: Heard <b>so</b>. Ed, 31 May 2024."
        "\n\n"
        "Room. Printed: Room 1. Now: Room 2. Reason: A sign. Ed, 1 June 2024.\n\f"
    )


def test_an_article_has_no_speakers() -> None:
    article = record(turn("text-1", "Rinds."), kind="press-release")
    assert b"[#" not in year_text(export_document(article))


def test_a_year_is_a_file() -> None:
    (joined,) = TEXT.joined
    assert joined.path_of(export_document(rich_record()).facts) == "data/text/2001.txt.gz"
    event_only = msgspec.structs.replace(rich_record(), date=None)
    assert joined.path_of(export_document(event_only).facts) == "data/text/2001.txt.gz"
    assert joined.path_of(export_document(record()).facts) == "data/text/undated.txt.gz"


@given(records() | records("press-release"))
@settings(max_examples=examples(30), deadline=None)
def test_the_end_of_a_document_is_nowhere_else_and_no_word_is_lost(made: SessionRecord) -> None:
    text = year_text(export_document(made)).decode()
    assert text.count(DOCUMENT_END) == 1
    assert text.endswith(DOCUMENT_END)
    texts = [block.text for turn in made.turns for block in turn.blocks] + [notice.text for notice in made.notices]
    assert not words_of(*texts) - words_of(text)


def words_of(*texts: str) -> Counter[str]:
    return Counter(word for text in texts for word in split_words(storable(text)))
