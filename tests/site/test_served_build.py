"""A build for the server: when it may be stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.incremental.manifest import mark_docs, unmark_docs
from generator.site.served_build import Stop


def test_a_build_stops_at_once_outside_the_docs_folder(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        Stop(tmp_path).ask()


def test_a_build_that_writes_the_docs_folder_stops_after_that(tmp_path: Path) -> None:
    stop = Stop(tmp_path)
    mark_docs(tmp_path)
    stop.ask()
    stop.look()
    unmark_docs(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        stop.look()


def test_a_build_that_nobody_stops_goes_on(tmp_path: Path) -> None:
    Stop(tmp_path).look()
