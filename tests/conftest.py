"""What all tests share: options of the test run, and the archive's own settings."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from generator.settings.load import Settings, load_settings
from tests.support.paths import ROOT

# The same examples on every machine that judges a change; others look for new ones each time.
hypothesis_settings.register_profile(
    "archive",
    max_examples=150,
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("archive")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a long run make more documents and edits than the ordinary one does."""
    parser.addoption("--grammar", type=int, default=200, help="documents made from the grammar of the forms")
    parser.addoption("--edit-scripts", type=int, default=60, help="random edits after which no address may be dead")
    parser.addoption("--first-script", type=int, default=0, help="the number of the first of them")


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The archive's own `site_config/`."""
    return load_settings(ROOT / "site_config")
