"""Every finding code has a meaning that the public can read, in every language of the interface."""

from __future__ import annotations

import re

import pytest

from generator.archive.report.finding_codes import _MEANINGS, meaning_in_words, meaning_of
from generator.interface.catalogue import interface_in, interface_languages
from tests.support.paths import ROOT

SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "generator").rglob("*.py")))


def test_every_code_has_a_meaning() -> None:
    in_calls = re.findall(r'(?:inding|(?<!make)_error|_warning)\(\s*(?:code=)?"([a-z-]+)"', SOURCE)
    by_keyword = re.findall(r'\bcode="([a-z-]+)"', SOURCE)
    codes = {*in_calls, *by_keyword}
    assert len(codes) > 45
    assert [code for code in sorted(codes) if meaning_of(code) is None] == []


def test_every_meaning_belongs_to_a_code() -> None:
    by_name = {f"{field}-disagrees" for field in ("date", "day", "end", "start", "title", "type")}
    assert [code for code in _MEANINGS if code not in by_name and SOURCE.count(f'"{code}"') < 2] == []


@pytest.mark.parametrize("code", sorted(_MEANINGS))
def test_a_meaning_is_a_short_sentence(code: str) -> None:
    meaning = meaning_of(code)
    assert meaning is not None
    assert re.fullmatch(r"[A-Z][^.]+\.", meaning.replace("UTF-8", "UTF8"))
    assert len(meaning) <= 100


def test_codes_are_sorted() -> None:
    assert list(_MEANINGS) == sorted(_MEANINGS)


def test_an_unknown_code_has_no_meaning() -> None:
    assert meaning_of("no-such-code") is None
    assert meaning_in_words("no-such-code") == "no-such-code"


@pytest.mark.parametrize("language", interface_languages()[1:])
def test_no_meaning_escapes_the_catalogue(language: str) -> None:
    with interface_in(language):
        escaped = [code for code, meaning in _MEANINGS.items() if meaning_in_words(code) == meaning]
    assert escaped == []


def test_no_page_shows_the_message_of_a_finding_which_is_in_english() -> None:
    pages = sorted((ROOT / "generator" / "pages").rglob("*.*"))
    assert [path.name for path in pages if path.suffix != ".pyc" and "finding.message" in path.read_text("utf-8")] == []
