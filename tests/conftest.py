"""What all tests share: options of the test run, and the settings of the archive of three documents."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from generator.project import Project
from generator.settings.load import Settings, load_settings
from generator.site.build import build_site
from generator.site.freeze import freeze_site
from tests.support.examples import examples
from tests.support.make_archive import complete_archive
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


_COUNTS = {
    "--grammar": (200, "documents made from the grammar of the forms"),
    "--edit-scripts": (8, "random edits after which no address may be dead"),
    "--short-scripts": (40, "the same for short sessions, without pages"),
    "--build-sequences": (2, "random edits of an archive, each with a build"),
    "--edit-sequences": (3, "the same with a clean build at the end only"),
    "--kills": (4, "commands that are killed at a random moment"),
    "--publish-crashes": (4, "crashes of `publish`, each at another change"),
    "--rounds": (1, "rounds of three builds at once"),
}
"""How many things an ordinary run tries, by option; a test with a higher count may take hours."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a long run make more documents and edits than the ordinary one does, and take the tests of minutes too."""
    parser.addoption("--long", action="store_true", help="also run the tests that take a minute or more each")
    for option, (ordinary, what) in _COUNTS.items():
        parser.addoption(option, type=int, default=ordinary, help=what)
    parser.addoption("--first-script", type=int, default=0, help="the number of the first of the scripts")


def pytest_configure(config: pytest.Config) -> None:
    """Let all engines that tests start share their compiled templates: see `tests/support/engine/sitecustomize.py`.

    Tests press Ctrl+C. A shell that starts the tests in the background lets them, and all that they start, ignore it.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(config, "workerinput"):
        return  # a worker has the environment of the process that started it
    folder = tempfile.TemporaryDirectory(prefix="compiled-templates-")
    config.add_cleanup(folder.cleanup)
    os.environ["ARCHIVE_COMPILED_TEMPLATES"] = folder.name
    paths = [str(ROOT / "tests" / "support" / "engine"), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)


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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark whole folders, and start with the slow files: the last worker then doesn't wait for one of them."""
    if not config.getoption("--long"):
        left_out = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    takes_long = any(config.getoption(option) > ordinary for option, (ordinary, _) in _COUNTS.items())
    for item in items:
        if takes_long:
            item.add_marker(pytest.mark.timeout(0))
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


@pytest.fixture(scope="session")
def _built_once(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = complete_archive(tmp_path_factory.mktemp("built") / "archive")
    assert build_site(project, print_line=lambda _: None).faults == 0
    return project


@pytest.fixture
def built_archive(_built_once: Project, tmp_path: Path) -> Project:
    """A copy of the complete archive, built, to change and build again."""
    return _copied(_built_once, tmp_path / "built")


@pytest.fixture(scope="session")
def _frozen_once(_built_once: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = _copied(_built_once, tmp_path_factory.mktemp("frozen") / "archive")
    assert freeze_site(project.site, project.permalinks) == "freeze: 10 turns and 33 pages added"
    return project


@pytest.fixture
def frozen(_frozen_once: Project, tmp_path: Path) -> Project:
    """A copy of the complete archive, built and published, to change and build again."""
    return _copied(_frozen_once, tmp_path / "frozen")


def _copied(project: Project, target: Path) -> Project:
    shutil.copytree(project.root, target)
    return Project(root=target)
