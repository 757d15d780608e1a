"""One archive with corrections, exported once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.project import Project
from tests.support.corrected_archive import CORRECTIONS, with_corrections
from tests.support.exporting import export
from tests.support.make_archive import complete_archive


@pytest.fixture(scope="session")
def exported_archive(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """An archive with a correction of each kind."""
    return with_corrections(complete_archive(tmp_path_factory.mktemp("exported") / "archive"), *CORRECTIONS)


@pytest.fixture(scope="session")
def data(exported_archive: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the data of this archive: all that a build writes, and SQLite."""
    target = tmp_path_factory.mktemp("export")
    export(exported_archive, target)
    return export(exported_archive, target, "sqlite")
