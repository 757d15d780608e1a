"""The files with the texts that a result shows."""

from __future__ import annotations

import msgspec
import pytest

from generator.records import Time
from generator.site.search.excerpts import FILE_CHARS, ShownTurn, shown_turn, text_files, turns_per_file
from generator.site.search.packed import unpacked
from tests.support.search_records import turn


def turns(*chars: int) -> list[ShownTurn]:
    return [ShownTurn(place, f"t-{place}", "x" * length) for place, length in enumerate(chars, start=1)]


@pytest.mark.parametrize(
    ("chars", "size"),
    [
        ((), 1),
        ((5,), 1),
        ((5, 5, 5), 3),
        ((FILE_CHARS,) * 4, 1),
        ((FILE_CHARS * 9, 1, 1), 1),
        ((FILE_CHARS // 2,) * 6, 2),
    ],
)
def test_files_have_as_many_turns_as_their_average_size_allows(chars: tuple[int, ...], size: int) -> None:
    assert turns_per_file(turns(*chars)) == size


def test_a_file_has_the_title_and_its_turns() -> None:
    files = [msgspec.json.decode(unpacked(data)) for data in text_files("On Tea", turns(1, 2, 3), 2)]
    assert [file["title"] for file in files] == ["On Tea", "On Tea"]
    assert [[shown["id"] for shown in file["turns"]] for file in files] == [["t-1", "t-2"], ["t-3"]]


def test_a_document_without_turns_has_a_file_with_its_title() -> None:
    assert [unpacked(data) for data in text_files("On Tea", [], 1)] == [b'{"title":"On Tea","turns":[]}']


def test_what_a_result_says_about_a_turn() -> None:
    spoken = msgspec.structs.replace(
        turn("a-1", "Ana", "Tea.", "Late."), role="chair", resolved="inferred", time=Time(start=1.5, end=None)
    )
    assert shown_turn(3, spoken, {"a-1"}) == ShownTurn(3, "a-1", "Tea. Late.", "chair", "inferred", True, 1.5)
    plain = msgspec.json.encode(shown_turn(1, turn("b-1", "Bo", "Tea."), ()))
    assert plain == b'{"place":1,"id":"b-1","text":"Tea."}'
