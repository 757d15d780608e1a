"""Permalink files: lines are added and never removed, and each published word has a letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.archive.page_limits import MAX_BLOCK_CHARS
from generator.archive.permanence.published import (
    PublishedPage,
    fingerprint,
    label_of_turn_id,
    merge_page,
    published_page,
    read_permalinks,
    write_permalinks,
)
from generator.errors import ConfigError
from generator.records import Block
from tests.support.invented import speech
from tests.support.permalinks import published, record_of
from tests.support.small_site import turn

A, B, C = (" ".join(speech(seed, 30)) for seed in (1, 2, 3))


def test_a_fingerprint_has_a_letter_for_each_word_whatever_its_case_and_marks() -> None:
    plain = fingerprint(turn("ada-1", "Cheese is round"))
    assert len(plain) == 3
    assert fingerprint(turn("ada-1", "CHEESE", "is, (round)!")) == plain
    assert fingerprint(turn("ada-1", "Cheese is square")) != plain
    assert fingerprint(turn("ada-1", Block("event", "(Cheese)", "other"), "is round")) == plain


@pytest.mark.parametrize(("turn_id", "label"), [("jane-doe-12", "jane-doe"), ("unidentified-1", "unidentified")])
def test_the_label_of_a_turn_id(turn_id: str, label: str) -> None:
    assert label_of_turn_id(turn_id) == label


def test_an_address_without_turns_is_published_for_redirects_and_large_documents() -> None:
    assert published_page("a/b/", "a/b.txt", None) == PublishedPage("a/b/", ("a/b.txt",), ())
    large = record_of(("ada-1", "x" * (MAX_BLOCK_CHARS + 1)))
    assert published_page("a/b/", "a/b.txt", large).turns == ()


def test_new_turns_are_merged_where_they_are_on_the_page() -> None:
    old = published(("ada-1", A), ("bo-1", B))
    both = merge_page(old, published(("ada-1", C), ("ada-2", C), ("bo-2", A)))
    assert [entry.id for entry in both.turns] == ["ada-1", "ada-2", "bo-2", "bo-1"]
    assert [entry.since for entry in both.turns] == [1, 2, 2, 1]
    assert (both.turns[0].words, both.turns[0].words_at(2)) == (old.turns[0].words, both.turns[1].words)
    assert both.turns[3].words_at(2) == ""
    assert merge_page(both, published(("ada-1", A), ("bo-2", B))) == both


def test_a_new_name_of_the_file_is_the_last_source() -> None:
    old = published(("ada-1", A))
    renamed = published_page("a/b/", "a/c.txt", record_of(("ada-1", A)))
    assert merge_page(old, renamed).sources == ("a/b.txt", "a/c.txt")
    assert merge_page(merge_page(old, renamed), old).sources == ("a/b.txt", "a/c.txt")
    assert merge_page(None, renamed) == renamed


@pytest.fixture
def page() -> PublishedPage:
    """A published page to which two turns were added later."""
    return merge_page(published(("ada-1", A), ("bo-1", B)), published(("ada-1", C), ("ada-2", C), ("bo-2", A)))


def written_lines(folder: Path, page: PublishedPage) -> list[str]:
    write_permalinks(folder, {"a/b/": page})
    return (folder / "a.json").read_text(encoding="utf-8").splitlines()


def test_a_permalink_file_has_a_line_for_each_version_and_counts_doubled_lines_once(
    page: PublishedPage, tmp_path: Path
) -> None:
    lines = written_lines(tmp_path, page)
    assert len(lines) == 1 + 1 + 4 + 2 + 1
    assert json.loads("".join(lines))["schema"] == 1
    (tmp_path / "a.json").write_text("\n".join([*lines[:-1], lines[2], lines[-1]]), encoding="utf-8")
    assert read_permalinks(tmp_path) == {"a/b/": page}


def test_an_unchanged_permalink_file_is_not_written(page: PublishedPage, tmp_path: Path) -> None:
    written_lines(tmp_path, page)
    (tmp_path / "a.json").chmod(0o444)
    before = (tmp_path / "a.json").stat().st_mtime_ns
    write_permalinks(tmp_path, {"a/b/": page})
    assert (tmp_path / "a.json").stat().st_mtime_ns == before


def test_a_file_that_is_not_a_permalink_file_is_an_error_with_advice(page: PublishedPage, tmp_path: Path) -> None:
    lines = written_lines(tmp_path, page)
    (tmp_path / "a.json").write_text("<<<<<<< ours", encoding="utf-8")
    with pytest.raises(ConfigError, match="not a permalink file"):
        read_permalinks(tmp_path)
    (tmp_path / "a.json").write_text("\n".join([*lines[:3], "<<<<<<< ours", *lines[3:]]), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"a\.json:4: .* keep the lines of both versions: '<<<<<<< ours'"):
        read_permalinks(tmp_path)
    (tmp_path / "a.json").write_text("\n".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"a\.json: the file is not a permalink file; restore it from an older commit: "
    ):
        read_permalinks(tmp_path)


def test_the_permalinks_are_a_folder_or_absent(tmp_path: Path) -> None:
    assert read_permalinks(tmp_path / "absent") == {}
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError, match="published addresses are lost"):
        read_permalinks(tmp_path / "file")


@pytest.mark.parametrize(
    "line",
    [
        {"page": "../../../out/"},
        {"page": "a/../../out/"},
        {"page": "./a/"},
        {"page": "/srv/out/"},
        {"page": "a//b/"},
        {"page": "C:/out/"},
        {"page": "a\\..\\out/"},
        {"page": "a/b"},
        {"page": "a/\n"},
        {"page": "a/\x1b[31m/"},
        {"page": "a/b/", "turn": 'ada-1"><script>', "words": "A"},
        {"page": "a/b/", "turn": "../ada-1", "words": "A"},
        {"page": "a/b/", "turn": "ada-1\n", "words": "A"},
        {"page": "people/ada/", "first": "javascript:alert(1)"},
        {"page": "people/ada/", "first": "https://spy.example/#ada-1"},
        {"page": "people/ada/", "first": "a/b/#ada-1#"},
    ],
    ids=str,
)
def test_no_address_leads_out_of_the_site(line: dict[str, str], tmp_path: Path) -> None:
    """A build writes files at each published address, and anyone may propose a permalink file."""
    text = f'{{"schema": 1, "published": [\n{{"page":"a/"}},\n{json.dumps(line)},\nnull]}}\n'
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"a\.json:3: the file is not a permalink file; restore it"):
        read_permalinks(tmp_path)


@pytest.mark.parametrize(
    "address", ["", "a/", "a/b/c/", "Q&A/", "Über uns/", "people/ada--moot-2001-cheese/", "a/.b/..c/"]
)
def test_every_address_of_a_site_can_be_published(address: str, tmp_path: Path) -> None:
    pages = {address: PublishedPage(address, (), (), "a/b/#ada-1"), "x/": PublishedPage("x/", (), (), "a/b/")}
    write_permalinks(tmp_path, pages)
    assert read_permalinks(tmp_path) == pages
