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
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

import msgspec

from generator.corrections.applied import CORRECTIONS_FILE
from generator.records import RECORD_FILE
from generator.results.file_hashes import FileHash, FileHashes, digest, hash_folder
from generator.results.whole_file import write_whole
from generator.settings.load import Settings
from generator.site.search.groups import DocumentGroup, cut_groups, keep_group, read_group
from generator.site.search.kept_parts import Document, read_texts
from generator.site.search.name_entries import NameEntry
from generator.site.search.name_files import write_names
from generator.site.search.new_folder import NewFolder
from generator.site.search.shelf_files import ShelfResult, text_folder, write_shelf, write_texts
from generator.site.search.shelves import Shelf, cut_shelves
from generator.site.search.table import TABLE_FILE, KeptFolder, make_table, read_table, settings_facts
from generator.site.search.term_files import Start
from generator.site.search.word_forms import write_forms
from generator.workers import Workers

INDEX_FOLDER = "search-index"
"""The folder of the index in the site; the browser loads the index from there."""

_PARTS_FOLDER = "parts"
_GROUPS_FOLDER = "groups"
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
    old_files: FileHashes
    """The files of the earlier index."""


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
        build = IndexBuild(site, hash_folder(site), "", Path(work, "cache"), target, None, {})
        count = make_index(build, settings, workers).documents
        shutil.rmtree(site / INDEX_FOLDER, ignore_errors=True)
        target.rename(site / INDEX_FOLDER)
        return count


def index_key(build: IndexBuild, settings: Settings) -> str:
    """Return a hash of all that an index depends on."""
    return digest([document.key for document in _documents(build)], settings_facts(settings))


KeptFiles = dict[str, tuple[str, FileHash]]
"""Files of an index that are those of the earlier one: by the name of each its earlier name, and its content."""


class MadeIndex(msgspec.Struct, frozen=True):
    """A new index."""

    documents: int
    """The number of indexed documents."""
    files: FileHashes
    """Its files."""
    kept: KeptFiles
    """Its files that are those of the earlier index; they are not in the folder of the new one."""


def make_index(build: IndexBuild, settings: Settings, workers: Workers) -> MadeIndex:
    """Make the search index; the files that are those of the earlier index are left out of its folder.

    Raises:
        BuildError: As for `index_site`.
    """
    documents = {document.page: document for document in _documents(build)}
    for name in (_PARTS_FOLDER, _GROUPS_FOLDER, _SHELVES_FOLDER):
        (build.cache / name).mkdir(parents=True, exist_ok=True)
    build.target.mkdir(parents=True, exist_ok=True)
    shelves = [_ShelfTask.of(shelf, documents) for shelf in cut_shelves(documents)]
    old_folders = _OldFolders(build)
    results = _shelf_results(build, old_folders, shelves, workers)
    table = make_table(
        settings, results, partial(_write_names, build, old_folders), _write_forms(build, old_folders, results)
    )
    folder = NewFolder(build.target)
    folder.write(TABLE_FILE, msgspec.json.encode(table))
    old_folders.files |= folder.files
    _delete_others(build.cache / _PARTS_FOLDER, {document.key for document in documents.values()})
    _delete_others(build.cache / _GROUPS_FOLDER, {group.key for shelf in shelves for group in shelf.groups})
    _delete_others(build.cache / _SHELVES_FOLDER, {shelf.key for shelf in shelves})
    return MadeIndex(len(documents), old_folders.files, old_folders.kept)


class _OldFolders:
    """The folders of the earlier index, whose files become those of the new one.

    Args:
        build: The index.
    """

    def __init__(self, build: IndexBuild) -> None:
        self.files: FileHashes = {}
        """The files of the new index."""
        self.kept: KeptFiles = {}
        """Those that are files of the earlier index."""
        self._folders: dict[str, dict[str, FileHash]] = {}
        for name, file in build.old_files.items():
            top, _, rest = name.partition("/")
            self._folders.setdefault(top, {})[rest] = file
        self._texts: dict[str, dict[str, FileHash]] = {}
        for name, file in build.old_files.items():
            folder, _, file_name = name.rpartition("/")
            self._texts.setdefault(folder, {})[file_name] = file

    def files_of(self, top: str) -> dict[str, FileHash]:
        """Return the files of a folder of the earlier index, by their paths in it."""
        return self._folders.get(top, {})

    def keep_all(self, top: str) -> None:
        """Give the new index all files of a folder."""
        self.add(top, self.files_of(top))

    def keep_as(self, old: str, new: str) -> FileHashes:
        """Give the new index the files in a folder of texts under another name, and return them."""
        files = self._texts.get(old, {})
        self.files |= {f"{new}/{name}": file for name, file in files.items()}
        self.kept |= {f"{new}/{name}": (f"{old}/{name}", file) for name, file in files.items()}
        return files

    def add(self, top: str, files: FileHashes) -> None:
        """Give the new index a folder; its files that the earlier one has under the same name are kept."""
        known_files = self.files_of(top)
        self.files |= {f"{top}/{name}": file for name, file in files.items()}
        self.kept |= {
            f"{top}/{name}": (f"{top}/{name}", file) for name, file in files.items() if known_files.get(name) == file
        }


