from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings

from generator.exports.akoma_ntoso import akoma_ntoso
from generator.exports.document import ExportDocument
from generator.records import SessionRecord
from generator.text.words import split_words
from tests.support.arbitrary_records import records
from tests.support.examples import examples
from tests.support.exported_records import CORRECTIONS, rich_record, words_of_record
from tests.support.exporting import export_document
from tests.support.small_site import record, turn
from tests.support.xml_trees import parsed, texts_of

NS = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def debate(document: ExportDocument) -> ET.Element:
    data = akoma_ntoso(document)
    assert data is not None
    return parsed(data)


def speeches(document: ExportDocument) -> list[ET.Element]:
    return list(debate(document).iter(f"{NS}speech"))


def printed_words(root: ET.Element) -> Counter[str]:
    """Return the words of the speeches and notices as they were printed, without labels."""
    body = root.find(f".//{NS}debateBody")
    assert body is not None
    for child in body.iter():
        if child.tag in {f"{NS}ins", f"{NS}from"}:
            child.text = None
    return Counter(word for text in body.itertext() for word in split_words(text))


def broken_references(root: ET.Element) -> set[str]:
    ids = [own_id for own_id in (child.get("eId") for child in root.iter()) if own_id is not None]
    assert len(ids) == len(set(ids)), "an id is there twice"
    references = {
        reference
        for child in root.iter()
        for name in ("by", "as", "refersTo", "source", "href")
        for reference in (child.get(name) or "").split()
        if reference.startswith("#")
    }
    return references - {f"#{own_id}" for own_id in ids} - {f"#{note}" for note in ids}


def test_a_speech_has_the_id_of_its_turn_and_its_person() -> None:
    assert [
        (s.get("eId"), s.get("by"), s.get("as"), s.get("refersTo")) for s in speeches(export_document(rich_record()))
    ] == [
        ("unidentified-1", "#unidentified", None, "#resolved.unidentified"),
        ("ada-churn-1", "#person.ada-churn", None, "#resolved.printed"),
        ("moderator-1", "#unidentified", "#role.moderator", "#resolved.label-only"),
        ("cleo-whey-1", "#person.cleo-whey", None, "#resolved.inferred"),
        ("room-2-1", "#unidentified", None, "#resolved.label-only"),
    ]


def test_nobody_is_invented() -> None:
    root = debate(export_document(rich_record()))
    people = [(p.get("eId"), p.get("href"), p.get("showAs")) for p in root.iter(f"{NS}TLCPerson")]
    assert people == [
        ("person.ada-churn", "https://archive.example/records/people/ada-churn/", "Ada Churn"),
        ("person.cleo-whey", "https://archive.example/records/people/cleo-whey/", "Cleo Whey"),
    ]
    labels = [s.findtext(f"{NS}from") for s in root.iter(f"{NS}speech")]
    assert labels == [None, "ADA CHURN", "MODERATOR", "CLEO", "ROOM 2"]


def test_a_corrected_word_is_deleted_and_inserted() -> None:
    root = debate(export_document(rich_record(), CORRECTIONS))
    (deleted,), (inserted,) = root.findall(f".//{NS}speech//{NS}del"), root.findall(f".//{NS}speech//{NS}ins")
    assert (deleted.text, deleted.get("refersTo")) == ("beer", "#correction.1")
    assert (inserted.text, inserted.get("refersTo")) == ("bier & ale", "#correction.1")
    notes = [(note.get("eId"), note.get("refersTo"), *texts_of([note])) for note in root.iter(f"{NS}note")]
    assert notes == [
        ("note.captions", None, "Captions, typed while people spoke. They are not an authoritative record."),
        ("evidence.cleo-whey-1", "#cleo-whey-1", "We have Cleo Whey."),
        ("correction.1", "#cleo-whey-1", "beerbier & ale words: Heard <b>so</b>. (Ed, 2024-05-31)"),
        ("correction.2", None, "Room 1Room 2 metadata room: A sign. (Ed, 2024-06-01)"),
    ]


def test_a_stage_direction_is_a_remark() -> None:
    root = debate(export_document(rich_record()))
    assert texts_of(root.iter(f"{NS}remark")) == ["(Applause)", "(Laughter)"]


@pytest.mark.parametrize(
    ("changes", "date", "name"),
    [
        ({}, "2001-01-02", "session"),
        ({"date": None}, "2001-01-01", "event-start"),
        ({"date": None, "event": None}, "0001-01-01", "unknown"),
    ],
)
def test_the_date_says_what_it_is_the_date_of(changes: dict[str, None], date: str, name: str) -> None:
    root = debate(export_document(msgspec.structs.replace(rich_record(), **changes)))
    assert {(d.get("date"), d.get("name")) for d in root.iter(f"{NS}FRBRdate")} == {(date, name)}
    uris = [uri.get("value") for uri in root.iter(f"{NS}FRBRuri")]
    assert uris == [
        f"/akn/xx/debate/{date}/moot-1-cheese",
        f"/akn/xx/debate/{date}/moot-1-cheese/eng@",
        f"/akn/xx/debate/{date}/moot-1-cheese/eng@.akn",
    ]


def test_an_article_and_a_session_without_turns_are_no_debates() -> None:
    assert akoma_ntoso(export_document(record(turn("text-1", "Rinds."), kind="press-release"))) is None
    assert akoma_ntoso(export_document(record())) is None


def test_the_words_are_those_of_the_record() -> None:
    assert printed_words(debate(export_document(rich_record(), CORRECTIONS))) == words_of_record(rich_record())


@given(records())
@settings(max_examples=examples(20), deadline=None)
def test_no_text_is_markup_and_no_word_is_lost(made: SessionRecord) -> None:
    root = debate(export_document(made))
    assert broken_references(root) == set()
    assert all(child.tag.startswith(NS) for child in root.iter())
    assert [speech.get("eId") for speech in root.iter(f"{NS}speech")] == [turn.id for turn in made.turns]
    assert printed_words(root) == words_of_record(made)
