"""The page of the data: the exports, with their files and sizes, what they are and what they are not."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import ClassVar

import msgspec

from generator.archive.archive import Archive
from generator.interface.catalogue import isolated
from generator.pages.views.listing import ListFront
from generator.pages.views.page import Body, Page
from generator.pages.views.rows import item, row
from generator.pages.views.wording import capital, counted, gettext, ngettext, pgettext, sessions_and_articles
from generator.results.file_hashes import FileHashes
from generator.urls import DATA_ADDRESS, page_file

_PATH = page_file(DATA_ADDRESS)

_MAX_FILES = 100
"""Files of one folder that the page lists."""

_MAX_DOWNLOADS = 5
"""Files of one format that the page describes to search engines for data."""

_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".gz": "application/gzip",
    ".epub": "application/epub+zip",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
"""By the end of the file's name."""

_UNITS = (
    lambda size: gettext("%(size)s KB", size=size),
    lambda size: gettext("%(size)s MB", size=size),
    lambda size: gettext("%(size)s GB", size=size),
)


class DataFile(msgspec.Struct, frozen=True):
    """A file of an export."""

    path: str
    """Relative to the root of the site."""
    size: int
    """In bytes."""


class DataSet(msgspec.Struct, frozen=True):
    """The files of a format."""

    name: str
    title: str
    about: str
    """A sentence for readers."""
    files: tuple[DataFile, ...]
    beside: Mapping[str, int] = {}
    """How many documents have a file beside their page, by the name of the file."""


class DataPage(msgspec.Struct, frozen=True):
    """All exports."""

    sets: tuple[DataSet, ...]
    version: str
    """Of the content."""
    files: FileHashes
    """All files, by their paths relative to the root of the site."""


class FileView(msgspec.Struct, frozen=True):
    """A file, ready to be printed."""

    name: str
    link: str | None
    """`None` for a file beside the page of each document."""
    facts: str


class FileGroup(msgspec.Struct, frozen=True):
    """The files of one folder."""

    heading: str | None
    files: tuple[FileView, ...]
    rest: str | None
    """A note on files that are not listed."""


class SetView(msgspec.Struct, frozen=True):
    """A format, ready to be printed."""

    name: str
    title: str
    about: str
    groups: tuple[FileGroup, ...]


class Download(msgspec.Struct, frozen=True):
    """A file, as search engines for data read it (schema.org)."""

    path: str
    """Relative to the root of the site."""
    size: int
    """In bytes."""
    type: str
    """The media type."""


class DataFront(ListFront, frozen=True, kw_only=True):
    """The front matter of the page: with the facts of the data as search engines for data read them."""

    version: str
    downloads: tuple[Download, ...]
    """The first files of each format."""


class DataBody(Body, frozen=True, kw_only=True):
    """What `data.md.jinja` prints."""

    template: ClassVar[str] = "data.md.jinja"
    title: str
    lead: str
    sets: tuple[SetView, ...]


def _lead() -> str:
    return gettext(
        "The words are captions and transcripts, not an authoritative record: they have mistakes. Every turn has its"
        " address, and says how its speaker is known. Corrections are listed, and never change what was printed."
    )


def data_page(data: DataPage, archive: Archive) -> Page:
    """Return the page of the data."""
    front = DataFront(
        version=data.version,
        downloads=tuple(_downloads(data.sets)),
        title=gettext("Data"),
        description=gettext("All words of this archive as files for programs."),
        template="page.html",
        page_kind="data",
        docket=(
            row(
                "documents",
                gettext("Documents"),
                item(sessions_and_articles(document.kind for document in archive.documents)),
            ),
            row(
                "version",
                gettext("Version"),
                item(data.version, gettext("changes with the words, the names and the corrections")),
            ),
            row(
                "licence",
                gettext("Licence"),
                item(gettext("Each document has its own; the files name it where it is known")),
            ),
        ),
    )
    sets = tuple(
        SetView(entry.name, gettext(entry.title), gettext(entry.about), tuple(_groups(entry)))
        for entry in data.sets
        if entry.files or entry.beside  # no source has times, so there are no captions
    )
    return Page(_PATH, front, DataBody(title=gettext("Data"), lead=_lead(), sets=sets))


