"""Signs of Markdown around the words of a title go; all other signs stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.grammar.title_markup import without_markup
from generator.reading.steps import read_document
from generator.settings.load import Settings


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("an open source maintainer *or* user", "an open source maintainer or user"),
        ("**Ladders**: how _we_ count `them`", "Ladders: how we count them"),
        ("***All*** of __them__", "All of them"),
        ("**all *of* them**", "all of them"),
        ("Why *not*?", "Why not?"),
        ("(*Really*)", "(Really)"),
        ("*Den* store *rope*", "Den store rope"),
        ("[Ropes](https://example.org/a_b) and ladders", "Ropes and ladders"),
        (r"How the F\*\*\* Do I Prioritize?", "How the F*** Do I Prioritize?"),
        (r"snake\_case", "snake_case"),
        ("*عاجل*: السلالم", "عاجل: السلالم"),
    ],
)
def test_signs_around_words_go(title: str, plain: str) -> None:
    assert without_markup(title) == plain


@pytest.mark.parametrize(
    "title",
    [
        "How the F*** Do I Prioritize?",
        "SIGHASH_ANYPREVOUT and snake_case_names",
        "C*-algebras and W*-algebras",
        "*nix and *BSD",
        "2 * 3 * 4",
        "5* hotels and 4* hotels",
        "Sick [journalist] theory",
        "Without Free or Favor [tote bags not included]",
        "Ladders (new)",
        "a `single sign",
        "* a list",
        "_private names",
        "What_is_this_",
        "#hashtags + more",
        "C:\\ropes",
    ],
)
def test_other_signs_stay(title: str) -> None:
    assert without_markup(title) == title


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# Ropes *or* ladders\n\n>> ADA: Good *morning*.\n\n>> WIM: Thanks.\n"),
        ("a.md", "---\ntitle: Ropes *or* ladders\n---\n\n>> ADA: Good *morning*.\n\n>> WIM: Thanks.\n"),
        ("a.txt", "IGF 2016 - Day 2 - Room 1 - Ropes *or* ladders\n\n>> ADA: Good *morning*.\n\n>> WIM: Thanks.\n"),
    ],
)
def test_the_title_of_a_document_has_no_signs_and_its_words_keep_them(
    name: str, text: str, tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    record = read_document(path, tmp_path, settings)
    assert record.title == "Ropes or ladders"
    assert record.turns[0].blocks[0].text == "Good *morning*."
