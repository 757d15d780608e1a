"""Makes the changed shelves of an index from groups in the cache; all other shelves are those of the earlier index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

import msgspec

from generator.results.file_hashes import FileHashes
from generator.results.value_hashes import digest
from generator.results.whole_file import write_whole
from generator.site.search.groups import DocumentGroup, cut_groups, keep_group, read_group
from generator.site.search.index_build import IndexBuild, OldFolders
from generator.site.search.kept_parts import Document, read_texts
from generator.site.search.new_folder import NewFolder
from generator.site.search.shelf_files import RangeFiles, ShelfResult, text_folder, write_shelf, write_texts
from generator.site.search.shelves import Shelf
from generator.site.search.table import read_table
from generator.workers import Workers

PARTS_FOLDER = "parts"
GROUPS_FOLDER = "groups"
SHELVES_FOLDER = "shelves"
"""The folders of the cache."""


class ShelfTask(msgspec.Struct, frozen=True):
    """A shelf to make."""

    name: str
    groups: tuple[DocumentGroup, ...]
    key: str
    """A hash of what its files depend on."""

    @classmethod
    def of(cls, shelf: Shelf, documents: Mapping[str, Document]) -> ShelfTask:
        """Return the task of a shelf.

        Args:
            shelf: The shelf.
            documents: All documents, by their pages.
        """
        groups = tuple(cut_groups(documents[page] for page in shelf.pages))
        return cls(shelf.name, groups, digest([group.key for group in groups]))

    @property
    def documents(self) -> Iterator[Document]:
        """The documents of the shelf."""
        return (document for group in self.groups for document in group.documents)


class _KeptShelf(msgspec.Struct, frozen=True):
    """A shelf in the cache."""

    name: str
    result: ShelfResult
    keys: tuple[str, ...]
    """The keys of its documents."""
    ranges: dict[int, RangeFiles]
    """The files of each range of terms."""

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the key of each document, and the folder of its texts."""
        for key, (page, _) in zip(self.keys, self.result.documents, strict=True):
            yield key, _folder_of_texts(self.name, page)


def _folder_of_texts(shelf: str, page: str) -> str:
    return f"{shelf}/{text_folder(page)}"


def make_shelves(
    build: IndexBuild, old_folders: OldFolders, shelves: Sequence[ShelfTask], workers: Workers
) -> dict[str, ShelfResult]:
    """Write the files of all shelves, and return what the rest of the index needs of each, by its name."""
    kept_shelves = _kept_shelves(build)
    results = {shelf.name: kept_shelves[shelf.key].result for shelf in shelves if shelf.key in kept_shelves}
    for name in results:
        old_folders.keep_all(name)
    changed = [shelf for shelf in shelves if shelf.name not in results]
    old_texts = dict(chain.from_iterable(kept_shelf.texts() for kept_shelf in kept_shelves.values()))
    ranges = {kept_shelf.name: kept_shelf.ranges for kept_shelf in kept_shelves.values()}
    tasks = [_with_kept(shelf, old_texts, ranges.get(shelf.name, {}), old_folders) for shelf in changed]
    _make_missing(build, changed, workers)
    make_shelf = partial(_make_shelf, build.records, build.cache, build.target)
    for shelf, (result, files) in zip(changed, workers.map(make_shelf, tasks), strict=True):
        results[shelf.name] = result
        old_folders.add(shelf.name, files)
    return {shelf.name: results[shelf.name] for shelf in shelves}


class _ShelfWithKept(msgspec.Struct, frozen=True):
    """A shelf to make, and which of its files are those of the earlier index."""

    shelf: ShelfTask
    changed: tuple[Document, ...]
    """The documents whose texts are to be written."""
    kept: FileHashes
    """The other files of texts, by their paths in the folder of the shelf."""
    ranges: Mapping[int, RangeFiles]
    """The files of ranges of terms in the earlier index."""
    known_files: FileHashes
    """The files of the earlier index in this folder, by their paths in it."""


def _with_kept(
    shelf: ShelfTask, old_texts: Mapping[str, str], ranges: Mapping[int, RangeFiles], old_folders: OldFolders
) -> _ShelfWithKept:
    """Give a shelf the texts of documents that did not change, and its files of terms in the earlier index."""
    changed = []
    kept: FileHashes = {}
    for document in shelf.documents:
        if document.key in old_texts:
            files = old_folders.keep_as(old_texts[document.key], _folder_of_texts(shelf.name, document.page))
            kept |= {f"{text_folder(document.page)}/{name}": file for name, file in files.items()}
        else:
            changed.append(document)
    return _ShelfWithKept(shelf, tuple(changed), kept, ranges, old_folders.files_of(shelf.name))


def _make_missing(build: IndexBuild, shelves: Iterable[ShelfTask], workers: Workers) -> None:
    """Make the groups that the cache lacks, and the parts that they lack; a part whose group is there is not needed."""
    parts, groups = build.cache / PARTS_FOLDER, build.cache / GROUPS_FOLDER
    group_names = {path.name for path in groups.iterdir()}
    missing = [group for shelf in shelves for group in shelf.groups if group.key not in group_names]
    for _ in workers.map(partial(keep_group, build.records, parts, groups), missing):
        pass


def _kept_shelves(build: IndexBuild) -> dict[str, _KeptShelf]:
    """Return the shelves of the earlier index that are known, by their keys."""
    table = read_table(build.old)
    versions = {shelf.name: shelf.version for shelf in table.shelves} if table is not None else {}
    shelves = {}
    for path in (build.cache / SHELVES_FOLDER).iterdir():
        try:
            shelf = msgspec.msgpack.decode(path.read_bytes(), type=_KeptShelf)
        except (OSError, msgspec.DecodeError):
            continue
        if versions.get(shelf.name) == shelf.result.version:
            shelves[path.name] = shelf
    return shelves


def _make_shelf(records: Path, cache: Path, target: Path, task: _ShelfWithKept) -> tuple[ShelfResult, FileHashes]:
    """Write the files of a shelf into its folder, and keep its result in the cache; return it and the files.

    Args:
        records: The folder of the records.
        cache: The cache of the index.
        target: The folder of the new index.
        task: The shelf, and its files in the earlier index.
    """
    shelf, parts = task.shelf, cache / PARTS_FOLDER
    folder = NewFolder(target / shelf.name, task.known_files)
    for document in task.changed:
        write_texts(read_texts(records, parts, document), folder, document.page)
    folder.files |= task.kept
    groups = (read_group(records, parts, cache / GROUPS_FOLDER, group) for group in shelf.groups)
    result, ranges = write_shelf(groups, folder, task.ranges)
    kept_shelf = _KeptShelf(shelf.name, result, tuple(document.key for document in shelf.documents), ranges)
    write_whole(cache / SHELVES_FOLDER / shelf.key, msgspec.msgpack.encode(kept_shelf))
    return result, folder.files
