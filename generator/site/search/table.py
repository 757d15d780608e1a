"""`index.json`: the table of the index, which a browser reads first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from generator.pages.views.wording import KINDS, kind_name
from generator.settings.load import Settings
from generator.settings.series import SeriesInfo, SeriesMatcher
from generator.site.search.name_entries import NameEntry, name_entries
from generator.site.search.part import Facts
from generator.site.search.shelf_files import ShelfResult
from generator.site.search.stop_words import main_languages, stop_words
from generator.site.search.term_files import Start

TABLE_FILE = "index.json"


class ShelfEntry(msgspec.Struct, frozen=True):
    """A shelf in the table of the index."""

    name: str
    """Its folder."""
    version: str
    documents: int


class SeriesEntry(msgspec.Struct, frozen=True):
    """A series in the table of the index."""

    name: str
    documents: dict[str, list[int]]
    """By the name of the shelf, the numbers of its documents in the series."""


class IndexTable(msgspec.Struct, frozen=True):
    """`index.json`, which a browser reads first."""

    shelves: list[ShelfEntry]
    kinds: dict[str, str]
    """The name of each kind of document that there is."""
    events: dict[str, str]
    """The name of each event that has documents, by its id."""
    types: dict[str, str]
    """The name of each session type that there is, by its id."""
    series: dict[str, SeriesEntry]
    """The series that have documents, by their ids."""
    languages: list[str]
    """The languages of the turns, sorted."""
    years: list[str]
    """The years of the documents, sorted."""
    stop_words: list[str]
    """Words that a query leaves out."""
    names_version: str
    names: list[Start]
    """Where each file of names begins."""
    forms_version: str
    forms: list[Start]
    """Where each file of word forms begins."""


def settings_facts(settings: Settings) -> tuple[object, ...]:
    """Return all that the table and the names take from the settings."""
    return settings.types, settings.events, settings.series, settings.glossary, settings.register


def read_table(folder: Path | None) -> IndexTable | None:
    """Return the table of an earlier index; `None` if the folder has none."""
    try:
        return msgspec.json.decode((folder / TABLE_FILE).read_bytes(), type=IndexTable) if folder is not None else None
    except (OSError, msgspec.DecodeError):
        return None


class KeptFolder(msgspec.Struct, frozen=True):
    """Which names or word forms the last build wrote, so that the same ones are not written again."""

    key: str
    """A hash of all that the files depend on."""
    version: str
    starts: list[Start]


def make_table(
    settings: Settings,
    shelves: Mapping[str, ShelfResult],
    write: Callable[[list[NameEntry], set[str]], KeptFolder],
    forms: KeptFolder,
) -> IndexTable:
    """Return the table of the index.

    Args:
        settings: The settings of the archive.
        shelves: The results of all shelves, by their names.
        write: Writes the files of names from the entries and the stop words.
        forms: The files of word forms.
    """
    documents = [facts for shelf in shelves.values() for _, facts in shelf.documents]
    series = _series(settings, shelves)
    left_out = sorted(
        {word for language in main_languages(facts.language for facts in documents) for word in stop_words(language)}
    )
    counts = {series_id: sum(map(len, entry.documents.values())) for series_id, entry in series.items()}
    names = write(name_entries(list(shelves.values()), counts, settings), set(left_out))
    kinds = {facts.kind for facts in documents}
    return IndexTable(
        shelves=[ShelfEntry(name, result.version, len(result.documents)) for name, result in shelves.items()],
        kinds={kind: kind_name(kind) for kind in KINDS if kind in kinds},
        events=dict(sorted({facts.event: facts.event_name for facts in documents if facts.event}.items())),
        types={type_id: settings.type_name(type_id) for type_id in _values(facts.type for facts in documents)},
        series=series,
        languages=_values(language for result in shelves.values() for language in result.languages),
        years=_values(facts.year for facts in documents),
        stop_words=left_out,
        names_version=names.version,
        names=names.starts,
        forms_version=forms.version,
        forms=forms.starts,
    )


def _series(settings: Settings, shelves: Mapping[str, ShelfResult]) -> dict[str, SeriesEntry]:
    """Return the series with documents. Only sessions are in a series."""
    matchers = [(info, SeriesMatcher(info)) for info in settings.series]
    members: dict[str, dict[str, list[int]]] = {}
    for name, shelf in shelves.items() if matchers else ():
        for number, (_, facts) in enumerate(shelf.documents, start=1):
            for series_id in _series_of(facts, matchers):
                members.setdefault(series_id, {}).setdefault(name, []).append(number)
    return {info.id: SeriesEntry(info.name, members[info.id]) for info, _ in matchers if info.id in members}


def _series_of(facts: Facts, matchers: Iterable[tuple[SeriesInfo, SeriesMatcher]]) -> list[str]:
    is_session = facts.kind == "transcript"
    return [info.id for info, matcher in matchers if is_session and matcher.matches(facts.type, facts.series_text)]


def _values(values: Iterable[str | None]) -> list[str]:
    return sorted({value for value in values if value})
