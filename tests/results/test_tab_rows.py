from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.results.tab_rows import TabRow, read_tab_rows


def test_rows_without_comments_and_empty_lines(tmp_path: Path) -> None:
    path = tmp_path / "added.tsv"
    path.write_text("# a comment\n\nferry\t3\nno tab\nquay\t4\t5\n", "utf-8")
    assert list(read_tab_rows(path)) == [
        TabRow("ferry", "3", "ferry\t3", 3),
        TabRow("no tab", "", "no tab", 4),
        TabRow("quay", "4\t5", "quay\t4\t5", 5),
    ]


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "added.tsv"
    path.write_bytes(b"ferry\t\xff\n")
    with pytest.raises(ConfigError, match="not UTF-8"):
        list(read_tab_rows(path))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="this is a folder"):
        list(read_tab_rows(tmp_path))