def _downloads(sets: Iterable[DataSet]) -> Iterator[Download]:
    """Yield the first files of each format whose media type is known."""
    for entry in sets:
        for file in entry.files[:_MAX_DOWNLOADS]:
            kind = _MEDIA_TYPES.get(posixpath.splitext(file.path)[1])
            if kind is not None:
                yield Download(file.path, file.size, kind)


def _groups(entry: DataSet) -> Iterator[FileGroup]:
    """Yield the files of a format by their folders, then the files that are beside the pages of documents."""
    by_folder = sorted(entry.files, key=lambda file: (_folder(file.path), file.path if _folder(file.path) else ""))
    for folder, files in groupby(by_folder, key=lambda file: _folder(file.path)):
        yield _group(folder, list(files))
    if entry.beside:
        files_beside = tuple(
            FileView(isolated(name), None, counted(count, "document")) for name, count in entry.beside.items()
        )
        yield FileGroup(gettext("Beside the page of each document"), files_beside, None)


def _group(folder: str, files: Sequence[DataFile]) -> FileGroup:
    by_folder = [list(beside) for _, beside in groupby(files, key=lambda file: posixpath.dirname(file.path))]
    views = [view for beside in by_folder for view in _file_views(folder, beside)]
    more = len(views) - _MAX_FILES
    rest = gettext("and %(others)s", others=counted(more, "other file")) if more > 0 else None
    return FileGroup(_heading(folder), tuple(views[:_MAX_FILES]), rest)


def _file_views(folder: str, files: Sequence[DataFile]) -> Iterator[FileView]:
    """Yield the files of a folder; of a folder within another only the largest file, with the number of the others."""
    if posixpath.dirname(files[0].path).removeprefix(DATA_ADDRESS) in {"", folder} or not folder:
        yield from (_file_view(folder, file, size_in_words(file.size)) for file in files)
        return
    largest = max(files, key=lambda file: file.size)
    size = size_in_words(largest.size)
    if len(files) > 1:
        size = gettext("%(size)s, and %(others)s", size=size, others=counted(len(files) - 1, "other file"))
    yield _file_view(folder, largest, size)


def _file_view(folder: str, file: DataFile, facts: str) -> FileView:
    link = posixpath.relpath(file.path, posixpath.dirname(_PATH))
    name = file.path.removeprefix(DATA_ADDRESS).removeprefix(f"{folder}/")
    return FileView(isolated(name), link, facts)


def _heading(folder: str) -> str | None:
    """Return what is in a folder; another folder than these has its own name above its files."""
    headings = {
        "akoma-ntoso": gettext("Sessions, by event"),
        "convokit": gettext("Corpora, by event"),
        "mentions": gettext("Mentions, by event"),
        "records": gettext("Records, by event"),
        "schemas": gettext("JSON Schemas"),
        "tei": gettext("Corpora, by event"),
        "text": gettext("Texts, by year"),
        "turns": gettext("Turns, by event"),
    }
    return headings.get(folder, capital(folder)) or None


def _folder(path: str) -> str:
    """Return the first folder of a file below the data, such as `turns`; empty for a file that is in none."""
    first, slash, _ = path.removeprefix(DATA_ADDRESS).partition("/")
    return first if slash else ""


def size_in_words(size: int) -> str:
    """Return `950 bytes`, `1.2 MB`."""
    amount, unit = float(size), 0
    while amount >= 1000 and unit < len(_UNITS):
        amount, unit = amount / 1000, unit + 1
    if unit == 0:
        return ngettext("%(count)s byte", "%(count)s bytes", size)
    shown = f"{amount:.1f}".replace(".", pgettext("before decimals", "."))
    return _UNITS[unit - 1](shown)
