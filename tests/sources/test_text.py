"""Plain text: encodings, line ends, characters that no text has."""

from __future__ import annotations

import random

import pytest

from generator.sources.source_lines import split_lines
from generator.sources.text import read


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


def test_unreadable_bytes_are_replaced_with_an_error() -> None:
    result = read("A café is here.\nA ".encode() + b"caf\xe9 is here.\n")
    assert result.lines[1] == "A caf\ufffd is here."
    assert [(finding.code, finding.severity, finding.line) for finding in result.findings] == [
        ("bytes-unreadable", "error", 2)
    ]
    assert result.readable


@pytest.mark.parametrize(
    "text",
    [
        "A café is here.\nIts name is Œuf.\r\nThat’s all – or “nearly” all…",
        "MS. BÖLL: Grüße aus Köln an João Paulo, Ångström und Çelik.",
        "2\u00a0to 17\u00a0November",
        "We paid 100 € (or £ 80) in the year © 2001, see § 3 ½",
        "¿Qué dice? ¡Sí, claro! Una col·lecció",
        "SÉRGIO: «Non.»",
    ],
)
def test_windows_1252_if_it_explains_every_byte(text: str) -> None:
    result = read(text.encode("cp1252"))
    assert "\n".join(result.lines) == text.replace("\r\n", "\n")
    assert [(finding.code, finding.severity, finding.line) for finding in result.findings] == [
        ("encoding-guessed", "warning", None)
    ]


def test_latin_1_is_windows_1252_without_its_signs() -> None:
    assert read("Ségolène Müller".encode("latin-1")).lines == ("Ségolène Müller",)


@pytest.mark.parametrize(
    "data",
    [
        "Сыр".encode("cp1251"),
        b"caf\xe9 \x81 here",  # no character of the code page
        b"caf\xe9 \x00 here",
        b"some text \xe2\x80 cut \xe2\x80\x99s and \xe2\x80\x9cmore\xe2\x80\x9d",
    ],
)
def test_bytes_outside_of_windows_1252_stay_unread(data: bytes) -> None:
    result = read(data)
    assert [finding.severity for finding in result.findings] == ["error"]
    assert "\ufffd" in "".join(result.lines)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_other_unicode(encoding: str) -> None:
    text = "Good morning, café.\r\nAnd 李 again.\n"
    data = text.encode(encoding)
    result = read(data)
    assert result.lines == ("Good morning, café.", "And 李 again.")
    assert result.findings == ()


def test_half_a_character_of_utf_16_is_an_error() -> None:
    result = read("Good morning".encode("utf-16") + b"x")
    assert result.lines == ("Good morning\ufffd",)
    assert [(finding.code, finding.severity) for finding in result.findings] == [("bytes-unreadable", "error")]


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
