"""Rendering: the changed pages by an engine, and everything else from the old site, as a new copy of the site.

Files that did not change are hard links to those of the old site. Nothing writes into a file of a copy: a changed file
replaces the name, so the old site keeps its bytes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.project import Project
from generator.results.file_hashes import FileHashes, hash_folder
from generator.site.engine.engine_run import EngineRun
from generator.site.incremental.changes import Changes
from generator.site.incremental.listed_pages import SITEMAP, ZIPPED_SITEMAP, merged_sitemap, zipped_sitemap
from generator.site.search_index import INDEX_FOLDER


class Renderer:
    """Makes a new site, without its search index, from the old one.

    Args:
        project: The archive's folders.
        engine: `mkdocs` or `properdocs`.
        folder: An existing folder for the files of this run, on the file system of the new site.
        docs: The files of the docs folder.
        old_outputs: The files of the old site.
    """

    def __init__(
        self, project: Project, engine: str, folder: Path, docs: Iterable[str], old_outputs: FileHashes
    ) -> None:
        self._project = project
        self._engine = engine
        self._folder = folder
        self._pages = frozenset(name for name in docs if name.endswith(".md"))
        self._old_outputs = {
            name: file for name, file in old_outputs.items() if not name.startswith(f"{INDEX_FOLDER}/")
        }

    def render(self, changes: Changes, target: Path, meanwhile: Callable[[], None]) -> FileHashes:
        """Make `target` the new site, call `meanwhile` while the engine works, and return the files in `target`.

        Raises:
            BuildError: The engine failed.
        """
        if changes.taken_in == ():
            meanwhile()
            return copy_files(self._project.site, self._old_outputs, target)
        if changes.taken_in is not None:
            output = self._run(changes.taken_in, meanwhile)
            sitemaps = self._sitemaps(output, changes.taken_in)
            if sitemaps is not None:
                for name, data in sitemaps.items():
                    (output / name).write_bytes(data)
                kept = {name: file for name, file in self._old_outputs.items() if name not in changes.dropped}
                return copy_files(self._project.site, kept, target) | _move_files(output, target)
            meanwhile = _nothing
        self._run(None, meanwhile).rename(target)
        return hash_folder(target)

    def _run(self, taken_in: tuple[str, ...] | None, meanwhile: Callable[[], None]) -> Path:
        folder = self._folder / ("everything" if taken_in is None else "changed")
        folder.mkdir()
        with EngineRun(self._project, self._engine, folder, taken_in) as run:
            meanwhile()
            run.wait()
        return run.output

    def _sitemaps(self, output: Path, taken_in: Iterable[str]) -> dict[str, bytes] | None:
        """Return the sitemap of all pages and its compressed form; `None` if they can't be merged with the old ones."""
        old, new = self._project.site / SITEMAP, output / SITEMAP
        if not old.is_file() or not new.is_file():
            return None
        old_text, new_text = (path.read_bytes().decode("utf-8") for path in (old, new))
        text = merged_sitemap(old_text, new_text, self._project.site_url(), self._pages, frozenset(taken_in))
        if text is None:
            return None
        zipped = zipped_sitemap(text, (self._project.site / ZIPPED_SITEMAP).read_bytes())
        return {SITEMAP: text.encode("utf-8"), ZIPPED_SITEMAP: zipped}


def copy_files(source: Path, files: FileHashes, target: Path) -> FileHashes:
    """Copy these files of `source` to `target` and return them; a copy is a link to the same bytes if possible."""
    _make_folders(files, target)
    for name in files:
        try:
            os.link(source / name, target / name)
        except OSError:
            shutil.copy2(source / name, target / name)
    return dict(files)


def keep_index(site: Path, old_outputs: FileHashes, target: Path) -> FileHashes:
    """Give `target` the search index of the old site, and return its files."""
    index = {name: file for name, file in old_outputs.items() if name.startswith(f"{INDEX_FOLDER}/")}
    return copy_files(site, index, target)


def move_index(bundle: Path, target: Path) -> FileHashes:
    """Move a new search index into `target`, and return its files."""
    shutil.move(bundle, target / INDEX_FOLDER)
    return {f"{INDEX_FOLDER}/{name}": file for name, file in hash_folder(target / INDEX_FOLDER).items()}


def _make_folders(files: Iterable[str], target: Path) -> None:
    """Make the folders of these files in `target`."""
    for folder in {name.rpartition("/")[0] for name in files}:
        (target / folder).mkdir(parents=True, exist_ok=True)


def _move_files(source: Path, target: Path) -> FileHashes:
    moved = hash_folder(source)
    _make_folders(moved, target)
    for name in moved:
        (source / name).replace(target / name)
    return moved


def _nothing() -> None:
    """The second run of an engine has nothing beside it."""