class _ShelfTask(msgspec.Struct, frozen=True):
    """A shelf to make."""

    name: str
    groups: tuple[DocumentGroup, ...]
    key: str
    """A hash of what its files depend on."""

    @classmethod
    def of(cls, shelf: Shelf, documents: Mapping[str, Document]) -> _ShelfTask:
        groups = tuple(cut_groups(documents[page] for page in shelf.pages))
        return cls(shelf.name, groups, digest([group.key for group in groups]))

    @property
    def documents(self) -> Iterator[Document]:
        return (document for group in self.groups for document in group.documents)


class _KeptShelf(msgspec.Struct, frozen=True):
    """A shelf in the cache."""

    name: str
    result: ShelfResult
    keys: tuple[str, ...]
    """The keys of its documents."""

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the key of each document, and the folder of its texts."""
        for key, (page, _) in zip(self.keys, self.result.documents, strict=True):
            yield key, _folder_of_texts(self.name, page)


def _folder_of_texts(shelf: str, page: str) -> str:
    return f"{shelf}/{text_folder(page)}"


def _shelf_results(
    build: IndexBuild, old_folders: _OldFolders, shelves: Sequence[_ShelfTask], workers: Workers
) -> dict[str, ShelfResult]:
    """Write the files of all shelves, and return what the rest of the index needs of each, by its name."""
    kept_shelves = _kept_shelves(build)
    results = {shelf.name: kept_shelves[shelf.key].result for shelf in shelves if shelf.key in kept_shelves}
    for name in results:
        old_folders.keep_all(name)
    changed = [shelf for shelf in shelves if shelf.name not in results]
    old_texts = dict(chain.from_iterable(kept_shelf.texts() for kept_shelf in kept_shelves.values()))
    tasks = [_with_texts(shelf, old_texts, old_folders) for shelf in changed]
    _make_missing(build, changed, workers)
    make_shelf = partial(_make_shelf, build.records, build.cache, build.target)
    for shelf, (result, files) in zip(changed, workers.map(make_shelf, tasks), strict=True):
        results[shelf.name] = result
        old_folders.add(shelf.name, files)
    return {shelf.name: results[shelf.name] for shelf in shelves}


class _ShelfTexts(msgspec.Struct, frozen=True):
    """A shelf to make, and which of its texts are those of the earlier index."""

    shelf: _ShelfTask
    changed: tuple[Document, ...]
    """The documents whose texts are to be written."""
    kept: FileHashes
    """The other files of texts, by their paths in the folder of the shelf."""
    known_files: FileHashes
    """The files of the earlier index in this folder, by their paths in it."""


def _with_texts(shelf: _ShelfTask, old_texts: Mapping[str, str], old_folders: _OldFolders) -> _ShelfTexts:
    """Give a shelf the texts of documents that did not change."""
    changed = []
    kept: FileHashes = {}
    for document in shelf.documents:
        if document.key in old_texts:
            files = old_folders.keep_as(old_texts[document.key], _folder_of_texts(shelf.name, document.page))
            kept |= {f"{text_folder(document.page)}/{name}": file for name, file in files.items()}
        else:
            changed.append(document)
    return _ShelfTexts(shelf, tuple(changed), kept, old_folders.files_of(shelf.name))


def _make_missing(build: IndexBuild, shelves: Iterable[_ShelfTask], workers: Workers) -> None:
    """Make the groups that the cache lacks, and the parts that they lack; a part whose group is there is not needed."""
    parts, groups = build.cache / _PARTS_FOLDER, build.cache / _GROUPS_FOLDER
    group_names = {path.name for path in groups.iterdir()}
    missing = [group for shelf in shelves for group in shelf.groups if group.key not in group_names]
    for _ in workers.map(partial(keep_group, build.records, parts, groups), missing):
        pass


def _documents(build: IndexBuild) -> list[Document]:
    documents = []
    for name, file in build.files.items():
        if name.endswith(f"/{RECORD_FILE}"):
            page = name.removesuffix(RECORD_FILE)
            corrections = build.files.get(f"{page}{CORRECTIONS_FILE}")
            documents.append(Document(page, digest(build.program, page, file, corrections)))
    return documents


def _kept_shelves(build: IndexBuild) -> dict[str, _KeptShelf]:
    """Return the shelves of the earlier index that are known, by their keys."""
    table = read_table(build.old)
    versions = {shelf.name: shelf.version for shelf in table.shelves} if table is not None else {}
    shelves = {}
    for path in (build.cache / _SHELVES_FOLDER).iterdir():
        try:
            shelf = msgspec.msgpack.decode(path.read_bytes(), type=_KeptShelf)
        except (OSError, msgspec.DecodeError):
            continue
        if versions.get(shelf.name) == shelf.result.version:
            shelves[path.name] = shelf
    return shelves


def _make_shelf(records: Path, cache: Path, target: Path, task: _ShelfTexts) -> tuple[ShelfResult, FileHashes]:
    """Write the files of a shelf into its folder, and keep its result in the cache; return it and the files.

    Args:
        records: The folder of the records.
        cache: The cache of the index.
        target: The folder of the new index.
        task: The shelf, and its texts.
    """
    shelf, parts = task.shelf, cache / _PARTS_FOLDER
    folder = NewFolder(target / shelf.name, task.known_files)
    for document in task.changed:
        write_texts(read_texts(records, parts, document), folder, document.page)
    folder.files |= task.kept
    groups = (read_group(records, parts, cache / _GROUPS_FOLDER, group) for group in shelf.groups)
    result = write_shelf(groups, folder)
    kept_shelf = _KeptShelf(shelf.name, result, tuple(document.key for document in shelf.documents))
    write_whole(cache / _SHELVES_FOLDER / shelf.key, msgspec.msgpack.encode(kept_shelf))
    return result, folder.files


def _write_names(
    build: IndexBuild, old_folders: _OldFolders, entries: list[NameEntry], passed_over: set[str]
) -> KeptFolder:
    """Write the files of names, or keep those of the earlier index if they are the same."""
    content = hashlib.sha256(msgspec.msgpack.encode(entries)).hexdigest()
    key = digest(build.program, content, sorted(passed_over))
    return _write_folder(build, old_folders, _NAMES_FOLDER, key, partial(write_names, entries, passed_over))


def _write_forms(build: IndexBuild, old_folders: _OldFolders, shelves: Mapping[str, ShelfResult]) -> KeptFolder:
    """Write the files of word forms, or keep those of the earlier index if they are the same."""
    words: dict[str, set[str]] = {}
    for result in shelves.values():
        for language, of_language in result.words.items():
            words.setdefault(language, set()).update(of_language)
    content = msgspec.msgpack.encode([(language, sorted(words[language])) for language in sorted(words)])
    key = digest(build.program, hashlib.sha256(content).hexdigest())
    return _write_folder(build, old_folders, _FORMS_FOLDER, key, partial(write_forms, words))


def _write_folder(
    build: IndexBuild, old_folders: _OldFolders, name: str, key: str, write: Callable[[NewFolder], list[Start]]
) -> KeptFolder:
    """Write the files of a folder, or keep those of the earlier index if they were made from the same.

    Args:
        build: The index.
        old_folders: The folders of the earlier index.
        name: Of the folder.
        key: A hash of all that the files depend on.
        write: Writes them into a new folder.
    """
    kept_file = build.cache / f"{name}.json"
    table = read_table(build.old)
    versions = {_NAMES_FOLDER: table.names_version, _FORMS_FOLDER: table.forms_version} if table is not None else {}
    try:
        kept = msgspec.json.decode(kept_file.read_bytes(), type=KeptFolder)
    except (OSError, msgspec.DecodeError):
        kept = None
    if build.old and kept and (kept.key, kept.version) == (key, versions.get(name)):
        old_folders.keep_all(name)
        return kept
    folder = NewFolder(build.target / name, old_folders.files_of(name))
    starts = write(folder)
    kept = KeptFolder(key, folder.version(), starts)
    old_folders.add(name, folder.files)
    write_whole(kept_file, msgspec.json.encode(kept))
    return kept


def _delete_others(folder: Path, names: set[str]) -> None:
    """Delete the files of a folder that don't have these names."""
    for path in folder.iterdir():
        if path.name not in names:
            path.unlink()
