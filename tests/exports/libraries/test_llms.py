from __future__ import annotations

import re

import msgspec
from markdown_it import MarkdownIt

from generator.exports.archive import ExportArchive
from generator.exports.libraries.llms import LLMS_FILE, MAX_EVENTS, llms_file
from generator.records import Event
from tests.support.exported import archive_of_records
from tests.support.exported_records import rich_record


def guide(archive: ExportArchive) -> str:
    ((path, chunks),) = llms_file(archive)
    assert path == LLMS_FILE
    return b"".join(chunks).decode()


def test_the_guide_has_the_parts_of_its_form() -> None:
    archive, _ = archive_of_records(rich_record())
    text = guide(archive)
    html = MarkdownIt().render(text)
    assert html.startswith("<h1>Cheese Moot</h1>\n<blockquote>")
    assert re.findall("<h2>(.*)</h2>", html) == ["Data", "Events", "Optional"]
    assert '<a href="https://archive.example/records/moot-1/">Moot 2001</a>: 1 session' in html
    assert "not an authoritative record" in html


def test_lists_of_records_are_named_where_they_are() -> None:
    archive, _ = archive_of_records(rich_record())
    assert "resourcelist.xml" not in guide(archive)
    assert "resourcelist.xml" in guide(msgspec.structs.replace(archive, files={"resourcelist.xml": 1}))


def test_the_guide_does_not_grow_with_the_archive() -> None:
    archive, (document,) = archive_of_records(rich_record())
    count = MAX_EVENTS + 50
    documents = tuple(
        msgspec.structs.replace(
            document.facts, part=f"moot-{year}", event=Event(f"moot-{year}", f"Moot {year}", None, None, None, None)
        )
        for year in range(1, count + 1)
    )
    text = guide(msgspec.structs.replace(archive, documents=documents))
    assert re.findall(r"\[Moot (\d+)\]", text) == [str(year) for year in range(count, count - MAX_EVENTS, -1)]
