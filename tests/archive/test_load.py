"""Loading the archive: its sources, the order of its documents, and its people."""

from __future__ import annotations

from pathlib import Path

import msgspec

from generator.archive.addresses import Address
from generator.archive.archive import chronology
from generator.archive.stages.find_sources import source_files
from generator.archive.summary import Summary, summarise
from generator.records import Event, SessionRecord
from generator.settings.load import load_settings
from tests.support.loading import load_archive
from tests.support.make_archive import complete_archive
from tests.support.small_site import record

MOOT = Event("moot-2001", "MOOT 2001", 1, None, "2001-05-07", "2001-05-09")


def summary(stem: str, record: SessionRecord, **changes: object) -> Summary:
    return summarise(msgspec.structs.replace(record, **changes), Address("moot-2001", stem))


def test_hidden_files_and_sidecars_are_not_sources(tmp_path: Path) -> None:
    for name in ("a/x.txt", "a/x.yml", "a/y.YAML", "a/.hidden", ".git/x.txt", "a/..odd.txt", "a/no-suffix"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [path.relative_to(tmp_path).as_posix() for path in source_files(tmp_path)] == [
        "a/..odd.txt",
        "a/no-suffix",
        "a/x.txt",
    ]
    assert list(source_files(tmp_path / "gone")) == []


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in" / "a").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "x.txt").touch()
    (tmp_path / "in" / "a" / "link").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "a" / "loop").symlink_to(tmp_path / "in")
    sources = [path.relative_to(tmp_path / "in").as_posix() for path in source_files(tmp_path / "in")]
    assert sources == ["a/link", "a/loop"]


def test_documents_are_in_the_order_of_their_dates() -> None:
    empty = record()
    documents = [
        summary("dated", empty, date="2001-05-08", event=MOOT),
        summary("earlier", empty, date="2001-05-08", start_time="09:00", event=MOOT),
        summary("day-2", empty, day=2, event=MOOT),
        summary("day-0", empty, day=0, event=MOOT),
        summary("year-before", empty, date="2000-01-01"),
        summary("nothing", empty),
        summary("room-10", empty, day=1, room="Room 10", event=MOOT),
        summary("room-2", empty, day=1, room="Room 2", event=MOOT),
    ]
    order = [document.address.stem for document in sorted(documents, key=chronology)]
    assert order == ["year-before", "day-0", "room-2", "room-10", "day-2", "earlier", "dated", "nothing"]


def test_each_record_is_passed_on_once_with_its_address(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    kept: list[tuple[str, str]] = []
    archive = load_archive(
        project.transcripts,
        load_settings(project.site_config),
        (),
        lambda record, address: kept.append((record.source.path, address.href)),
    )
    assert kept == [
        ("moot-2001/first-press-release.txt", "moot-2001/first-press-release/"),
        ("moot-2001/ws3-washed-rinds.txt", "moot-2001/ws3-washed-rinds/"),
        ("moot-2003/main-session-on-holes.txt", "moot-2003/main-session-on-holes/"),
    ]
    assert [document.kind for document in archive.documents] == ["press-release", "transcript", "transcript"]
    assert [document.address.stem for document in archive.sessions] == ["ws3-washed-rinds", "main-session-on-holes"]
    assert list(archive.by_event()) == ["moot-2001", "moot-2003"]
    assert archive.by_folder() == {}
    assert list(archive.by_type()) == ["workshop", "main-session"]


def test_a_file_of_no_known_format_is_a_document_with_one_error(tmp_path: Path) -> None:
    project = complete_archive(tmp_path)
    folder = project.transcripts / "moot-2001"
    (folder / "ws3-washed-rinds.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (folder / "minutes.ogg").write_bytes(b"OggS\0\2")
    records: dict[str, SessionRecord] = {}
    load_archive(
        project.transcripts,
        load_settings(project.site_config),
        (),
        lambda record, address: records.update({address.href: record}),
    )
    assert records["moot-2001/ws3-washed-rinds/"].source.format == "text"
    for href in ("moot-2001/ws3-washed-rinds-2/", "moot-2001/minutes/"):
        codes = [finding.code for finding in records[href].findings]
        assert [code for code in codes if code.startswith("format-")] == ["format-unknown"]
        assert records[href].turns == ()
