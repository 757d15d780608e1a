"""The docket in words, as the theme makes it from the metadata of a document."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from selectolax.lexbor import LexborHTMLParser as Html

from tests.support.paths import THEME

SESSION = {"words": 3, "turns": 1, "minutes": 1, "source": "moot-1/cheese.txt", "kind": "Transcript", "language": "en"}


def docket(**metadata: object) -> dict[str, list[str]]:
    """Return the values of each row by its label."""
    loader = FileSystemLoader(THEME)
    environment = Environment(loader=loader, autoescape=False, extensions=["jinja2.ext.i18n"])  # noqa: S701 - they escape
    environment.install_null_translations()  # type: ignore[attr-defined] # of the extension
    environment.filters["url"] = str
    config: Any = {"theme": {"locale": {"language": "en"}}}
    html = environment.get_template("partials/document-docket.html").render(meta=SESSION | metadata, config=config)
    rows = Html(html).css(".docket__row")
    return {row.css("dt")[0].text(): [" ".join(value.text().split()) for value in row.css("dd")] for row in rows}


def test_an_unknown_fact_has_no_row() -> None:
    assert list(docket()) == ["Length", "Kind", "Source", "Files"]


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        ({"day": 2, "date": "2001-05-08", "date_from": "worked out from “Day 2”"},
         "Day 2, 8 May 2001 worked out from “Day 2”"),
        ({"date": "2001-12-31"}, "31 December 2001"),
        ({"day": 2, "event_dates": "7–9 May 2001"}, "Day 2 7–9 May 2001; date not known"),
        ({"event_dates": "7–9 May 2001"}, "7–9 May 2001 date not known"),
        ({"day": 0}, "Day 0 date not known"),
    ],
)  # fmt: skip
def test_a_date_says_how_it_is_known(metadata: dict[str, object], words: str) -> None:
    assert docket(**metadata)["Date"] == [words]


@pytest.mark.parametrize(
    ("metadata", "words"),
    [
        ({"start_time": "09:00", "end_time": "10:30 UTC"}, "09:00 to 10:30 UTC"),
        ({"start_time": "09:00"}, "from 09:00"),
        ({"end_time": "12:12 CST"}, "until 12:12 CST"),
    ],
)
def test_times(metadata: dict[str, object], words: str) -> None:
    assert docket(**metadata)["Time"] == [words]


@pytest.mark.parametrize(
    ("words", "turns", "minutes", "shown"),
    [
        (1, 1, 1, "1 word, 1 turn 1 min to read"),
        (9836, 60, 59, "9,836 words, 60 turns 59 min to read"),
        (46400, 3608, 232, "46,400 words, 3,608 turns 3 h 52 min to read"),
        (36000, None, 180, "36,000 words 3 h to read"),
        (0, 0, 0, "no words"),
    ],
)
def test_a_length_has_hours_and_minutes(words: int, turns: int | None, minutes: int, shown: str) -> None:
    assert docket(words=words, turns=turns, minutes=minutes)["Length"] == [shown]


def test_a_language_is_named_if_it_is_not_the_sites() -> None:
    assert docket(language="es", language_name="Spanish")["Language"] == ["Spanish"]
    assert "Language" not in docket(language="en", language_name="English")


def test_a_name_that_no_label_prints_has_its_evidence() -> None:
    inferred = {"label": "ADA", "name": "Ada Churn", "resolved": "inferred", "turn": "ada-1", "line": 1234,
                "evidence": "We have Ada Churn."}  # fmt: skip
    register = {"label": "CHAIR", "name": "Bo Whey", "resolved": "register", "turn": "chair-1"}
    assert docket(names=[inferred, register])["Names"] == [
        "Ada Churn inferred; printed as ADA, from line 1,234: “We have Ada Churn.”",
        "Bo Whey printed as CHAIR; name from the people register",
    ]


def test_of_many_warnings_the_first_are_open() -> None:
    assert docket(warnings=["One"])["Warning"] == ["One"]
    assert docket(warnings=["One", "Two", "Three", "Four"])["Warnings"] == ["One", "Two", "2 more ThreeFour"]


def test_a_source_has_its_hash_and_copies_their_difference() -> None:
    shown = docket(sha256="ab", publisher="The Moot", retrieved="2024-05-31")
    assert shown["Source"] == ["moot-1/cheese.txt SHA-256 ab", "The Moot retrieved 2024-05-31"]
    assert docket()["Source"] == ["moot-1/cheese.txt could not be read"]
    copy = {"source": "moot-1/copy.txt", "difference": "the same words", "address": "a/record.json", "sha256": "cd"}
    assert docket(copies=[copy])["Other copies"] == ["moot-1/copy.txt the same words, SHA-256 cd"]
