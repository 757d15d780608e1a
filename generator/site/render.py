"""Rendering: the changed pages by an engine, and everything else from the old site, as a new copy of the site.

Files that did not change are hard links to those of the old site. Nothing writes into a file of a copy: a changed file
replaces the name, so the old site keeps its bytes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Container, Iterable
from pathlib import Path

from generator.progress import Progress
from generator.project import Project
from generator.results.file_hashes import FileHashes, hash_file, hash_folder
from generator.site.engine.count_pages import counted_pages
from generator.site.engine.divide_pages import Parts, divide_pages
from generator.site.engine.engine_run import EngineRun
from generator.site.incremental.changes import Changes
from generator.site.incremental.listed_pages import (
    SITEMAP,
    ZIPPED_SITEMAP,
    joined_sitemap,
    merged_sitemap,
    zipped_sitemap,
)
from generator.site.search.index import INDEX_FOLDER


class Renderer:
    """Makes a new site, without its search index, from the old one.

    Args:
        project: The archive's folders.
        engine: `mkdocs` or `properdocs`.
        folder: An existing folder for the files of this run, on the file system of the new site.
        docs: The files of the docs folder.
        old_outputs: The files of the old site.
        workers: How many processes of the engine work at once.
        progress: Counts the pages.
    """

    def __init__(
        self,
        project: Project,
        engine: str,
        folder: Path,
        docs: FileHashes,
        old_outputs: FileHashes,
        *,
        workers: int = 1,
        progress: Progress | None = None,
    ) -> None:
        self._project = project
        self._engine = engine
        self._folder = folder
        self._docs = docs
        self._pages = frozenset(name for name in docs if name.endswith(".md"))
        self._old_outputs = {
            name: file for name, file in old_outputs.items() if not name.startswith(f"{INDEX_FOLDER}/")
        }
        self._workers = workers
        self._progress = progress or Progress()

    def render(self, changes: Changes, target: Path, meanwhile: Callable[[], None]) -> FileHashes:
        """Make `target` the new site, call `meanwhile` while the engine works, and return the files in `target`.

        Raises:
            BuildError: The engine failed.
        """
        if changes.taken_in == ():
            meanwhile()
            return copy_files(self._project.site, self._old_outputs, target)
        if changes.page_by_page:
            if self._needs_no_engine(changes):
                meanwhile()
                return self._copy_without_engine(changes, target)
            files = self._render_parts(changes, target, meanwhile)
            if files is not None:
                return files
            shutil.rmtree(target)
            meanwhile = _nothing
        run = self._start("everything", None)
        with run:
            meanwhile()
            run.wait()
        run.output.rename(target)
        return hash_folder(target)

    def _needs_no_engine(self, changes: Changes) -> bool:
        """Return True if no page changed or vanished, and all changed assets are copied as they are."""
        return changes.taken_in is not None and all(
            name in changes.copied_assets or (name in self._docs and not name.endswith(".md"))
            for name in changes.taken_in
        )

    def _copy_without_engine(self, changes: Changes, target: Path) -> FileHashes:
        """Copy the changed files that are no pages, and all other files from the old site."""
        kept = {name: file for name, file in self._old_outputs.items() if name not in changes.dropped}
        files = copy_files(self._project.site, kept, target)
        files |= self._copy_records(changes.taken_in or (), target)
        _make_folders(changes.copied_assets, target)
        for name in sorted(changes.copied_assets):
            source = next(path for folder in changes.asset_folders if (path := folder / name).is_file())
            shutil.copyfile(source, target / name)
            files[name] = hash_file(target / name)
        return files

    def _render_parts(self, changes: Changes, target: Path, meanwhile: Callable[[], None]) -> FileHashes | None:
        """Render pages in parts, copy all other files; return `None` if the sitemaps of the parts can't be joined."""
        taken_in = frozenset(self._docs if changes.taken_in is None else changes.taken_in)
        pages = self._pages & taken_in
        kept: FileHashes = {}
        assets = None
        if changes.taken_in is not None:
            kept = {name: file for name, file in self._old_outputs.items() if name not in changes.dropped}
            assets = tuple(name for name in changes.taken_in if name not in self._docs)
        parts = divide_pages((page, self._docs[page].size) for page in pages)
        with (
            self._start("parts", Parts(parts, assets, self._workers)) as run,
            counted_pages(self._folder / "parts", len(pages), self._progress),
        ):
            files = copy_files(self._project.site, kept, target)
            files |= self._copy_records(taken_in - pages, target)
            meanwhile()
            run.wait()
        sitemaps = self._sitemaps(run.outputs(), None if changes.taken_in is None else pages)
        if sitemaps is None:
            return None
        for name, data in sitemaps.items():
            (run.output / name).write_bytes(data)
        return files | _move_files(run.output, target)

    def _start(self, folder_name: str, parts: Parts | None) -> EngineRun:
        folder = self._folder / folder_name
        folder.mkdir()
        return EngineRun(self._project, self._engine, folder, parts)

    def _copy_records(self, names: Iterable[str], target: Path) -> FileHashes:
        """Copy files of the docs folder that are no pages, as an engine does; it omits hidden files and templates."""
        files = {name: self._docs[name] for name in sorted(names) if name in self._docs and _is_published(name)}
        _make_folders(files, target)
        for name in files:
            shutil.copyfile(self._project.docs / name, target / name)
        return files

    def _sitemaps(self, outputs: Iterable[Path], rendered: Container[str] | None) -> dict[str, bytes] | None:
        """Return the sitemap of all pages and its compressed form; `None` if the form of a sitemap is unknown.

        Args:
            outputs: The folders with the sitemaps of the parts.
            rendered: The pages that were rendered, if the other pages are those of the old site.
        """
        paths = [output / SITEMAP for output in outputs]
        old = None if rendered is None else self._project.site / SITEMAP
        if not all(path.is_file() for path in [*paths, *([old] if old else [])]):
            return None
        text = joined_sitemap(path.read_bytes().decode("utf-8") for path in paths)
        if text is not None and old is not None and rendered is not None:
            old_text = old.read_bytes().decode("utf-8")
            text = merged_sitemap(old_text, text, self._project.site_url(), self._pages, rendered)
        if text is None:
            return None
        zipped = zipped_sitemap(text, (old or paths[0]).with_name(ZIPPED_SITEMAP).read_bytes())
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


def _is_published(name: str) -> bool:
    """Return True if an engine copies a file that is no page."""
    return not name.startswith("templates/") and not any(part.startswith(".") for part in name.split("/"))


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
