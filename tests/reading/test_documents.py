"""Read small documents: what every line becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.settings.load import Settings
from tests.support.cases import Case, cases
from tests.support.outline import outline

CASE_FILES = [
    "page_chrome",
    "notices",
    "headings",
    "turns",
    "stage_directions",
    "articles",
    "bare_labels",
    "forms",
    "no_forms",
    "more_forms",
    "no_more_forms",
    "cut_turns",
    "no_cut_turns",
    "strangers",
    "no_strangers",
    "no_turns",
    "one_line",
    "more_page_chrome",
    "house_records",
    "no_house_records",
    "forms_of_tools",
    "no_forms_of_tools",
    "hearings_and_chats",
    "no_hearings_and_chats",
    "sittings",
    "no_sittings",
    "records_of_languages",
    "no_records_of_languages",
    "houses_and_plays",
    "no_houses_and_plays",
    "copied_chats_and_pages",
    "no_copied_chats_and_pages",
]


@pytest.mark.parametrize("case", [case for name in CASE_FILES for case in cases(f"reading/{name}.txt")])
def test_document(case: Case, tmp_path: Path, settings: Settings) -> None:
    assert outline(case.input, tmp_path, settings) == case.expected


@pytest.mark.parametrize("case", cases("reading/web_pages.txt"))
def test_web_page(case: Case, tmp_path: Path, settings: Settings) -> None:
    assert outline(case.input, tmp_path, settings, "session.html") == case.expected


def test_hard_wrapped_lines_become_paragraphs(tmp_path: Path, settings: Settings) -> None:
    line = "words that fill a screen of eighty columns, as captioners of an earlier time had"
    path = tmp_path / "session.txt"
    path.write_text(f">> ODILE: Here are\n{line}\n{line}\n{line}\n{line}\nan end.\n\n{line}\n{line}\nan end.\n")
    (turn,) = read_document(path, tmp_path / "none", settings).turns
    assert [block.text.count("words that fill") for block in turn.blocks] == [4, 2]
    assert turn.lines == (1, 10)


def test_lines_of_one_sentence_are_paragraphs(tmp_path: Path, settings: Settings) -> None:
    line = "A sentence that fills a screen of eighty columns, as some captioners had it once."
    path = tmp_path / "session.txt"
    path.write_text(">> ODILE: Hello.\n" + f"{line}\n" * 9)
    (turn,) = read_document(path, tmp_path / "none", settings).turns
    assert len(turn.blocks) == 10


@pytest.mark.parametrize("end", ["It is no authoritative record. >> ODILE: Hello. ", "An end. "])
def test_words_behind_a_notice_on_a_page_of_one_line_stay(end: str, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "session.txt"
    path.write_text(f"The following are the outputs of the captioning. {end}" + "word " * 2000)
    record = read_document(path, tmp_path / "none", settings)
    (turn,) = record.turns
    assert len(record.notices[0].text) < 100
    assert turn.blocks[-1].text.count("word") == 2000
    assert turn.label == ("ODILE" if "ODILE" in end else None)


def test_headings_of_a_markdown_article_are_those_that_the_file_marks(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "minutes.md"
    path.write_text("# Garden Board\n\n## Present\n\n* Ada Bell\n* Tom Alday (chair)\n\nThe hedges grew.\n")
    (turn,) = read_document(path, tmp_path / "none", settings).turns
    assert [(block.type, block.text) for block in turn.blocks] == [
        ("heading", "Garden Board"),
        ("heading", "Present"),
        ("text", "* Ada Bell"),
        ("text", "* Tom Alday (chair)"),
        ("text", "The hedges grew."),
    ]
