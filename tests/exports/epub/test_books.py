from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings

from generator.corrections.applied import AppliedCorrection, shown_record
from generator.exports.epub.books import event_books, person_books, session_book
from generator.exports.epub.chapters import speaker_in_words
from generator.exports.xml_text import storable
from generator.records import Block, SessionRecord
from generator.text.words import split_words
from tests.support.arbitrary_records import records
from tests.support.epub_files import XHTML, EpubFile, read_epub
from tests.support.examples import examples
from tests.support.exported import archive_of_records
from tests.support.exported_records import CORRECTIONS, TURNS, rich_record, spoken
from tests.support.exporting import export_document
from tests.support.small_site import record, turn


def book(record: SessionRecord, corrections: tuple[AppliedCorrection, ...] = ()) -> EpubFile:
    data = session_book(export_document(record, corrections))
    assert data is not None
    return read_epub(data)


def words_of_turns(section: ET.Element) -> Counter[str]:
    """Return the words of the paragraphs of turns, without the headings and the numbers of corrections."""
    for paragraph in list(section.iter(f"{XHTML}p")):
        for link in list(paragraph):
            if link.text and link.attrib.get("href", "").startswith("#Correction-"):
                link.text = ""
    texts = ["".join(part.itertext()) for turn in section.iter(f"{XHTML}section") for part in turn.iter(f"{XHTML}p")]
    return Counter(word for text in texts for word in split_words(text))


def shown_words(record: SessionRecord) -> Counter[str]:
    texts = [block.text for turn in record.turns for block in turn.blocks if block.type != "heading"]
    return Counter(word for text in texts for word in split_words(storable(text)))


def headings(section: ET.Element) -> list[str]:
    return ["".join(heading.itertext()) for heading in section.iter(f"{XHTML}h2")]


def test_a_session_is_a_book_with_its_facts() -> None:
    session = book(rich_record(), CORRECTIONS)
    assert session.facts("identifier") == ["https://archive.example/records/moot-1/cheese/"]
    assert session.facts("title") == [export_document(rich_record()).facts.title]
    assert session.facts("language") == ["en"]
    assert session.facts("publisher") == ["Cheese Moot"]
    assert session.facts("date") == ["2001-01-02"]
    assert "2024-06-01T00:00:00Z" in [element.text for element in session.package.iter()]
    assert session.names[:2] == ("mimetype", "META-INF/container.xml")


def test_nobody_who_is_only_inferred_is_a_contributor() -> None:
    assert book(rich_record()).facts("contributor") == ["Ada Churn"]


def test_each_turn_has_its_speaker_and_the_address_of_its_page() -> None:
    (section,) = book(rich_record(), CORRECTIONS).sections
    turns = list(section.iter(f"{XHTML}section"))
    assert [each.attrib["id"] for each in turns] == [each.id for each in TURNS]
    links = [link.attrib["href"] for each in turns for link in each.iter(f"{XHTML}a") if "#" in (link.text or "")]
    assert links == [f"https://archive.example/records/moot-1/cheese/#{each.id}" for each in TURNS]
    assert headings(section) == [
        "Unidentified speaker #unidentified-1",
        "Ada Churn #ada-churn-1",
        "MODERATOR #moderator-1",
        "Cleo Whey (inferred; printed as CLEO) #cleo-whey-1",
        "ROOM 2 #room-2-1",
        "Corrections",
    ]


def test_corrected_words_lead_to_their_correction() -> None:
    (section,) = book(rich_record(), CORRECTIONS).sections
    text = "".join(section.itertext())
    assert "It is in brine or bier & ale[1], or bier." in text
    assert "Printed: “beer”. Now: “bier & ale”." in text
    ids = {element.attrib.get("id") for element in section.iter()}
    inner = [link.attrib["href"] for link in section.iter(f"{XHTML}a") if link.attrib["href"].startswith("#")]
    assert inner == ["#Correction-1"]
    assert {address.removeprefix("#") for address in inner} <= ids


