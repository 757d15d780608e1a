"""Dates of additions: written once by a freeze, in a file that older programs do not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.archive.permanence.additions import (
    ADDED_FILE,
    additions_file,
    read_additions,
    with_new_documents,
)
from generator.archive.permanence.published import PublishedPage, read_permalinks
from generator.errors import ConfigError
from generator.project import Project
from generator.site.freeze import freeze_site


def page(address: str, source: str | None = None) -> PublishedPage:
    return PublishedPage(address, (source,) if source else (), ())


def test_only_new_documents_get_the_date_of_a_freeze() -> None:
    before = {"a/old/": page("a/old/", "a/old.txt"), "a/dated/": page("a/dated/", "a/dated.txt")}
    after = before | {"a/new/": page("a/new/", "a/new.txt"), "people/ada/": page("people/ada/")}
    dates = with_new_documents(
        {"a/dated/": "2026-01-02", "a/withheld-name/": "2026-01-02"}, before, after, "2026-03-04"
    )
    assert dates == {"a/dated/": "2026-01-02", "a/new/": "2026-03-04"}


def test_the_file_gives_back_its_dates_and_a_line_doubled_by_a_merge_counts_with_the_earlier_date(
    tmp_path: Path,
) -> None:
    dates = {"b/x/": "2026-03-04", "a/x/": "2026-01-02"}
    (tmp_path / ADDED_FILE).write_bytes(additions_file(dates))
    assert read_additions(tmp_path) == dates
    assert (tmp_path / ADDED_FILE).read_text(encoding="utf-8").splitlines()[1:] == [
        "2026-01-02\ta/x/",
        "2026-03-04\tb/x/",
    ]
    with (tmp_path / ADDED_FILE).open("a", encoding="utf-8") as file:
        file.write("2026-04-01\ta/x/\n")
    assert read_additions(tmp_path) == dates


@pytest.mark.parametrize("line", ["<<<<<<< ours", "2026-01-02 a/x/", "2026-13-02\ta/x/", "20260102\ta/x/", "x\t"])
def test_a_line_that_is_no_date_and_address_is_an_error_with_its_number(line: str, tmp_path: Path) -> None:
    (tmp_path / ADDED_FILE).write_text(f"# head\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_additions(tmp_path)
    assert caught.value.line == 2


def test_a_freeze_without_a_date_writes_none_and_a_later_one_dates_only_what_is_new(frozen: Project) -> None:
    assert not (frozen.permalinks / ADDED_FILE).exists()
    freeze_site(frozen.site, frozen.permalinks, date="2026-03-04")
    assert read_additions(frozen.permalinks) == {}
    (frozen.permalinks / "moot-2003.json").unlink()
    freeze_site(frozen.site, frozen.permalinks, date="2026-03-04")
    dates = {"moot-2003/main-session-on-holes/": "2026-03-04"}
    assert read_additions(frozen.permalinks) == dates
    freeze_site(frozen.site, frozen.permalinks, date="2027-01-01")
    assert read_additions(frozen.permalinks) == dates
    assert "moot-2003/main-session-on-holes/" in read_permalinks(frozen.permalinks)
