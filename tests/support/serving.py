"""A static site, served on this machine while a block runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.site.static_server import StaticServer, answering


@contextmanager
def serving(folder: Path, *, base: str, port: int) -> Iterator[StaticServer]:
    """Answer requests in a background thread while the `with` block runs.

    Raises:
        OSError: The port can't be used.
    """
    with StaticServer(folder, base=base, port=port) as server, answering(server):
        yield server
