"""Every finding code has a meaning that the public can read."""

from __future__ import annotations

import re

import pytest

from generator.archive.report.finding_codes import _MEANINGS, meaning_of
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
