"""Counting the pages that an engine has rendered, while it works in processes of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.progress import Progress

_COUNT_FILE = "steps-done"
"""The name is that in `render_parts.py`, which adds a byte for each step."""

_STEPS_OF_A_PAGE = 2
"""Its Markdown is converted, and later its HTML is written."""

_SECONDS_BETWEEN_LOOKS = 0.2


@contextmanager
def counted_pages(folder: Path, pages: int, progress: Progress) -> Iterator[None]:
    """Count the pages of an engine's run while the `with` block runs.

    Args:
        folder: The folder of the run.
        pages: How many pages it renders.
        progress: Counts the pages.
    """
    ended = threading.Event()

    def look() -> None:
        counted = 0
        is_last_look = False
        while not is_last_look:
            is_last_look = ended.wait(_SECONDS_BETWEEN_LOOKS)
            done = _steps_done(folder / _COUNT_FILE) // _STEPS_OF_A_PAGE
            if done > counted:
                progress.advance(done - counted)
                counted = done

    progress.start("render", pages)
    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        progress.end()


def _steps_done(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
