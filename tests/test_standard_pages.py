"""The standard pages in other languages are whole, and say the same as the English ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.interface.catalogue import interface_languages
from tests.support.paths import ROOT

FOLDER = ROOT / "generator" / "standard_pages"
ENGLISH = sorted((FOLDER / "en").glob("*.md"))
TRANSLATED = [FOLDER / language / page.name for language in interface_languages()[1:] for page in ENGLISH]

LINK = re.compile(r"\]\(([^)]*)\)")
TAG = re.compile(r"\{[{%].*?[%}]\}")
CODE = re.compile(r"`[^`\n]+`")
HEADING = re.compile(r"^(##+) (.*?)(?: \{ #([a-z-]+) \})?$", re.MULTILINE)
FRONT = re.compile(r"^(template|page_kind): .*$", re.MULTILINE)


@pytest.mark.parametrize("page", TRANSLATED, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_a_translated_page_has_the_links_values_and_code_of_the_english_one(page: Path) -> None:
    text, english = page.read_text(encoding="utf-8"), (FOLDER / "en" / page.name).read_text(encoding="utf-8")
    for pattern in (LINK, TAG, CODE, FRONT):
        assert sorted(pattern.findall(text)) == sorted(pattern.findall(english)), pattern.pattern
    assert text.count("\n- ") == english.count("\n- ")


@pytest.mark.parametrize("page", TRANSLATED, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_the_addresses_of_its_headings_are_the_english_ones(page: Path) -> None:
    english = (FOLDER / "en" / page.name).read_text(encoding="utf-8")
    ids = [id_ for _, _, id_ in HEADING.findall(page.read_text(encoding="utf-8"))]
    assert ids == [slug_of(words) for _, words, _ in HEADING.findall(english)]


def slug_of(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
