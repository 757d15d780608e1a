"""What all tests share: the archive's own settings and transcripts, and fixture files of cases."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from generator import config

ROOT = Path(__file__).parent.parent
TRANSCRIPTS = ROOT / "content" / "transcripts"
FIXTURES = Path(__file__).parent / "fixtures"

# The same examples on every machine that judges a change; others look for new ones each time.
hypothesis_settings.register_profile(
    "archive",
    max_examples=150,
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("archive")


class Case(msgspec.Struct, frozen=True):
    """One case of a fixture file: a title, an input and what is expected."""

    title: str
    input: str
    expected: str


def cases(name: str) -> list[object]:
    """Return the cases of a fixture file as parameters of a test.

    A case is its title, a line with a full stop, the input, a line with a full stop, what is expected, a line with a
    full stop. Lines that begin with `//` between cases are comments. `⍽` stands for a no-break blank.
    """
    parts = ("\n" + (FIXTURES / name).read_text(encoding="utf-8").replace("⍽", "\u00a0")).split("\n.\n")
    assert len(parts) % 3 == 1, f"{name}: a case is not complete"
    found: list[object] = []
    for index in range(0, len(parts) - 1, 3):
        title = " ".join(line for line in parts[index].split("\n") if line and not line.startswith("//"))
        found.append(pytest.param(Case(title, parts[index + 1], parts[index + 2]), id=title))
    return found


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a long run make more documents and edits than the ordinary one does."""
    parser.addoption("--grammar", type=int, default=200, help="documents made from the grammar of the forms")
    parser.addoption("--edit-scripts", type=int, default=60, help="random edits after which no address may be dead")
    parser.addoption("--first-script", type=int, default=0, help="the number of the first of them")


@pytest.fixture(scope="session")
def settings() -> config.Config:
    """The archive's own `site_config/`."""
    return config.load(ROOT / "site_config")
