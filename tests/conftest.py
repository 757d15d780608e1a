"""What all tests share: options of the test run, and the settings of the archive of three documents."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from generator.settings.load import Settings, load_settings
from tests.support.examples import examples
from tests.support.paths import ROOT, SITE_CONFIG

# The same examples on every machine that judges a change; others look for new ones each time.
hypothesis_settings.register_profile(
    "archive",
    max_examples=examples(100),
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("archive")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a long run make more documents and edits than the ordinary one does."""
    parser.addoption("--grammar", type=int, default=200, help="documents made from the grammar of the forms")
    parser.addoption("--edit-scripts", type=int, default=20, help="random edits after which no address may be dead")
    parser.addoption("--build-sequences", type=int, default=4, help="random edits of an archive, each with a build")
    parser.addoption("--first-script", type=int, default=0, help="the number of the first of them")


_TIERS = {
    "accuracy/": ("accuracy", "slow"),
    "browser/": ("browser", "slow"),
    "grammar/": ("fuzz", "slow"),
    "archive/permanence/test_fuzz.py": ("fuzz", "slow"),
    "archive/test_redirects.py": ("slow",),
    "pages/test_one_more.py": ("slow",),
    "site/": ("slow",),
    "test_determinism.py": ("slow",),
    "test_hostile.py": ("slow",),
    "theme/test_site.py": ("slow",),
    "this_archive/": ("this_archive",),
}
"""The marks of whole folders and files, by the beginning of their path in `tests/`."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whole folders, and start with the slow files: the last worker then doesn't wait for one of them."""
    for item in items:
        path = item.path.relative_to(ROOT / "tests").as_posix()
        for folder, marks in _TIERS.items():
            if path.startswith(folder):
                for mark in marks:
                    item.add_marker(mark)
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The settings of the archive of three documents."""
    return load_settings(SITE_CONFIG)
