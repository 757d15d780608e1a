"""Encodings that are no UTF-8: each text is read as it was written, with a warning."""

from __future__ import annotations

import pytest

from generator.sources.decode import decode
from generator.sources.guess_encoding import guess_encoding
from generator.sources.text import read
from tests.support.paths import FIXTURES

LANGUAGES = {
    "cp1252": ("fr", "de", "es", "pt", "it", "sv", "da", "nb", "fi"),
    "iso8859-15": ("fr", "de", "fi"),
    "cp1250": ("pl", "cs", "hu"),
    "iso8859-2": ("pl", "cs", "hu"),
    "cp1254": ("tr",),
    "iso8859-9": ("tr",),
    "cp1251": ("ru", "uk", "bg"),
    "koi8-r": ("ru",),
    "koi8-u": ("uk",),
    "iso8859-5": ("ru", "bg"),
    "cp866": ("ru",),
    "cp1253": ("el",),
    "iso8859-7": ("el",),
    "cp1255": ("he",),
    "iso8859-8": ("he",),
    "cp1256": ("ar", "fa"),
    "iso8859-6": ("ar",),
    "cp874": ("th",),
    "gb18030": ("zh",),
    "gbk": ("zh",),
    "shift_jis": ("ja",),
    "cp932": ("ja",),
    "euc_jp": ("ja",),
    "euc_kr": ("ko",),
    "cp949": ("ko",),
}
CASES = [(encoding, language) for encoding, languages in LANGUAGES.items() for language in languages]
TRADITIONAL = (
    "各位早安，歡迎參加港口會議。今天我們要決定三件事：北牆的修理、船位的價格，以及冬天由誰來照看燈。去年沒有人做這件事，"
    "船隻只好靠麵包店的燈光找路。我想先聽聽住在島上的人的意見，因為他們比我們更了解這裡的水。"
)


def text_in(language: str, encoding: str) -> str:
    """Return the text of a language, without the few signs that an encoding lacks."""
    text = (FIXTURES / "languages" / f"{language}.txt").read_text(encoding="utf-8")
    return text.encode(encoding, "ignore").decode(encoding)


@pytest.mark.parametrize(("encoding", "language"), CASES)
def test_read_as_written(encoding: str, language: str) -> None:
    text = text_in(language, encoding)
    result = read(text.encode(encoding))
    assert "\n".join(result.lines) == text.rstrip("\n")
    assert [(finding.code, finding.severity) for finding in result.findings] == [("encoding-guessed", "warning")]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Mieczysław Łoś był tu z łyżką", "cp1250"),
        ("Τυρί και γάλα", "cp1253"),
        ("チーズと牛乳", "shift_jis"),
        ("A café is here.\nIts name is Œuf.\nThat’s all – or “nearly” all…", "cp1252"),
        ("Zürich and Genève – “both”", "cp1252"),
    ],
)
def test_a_short_text(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_big5() -> None:
    assert read(TRADITIONAL.encode("big5")).lines == (TRADITIONAL,)


@pytest.mark.parametrize(("encoding", "language"), CASES)
def test_a_few_lines_among_english_ones(encoding: str, language: str) -> None:
    text = text_in("en", "ascii") * 40 + text_in(language, encoding)
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("encoding", "language"), [("cp1251", "ru"), ("gb18030", "zh"), ("euc_kr", "ko"), ("cp932", "ja")]
)
def test_a_cut_sample_is_read(encoding: str, language: str) -> None:
    text = text_in(language, encoding).strip() * 60
    for start in range(3):
        assert decode(("a" * start + text).encode(encoding)).text == "a" * start + text


def test_the_rivals_are_named() -> None:
    (finding,) = decode(text_in("pl", "cp1250").encode("cp1250")).findings
    assert "read as cp1250" in finding.message
    assert "iso8859-2" in finding.message


@pytest.mark.parametrize(
    "data",
    [bytes(range(128, 256)) * 20, b"\xff\xfe\xfd" * 50, b"caf\xe9", b""],
)
def test_no_language_no_guess(data: bytes) -> None:
    assert guess_encoding(data) is None


@pytest.mark.parametrize("text", ["A café is here. " * 5, "Zoë said hello to Łucja. " * 3])
def test_stray_bytes_in_utf_8_are_no_other_encoding(text: str) -> None:
    data = text.encode() + "é".encode() * 3 + b"\xe9"
    assert decode(data).bad == 1
