from __future__ import annotations

from collections import Counter
from typing import get_args
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings

from generator.exports.document import ExportDocument
from generator.exports.tei import TEI_NAMESPACE, tei_component
from generator.records import Block, EventKind, SessionRecord
from generator.text.words import split_words
from tests.support.arbitrary_records import records
from tests.support.examples import examples
from tests.support.exported_records import CORRECTIONS, TURNS, rich_record, timed, words_of_record
from tests.support.exporting import export_document
from tests.support.small_site import record, turn
from tests.support.xml_trees import XML_ID, XML_LANG, parsed, texts_of

NS = f"{{{TEI_NAMESPACE}}}"


def tei(document: ExportDocument) -> ET.Element:
    return parsed(tei_component(document))


def utterances(document: ExportDocument) -> list[ET.Element]:
    return list(tei(document).iter(f"{NS}u"))


def printed_words(root: ET.Element) -> Counter[str]:
    """Return the words of the body as they were printed, without labels and evidence, which are no speech."""
    body = root.find(f".//{NS}body")
    assert body is not None
    for parent in list(body.iter()):
        for child in list(parent):
            is_note = child.tag == f"{NS}note" and child.get("type") in {"speaker", "evidence"}
            if child.tag == f"{NS}corr" or is_note:
                child.clear()
    return Counter(word for text in body.itertext() for word in split_words(text))


def test_a_person_is_named_and_nobody_is_invented() -> None:
    document = export_document(rich_record())
    assert [(u.get("n"), u.get("who"), u.get("ana"), u.get("cert")) for u in utterances(document)] == [
        ("unidentified-1", None, "#resolved.unidentified", None),
        ("ada-churn-1", "#person.ada-churn", "#resolved.printed", "high"),
        ("moderator-1", None, "#resolved.label-only", None),
        ("cleo-whey-1", "#person.cleo-whey", "#resolved.inferred", "medium"),
        ("room-2-1", None, "#resolved.label-only", None),
    ]
    labels = [note for note in tei(document).iter(f"{NS}note") if note.get("type") == "speaker"]
    assert [(note.text, note.get("subtype")) for note in labels] == [
        ("ADA CHURN", None), ("MODERATOR", "moderator"), ("CLEO", None), ("ROOM 2", None),
    ]  # fmt: skip


def test_a_chair_is_a_type_of_speaker() -> None:
    roles = ["chair", "co-chair", "moderator", "host"]
    turns = [msgspec.structs.replace(turn(f"a-{role}", "So.", label=role.upper()), role=role) for role in roles]
    degree = "#resolved.label-only"
    assert [u.get("ana") for u in utterances(export_document(record(*turns)))] == [
        f"{degree} #chair", f"{degree} #chair", degree, degree,
    ]  # fmt: skip


def test_every_utterance_has_the_address_of_its_turn() -> None:
    document = export_document(rich_record())
    assert [u.get("corresp") for u in utterances(document)] == [turn.address for turn in document.turns]
    assert utterances(document)[1].get("corresp") == "https://archive.example/records/moot-1/cheese/#ada-churn-1"
    assert utterances(document)[1].get(XML_ID) == "doc.moot-1.cheese.ada-churn-1"


def test_the_sentence_that_names_a_speaker_points_to_the_utterance() -> None:
    (note,) = [note for note in tei(export_document(rich_record())).iter(f"{NS}note") if note.get("type") == "evidence"]
    assert (note.text, note.get("target")) == ("We have Cleo Whey.", "#doc.moot-1.cheese.cleo-whey-1")


def test_a_corrected_word_has_the_printed_word_beside_it() -> None:
    root = tei(export_document(rich_record(), CORRECTIONS))
    (choice,) = root.findall(f".//{NS}body//{NS}choice")
    assert [(side.tag, side.text) for side in choice] == [(f"{NS}sic", "beer"), (f"{NS}corr", "bier & ale")]
    changes = list(root.iter(f"{NS}change"))
    assert [(entry.get("type"), entry.get("subtype"), entry.get("when"), entry.get("target")) for entry in changes] == [
        ("words", None, "2024-05-31", "#doc.moot-1.cheese.cleo-whey-1"),
        ("metadata", "room", "2024-06-01", None),
    ]
    assert texts_of(changes) == ["beerbier & aleHeard <b>so</b>.Ed", "Room 1Room 2A sign.Ed"]


def test_a_stage_direction_is_no_speech() -> None:
    root = tei(export_document(rich_record()))
    assert [(e.get("type"), *texts_of([e])) for e in root.iter(f"{NS}kinesic")] == [("applause", "(Applause)")]
    assert [(e.get("type"), *texts_of([e])) for e in root.iter(f"{NS}vocal")] == [("laughter", "(Laughter)")]
    pause = record(turn("ada-1", Block("event", "(Pause)", "pause"), Block("event", "(Mr Low translates)", "other")))
    assert texts_of(tei(export_document(pause)).iter(f"{NS}incident")) == ["(Pause)", "(Mr Low translates)"]


