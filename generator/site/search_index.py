"""The search index of a built site, `site/pagefind/`, made by Pagefind from the search documents of all records."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import msgspec

from generator.corrections.applied import (
    CORRECTIONS_FILE,
    AppliedCorrection,
    applied_from_json,
    corrected_labels,
    shown_record,
)
from generator.errors import BuildError
from generator.records import RECORD_FILE, SessionRecord, from_json
from generator.settings.load import Settings
from generator.site.search_documents import EMPTY_ARCHIVE_HTML, search_documents, to_html

INDEX_FOLDER = "pagefind"
"""The folder of the index in the site; the browser loads the index from there."""

_DOCUMENTS_FOLDER = "documents"

_UNUSED_FILES = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Pagefind's own interfaces: half a megabyte that no page loads."""


def index_site(site: Path, cache: Path, settings: Settings) -> int:
    """Make the search index of the built site from every `session.json` in it.

    The new index replaces the old one only when it is complete.

    Args:
        site: The built site; the folder of a record is the address of its page.
        cache: A folder that may be deleted at any time.
        settings: The language of the archive and the names of session types.

    Returns:
        The number of indexed documents, one for each session and speaker.

    Raises:
        BuildError: A `session.json` is not a session record, a `corrections.json` is not a list of applied corrections,
            or Pagefind fails.
    """
    bundle, count = make_index(site, cache / "search", settings)
    _replace_folder(site / INDEX_FOLDER, bundle)
    return count


def make_index(records: Path, work: Path, settings: Settings) -> tuple[Path, int]:
    """Make a search index from every `session.json` below `records`, which is the built site or the docs folder.

    Args:
        records: The folder; that of a record in it is the address of its page.
        work: A folder for the search documents and the index; its contents are deleted.
        settings: The language of the archive and the names of session types.

    Returns:
        The folder of the index, and the number of indexed documents.

    Raises:
        BuildError: As for `index_site`.
    """
    folder = work / _DOCUMENTS_FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    count = 0
    for path in sorted(records.rglob(RECORD_FILE)):
        record, corrections = _read_record(path), _read_corrections(path.with_name(CORRECTIONS_FILE))
        count += _write_documents(record, corrections, path.parent.relative_to(records), folder, settings)
    if count == 0:
        (folder / "nothing.html").write_text(EMPTY_ARCHIVE_HTML, encoding="utf-8")
    return _run_pagefind(folder, work / "bundle", settings.archive.language), count


def keep_documents(work: Path, target: Path) -> None:
    """Move the search documents of an index into `target`, where a maintainer can read them."""
    target.mkdir(parents=True, exist_ok=True)
    _replace_folder(target / _DOCUMENTS_FOLDER, work / _DOCUMENTS_FOLDER)


def _read_record(path: Path) -> SessionRecord:
    try:
        return from_json(path.read_bytes())
    except (msgspec.DecodeError, OSError) as error:
        raise BuildError(f"the file is not a session record ({error})", path=str(path)) from error


def _read_corrections(path: Path) -> tuple[AppliedCorrection, ...]:
    try:
        return applied_from_json(path.read_bytes()) if path.is_file() else ()
    except (msgspec.DecodeError, OSError) as error:
        raise BuildError(f"the file is not a list of applied corrections ({error})", path=str(path)) from error


def _write_documents(
    record: SessionRecord, corrections: tuple[AppliedCorrection, ...], page: Path, folder: Path, settings: Settings
) -> int:
    """Write the search documents of one record below `folder`, and return their number."""
    target = folder / page
    target.mkdir(parents=True)
    documents = search_documents(shown_record(record, corrections), page.name, corrected_labels(corrections))
    for number, document in enumerate(documents, start=1):
        (target / f"{number}.html").write_text(to_html(document, record, settings), encoding="utf-8")
    return len(documents)


def _run_pagefind(folder: Path, bundle: Path, language: str) -> Path:
    shutil.rmtree(bundle, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--output-path", str(bundle)]
    command += ["--force-language", language.partition("-")[0].lower(), "--silent"]
    try:
        process = subprocess.run(  # noqa: S603 - a fixed command
            command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
        )
    except OSError as error:
        raise BuildError(f"Pagefind can't be started ({error.strerror})") from error
    if process.returncode != 0 or not (bundle / "pagefind-entry.json").is_file():
        raise BuildError(
            "Pagefind can't make the search index", fragment=process.stderr.strip() or process.stdout.strip()
        )
    for pattern in _UNUSED_FILES:
        for path in bundle.glob(pattern):
            path.unlink()
    return bundle


def _replace_folder(old: Path, new: Path) -> None:
    """Replace `old` by `new`: moved beside it first, because the cache may be on another file system."""
    beside = old.with_name(f".{old.name}-new")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.move(new, beside)
    shutil.rmtree(old, ignore_errors=True)
    beside.rename(old)
