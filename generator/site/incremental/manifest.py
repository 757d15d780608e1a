"""The manifest of the last successful build: what it read, what it wrote and what it printed.

The manifest is deleted before the published site is replaced, and a new one takes its place after that. So a build that
was stopped leaves no manifest, or that of the site which is still published.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.results.file_hashes import FileHashes, hash_file, sizes_of
from generator.results.system_calls import flush_folder
from generator.site.build_report import BuildReport

MANIFEST_FILE = "build.json"
"""The manifest, in the cache."""

_NEW_MANIFEST = f"{MANIFEST_FILE}.new"

_DOCS_MARK = "docs.unfinished"
"""A file in the cache that exists while a build writes into the docs folder."""

_NEW_DOCS_MARK = "docs.unpublished"
"""A file in the cache that exists from then on until the site made from the docs folder is published."""


class Manifest(msgspec.Struct, frozen=True):
    """What a successful build read, wrote and printed."""

    everything: str
    """The hash of all inputs, as in `Inputs`."""
    reading: str
    """The hash of what `build/docs` depends on, as in `Inputs`."""
    rendering: str
    """The hash of what every page depends on, as in `Inputs`."""
    search: str
    """The hash of what the search index depends on."""
    assets: FileHashes
    docs: FileHashes
    """The files of `build/docs`."""
    outputs: FileHashes
    """The files of the site."""
    search_documents: int
    report: BuildReport
    docs_lines: tuple[str, ...]
    """The lines for the maintainer about the sources."""
    lines: tuple[str, ...]
    """All lines for the maintainer."""


def read_manifest(cache: Path) -> Manifest | None:
    """Return the manifest of the last successful build, or `None` if it is missing or damaged."""
    try:
        return msgspec.json.decode((cache / MANIFEST_FILE).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def write_manifest(cache: Path, manifest: Manifest) -> None:
    """Write a manifest beside the last one, before the site is replaced: a full disk is then found in time."""
    with (cache / _NEW_MANIFEST).open("wb") as file:
        file.write(msgspec.json.encode(manifest))
        file.flush()
        os.fsync(file.fileno())


def use_manifest(cache: Path) -> None:
    """Make the written manifest the current one, after the site was replaced."""
    (cache / _NEW_MANIFEST).replace(cache / MANIFEST_FILE)
    (cache / _NEW_DOCS_MARK).unlink(missing_ok=True)
    flush_folder(cache)


def delete_manifest(cache: Path) -> None:
    """Delete the manifest, before the site is replaced."""
    (cache / MANIFEST_FILE).unlink(missing_ok=True)
    flush_folder(cache)


def mark_docs(cache: Path) -> None:
    """Note that a build writes into the docs folder: if it is stopped, no file there is trusted."""
    (cache / _DOCS_MARK).touch()
    flush_folder(cache)


def unmark_docs(cache: Path) -> None:
    """Note that the docs folder is as the results of this build say, and not as the manifest says."""
    (cache / _DOCS_MARK).replace(cache / _NEW_DOCS_MARK)


def are_docs_marked(cache: Path) -> bool:
    """Return True if a build was stopped while it wrote into the docs folder."""
    return (cache / _DOCS_MARK).exists()


def are_docs_unpublished(cache: Path) -> bool:
    """Return True if the docs folder is that of a later build than the manifest."""
    return (cache / _NEW_DOCS_MARK).exists()


def changed_output(folder: Path, files: FileHashes, *, verify: bool) -> str | None:
    """Return a file of a folder that is not as a build left it, or `None` if all are.

    Args:
        folder: The folder of the files.
        files: All files that the build left there.
        verify: Whether the content is compared; else presence and size.
    """
    name = differing_file(files, sizes_of(folder))
    return edited_file(folder, files) if name is None and verify else name


def edited_file(folder: Path, files: FileHashes) -> str | None:
    """Return a file of a folder whose content is not as a build left it, or `None`."""
    return next((name for name, file in files.items() if hash_file(folder / name) != file), None)


def differing_file(files: FileHashes, sizes: Mapping[str, int]) -> str | None:
    """Return a file that is missing, superfluous or of another size, or `None` if all are as they were.

    Args:
        files: All files that a build left or made.
        sizes: The size of each file that is there.
    """
    for name in sorted(files.keys() ^ sizes.keys()):
        return name
    return next((name for name, file in files.items() if sizes[name] != file.size), None)