def test_a_book_says_that_it_has_captions() -> None:
    (section,) = book(rich_record()).sections
    text = "".join(section.itertext())
    assert "captions, not an authoritative record" in text
    assert "Captions, not minutes." in text
    assert "https://archive.example/records/moot-1/cheese/" in text


def test_an_article_has_no_speakers() -> None:
    article = msgspec.structs.replace(
        record(turn("text-1", Block("heading", "Cheese wins"), "Cheese & rinds.")), kind="press-release"
    )
    (section,) = book(article).sections
    assert headings(section) == ["Cheese wins"]


@pytest.mark.parametrize(("resolved", "doubt"), [("printed", ""), ("inferred", " (inferred; printed as CHAIR)")])
def test_a_doubtful_speaker_is_shown_as_such(resolved: str, doubt: str) -> None:
    session = rich_record(spoken("ada-1", "Hello.", label="CHAIR", name="Ada Churn", resolved=resolved, role="chair"))
    (only,) = export_document(session).turns
    assert speaker_in_words(only) == f"Ada Churn, chair{doubt}"


@settings(max_examples=examples(60))
@given(records())
def test_no_word_is_lost_and_no_text_is_markup(session: SessionRecord) -> None:
    read = book(session)
    (section,) = read.sections
    assert words_of_turns(section) == shown_words(session)
    kinds = {element.tag.removeprefix(XHTML) for element in section.iter()}
    assert kinds <= {"html", "head", "title", "link", "body", "h1", "h2", "p", "a", "section"}
    assert set(read.links()) <= read.targets()


def test_the_words_are_the_corrected_ones() -> None:
    (section,) = book(rich_record(), CORRECTIONS).sections
    assert words_of_turns(section) == shown_words(shown_record(rich_record(), CORRECTIONS))


def test_two_books_of_a_document_have_the_same_bytes() -> None:
    assert session_book(export_document(rich_record(), CORRECTIONS)) == session_book(
        export_document(rich_record(), CORRECTIONS)
    )


def test_an_event_is_a_book_with_a_section_for_each_session(tmp_path: Path) -> None:
    archive, documents = archive_of_records(rich_record(), rich_record(TURNS[1]), corrections=CORRECTIONS)
    (path,) = event_books(archive, tmp_path)
    assert path == "data/epub/events/moot-1.epub"
    event = read_epub((tmp_path / path).read_bytes())
    assert event.facts("title") == ["Moot 2001"]
    assert event.facts("identifier") == ["https://archive.example/records/moot-1/"]
    assert len(event.sections) == 1 + len(documents)
    assert set(event.links()) <= event.targets()
    shown = shown_words(shown_record(rich_record(), CORRECTIONS)) + shown_words(rich_record(TURNS[1]))
    assert sum(map(words_of_turns, event.sections), Counter()) == shown


def test_a_person_is_a_book_with_only_their_turns(tmp_path: Path) -> None:
    archive, _ = archive_of_records(rich_record(), rich_record(TURNS[0], TURNS[1]))
    (path,) = person_books(archive, tmp_path)
    assert path == "data/epub/people/ada-churn.epub"
    person = read_epub((tmp_path / path).read_bytes())
    assert person.facts("title") == ["Ada Churn"]
    words = sum(map(words_of_turns, person.sections), Counter())
    assert words == shown_words(rich_record(TURNS[1], TURNS[1]))
    assert set(person.links()) <= person.targets()


def test_books_of_events_and_people_have_the_same_bytes_twice(tmp_path: Path) -> None:
    archive, _ = archive_of_records(rich_record(), rich_record(TURNS[1]))
    written = []
    for name in ("first", "second"):
        paths = [*event_books(archive, tmp_path / name), *person_books(archive, tmp_path / name)]
        written.append({path: (tmp_path / name / path).read_bytes() for path in paths})
    assert written[0] == written[1]
    assert len(written[0]) == 2
