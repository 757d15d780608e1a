"""The search index of a built site: hidden documents of its records, read by Pagefind into `site/pagefind/`."""

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
from generator.records import SessionRecord, from_json
from generator.settings.load import Settings
from generator.site.search_documents import NOTHING, documents, to_html

BUNDLE = "pagefind"
"""The folder of the site that the search in the browser asks."""

_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Pagefind's own interfaces: half a megabyte that no page of ours loads."""


def index_site(site: Path, cache: Path, settings: Settings) -> int:
    """Make the search index of the built site from every `session.json` in it.

    The documents that Pagefind reads are written to the cache, never to the site. The new index takes the old one's
    place only when it is complete.

    Args:
        site: The built site; a record's folder is the address of its page.
        cache: A folder that may be thrown away at any time.
        settings: The language of the archive and the names of session types.

    Returns:
        How many documents, one for each session and speaker, were indexed.

    Raises:
        BuildError: A `session.json` is no session record, a `corrections.json` is no list of corrections, or Pagefind
            fails.
    """
    folder = cache / "search" / "documents"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    count = 0
    for path in sorted(site.rglob("session.json")):
        count += _write(
            _read(path), _told(path.with_name(CORRECTIONS_FILE)), path.parent.relative_to(site), folder, settings
        )
    if count == 0:
        (folder / "nothing.html").write_text(NOTHING, encoding="utf-8")
    _replace(site / BUNDLE, _run_pagefind(folder, cache / "search" / "bundle", settings.archive.language))
    return count


def _read(path: Path) -> SessionRecord:
    try:
        return from_json(path.read_bytes())
    except (msgspec.DecodeError, OSError) as error:
        raise BuildError(f"the file is no session record ({error})", path=str(path)) from error


def _told(path: Path) -> tuple[AppliedCorrection, ...]:
    try:
        return applied_from_json(path.read_bytes()) if path.is_file() else ()
    except (msgspec.DecodeError, OSError) as error:
        raise BuildError(f"the file is no list of corrections ({error})", path=str(path)) from error


def _write(
    record: SessionRecord, told: tuple[AppliedCorrection, ...], page: Path, folder: Path, settings: Settings
) -> int:
    target = folder / page
    target.mkdir(parents=True)
    made = documents(shown_record(record, told), page.name, corrected_labels(told))
    for number, document in enumerate(made, start=1):
        (target / f"{number}.html").write_text(to_html(document, record, settings), encoding="utf-8")
    return len(made)


def _run_pagefind(folder: Path, bundle: Path, language: str) -> Path:
    shutil.rmtree(bundle, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--output-path", str(bundle)]
    command += ["--force-language", language.partition("-")[0].lower(), "--silent"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - our own words only
    except OSError as error:
        raise BuildError(f"Pagefind can't be started ({error.strerror})") from error
    if done.returncode != 0 or not (bundle / "pagefind-entry.json").is_file():
        raise BuildError(
            "Pagefind could not make the search index", fragment=done.stderr.strip() or done.stdout.strip()
        )
    for pattern in _UNUSED:
        for path in bundle.glob(pattern):
            path.unlink()
    return bundle


def _replace(old: Path, new: Path) -> None:
    """Put `new` in the place of `old`: copied beside it first, as the cache may lie on another file system."""
    beside = old.with_name(f".{old.name}-new")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.move(new, beside)
    shutil.rmtree(old, ignore_errors=True)
    beside.rename(old)
