"""Files of terms: every posting is in them, they are small, and a change of one term leaves most of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.site.search.new_folder import NewFolder
from generator.site.search.numbers import BYTES
from generator.site.search.term_files import FileSize, range_of, sort_key, write_term_files
from tests.support.search_reader import ReadFolder, numbers_as_gaps, read_units


def postings(documents: dict[int, list[int]]) -> bytes:
    data, last = b"", 0
    for number in sorted(documents):
        places = numbers_as_gaps(documents[number])
        data += BYTES[number - last] + BYTES[len(places)] + places
        last = number
    return data


SIZE = FileSize(10_000, 24_000)


def written(terms: dict[str, bytes], folder: Path, size: FileSize = SIZE) -> ReadFolder:
    in_order = ((term, terms[term]) for term in sorted(terms, key=sort_key))
    return ReadFolder(folder, write_term_files(in_order, NewFolder(folder), size))


_words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)
_documents = st.dictionaries(st.integers(1, 500), st.just([1, 70, 9000]), min_size=1, max_size=12)


@settings(max_examples=50)
@given(st.dictionaries(_words, _documents.map(postings), max_size=40))
def test_all_postings_come_back(tmp_path_factory: pytest.TempPathFactory, terms: dict[str, bytes]) -> None:
    found = written(terms, tmp_path_factory.mktemp("terms") / "files", FileSize(40, 90))
    assert found.units == {term: read_units(data) for term, data in terms.items()}
    assert all(size <= 90 + 30 for size in found.sizes)


def test_long_postings_are_divided_by_documents(tmp_path: Path) -> None:
    long = postings({number: list(range(0, 9000, 7)) for number in range(1, 100)})
    found = written({"tea": long, "the": long, "zoo": postings({4: [1]})}, tmp_path / "files")
    assert found.units["the"] == read_units(long)
    assert max(found.sizes) <= 24_000 + 20
    assert len(found.sizes) > 10


def test_a_term_more_changes_few_files(tmp_path: Path) -> None:
    terms = {f"word{number}": postings({document: [number] for document in range(1, 60)}) for number in range(3000)}
    written(terms, tmp_path / "before")
    written(terms | {"word1500x": postings({3: [5]})}, tmp_path / "after")
    before = {path.read_bytes() for path in (tmp_path / "before").iterdir()}
    after = {path.read_bytes() for path in (tmp_path / "after").iterdir()}
    assert len(before) > 30
    assert len(after - before) <= 2


@pytest.mark.parametrize(
    ("term", "number"),
    [("", 0), ("0", 0), ("42", 0), ("_", 0), ("a", 1), ("apple", 1), ("z", 26), ("~", 27), ("é", 28), ("č", 29)],
)
def test_a_range_is_that_of_a_letter(term: str, number: int) -> None:
    assert range_of(term) == number


@given(_words, _words)
def test_ranges_follow_one_another_as_terms_do(one: str, other: str) -> None:
    first, second = sorted((one, other), key=sort_key)
    assert range_of(first) <= range_of(second)
