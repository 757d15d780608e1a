"""Findings in the language of the site: a sentence, then what it is about, then its line."""

from __future__ import annotations

import pytest

from generator.archive.report.finding_codes import meaning_in_words
from generator.interface.catalogue import interface_in
from generator.pages.views.finding_in_words import finding_in_words, first_clause, other_clauses
from generator.records import Finding


def shown(language: str, code: str, *values: str, line: int | None = None) -> str:
    with interface_in(language):
        return finding_in_words(Finding(code, "warning", line, "for maintainers", values))


@pytest.mark.parametrize(
    ("language", "code", "values", "line", "details"),
    [
        ("en", "title-unknown", (), None, ""),
        ("en", "room-disagrees", ("Barn 2", "Barn 3"), 12, " (Barn 2 · Barn 3 · line 12 of the source)"),
        ("en", "date-disagrees", ("2001-05-08", "2001-06-09"), None, " (8 May 2001 · 9 June 2001)"),
        ("fr", "date-disagrees", ("2001-05-08", "Moot 2001"), 3, " (8 mai 2001 · Moot 2001 · ligne 3 de la source)"),
        ("zh", "language-doubtful", ("es",), None, "（西班牙语）"),
        ("en", "no-such-code", ("2001/5",), None, " (2001/5)"),
        ("en", "no-such-code", ("2001-05-08/Moot",), None, " (2001-05-08/Moot)"),
        ("en", "no-such-code", ("2001-05-07/2001-05-09",), None, " (7–9 May 2001)"),
        ("en", "sidecar", ("date", "2024-02-30"), 1, " (date · 2024-02-30 · line 1 of the source)"),
        ("ar", "sidecar", ("date", "2024-13-14"), None, " (\u2068date\u2069 · 2024-13-14)"),
        ("en", "no-such-code", ("0000-01-01",), None, " (0000-01-01)"),
        ("en", "no-such-code", ("2001-02-28/2001-02-29",), None, " (2001-02-28/2001-02-29)"),
        ("en", "no-such-code", ("2001-05-07/",), None, " (2001-05-07/)"),
    ],
)
def test_a_finding_is_a_sentence_with_its_values_and_its_line(
    language: str, code: str, values: tuple[str, ...], line: int | None, details: str
) -> None:
    with interface_in(language):
        sentence = meaning_in_words(code).rstrip(".。")
    assert shown(language, code, *values, line=line) == f"{sentence}{details}"


def test_on_a_site_from_right_to_left_a_latin_value_keeps_its_direction() -> None:
    assert "\u2068Barn 2\u2069 · \u2068Barn 3\u2069" in shown("ar", "room-disagrees", "Barn 2", "Barn 3")


@pytest.mark.parametrize(
    ("language", "clause"),
    [
        ("en", "A printed time is ambiguous or impossible"),
        ("fr", "Une heure imprimée est ambiguë ou impossible"),
        ("zh", "所印时间有歧义或不可能"),
        ("ar", "وقت مطبوع ملتبس أو غير ممكن"),
    ],
)
def test_a_heading_is_the_first_clause(language: str, clause: str) -> None:
    with interface_in(language):
        assert first_clause("time-unclear") == clause


@pytest.mark.parametrize(
    ("code", "rest"),
    [
        ("time-unclear", "It was left out."),
        ("name-too-long", None),
        ("no-such-code", None),
    ],
)
def test_below_the_heading_is_what_follows_it(code: str, rest: str | None) -> None:
    assert other_clauses(code) == rest
