"""The manifest of the last build: written whole, unusable if damaged, and compared with the files of a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.results.file_hashes import hash_folder
from generator.site.build_report import BuildReport
from generator.site.incremental.manifest import (
    MANIFEST_FILE,
    Manifest,
    changed_output,
    delete_manifest,
    read_manifest,
    use_manifest,
    write_manifest,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "a/index.html"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "site"


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path, site: Path) -> None:
    manifest = Manifest("e", "d", "r", "s", {}, {}, hash_folder(site), 3, BuildReport(1, 2, 3), (), ("line",))
    assert read_manifest(tmp_path) is None
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) is None
    use_manifest(tmp_path)
    assert read_manifest(tmp_path) == manifest
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [MANIFEST_FILE]
    delete_manifest(tmp_path)
    assert read_manifest(tmp_path) is None


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"everything":"e"'])
def test_a_damaged_manifest_is_not_used(tmp_path: Path, data: bytes) -> None:
    (tmp_path / MANIFEST_FILE).write_bytes(data)
    assert read_manifest(tmp_path) is None


def test_an_added_a_missing_and_a_changed_file_are_found(site: Path) -> None:
    files = hash_folder(site)
    assert changed_output(site, files, verify=True) is None
    (site / "a" / "index.html").write_text("A/index.html", encoding="utf-8")
    assert changed_output(site, files, verify=False) is None
    assert changed_output(site, files, verify=True) == "a/index.html"
    (site / "a" / "index.html").write_text("longer than before", encoding="utf-8")
    assert changed_output(site, files, verify=False) == "a/index.html"
    (site / "a" / "index.html").unlink()
    assert changed_output(site, files, verify=False) == "a/index.html"
    (site / "a" / "index.html").write_text("a/index.html", encoding="utf-8")
    (site / "added").touch()
    assert changed_output(site, files, verify=False) == "added"
    assert changed_output(site.parent / "missing", files, verify=False) == "a/index.html"
