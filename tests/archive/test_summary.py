"""Summaries hold the facts about a document that other pages need."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive.addresses import Address
from generator.archive.page_limits import MAX_BLOCK_CHARS
from generator.archive.summary import Copy, FindingCount, count_findings, spoken_texts, summarise, supplied_title
from generator.corrections.applied import AppliedCorrection
from generator.records import Block, Finding, Resolution
from tests.support.small_site import record, turn

ADDRESS = Address("a", "b")


def test_stage_directions_are_not_words_of_the_speaker() -> None:
    applauded = record(turn("ada-1", Block("event", "(Applause)", "applause"), "One two three.", label="ADA"))
    (shown,) = summarise(applauded, ADDRESS).turns
    assert (shown.words, shown.first_words) == (3, "One two three.")
    alone = record(turn("ada-1", Block("event", "(Applause)", "applause"), label="ADA"))
    assert summarise(alone, ADDRESS).turns[0].first_words == "(Applause)"


def test_the_first_words_of_a_very_long_paragraph_are_few() -> None:
    long_texts = record(turn("ada-1", "word " * 100_000, label="ADA"), turn("ada-2", "x" * 100_000, label="ADA"))
    first, second = summarise(long_texts, ADDRESS).turns
    assert first.first_words == "word " * 14 + "…"
    assert len(second.first_words) < 500


def test_a_text_that_is_too_large_for_a_page() -> None:
    assert summarise(record(turn("ada-1", "x" * (MAX_BLOCK_CHARS + 1))), ADDRESS).is_too_large
    assert not summarise(record(turn("ada-1", "x" * MAX_BLOCK_CHARS)), ADDRESS).is_too_large


def test_spoken_texts_are_those_of_all_blocks_but_stage_directions() -> None:
    spoken = turn("ada-1", "One.", Block("event", "(Applause)", "applause"), Block("heading", "Two"), "Three.")
    assert spoken_texts(spoken) == ["One.", "Two", "Three."]


def test_findings_are_counted_by_code_and_severity() -> None:
    findings = [Finding("b", "info", None, "x"), Finding("a", "error", 1, "y"), Finding("b", "info", 2, "z")]
    assert count_findings(findings) == (FindingCount("a", "error", 1), FindingCount("b", "info", 2))
    assert count_findings([]) == ()


@pytest.mark.parametrize("order", [("printed", "inferred"), ("inferred", "printed")])
def test_a_printed_name_wins_over_an_inferred_one(order: tuple[Resolution, ...]) -> None:
    names = {"printed": "Ada Churn", "inferred": "Ada"}
    turns = [
        msgspec.structs.replace(turn(f"ada-{number}", "Hello."), speaker="ada", name=names[kind], resolved=kind)
        for number, kind in enumerate(order)
    ]
    assert summarise(record(*turns), ADDRESS).names_by_person == {"ada": "Ada Churn"}


def test_a_summary_counts_the_corrected_words_and_shows_the_corrected_label() -> None:
    label = AppliedCorrection(1, "label", "ada-1", None, None, None, "ADA", "BO", "Heard.", "Ed", "2024-05-31")
    words = msgspec.structs.replace(label, block=0, offset=4, printed="to", now="two or", kind="words")
    (shown,) = summarise(record(turn("ada-1", "One to three.", label="ADA")), ADDRESS, (label, words)).turns
    assert (shown.label, shown.words, shown.first_words) == ("BO", 4, "One two or three.")


def test_the_files_of_a_session_are_its_copies_and_itself() -> None:
    document, copy = summarise(record(), ADDRESS), summarise(record(), Address("a", "raw-b"))
    shown = msgspec.structs.replace(document, copies=(Copy(copy, missing_words=1, extra_words=2),))
    assert [file.href for file in shown.files] == ["a/raw-b/", "a/b/"]


def test_a_document_without_title_is_called_by_its_file() -> None:
    assert summarise(record(), ADDRESS).shown_title == "Cheese"
    untitled = msgspec.structs.replace(record(), title=None)
    assert summarise(untitled, ADDRESS).shown_title == "[Cheese]"


@pytest.mark.parametrize(
    ("event", "path", "title"),
    [
        ("Moot 2001", "moot-2001/board-call_7.txt", "[Moot 2001: Board call 7]"),
        (None, "a/b/2001-05-08.vtt", "[2001-05-08]"),
        ("Moot 2001", "moot-2001/s%C3%A9ance.txt", "[Moot 2001: Séance]"),
        (None, "会议.txt", "[会议]"),
    ],
)
def test_a_supplied_title_is_in_square_brackets(event: str | None, path: str, title: str) -> None:
    assert supplied_title(event, path) == title
