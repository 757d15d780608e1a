"""The search index of a site, the folder `search-index/`: made from the records, and only where one has changed.

| file | content | who changes it |
|---|---|---|
| `index.json` | the shelves, names of the values of filters, stop words, where each file of names begins | any change |
| `SHELF/…` | the documents of a shelf, their terms and their texts (`shelf_files.py`) | a document of the shelf |
| `names/NUMBER.bin` | the names of people, events, series, terms and sessions | a name |
| `forms/NUMBER.bin` | the words with one stem | a new word |
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import msgspec

from generator.corrections.applied import CORRECTIONS_FILE
from generator.records import RECORD_FILE
from generator.results.file_hashes import FileHashes, hash_folder
from generator.results.value_hashes import digest, packed_digest
from generator.results.whole_file import write_whole
from generator.settings.load import Settings
from generator.site.search.index_build import IndexBuild, KeptFiles, OldFolders
from generator.site.search.kept_parts import Document
from generator.site.search.make_shelves import GROUPS_FOLDER, PARTS_FOLDER, SHELVES_FOLDER, ShelfTask, make_shelves
from generator.site.search.name_entries import NameEntry
from generator.site.search.name_files import write_names
from generator.site.search.new_folder import NewFolder
from generator.site.search.shelf_files import ShelfResult
from generator.site.search.shelves import cut_shelves
from generator.site.search.table import TABLE_FILE, KeptFolder, make_table, read_table, settings_facts
from generator.site.search.term_files import Start
from generator.site.search.word_forms import write_forms
from generator.workers import Workers

INDEX_FOLDER = "search-index"
"""The folder of the index in the site; the browser loads the index from there."""

_NAMES_FOLDER = "names"
_FORMS_FOLDER = "forms"


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
    for name in (PARTS_FOLDER, GROUPS_FOLDER, SHELVES_FOLDER):
        (build.cache / name).mkdir(parents=True, exist_ok=True)
    build.target.mkdir(parents=True, exist_ok=True)
    shelves = [ShelfTask.of(shelf, documents) for shelf in cut_shelves(documents)]
    old_folders = OldFolders(build)
    results = make_shelves(build, old_folders, shelves, workers)
    table = make_table(
        settings, results, partial(_write_names, build, old_folders), _write_forms(build, old_folders, results)
    )
    folder = NewFolder(build.target)
    folder.write(TABLE_FILE, msgspec.json.encode(table))
    old_folders.files |= folder.files
    _delete_others(build.cache / PARTS_FOLDER, {document.key for document in documents.values()})
    _delete_others(build.cache / GROUPS_FOLDER, {group.key for shelf in shelves for group in shelf.groups})
    _delete_others(build.cache / SHELVES_FOLDER, {shelf.key for shelf in shelves})
    return MadeIndex(len(documents), old_folders.files, old_folders.kept)


def _documents(build: IndexBuild) -> list[Document]:
    documents = []
    for name, file in build.files.items():
        if name.endswith(f"/{RECORD_FILE}"):
            page = name.removesuffix(RECORD_FILE)
            corrections = build.files.get(f"{page}{CORRECTIONS_FILE}")
            documents.append(Document(page, digest(build.program, page, file, corrections)))
    return documents


def _write_names(
    build: IndexBuild, old_folders: OldFolders, entries: list[NameEntry], passed_over: set[str]
) -> KeptFolder:
    """Write the files of names, or keep those of the earlier index if they are the same."""
    key = digest(build.program, packed_digest(entries), sorted(passed_over))
    return _write_folder(build, old_folders, _NAMES_FOLDER, key, partial(write_names, entries, passed_over))


def _write_forms(build: IndexBuild, old_folders: OldFolders, shelves: Mapping[str, ShelfResult]) -> KeptFolder:
    """Write the files of word forms, or keep those of the earlier index if they are the same."""
    words: dict[str, set[str]] = {}
    for result in shelves.values():
        for language, of_language in result.words.items():
            words.setdefault(language, set()).update(of_language)
    sorted_words = {language: sorted(of_language) for language, of_language in words.items()}
    key = digest(build.program, packed_digest(sorted_words))
    return _write_folder(build, old_folders, _FORMS_FOLDER, key, partial(write_forms, words))


def _write_folder(
    build: IndexBuild, old_folders: OldFolders, name: str, key: str, write: Callable[[NewFolder], list[Start]]
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
