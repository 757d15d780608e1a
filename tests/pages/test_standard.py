"""The standard pages: an archive's own pages win, and no value of the settings becomes markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.archive.stages.find_sources import hand_written_page_names
from generator.pages.standard import StandardValues, hand_written_or_standard, page_files, standard_values
from generator.settings.archive import ArchiveInfo
from generator.standard_pages import standard_page_file, standard_page_names

NASTY = 'Harbor *Commons* {{ 7 * 7 }} <b> & "co" # x'
VALUES = StandardValues(NASTY, NASTY, "https://transcripts.example.org/a_b*c/", "name@example.org", reports=True)
LANGUAGES = sorted(path.name for path in standard_page_file("index.md", "en").parents[1].iterdir() if path.is_dir())
LANGUAGES = [language for language in LANGUAGES if not language.startswith("_")]


def test_the_pages_of_the_archive_win(tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text("# Own words\n", encoding="utf-8")
    (tmp_path / "board.md").write_text("# The board\n", encoding="utf-8")
    pages = {path.name: is_standard for path, is_standard in page_files(tmp_path, "en")}
    assert pages == dict.fromkeys(standard_page_names(), True) | {"about.md": False, "board.md": False}
    assert set(hand_written_page_names(tmp_path)) == {name.removesuffix(".md") for name in pages}


def test_a_language_without_pages_has_the_english_ones() -> None:
    english = standard_page_file("about.md", "en")
    assert standard_page_file("about.md", "tlh") == english
    assert standard_page_file("about.md", "en-GB") == english
    assert standard_page_file("about.md", "../../..") == english


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", standard_page_names())
def test_a_page_prints_all_values_as_text(name: str, language: str) -> None:
    text = hand_written_or_standard(standard_page_file(name, language), VALUES, {"page_kind": "text"})
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    front = yaml.safe_load(head)
    assert set(front) >= {"title", "description", "template", "page_kind"}
    assert front["page_kind"] == "text"
    assert "<b>" not in text
    assert "*Commons*" not in body.replace("\\*Commons\\*", "")
    assert "{%" not in text
    assert "49" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_standard_page_leads_to_a_part_of_another_page(language: str) -> None:
    for name in standard_page_names():
        text = standard_page_file(name, language).read_text(encoding="utf-8")
        assert re.findall(r"\]\([^)]*#[^)]*\)", text) == []


@pytest.mark.parametrize("name", ["about.md", "corrections.md"])
def test_a_page_without_a_contact_names_nobody(name: str) -> None:
    archive = ArchiveInfo(name="A", description="B.")
    values = standard_values(archive, {}, "https://transcripts.example.org/")
    text = hand_written_or_standard(standard_page_file(name, "en"), values)
    assert "None" not in text
    assert "@" not in text
    assert "the people who publish this archive" in text


def test_a_contact_is_where_readers_report_a_mistake() -> None:
    archive = ArchiveInfo(contact="name@example.org")
    assert archive.report_address == "mailto:name@example.org?subject={turn}&body={address}%0A%0A{words}%0A"
    assert ArchiveInfo().report_address is None
    own = "https://transcripts.example.org/new"
    assert ArchiveInfo(contact="name@example.org", report_mistake=own).report_address == own
