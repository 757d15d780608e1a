from __future__ import annotations

from xml.etree import ElementTree as ET

import msgspec

from generator.exports.libraries.resource_sync import resource_sync_files
from tests.support.exported import archive_of_records
from tests.support.exported_records import CORRECTIONS, TURNS, rich_record
from tests.support.xml_trees import parsed

SITE = "https://archive.example/records/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RS = "{http://www.openarchives.org/rs/terms/}"


def written() -> dict[str, ET.Element]:
    archive, _ = archive_of_records(rich_record(), rich_record(TURNS[1]), corrections=CORRECTIONS)
    return {path: parsed(b"".join(chunks)) for path, chunks in resource_sync_files(archive)}


def locations(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{MAP}loc")]


def test_the_description_leads_to_every_record() -> None:
    files = written()
    seen, waiting = set[str](), ["resourcesync.xml"]
    while waiting:
        path = waiting.pop()
        seen.add(path)
        waiting += [place.removeprefix(SITE) for place in locations(files[path]) if place.removeprefix(SITE) in files]
    assert seen == set(files)
    assert set(files) == {"resourcesync.xml", "capabilitylist.xml", "resourcelist.xml", "resourcelist-moot-1.xml"}


def test_a_list_has_the_page_and_the_record_of_each_document() -> None:
    root = written()["resourcelist-moot-1.xml"]
    pages = [f"{SITE}moot-1/cheese/", f"{SITE}moot-1/cheese-2/"]
    assert locations(root) == [address for page in pages for address in (page, f"{page}session.json")]
    assert [element.attrib["href"] for element in root.iter(f"{RS}ln") if element.attrib["rel"] == "describedby"] == [
        f"{page}session.json" for page in pages
    ]


def test_dates_are_those_of_known_changes() -> None:
    files = written()
    dates = [element.text for element in files["resourcelist-moot-1.xml"].iter(f"{MAP}lastmod")]
    assert dates == ["2024-06-01", "2024-06-01"]  # the second document has no known change
    assert [element.text for element in files["resourcelist.xml"].iter(f"{MAP}lastmod")] == ["2024-06-01"]


def test_each_file_says_what_it_is() -> None:
    files = written()
    kinds = {path: next(root.iter(f"{RS}md")).attrib for path, root in files.items()}
    assert kinds == {
        "resourcesync.xml": {"capability": "description"},
        "capabilitylist.xml": {"capability": "capabilitylist"},
        "resourcelist.xml": {"capability": "resourcelist", "at": "2024-06-01T00:00:00Z"},
        "resourcelist-moot-1.xml": {"capability": "resourcelist", "at": "2024-06-01T00:00:00Z"},
    }
    assert {path: root.tag.removeprefix(MAP) for path, root in files.items()} == {
        "resourcesync.xml": "urlset",
        "capabilitylist.xml": "urlset",
        "resourcelist.xml": "sitemapindex",
        "resourcelist-moot-1.xml": "urlset",
    }


def test_an_empty_archive_has_an_empty_index() -> None:
    archive, _ = archive_of_records(rich_record())
    empty = msgspec.structs.replace(archive, documents=())
    files = {path: parsed(b"".join(chunks)) for path, chunks in resource_sync_files(empty)}
    assert locations(files["resourcelist.xml"]) == []
