"""No word is lost where a line, a heading or a file repeats a part that rules look at."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.settings.load import Settings
from generator.sources.control_characters import decode_twice_encoded
from generator.text import words
from tests.support.metadata_cases import header_shown, name_shown, title_shown
from tests.support.record_texts import record_texts
from tests.support.repeated_units import HEADING_UNITS, LINE_UNITS, repeated

NOTICE = "The following are the outputs of the captioning. It is no authoritative record.\n"


def assert_no_word_is_lost(text: str, folder: Path, settings: Settings) -> None:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    record = read_document(path, folder / "none", settings)
    assert Counter(words.split_words("\n".join(record_texts(record)))) == Counter(
        words.split_words(decode_twice_encoded(text))
    )


@pytest.mark.parametrize("unit", LINE_UNITS)
def test_lines(unit: str, tmp_path: Path, settings: Settings) -> None:
    long_line = repeated(unit, 3000)
    text = f"{NOTICE}{long_line}\n>> {long_line}\n" + f"{unit * 60}\n" * 5
    assert_no_word_is_lost(text, tmp_path, settings)


@pytest.mark.parametrize("unit", HEADING_UNITS)
def test_headings(unit: str, tmp_path: Path, settings: Settings) -> None:
    long_line = repeated(unit, 3000)
    head = f"{repeated(unit, 290)}\n" * 11
    for text in (
        long_line,
        f"{head}{NOTICE}{long_line}",
        f"{head}{long_line}",
        f"{long_line}\n{NOTICE}",
        f"{unit}\n" * 99,
    ):
        assert_no_word_is_lost(text, tmp_path, settings)


@pytest.mark.parametrize("unit", HEADING_UNITS)
def test_a_heading_line_and_a_page_slug_of_any_length_are_read(unit: str, settings: Settings) -> None:
    assert title_shown(repeated(unit, 300), settings)
    assert header_shown(repeated(unit, 300), settings)
    assert name_shown(repeated(unit, 2000), settings)
