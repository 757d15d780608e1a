"""Check what counts as a word, in every script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.words import count_words, first_words, reading_minutes, split_words

CHINESE = "我们今天在这里讨论互联网治理的未来，谢谢主席。"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Don't stop at 12:12, multi-stakeholder friends.", 7),
        ("", 0),
        ("—", 0),
        ("café cafe\u0301", 2),
        ("السلام عليكم، اسمي ليلى", 4),
        ("مُحَمَّد رَسُول", 2),
        ("می\u200cخواهم بدانم", 2),
        ("שָׁלוֹם לְכֻלָּם", 2),
        ("Здравствуйте, коллеги", 2),
        ("नमस्ते, हम यहाँ इंटरनेट शासन के बारे में बात करेंगे", 10),
        ("안녕하세요 여러분", 2),
        ("互联网治理", 4),
        ("互联网治理是", 4),
        ("インターネット", 4),
        ("สวัสดีครับ ผมชื่อสมชาย", 5),
        ("我们用5G技术和Wi-Fi。", 6),
    ],
)
def test_words_are_counted_as_a_reader_does(text: str, count: int) -> None:
    assert count_words([text]) == count


def test_letters_without_blanks_are_rounded_once_for_all_texts() -> None:
    assert count_words(["互"] * 30) == 20
    assert count_words(["互" * 30]) == 20


def test_a_page_of_chinese_takes_minutes_to_read() -> None:
    assert reading_minutes(count_words([CHINESE * 100])) == 7


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one two  three", "one two three"),
        ("  one two three\nfour  \n", "one two three four"),
        ("one two three four five", "one two three four …"),
        ("one two three four  five  six ", "one two three four …"),
        ("互联网治理", "互联网治理"),
        ("互联网治理是大家的事情。", "互联网治理是…"),
        ("Wi-Fi 互联网治理是大家的事情", "Wi-Fi 互联网…"),
        ("สวัสดีครับผมชื่อสมชายจากเชียงใหม่", "สวัสดีครับผมชื่อสมชา…"),
        ("谢谢。", "谢谢。"),
    ],
)
def test_first_words(text: str, shown: str) -> None:
    assert first_words(text, 4) == shown


@given(st.text(st.characters(max_codepoint=127)))
def test_words_of_ascii_text_are_those_of_any_text(text: str) -> None:
    beside = "\u200b"  # no letter, and not ASCII
    assert split_words(text) == split_words(text + beside)
    assert count_words([text]) == count_words([text + beside])
