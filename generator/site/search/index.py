"""The search index of a site, the folder `search-index/`: made from the records, and only where one has changed.

| file | content | who changes it |
|---|---|---|
| `index.json` | the shelves, names of the values of filters, stop words, where each file of names begins | any change |
| `SHELF/…` | the documents of a shelf, their terms and their texts (`shelf_files.py`) | a document of the shelf |
| `names/NUMBER.bin` | the names of people, events, series, terms and sessions | a name |
| `forms/NUMBER.bin` | the words with one stem | a new word |
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from generator.corrections.applied import CORRECTIONS_FILE
from generator.records import RECORD_FILE
from generator.results.file_hashes import FileHashes, digest, hash_folder
from generator.results.whole_file import write_whole
from generator.settings.load import Settings
from generator.site.search.kept_parts import Document, keep_part, read_part
from generator.site.search.name_entries import NameEntry
from generator.site.search.name_files import write_names
from generator.site.search.shelf_files import ShelfResult, version_of, write_shelf
from generator.site.search.shelves import Shelf, cut_shelves
from generator.site.search.table import TABLE_FILE, KeptFolder, make_table, read_table, settings_facts
from generator.site.search.term_files import Start
from generator.site.search.word_forms import write_forms
from generator.workers import Workers

INDEX_FOLDER = "search-index"
"""The folder of the index in the site; the browser loads the index from there."""

_PARTS_FOLDER = "parts"
_SHELVES_FOLDER = "shelves"
_NAMES_FOLDER = "names"
_FORMS_FOLDER = "forms"


class IndexBuild(msgspec.Struct, frozen=True):
    """What an index is made from, and where."""

    records: Path
    """The folder with the records: the docs folder, or the site. The folder of a record in it is the address of its
    page."""
    files: FileHashes
    """The files below `records`, or more."""
    program: str
    """A hash of the program and its libraries."""
    cache: Path
    """A folder for results that the next build can use."""
    target: Path
    """The folder of the new index; it doesn't exist yet."""
    old: Path | None
    """The folder of an earlier index, whose files are as that build left them; `None` without an earlier index."""


def index_site(site: Path, settings: Settings) -> int:
    """Make the search index of a built site from every `session.json` in it, without results of earlier builds.

    The new index replaces the old one only when it is complete.

    Returns:
        The number of indexed documents.

    Raises:
        BuildError: A `session.json` is not a session record, or a `corrections.json` is not a list of applied
            corrections.
    """
    with tempfile.TemporaryDirectory(prefix=".search-index-", dir=site) as work, Workers(1) as workers:
        target = Path(work, "index")
        build = IndexBuild(site, hash_folder(site), "", Path(work, "cache"), target, None)
        count = make_index(build, settings, workers)
        shutil.rmtree(site / INDEX_FOLDER, ignore_errors=True)
        target.rename(site / INDEX_FOLDER)
        return count


def index_key(build: IndexBuild, settings: Settings) -> str:
    """Return a hash of all that an index depends on."""
    return digest([document.key for document in _documents(build)], settings_facts(settings))


def make_index(build: IndexBuild, settings: Settings, workers: Workers) -> int:
    """Make the search index, and return the number of indexed documents.

    Raises:
        BuildError: As for `index_site`.
    """
    documents = {document.page: document for document in _documents(build)}
    for folder in (build.cache / _PARTS_FOLDER, build.cache / _SHELVES_FOLDER, build.target):
        folder.mkdir(parents=True, exist_ok=True)
    shelves = [_ShelfTask.of(shelf, documents) for shelf in cut_shelves(documents)]
    results = _shelf_results(build, shelves, workers)
    table = make_table(settings, results, partial(_write_names, build), _write_forms(build, results))
    (build.target / TABLE_FILE).write_bytes(msgspec.json.encode(table))
    _delete_others(build.cache / _PARTS_FOLDER, {document.key for document in documents.values()})
    _delete_others(build.cache / _SHELVES_FOLDER, {shelf.key for shelf in shelves})
    return len(documents)


class _ShelfTask(msgspec.Struct, frozen=True):
    """A shelf to make."""

    name: str
    documents: tuple[Document, ...]
    key: str
    """A hash of what its files depend on."""

    @classmethod
    def of(cls, shelf: Shelf, documents: Mapping[str, Document]) -> _ShelfTask:
        on_shelf = tuple(documents[page] for page in shelf.pages)
        return cls(shelf.name, on_shelf, digest([(document.page, document.key) for document in on_shelf]))


