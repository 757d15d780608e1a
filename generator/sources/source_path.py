"""The path of a source: inside the transcripts folder or anywhere else, and the names made from it."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import msgspec

from generator.sources.control_characters import clean_name


class SourcePath(msgspec.Struct, frozen=True):
    """The names of one source file."""

    shown: str
    """Relative to the transcripts folder with forward slashes; for a file outside of it the file's name."""
    folder: str | None
    """The event folder: the first folder below the transcripts folder."""
    stem: str
    """The file's name without suffix."""
    leads_out: bool
    """True if the file is a symbolic link inside the transcripts folder that leads out of it."""

    @property
    def slug(self) -> str:
        """The file's name without suffix, percent-decoded."""
        return clean_name(unquote(self.stem, errors="replace"))


def source_path_of(path: Path, transcripts: Path) -> SourcePath:
    """Return the names of the file at `path`, which needn't exist."""
    name = clean_name(path.name) or "."
    if "\0" in str(path):  # no system has this path, and asking for it raises an error
        return SourcePath(shown=name, folder=None, stem=clean_name(path.stem), leads_out=False)
    lexical = os.path.abspath(path)  # noqa: PTH100 - resolves `..` without following links, which Path can't
    root = os.path.abspath(transcripts)  # noqa: PTH100 - as above
    real_root = os.path.realpath(transcripts)
    # The folder may be reached by its own name, by its real name, or through a link above it.
    relative = _below(lexical, root) or _below(lexical, real_root) or _below(_through_parent(lexical), real_root)
    if relative is None:
        return SourcePath(shown=name, folder=None, stem=clean_name(path.stem), leads_out=False)
    parts = [clean_name(part) for part in relative.parts]
    return SourcePath(
        shown="/".join(parts),
        folder=parts[0] if len(parts) > 1 else None,
        stem=clean_name(relative.stem),
        leads_out=_below(os.path.realpath(path), real_root) is None,
    )


def _through_parent(path: str) -> str:
    """Return a path without links in the folder."""
    return os.path.join(os.path.realpath(Path(path).parent), Path(path).name)  # noqa: PTH118 - a string


def _below(path: str, folder: str) -> Path | None:
    try:
        relative = Path(path).relative_to(folder)
    except ValueError:
        return None
    return relative if relative.parts else None


def without_suffix(path: str) -> str:
    """Return the path of a source without the suffix of its name."""
    return path.removesuffix(PurePosixPath(path).suffix)
