"""Plain text: encodings, line ends, characters that no text has."""

from __future__ import annotations

import random

import pytest

from generator.sources.text import read, split_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb\n", ("a", "b")),
        ("a\nb", ("a", "b")),
        ("a\r\nb\rc\nd", ("a", "b", "c", "d")),
        ("a\n\nb", ("a", "", "b")),
        ("\n", ("",)),
        ("", ()),
        # None of these ends a line: vertical tab, form feed, next line, line and paragraph separator, file separator.
        ("a\vb\fc\x85d\u2028e\u2029f\x1cg", ("a\vb\fc\x85d\u2028e\u2029f\x1cg",)),
    ],
)
def test_lines_end_at_lf_cr_lf_and_cr_and_nowhere_else(text: str, lines: tuple[str, ...]) -> None:
    assert split_lines(text) == lines


def test_a_byte_order_mark_is_no_word() -> None:
    assert read(b"\xef\xbb\xbfHello").lines == ("Hello",)


def test_control_characters_are_replaced_with_one_finding() -> None:
    result = read("one\ntw\x00o\x1b[31m\n\x85\ufffe\uffff\ttab".encode())
    assert result.lines == ("one", "tw\ufffdo\ufffd[31m", "\ufffd\ufffd\ufffd\ttab")
    assert [(finding.code, finding.severity, finding.line) for finding in result.findings] == [
        ("control-characters", "warning", 2)
    ]


def test_bidi_marks_and_other_noncharacters_stay() -> None:
    text = "a\u200fb\u202ec\u2066d\ufdd0e\u00adf\u200b"
    assert read(text.encode()).lines == (text,)
    assert read(text.encode()).findings == ()


def test_bytes_that_no_encoding_explains_are_replaced_and_an_error() -> None:
    result = read(b"A long enough first line.\nA caf\xe9 is here.\n")
    assert result.lines[1] == "A caf\ufffd is here."
    assert [(finding.code, finding.severity, finding.line) for finding in result.findings] == [
        ("bytes-unreadable", "error", 2)
    ]
    assert result.readable


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_are_no_text(seed: int) -> None:
    result = read(random.Random(seed).randbytes(4000))  # noqa: S311 - no secret
    assert not result.readable
    assert [(finding.code, finding.severity) for finding in result.findings] == [("unreadable", "error")]


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\u00a0".encode(), b"\xef\xbb\xbf"])
def test_an_empty_file_is_an_error(data: bytes) -> None:
    result = read(data)
    assert not result.readable
    assert [(finding.code, finding.severity) for finding in result.findings] == [("empty", "error")]