def _shelf_results(build: IndexBuild, shelves: Sequence[_ShelfTask], workers: Workers) -> dict[str, ShelfResult]:
    """Write the files of all shelves, and return what the rest of the index needs of each, by its name."""
    table = read_table(build.old)
    old = {shelf.name: shelf.version for shelf in table.shelves} if table is not None else {}
    kept_results = {shelf.name: _kept_shelf(build, shelf, old) for shelf in shelves}
    changed = [shelf for shelf in shelves if kept_results[shelf.name] is None]
    part_names = {path.name for path in (build.cache / _PARTS_FOLDER).iterdir()}
    missing = [document for shelf in changed for document in shelf.documents if document.key not in part_names]
    for _ in workers.map(partial(keep_part, build.records, build.cache / _PARTS_FOLDER), missing):
        pass
    make_shelf = partial(_make_shelf, build.records, build.cache, build.target)
    new_results = dict(zip((shelf.name for shelf in changed), workers.map(make_shelf, changed), strict=True))
    return {name: result or new_results[name] for name, result in kept_results.items()}


def _documents(build: IndexBuild) -> list[Document]:
    documents = []
    for name, file in build.files.items():
        if name.endswith(f"/{RECORD_FILE}"):
            page = name.removesuffix(RECORD_FILE)
            corrections = build.files.get(f"{page}{CORRECTIONS_FILE}")
            documents.append(Document(page, digest(build.program, page, file, corrections)))
    return documents


def _kept_shelf(build: IndexBuild, shelf: _ShelfTask, old: Mapping[str, str]) -> ShelfResult | None:
    """Return what is kept of a shelf, with its files linked into the new index; `None` if it is made again."""
    if build.old is None:
        return None
    try:
        data = (build.cache / _SHELVES_FOLDER / shelf.key).read_bytes()
        result = msgspec.msgpack.decode(data, type=ShelfResult)
    except (OSError, msgspec.DecodeError):
        return None
    if old.get(shelf.name) != result.version:
        return None
    _link_files(build.old / shelf.name, build.target / shelf.name)
    return result


def _make_shelf(records: Path, cache: Path, target: Path, shelf: _ShelfTask) -> ShelfResult:
    """Write the files of a shelf into a new folder of `target`, and keep its result in the cache."""
    folder = target / shelf.name
    folder.mkdir()
    parts = ((document.page, read_part(records, cache / _PARTS_FOLDER, document)) for document in shelf.documents)
    result = write_shelf(parts, folder)
    write_whole(cache / _SHELVES_FOLDER / shelf.key, msgspec.msgpack.encode(result))
    return result


def _write_names(build: IndexBuild, entries: list[NameEntry], passed_over: set[str]) -> KeptFolder:
    """Write the files of names, or link those of the earlier index if they are the same."""
    content = hashlib.sha256(msgspec.msgpack.encode(entries)).hexdigest()
    key = digest(build.program, content, sorted(passed_over))
    return _write_folder(build, _NAMES_FOLDER, key, partial(write_names, entries, passed_over))


def _write_forms(build: IndexBuild, shelves: Mapping[str, ShelfResult]) -> KeptFolder:
    """Write the files of word forms, or link those of the earlier index if they are the same."""
    words: dict[str, set[str]] = {}
    for result in shelves.values():
        for language, of_language in result.words.items():
            words.setdefault(language, set()).update(of_language)
    content = msgspec.msgpack.encode([(language, sorted(words[language])) for language in sorted(words)])
    key = digest(build.program, hashlib.sha256(content).hexdigest())
    return _write_folder(build, _FORMS_FOLDER, key, partial(write_forms, words))


def _write_folder(build: IndexBuild, name: str, key: str, write: Callable[[Path], list[Start]]) -> KeptFolder:
    """Write the files of a folder, or link those of the earlier index if they were made from the same.

    Args:
        build: The index.
        name: Of the folder.
        key: A hash of all that the files depend on.
        write: Writes them into a missing folder.
    """
    kept_file, target = build.cache / f"{name}.json", build.target / name
    table = read_table(build.old)
    versions = {_NAMES_FOLDER: table.names_version, _FORMS_FOLDER: table.forms_version} if table is not None else {}
    try:
        kept = msgspec.json.decode(kept_file.read_bytes(), type=KeptFolder)
    except (OSError, msgspec.DecodeError):
        kept = None
    if build.old and kept and (kept.key, kept.version) == (key, versions.get(name)):
        _link_files(build.old / name, target)
        return kept
    starts = write(target)
    kept = KeptFolder(key, version_of(target), starts)
    write_whole(kept_file, msgspec.json.encode(kept))
    return kept


def _link_files(source: Path, target: Path) -> None:
    """Give a folder the files of another one; a file is a link to the same bytes if possible."""
    shutil.copytree(source, target, copy_function=_link)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _delete_others(folder: Path, names: set[str]) -> None:
    """Delete the files of a folder that don't have these names."""
    for path in folder.iterdir():
        if path.name not in names:
            path.unlink()
