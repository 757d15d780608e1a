"""The formats of exports, and those that a build writes."""

from __future__ import annotations

from collections.abc import Iterable

from generator.errors import ConfigError
from generator.exports.akoma_ntoso import AKOMA_NTOSO
from generator.exports.convokit import CONVOKIT
from generator.exports.epub.books import EPUB, EPUB_EVENTS, EPUB_PEOPLE
from generator.exports.format import Format
from generator.exports.json_files import JSON
from generator.exports.libraries.llms import LLMS
from generator.exports.libraries.oai import OAI
from generator.exports.libraries.resource_sync import RESOURCE_SYNC
from generator.exports.tables.csv_files import TABLES_AS_CSV
from generator.exports.tables.parquet_files import PARQUET
from generator.exports.tables.sqlite_file import SQLITE
from generator.exports.tei_corpus import TEI
from generator.exports.webvtt import WEBVTT
from generator.exports.year_texts import TEXT
from generator.settings.archive import ARCHIVE_FILE
from generator.settings.errors import likely_name

FORMATS: tuple[Format, ...] = (
    TABLES_AS_CSV,
    JSON,
    SQLITE,
    PARQUET,
    TEI,
    AKOMA_NTOSO,
    CONVOKIT,
    TEXT,
    WEBVTT,
    EPUB,
    EPUB_EVENTS,
    EPUB_PEOPLE,
    OAI,
    RESOURCE_SYNC,
    LLMS,
)  # fmt: skip
"""All formats, in the order of the page of the data."""


def formats_of_build(names: Iterable[str] | None) -> tuple[Format, ...]:
    """Return the formats that a build writes.

    Args:
        names: What `exports` of `archive.yml` lists; `None` if it says nothing.

    Raises:
        ConfigError: No format that a build can write has one of the names.
    """
    if names is None:
        return tuple(entry for entry in FORMATS if entry.is_of_build and entry.by_default)
    chosen = formats_named(names, path=f"site_config/{ARCHIVE_FILE}")
    for entry in chosen:
        if not entry.is_of_build:
            reason = f"`exports`: only the command writes this format: transcript-archive export {entry.name}"
            raise ConfigError(reason, path=f"site_config/{ARCHIVE_FILE}", fragment=entry.name)
    return chosen


def formats_named(names: Iterable[str], *, path: str | None = None) -> tuple[Format, ...]:
    """Return the formats with these names, in the order of `FORMATS`.

    Args:
        names: Names of formats.
        path: The file that has the names, for the message.

    Raises:
        ConfigError: No format has one of the names.
    """
    by_name = {entry.name: entry for entry in FORMATS}
    wanted = frozenset(names)
    for name in sorted(wanted - by_name.keys()):
        near = likely_name(name, list(by_name))
        hint = f"did you mean {near}?" if near else f"the formats are {', '.join(by_name)}"
        raise ConfigError(f"no format of exports has this name; {hint}", path=path, fragment=name)
    return tuple(entry for entry in FORMATS if entry.name in wanted)
