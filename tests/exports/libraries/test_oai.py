from __future__ import annotations

from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given, settings

from generator.exports.archive import ExportArchive
from generator.exports.libraries.oai import OAI_FILE, base_url, oai_file
from generator.exports.xml_text import storable
from generator.records import SessionRecord
from tests.support.arbitrary_records import records
from tests.support.examples import examples
from tests.support.exported import archive_of_records
from tests.support.exported_records import CORRECTIONS, TURNS, rich_record
from tests.support.xml_trees import parsed

OAI = "{http://www.openarchives.org/OAI/2.0/}"
STATIC = "{http://www.openarchives.org/OAI/2.0/static-repository}"
OAI_DC = "{http://www.openarchives.org/OAI/2.0/oai_dc/}"
DC = "{http://purl.org/dc/elements/1.1/}"


def archive_with(**facts: str | None) -> ExportArchive:
    archive, _ = archive_of_records(rich_record(), rich_record(TURNS[1]), corrections=CORRECTIONS)
    return msgspec.structs.replace(archive, facts=msgspec.structs.replace(archive.facts, **facts))


def repository(archive: ExportArchive) -> ET.Element:
    ((path, chunks),) = oai_file(archive)
    assert path == OAI_FILE
    return parsed(b"".join(chunks))


def values(root: ET.Element, name: str) -> list[str]:
    return [element.text or "" for element in root.iter(name)]


def test_a_repository_has_its_parts_in_the_order_of_the_format() -> None:
    root = repository(archive_with())
    assert [child.tag for child in root] == [
        f"{STATIC}{name}" for name in ("Identify", "ListMetadataFormats", "ListRecords")
    ]
    assert [child.tag.removeprefix(OAI) for child in root[0]] == [
        "repositoryName", "baseURL", "protocolVersion", "adminEmail", "earliestDatestamp", "deletedRecord",
        "granularity",
    ]  # fmt: skip
    assert root[2].attrib == {"metadataPrefix": "oai_dc"}
    for record in root[2]:
        assert [child.tag for child in record] == [f"{OAI}header", f"{OAI}metadata"]
        assert [child.tag for child in record[0]] == [f"{OAI}identifier", f"{OAI}datestamp"]
        assert [child.tag for child in record[1]] == [f"{OAI_DC}dc"]


def test_a_record_has_the_facts_of_its_document() -> None:
    first = next(repository(archive_with()).iter(f"{OAI_DC}dc"))
    assert [(child.tag.removeprefix(DC), child.text) for child in first if child.tag != f"{DC}title"] == [
        ("description", "Captions, not an authoritative record."),
        ("date", "2001-01-02"),
        ("type", "Text"),
        ("type", "Workshop"),
        ("identifier", "https://archive.example/records/moot-1/cheese/"),
        ("language", "en"),
        ("relation", "Moot 2001"),
        ("coverage", "Dairy"),
        ("source", "Cheese Moot"),
    ]


def test_a_document_is_stamped_with_the_day_of_its_newest_change() -> None:
    root = repository(archive_with())
    assert values(root, f"{OAI}datestamp") == ["2024-06-01", "1970-01-01"]
    assert values(root, f"{OAI}earliestDatestamp") == ["1970-01-01"]


def test_identifiers_are_those_of_the_addresses() -> None:
    root = repository(archive_with())
    assert values(root, f"{OAI}identifier") == [
        "oai:archive.example:moot-1/cheese", "oai:archive.example:moot-1/cheese-2"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("gateway", "address"),
    [
        (None, "https://archive.example/records/data/oai.xml"),
        ("https://gateway.example/oai/", "https://gateway.example/oai/archive.example/records/data/oai.xml"),
    ],
)
def test_the_base_address_is_that_of_the_gateway(gateway: str | None, address: str) -> None:
    archive = archive_with(oai_gateway=gateway)
    assert base_url(archive.facts) == address
    assert values(repository(archive), f"{OAI}baseURL") == [address]


def test_without_a_mail_address_there_is_no_repository() -> None:
    assert list(oai_file(archive_with(mail=None))) == []


def test_no_speaker_is_named() -> None:
    root = repository(archive_with())
    assert values(root, f"{DC}creator") + values(root, f"{DC}contributor") == []


@settings(max_examples=examples(40))
@given(records())
def test_no_text_is_markup(record: SessionRecord) -> None:
    archive, (document,) = archive_of_records(record)
    root = repository(archive)
    (title,) = root.iter(f"{DC}title")
    assert title.text == storable(document.facts.title)
    assert len(list(title)) == 0
