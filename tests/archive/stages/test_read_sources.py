"""Stage "read": a source that changes after it was hashed ends the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.archive.stages.archive_input import ArchiveDraft
from generator.archive.stages.make_archive import find, read
from generator.errors import BuildError
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
