"""Compiles the catalogues that an archive brings, because MkDocs reads compiled ones."""

from __future__ import annotations

from pathlib import Path

from generator.interface.own_catalogue import compiled_catalogues
from generator.results.whole_file import write_whole


def compile_catalogues(theme: Path) -> None:
    """Write the compiled file of each catalogue in `theme`; a file that is right already stays.

    Raises:
        CatalogueError: One of the catalogues can't be read.
    """
    for path, compiled in compiled_catalogues(theme):
        if not path.is_file() or path.read_bytes() != compiled:
            write_whole(path, compiled)
