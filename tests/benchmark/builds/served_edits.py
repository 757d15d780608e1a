"""How long a maintainer waits for an edit: `serve` works, a word of a session changes, its page has the word.

The page is asked for again and again, as a browser does after the server's news. The sessions are spread over the
archive, and each is edited a few seconds after the end of the build before, as people do.
"""

from __future__ import annotations

import statistics
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urljoin

import msgspec

from generator.archive.addresses import assign_addresses
from generator.archive.stages.find_sources import find_sources
from tests.benchmark.builds.changes import altered
from tests.benchmark.invented.archive import write_archive
from tests.support.serve_command import serve_command

MOST_SECONDS = 2.0
"""What an edit should need at most, at 500 sessions."""

_SECONDS_BETWEEN_EDITS = 5.0
"""In this time, the server makes the next build ready."""

_SECONDS_BETWEEN_LOOKS = 0.02
_MOST_WAITING = 300.0


class ServedEdit(msgspec.Struct, frozen=True):
    """One edit."""

    source: str
    page_seconds: float
    """Until the page of the session has the word."""
    archive_seconds: float
    """Until all other pages are right, too."""


def measure_served_edits(folder: Path, sessions: int, edits: int) -> list[ServedEdit]:
    """Build an archive in a folder, serve it, and edit sessions of it.

    Raises:
        RuntimeError: The server ended, or a page did not get its word.
    """
    project = write_archive(folder / "archive", sessions)
    sources = sorted(project.transcripts.rglob("*[0-9].txt"))
    pages = {source: address.href for source, address in assign_addresses(find_sources(project.transcripts)).items()}
    with serve_command(project.root) as (home, lines):
        return [
            _edit(path, urljoin(home, pages[path.relative_to(project.transcripts).as_posix()]), number, lines)
            for number, path in enumerate(sources[:: max(1, len(sources) // edits)][:edits])
        ]


def report(edits: Sequence[ServedEdit]) -> str:
    """Return a line for each edit, and one with the medians."""
    lines = [f"{edit.page_seconds:>8.2f} s its page{edit.archive_seconds:>8.2f} s all  {edit.source}" for edit in edits]
    page = statistics.median(edit.page_seconds for edit in edits)
    slowest = max(edit.page_seconds for edit in edits)
    return "\n".join([*lines, f"median {page:.2f} s, slowest {slowest:.2f} s; at most {MOST_SECONDS} s"])


def _edit(path: Path, address: str, number: int, lines: Iterator[str]) -> ServedEdit:
    word = f"altered{number}"
    text = altered(path.read_text("utf-8"), word)
    time.sleep(_SECONDS_BETWEEN_EDITS)
    started = time.monotonic()
    path.write_text(text, "utf-8", newline="\n")
    while word not in _page(address):
        if time.monotonic() - started > _MOST_WAITING:
            raise RuntimeError(f"{address} did not get its word")
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    page_seconds = time.monotonic() - started
    if not any(line.startswith("Built again") for line in lines):
        raise RuntimeError("the server ended")
    return ServedEdit(path.name, page_seconds, time.monotonic() - started)


def _page(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - the server of this measurement
        text: str = answer.read().decode("utf-8")
    return text
