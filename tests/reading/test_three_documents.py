"""The archive's first three documents, cell by cell."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import jsonschema
import msgspec
import pytest

from generator.reading.steps import read_document
from generator.records import Block, Session, SessionRecord, from_json, published, to_json
from generator.schema import record_schema_json
from generator.settings.load import Settings
from generator.text import words
from tests.support.paths import TRANSCRIPTS

RIGHTS = "igf-2016/dc-on-internet-rights-and-principles.txt"
CAPACITY = "igf-2020/ws168-capacity-building-in-the-age-of-convergence.txt"
PRESS = "igf-2018/press-release-day-2.txt"


@pytest.fixture(scope="module")
def records(settings: Settings) -> dict[str, SessionRecord]:
    return {name: read_document(TRANSCRIPTS / name, TRANSCRIPTS, settings) for name in (RIGHTS, CAPACITY, PRESS)}


def labels(record: SessionRecord) -> set[str]:
    return {turn.label for turn in record.turns if turn.label is not None}


def unidentified(record: SessionRecord) -> int:
    return sum(turn.label is None for turn in record.turns)


def test_rights_metadata(records: dict[str, SessionRecord]) -> None:
    record = records[RIGHTS]
    assert record.kind == "transcript"
    assert record.event is not None
    assert msgspec.structs.astuple(record.event) == (
        *("igf-2016", "IGF 2016", 11),
        *("Jalisco, Mexico", "2016-12-05", "2016-12-09"),
    )
    assert (record.day, record.date, record.room) == (2, "2016-12-07", "Room 10")
    assert record.session == Session("dynamic-coalition", None, None)
    assert record.title == "DC on Internet Rights and Principles"
    assert (record.start_time, record.end_time, record.status, record.language) == (None, "12:12 CST", "final", "en")
    assert list(record.provenance.items()) == [
        *(("event", "heading"), ("day", "heading"), ("date", "day-table"), ("room", "heading"), ("title", "heading")),
        *(("end_time", "body"), ("language", "default")),
    ]
    assert [(finding.code, finding.severity, finding.line) for finding in record.findings] == [
        ("date-from-day-table", "info", 1),
        ("lines-lost", "info", 55),
    ]


def test_rights_turns(records: dict[str, SessionRecord]) -> None:
    record = records[RIGHTS]
    assert (len(record.turns), unidentified(record), len(labels(record))) == (60, 21, 8)
    assert [notice.lines for notice in record.notices] == [(4, 4)]
    assert [(entry.lines, entry.reason) for entry in record.removed] == [((1, 1), "heading")]
    third = next(turn for turn in record.turns if turn.id == "unidentified-3")
    assert third.lines == (11, 13)
    assert third.blocks == (
        Block("text", "Hello. Yeah."),
        Block("event", "(speaking non English language)", "language"),
    )
    tanya = next(turn for turn in record.turns if turn.id == "tanya-ocarroll-1")
    assert (tanya.label, tanya.name, tanya.speaker) == ("TANYA O'CARROLL", "Tanya O'Carroll", "tanya-ocarroll")
    assert (tanya.resolved, tanya.lines) == ("printed", (25, 37))
    assert record.turns[-1].blocks[-1] == Block("event", "(Session was concluded at 12:12 p.m. CST)", "session-end")


def test_a_single_name_is_a_person_of_its_own_document(records: dict[str, SessionRecord]) -> None:
    hasman = next(turn for turn in records[RIGHTS].turns if turn.label == "HASMAN")
    assert hasman.name == "Hasman"
    assert hasman.speaker == "hasman--igf-2016-dc-on-internet-rights-and-principles"


def test_capacity_metadata(records: dict[str, SessionRecord]) -> None:
    record = records[CAPACITY]
    assert record.kind == "transcript"
    assert record.event is not None
    assert (record.event.id, record.event.ordinal, record.event.place) == ("igf-2020", 15, "Online")
    assert (record.day, record.date, record.room, record.end_time) == (10, None, None, None)
    assert record.session == Session("workshop", "WS168", 168)
    assert record.title == "Capacity Building in the Age of Convergence"
    assert [(finding.code, finding.severity, finding.line) for finding in record.findings] == [
        ("date-unknown", "warning", 5),
        ("lines-lost", "info", 121),
    ]


def test_capacity_turns(records: dict[str, SessionRecord]) -> None:
    record = records[CAPACITY]
    assert (len(record.turns), unidentified(record), len(labels(record))) == (62, 5, 6)
    assert [(entry.lines, entry.reason) for entry in record.removed] == [
        ((1, 1), "site-banner"),
        ((3, 3), "navigation"),
        ((5, 5), "heading"),
        ((210, 220), "contact-footer"),
    ]
    gbenga = next(turn for turn in record.turns if turn.label == "'GBENGA SESAN")
    assert (gbenga.id, gbenga.name, gbenga.speaker) == ("gbenga-sesan-1", "'Gbenga Sesan", "gbenga-sesan")
    first = record.turns[0]
    assert first.lines == (11, 18)
    assert len(first.blocks) == 6  # indented by no-break blanks, or after a blank line


def test_press_release(records: dict[str, SessionRecord]) -> None:
    record = records[PRESS]
    assert record.kind == "press-release"
    assert record.event is not None
    assert (record.event.id, record.event.ordinal, record.event.place) == ("igf-2018", 13, "Paris, France")
    assert (record.day, record.date, record.room, record.end_time) == (2, "2018-11-13", None, None)
    assert record.session == Session(None, None, None)
    assert record.title is not None
    assert record.title.startswith("Views expressed at Internet Governance Forum suggest")
    assert record.title.endswith("strengthened international cooperation")
    assert record.provenance == {
        "event": "body",
        "day": "day-table",
        "date": "dateline",
        "title": "heading",
        "language": "default",
    }
    assert (record.removed, record.notices) == ((), ())
    (turn,) = record.turns
    assert (turn.id, turn.label, turn.name, turn.speaker) == ("text-1", None, None, None)
    assert Counter(block.type for block in turn.blocks) == {"heading": 6, "text": 22}
    assert turn.blocks[0] == Block("heading", record.title + ".")
    assert [(finding.line, finding.message) for finding in record.findings if finding.code == "other-place"] == [
        (54, "the text names Jalisco, Mexico, the place of IGF 2016, but the document belongs to IGF 2018")
    ]


@pytest.mark.parametrize("name", [RIGHTS, CAPACITY, PRESS])
def test_every_word_and_every_line_is_accounted_for(name: str, records: dict[str, SessionRecord]) -> None:
    record = records[name]
    lines = (TRANSCRIPTS / name).read_text(encoding="utf-8").split("\n")
    spans = [turn.lines for turn in record.turns]
    spans += [notice.lines for notice in record.notices] + [run.lines for run in record.removed]
    for number, line in enumerate(lines, 1):
        assert not line.strip() or any(first <= number <= last for first, last in spans)
    kept = [text for turn in record.turns for text in (turn.label or "", *(block.text for block in turn.blocks))]
    kept += [notice.text for notice in record.notices] + [run.text for run in record.removed]
    assert Counter(words.split_words("\n".join(kept))) == Counter(words.split_words("\n".join(lines)))


@pytest.mark.parametrize("name", [RIGHTS, CAPACITY, PRESS])
def test_schema_and_round_trip(name: str, records: dict[str, SessionRecord]) -> None:
    data = to_json(records[name])
    assert from_json(data) == published(records[name])
    assert b"\n" not in data
    schema = msgspec.json.decode(record_schema_json())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(msgspec.json.decode(data))


def test_same_bytes_from_any_folder(tmp_path: Path, settings: Settings) -> None:
    copy = tmp_path / "a.txt"
    copy.write_bytes((TRANSCRIPTS / RIGHTS).read_bytes())
    record = read_document(copy, TRANSCRIPTS, settings)
    assert record.source.path == "a.txt"
    assert record.event is not None
    assert record.event.id == "igf-2016"


def test_only_clear_speakers_are_inferred(records: dict[str, SessionRecord]) -> None:
    people = {turn.label: turn for turn in records[RIGHTS].turns if turn.label is not None}
    amalia = people["AMALIA"]
    assert (amalia.name, amalia.speaker, amalia.resolved) == ("Amalia Toledo", "amalia-toledo", "inferred")
    assert amalia.evidence is not None
    assert amalia.evidence.line == 23
    assert amalia.evidence.text.startswith("We have Paulina Gutierrez, Amalia Toledo, and we are very happy to see")
    assert people["ALBERTO GUTIERREZ"].speaker == "alberto-gutierrez"
    assert people["HASMAN"].speaker == "hasman--igf-2016-dc-on-internet-rights-and-principles"
    assert [turn.label for turn in people.values() if turn.evidence] == ["AMALIA"]
    speakers = {turn.speaker for record in records.values() for turn in record.turns if turn.speaker is not None}
    assert len(speakers) == 14
