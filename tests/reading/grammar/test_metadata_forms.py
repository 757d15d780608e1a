"""Read heading lines, names of pages and header lines, one at a time."""

from __future__ import annotations

import pytest

from generator.settings.load import Settings
from tests.support.cases import Case, cases
from tests.support.metadata_cases import header_shown, name_shown, title_shown


@pytest.mark.parametrize("case", cases("reading/titles.txt"))
def test_title(case: Case, settings: Settings) -> None:
    assert title_shown(case.input, settings) == case.expected


@pytest.mark.parametrize("case", cases("reading/page_slugs.txt"))
def test_page_slug(case: Case, settings: Settings) -> None:
    assert name_shown(case.input, settings) == case.expected


@pytest.mark.parametrize("case", cases("reading/header_lines.txt"))
def test_header_line(case: Case, settings: Settings) -> None:
    assert header_shown(case.input, settings) == case.expected