PARLAMINT_TYPES = {
    "kinesic": {"applause", "gesture", "kinesic", "laughter", "noise", "playback", "ringing", "signal", "smiling"},
    "incident": {"action", "break", "editorial", "entering", "incident", "leaving", "pause", "sound"},
    "vocal": {"greeting", "interruption", "laughter", "murmuring", "noise", "question", "shouting", "speaking"},
}


@pytest.mark.parametrize("kind", get_args(EventKind))
def test_each_kind_of_stage_direction_has_a_type_of_parlamint_or_is_a_note(kind: EventKind) -> None:
    root = tei(export_document(record(turn("ada-1", Block("text", "Whey."), Block("event", "(A sign)", kind)))))
    written = [e for name in ("kinesic", "incident", "vocal", "note") for e in root.findall(f".//{NS}u/{NS}{name}")]
    (direction,) = [e for e in written if "(A sign)" in texts_of([e])]
    name = direction.tag.removeprefix(NS)
    if name == "note":
        assert direction.get("type") == kind
    else:
        assert direction.get("type") in {*PARLAMINT_TYPES[name], None}
        assert kind == "other" or direction.get("type")


def test_the_language_of_a_turn_is_named_where_it_is_another() -> None:
    assert [u.get(XML_LANG) for u in utterances(export_document(rich_record()))] == [None, None, None, "fr", None]


def test_times_are_in_a_timeline() -> None:
    document = export_document(
        record(timed(turn("ada-1", "Now."), 2.5, 4), turn("b-1", "Then."), timed(turn("c-1", "So."), 9))
    )
    root = tei(document)
    moments = [(entry.get(XML_ID), entry.get("interval")) for entry in root.iter(f"{NS}when")]
    assert moments == [
        ("doc.moot-1.cheese.Zero", None),
        ("doc.moot-1.cheese.ada-1.Start", "2.500"),
        ("doc.moot-1.cheese.ada-1.End", "4.000"),
        ("doc.moot-1.cheese.c-1.Start", "9.000"),
    ]
    assert [(u.get("start"), u.get("end")) for u in root.iter(f"{NS}u")] == [
        ("#doc.moot-1.cheese.ada-1.Start", "#doc.moot-1.cheese.ada-1.End"),
        (None, None),
        ("#doc.moot-1.cheese.c-1.Start", None),
    ]  # fmt: skip
    assert next(iter(tei(export_document(rich_record())).iter(f"{NS}timeline")), None) is None


def test_nobody_speaks_in_an_article() -> None:
    article = record(turn("text-1", Block("heading", "On rinds"), "They are washed."), kind="press-release")
    root = tei(export_document(article))
    assert not list(root.iter(f"{NS}u"))
    assert [(p.text, p.get("rend")) for p in root.iter(f"{NS}p")][1:] == [
        ("On rinds", "heading"), ("They are washed.", None),
    ]  # fmt: skip


def test_a_document_without_words_is_a_document() -> None:
    assert len(list(tei(export_document(record())).iter(f"{NS}p"))) == 2


def test_the_licence_and_the_source_are_named() -> None:
    source = msgspec.structs.replace(
        rich_record().source, licence="CC BY 4.0", publisher="Dairy & Sons", recording="https://video.example/?a=1&b=2"
    )
    root = tei(export_document(msgspec.structs.replace(rich_record(), source=source)))
    assert texts_of(root.iter(f"{NS}licence")) == ["CC BY 4.0"]
    bibl = root.find(f".//{NS}bibl")
    assert bibl is not None
    assert "Dairy & Sons" in texts_of(bibl)
    assert "https://video.example/?a=1&b=2" in texts_of(bibl)


def test_the_source_has_only_a_printed_title() -> None:
    corrected = msgspec.structs.replace(rich_record(), provenance={"title": "correction"})
    for made, titles in ((rich_record(), 2), (corrected, 1), (msgspec.structs.replace(rich_record(), title=None), 1)):
        assert len(list(tei(export_document(made)).iter(f"{NS}title"))) == titles


def test_the_words_are_those_of_the_record() -> None:
    made = rich_record()
    assert printed_words(tei(export_document(made, CORRECTIONS))) == words_of_record(made)
    assert sum(words_of_record(made).values()) > 20
    assert len(TURNS) == 5


@given(records() | records("press-release"))
@settings(max_examples=examples(20), deadline=None)
def test_no_text_is_markup_and_no_word_is_lost(made: SessionRecord) -> None:
    root = tei(export_document(made))
    assert printed_words(tei(export_document(made))) == words_of_record(made)
    ids = [own_id for own_id in (child.get(XML_ID) for child in root.iter()) if own_id is not None]
    assert len(ids) == len(set(ids))
    assert all(child.tag.startswith(NS) for child in root.iter())
    if made.kind == "transcript":
        assert [u.get("n") for u in root.iter(f"{NS}u")] == [turn.id for turn in made.turns]
