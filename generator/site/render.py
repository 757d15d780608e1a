"""Rendering: the changed pages by an engine, and everything else from the old site, as a new copy of the site.

Files that did not change are hard links to those of the old site. Nothing writes into a file of a copy: a changed file
replaces the name, so the old site keeps its bytes. Usually the last build left a copy (`site_copy.py`), so that only
the changed files are touched.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Container, Iterable
from pathlib import Path

from generator.progress import Progress
from generator.project import Project
from generator.results.file_hashes import FileHashes, hash_file, hash_folder
from generator.site.engine.count_pages import counted_pages
from generator.site.engine.divide_pages import Parts, divide_pages
from generator.site.engine.engine_run import EngineRun
from generator.site.engine.kept_templates import kept_templates
from generator.site.incremental.changes import Changes
from generator.site.incremental.listed_pages import (
    SITEMAP,
    ZIPPED_SITEMAP,
    joined_sitemap,
    merged_sitemap,
    zipped_sitemap,
)
from generator.site.link_files import link_files, link_files_as, make_folders, remove_files
from generator.site.search.index import INDEX_FOLDER, MadeIndex
from generator.site.search.index_build import IndexBuild
from generator.site.site_copy import take_copy

PARTS_RUN = "parts"
"""The folder of the run that renders pages in parts."""


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
        self.has_old_index = False
        """Whether the new site has the search index of the old one."""
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
            return self._begin(self._old_outputs, target)
        if changes.page_by_page:
            if self._needs_no_engine(changes):
                meanwhile()
                return self._copy_without_engine(changes, target)
            files = self._render_parts(changes, target, meanwhile)
            if files is not None:
                return files
            shutil.rmtree(target)
            self.has_old_index = False
            meanwhile = _nothing
        run = self._start("everything", None)
        with run:
            meanwhile()
            run.wait()
        run.output.rename(target)
        return hash_folder(target)

    def _begin(self, kept: FileHashes, target: Path) -> FileHashes:
        """Give `target` these files of the old site, and return them."""
        self.has_old_index = bool(kept) and take_copy(self._project.cache, target)
        if self.has_old_index:
            remove_files(target, self._old_outputs.keys() - kept.keys())
        else:
            link_files(self._project.site, kept, target)
        return dict(kept)

    def _needs_no_engine(self, changes: Changes) -> bool:
        """Return True if no page changed or vanished, and all changed assets are copied as they are."""
        return changes.taken_in is not None and all(
            name in changes.copied_assets or (name in self._docs and not name.endswith(".md"))
            for name in changes.taken_in
        )

    def _copy_without_engine(self, changes: Changes, target: Path) -> FileHashes:
        """Copy the changed files that are no pages, and all other files from the old site."""
        kept = {name: file for name, file in self._old_outputs.items() if name not in changes.dropped}
        files = self._begin(kept, target)
        files |= self._link_records(changes.taken_in or (), target)
        make_folders(changes.copied_assets, target)
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
        divided = divide_pages((page, self._docs[page].size) for page in pages)
        templates = kept_templates(self._project.cache, changes.rendering)
        with (
            self._start(PARTS_RUN, Parts(divided, assets, self._workers, templates)) as run,
            counted_pages(self._folder / PARTS_RUN, len(pages), self._progress),
        ):
            files = self._begin(kept, target)
            files |= self._link_records(taken_in - pages, target)
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

    def _link_records(self, names: Iterable[str], target: Path) -> FileHashes:
        """Link the files of the docs folder that an engine copies: no pages, hidden files and templates.

        No build writes into a file of the docs folder: it writes a new one.
        """
        files = {name: self._docs[name] for name in sorted(names) if name in self._docs and _is_published(name)}
        link_files(self._project.docs, files, target)
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


def index_files(outputs: FileHashes) -> FileHashes:
    """Return the files of the search index among those of a site, by their paths in the index."""
    start = f"{INDEX_FOLDER}/"
    return {name.removeprefix(start): file for name, file in outputs.items() if name.startswith(start)}


def keep_index(site: Path, old_files: FileHashes, target: Path, *, has_old_index: bool) -> FileHashes:
    """Give `target` the search index of the old site, and return its files.

    Args:
        site: The old site.
        old_files: The files of its index.
        target: The folder of the new site.
        has_old_index: Whether the index is there already.
    """
    if not has_old_index:
        link_files(site / INDEX_FOLDER, old_files, target / INDEX_FOLDER)
    return _in_site(old_files)


def move_index(build: IndexBuild, new_index: MadeIndex, target: Path, *, has_old_index: bool) -> FileHashes:
    """Put a new search index into `target`, and return its files.

    Args:
        build: The index.
        new_index: Its files.
        target: The folder of the new site.
        has_old_index: Whether the old index is there already.
    """
    folder = target / INDEX_FOLDER
    present = build.old_files if has_old_index else {}
    missing = {name: old for name, (old, file) in new_index.kept.items() if present.get(name) != file}
    if has_old_index:
        remove_files(folder, [name for name, file in present.items() if new_index.files.get(name) != file])
        moved = [
            name
            for name in new_index.files.keys() - new_index.kept.keys()
            if present.get(name) != new_index.files[name]
        ]
        make_folders(moved, folder)
        for name in moved:
            (build.target / name).replace(folder / name)
    else:
        shutil.move(build.target, folder)
    if build.old is not None:
        link_files_as(build.old, missing, folder)
    return _in_site(new_index.files)


def _in_site(index: FileHashes) -> FileHashes:
    """Return the files of an index by their paths in the site."""
    return {f"{INDEX_FOLDER}/{name}": index[name] for name in sorted(index)}


def _is_published(name: str) -> bool:
    """Return True if an engine copies a file that is no page."""
    return not name.startswith("templates/") and not any(part.startswith(".") for part in name.split("/"))


def _move_files(source: Path, target: Path) -> FileHashes:
    moved = hash_folder(source)
    make_folders(moved, target)
    for name in moved:
        (source / name).replace(target / name)
    return moved


def _nothing() -> None:
    """The second run of an engine has nothing beside it."""
