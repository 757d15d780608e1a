"""The page of the data: each format with its files and their sizes."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive.archive import Archive
from generator.pages.data import DataFile, DataPage, DataSet, data_page, size_in_words
from generator.pages.views.page import render_page

TABLES = DataSet(
    name="tables",
    title="Tables",
    about="Rows & columns.",
    files=(
        DataFile("data/documents.csv", 950),
        DataFile("data/turns/moot-2.csv", 2_400_000),
        DataFile("data/turns/moot-1.csv", 1200),
    ),
)
TEI = DataSet("tei", "TEI", "Texts.", (), {"session.tei.xml": 3})


def page(*sets: DataSet) -> str:
    return render_page(data_page(DataPage(sets, "0123456789ab", {}), Archive((), {})))


def test_files_are_listed_by_folder_with_their_sizes() -> None:
    text = page(TABLES)
    assert "## Tables { #tables }\n\nRows &amp; columns.\n" in text
    assert "- [documents.csv](documents.csv) 950 bytes\n" in text
    links = "- [moot-1.csv](turns/moot-1.csv) 1.2 KB\n- [moot-2.csv](turns/moot-2.csv) 2.4 MB\n"
    assert f"### Turns, by event\n\n{links}" in text


def test_a_folder_within_a_folder_is_its_largest_file() -> None:
    sizes = {"a.json": 10, "utterances.jsonl": 5000, "b.json": 20}
    files = tuple(DataFile(f"data/convokit/moot-1/{name}", size) for name, size in sizes.items())
    text = page(DataSet("convokit", "ConvoKit", "A corpus.", files))
    link = "- [moot-1/utterances.jsonl](convokit/moot-1/utterances.jsonl) 5.0 KB, and 2 other files"
    assert f"### Corpora, by event\n\n{link}\n" in text
    assert "[moot-1/a.json]" not in text


def test_the_page_of_a_large_archive_is_bounded() -> None:
    folders = ("turns", "mentions", "records", "tei")
    files = tuple(DataFile(f"data/{folder}/moot-{event}.csv", 1) for folder in folders for event in range(1000))
    assert page(DataSet("tables", "Tables", "Rows.", files)).count("](") == 400


def test_files_beside_pages_are_counted() -> None:
    assert "### Beside the page of each document\n\n- session.tei.xml 3 documents\n" in page(TEI)


def test_a_file_above_the_data_has_its_own_name() -> None:
    files = (DataFile("llms.txt", 1), DataFile("sitemaps/moot-1.xml", 1), DataFile("data/corpus/moot-1/index.json", 1))
    text = page(DataSet("llms", "Guide", "A guide.", files))
    assert "[llms.txt](../llms.txt)" in text
    assert "### Sitemaps\n\n- [moot-1.xml](../sitemaps/moot-1.xml)" in text
    assert "### Corpus\n\n- [moot-1/index.json](corpus/moot-1/index.json) 1 byte" in text


def test_a_format_without_files_is_not_listed() -> None:
    assert "TEI" not in page(msgspec.structs.replace(TEI, beside={}))


def test_the_page_says_that_these_are_captions_and_their_version() -> None:
    text = page()
    assert "not an authoritative record" in text
    assert "0123456789ab" in text


def test_many_files_of_a_folder_are_cut_with_their_number() -> None:
    files = tuple(DataFile(f"data/turns/moot-{number}.csv", 1) for number in range(130))
    text = page(DataSet("tables", "Tables", "Rows.", files))
    assert text.count("](turns/") == 100
    assert "*and 30 other files*{ .rest }" in text


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 KB"), (25_000_000, "25.0 MB"), (3_000_000_000_000, "3000.0 GB")],
)
def test_sizes(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_search_engines_for_data_get_the_first_files_of_each_format() -> None:
    files = tuple(DataFile(f"data/turns/moot-{number}.csv", number) for number in range(1, 100))
    many = msgspec.structs.replace(TABLES, files=(*files, DataFile("data/turns/strange.bin", 1)))
    text = page(many, msgspec.structs.replace(TABLES, files=(DataFile("data/records/moot-1.jsonl", 7),)))
    assert text.count('type: "text/csv"') == 5
    assert '- {path: "data/records/moot-1.jsonl", size: 7, type: "application/jsonl"}' in text
    assert "application/octet-stream" not in text
