"""The ten jobs of a reader, in sixty invented sessions; `nox -s bench -- jobs SITE` does them in any other archive."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.benchmark.builds.reader_jobs import JOBS, jobs_table, measure_jobs
from tests.support.browser import build
from tests.support.years_archive import years_archive

MOST_CLICKS = 4


@pytest.mark.long
def test_a_reader_does_the_ten_jobs_with_few_clicks(browser: Browser, tmp_path: Path) -> None:
    figures = measure_jobs(build(years_archive(tmp_path / "years").root), browser)
    assert [one.job for one in figures] == list(JOBS)
    assert all(one.clicks <= MOST_CLICKS for one in figures), jobs_table(figures)
    assert all(one.shown for one in figures)
