"""Stage "read": a source that changes after it was hashed, and one whose reading meets a fault of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.archive.stages import read_sources
from generator.archive.stages.archive_input import ArchiveDraft
from generator.archive.stages.make_archive import find, read
from generator.archive.stages.stored_records import get_record
from generator.errors import BuildError
from generator.reading.grammar.vocabulary import vocabulary_of
from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.load import Settings, load_settings
from tests.support.withholding import registered
from tests.support.writing import make_archive_input

SOURCE = ">> ADA: Cheese is round.\n"


@pytest.mark.parametrize("name", ["a.txt", "a.yml"])
def test_a_source_or_sidecar_that_changes_while_it_is_read(tmp_path: Path, name: str) -> None:
    archive_input = make_archive_input(tmp_path, registered(tmp_path / "site_config", "people: []\n"))
    folder = tmp_path / "transcripts" / "moot-2001"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "a.yml").write_text("address: https://example.org/\n", encoding="utf-8")
    found = find(archive_input, ArchiveDraft())
    assert read(archive_input, found).read.keys() == {"moot-2001/a.txt"}
    (folder / name).write_text("address: https://example.org/other\n", encoding="utf-8")
    with pytest.raises(BuildError, match="has changed since the build began") as caught:
        read(archive_input, found)
    assert caught.value.path == str(folder / name)


def test_the_place_of_an_archive_is_no_part_of_what_reading_depends_on(tmp_path: Path) -> None:
    settings = []
    for name in ("here", "there"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "vocabulary.yml").write_text("add:\n  tracks: [Gardening]\n", encoding="utf-8")
        settings.append(load_settings(folder))
    here, there = map(read_sources.reading_settings, settings)
    assert here == there
    assert "Gardening" in vocabulary_of(here).tracks


def test_a_fault_of_the_program_is_a_finding_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive_input = make_archive_input(tmp_path, registered(tmp_path / "site_config", "people: []\n"))
    folder = tmp_path / "transcripts" / "moot-2001"
    folder.mkdir(parents=True)
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(SOURCE, encoding="utf-8")

    def read_or_fail(path: Path, transcripts: Path, settings: Settings, _stated: object) -> SessionRecord:
        if path.name == "a.txt":
            raise IndexError("tuple index out of range")
        return read_document(path, transcripts, settings)

    monkeypatch.setattr(read_sources, "read_document", read_or_fail)
    results = read(archive_input, find(archive_input, ArchiveDraft())).read
    assert [result.is_stopped for result in results.values()] == [True, False]
    record = get_record(archive_input.folders, results["moot-2001/a.txt"].record)
    finding = record.findings[0]
    assert (finding.code, finding.severity) == ("program-fault", "error")
    assert finding.message == (
        "the program has a fault: reading ended with IndexError 'tuple index out of range' in"
        f" generator/archive/stages/read_sources.py:{_line_of_call()}; report the fault and move the file away,"
        " and nothing is published until then"
    )


def _line_of_call() -> int:
    lines = Path(read_sources.__file__).read_text(encoding="utf-8").splitlines()
    return 1 + next(number for number, line in enumerate(lines) if "return read_document(" in line)
