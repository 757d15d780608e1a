"""Writes the file in which an archive translates the words of the interface."""

from __future__ import annotations

from pathlib import Path

from generator.interface.own_catalogue import own_catalogue_file, renewed_catalogue
from generator.results.whole_file import write_whole


def renew_catalogue(theme: Path, language: str) -> tuple[Path, int, int]:
    """Write the `.po` file of a language with all messages of the program; translations in it stay.

    Args:
        theme: The archive's `site_config/theme/`.
        language: The code of the language.

    Returns:
        The file, the number of messages, and how many of them have no translation.

    Raises:
        CatalogueError: The language has no code that CLDR knows, or the file can't be read.
    """
    path = own_catalogue_file(theme, language)
    data, count, missing = renewed_catalogue(theme, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, data, flush=True)
    return path, count, missing
