from __future__ import annotations

from xml.etree import ElementTree as ET

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exports.tei import TEI_FILE, TEI_NAMESPACE, tei_component
from generator.exports.tei_corpus import corpora
from generator.records import SessionRecord
from tests.support.arbitrary_records import records
from tests.support.examples import examples
from tests.support.exported import archive_of_records
from tests.support.exported_records import CORRECTIONS, rich_record, spoken
from tests.support.small_site import record, turn
from tests.support.xml_trees import XML_ID, parsed, texts_of

NS = f"{{{TEI_NAMESPACE}}}"
INCLUDE = "{http://www.w3.org/2001/XInclude}include"


def corpus_files(*made: SessionRecord, corrected: bool = False) -> dict[str, ET.Element]:
    archive, documents = archive_of_records(*made, corrections=CORRECTIONS if corrected else ())
    files = {path: parsed(b"".join(chunks)) for path, chunks in corpora(archive)}
    return files | {f"{document.facts.href}{TEI_FILE}": parsed(tei_component(document)) for document in documents}


def broken_references(files: dict[str, ET.Element]) -> set[str]:
    """Return what a corpus or its documents refer to, and neither they nor another has."""
    ids = [own_id for root in files.values() for own_id in (child.get(XML_ID) for child in root.iter()) if own_id]
    assert len(ids) == len(set(ids)), "an id is there twice"
    references = {
        reference
        for root in files.values()
        for child in root.iter()
        for name in ("who", "ana", "target", "start", "end", "since", "origin")
        for reference in (child.get(name) or "").split()
        if reference.startswith("#")
    }
    return references - {f"#{own_id}" for own_id in ids}


def test_an_event_is_a_corpus_that_includes_its_documents() -> None:
    press = msgspec.structs.replace(rich_record(turn("text-1", "Rinds.")), kind="press-release")
    files = corpus_files(rich_record(), rich_record(), press)
    includes = [entry.get("href") or "" for entry in files["data/tei/moot-1.xml"].iter(INCLUDE)]
    assert includes == [
        "moot-1/cheese/session.tei.xml", "moot-1/cheese-2/session.tei.xml", "moot-1/cheese-3/session.tei.xml",
    ]  # fmt: skip
    assert set(files) == {"data/tei/moot-1.xml", *includes}
    measures = [(m.get("unit"), m.get("quantity")) for m in files["data/tei/moot-1.xml"].iter(f"{NS}measure")]
    assert measures == [("texts", "3"), ("speeches", "10"), ("words", str(2 * 19 + 1))]


def test_the_people_of_an_event_are_those_who_speak_in_it() -> None:
    root = corpus_files(rich_record(), rich_record())["data/tei/moot-1.xml"]
    people = [(person.get(XML_ID), texts_of(person)) for person in root.iter(f"{NS}person")]
    assert people == [
        ("person.ada-churn", ["Ada Churn", "https://archive.example/records/people/ada-churn/"]),
        ("person.cleo-whey", ["Cleo Whey", "https://archive.example/records/people/cleo-whey/"]),
    ]


def test_a_name_that_holds_in_one_document_says_so() -> None:
    local = spoken("ada--moot-1-cheese-1", "So.", label="ADA", name="Ada")
    (person,) = corpus_files(rich_record(local))["data/tei/moot-1.xml"].iter(f"{NS}person")
    assert texts_of(person)[2:] == ["in one document"]


def test_an_archive_without_people_has_a_corpus() -> None:
    files = corpus_files(record(turn("unidentified-1", "So.")))
    assert not list(files["data/tei/moot-1.xml"].iter(f"{NS}listPerson"))
    assert broken_references(files) == set()


def test_all_references_lead_to_an_element() -> None:
    assert broken_references(corpus_files(rich_record(), rich_record(), corrected=True)) == set()


@given(st.lists(records() | records("press-release"), min_size=1, max_size=3))
@settings(max_examples=examples(15), deadline=None)
def test_all_references_lead_to_an_element_whatever_the_texts_are(made: list[SessionRecord]) -> None:
    assert broken_references(corpus_files(*made)) == set()
