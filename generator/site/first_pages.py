"""The first pages of a build: a few of the changed pages, rendered before all others, so that an editor sees them."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from generator.archive.stages.number_turns import NUMBER
from generator.errors import ArchiveError
from generator.pages.document_files import PAGES
from generator.project import Project
from generator.results.file_hashes import FileHashes
from generator.results.result_cache import ResultCache
from generator.site.engine.divide_pages import Parts
from generator.site.engine.engine_run import EngineRun
from generator.site.engine.kept_templates import kept_templates
from generator.site.incremental.changes import Changes, output_of
from generator.urls import page_file

_MAX_PAGES = 8

_PAGE, _WORDS = "index.md", "session.txt"
"""The files of a document in the docs folder: if its words changed, both did."""


def first_pages(changes: Changes, docs: FileHashes) -> tuple[str, ...]:
    """Return the changed pages to render first, those of documents whose words changed before others.

    The list is empty if all pages are rendered, or if a page may depend on others.
    """
    if changes.taken_in is None or not changes.page_by_page:
        return ()
    changed = frozenset(changes.taken_in)

    def order(page: str) -> tuple[bool, str]:
        words = page.removesuffix(_PAGE) + _WORDS
        return not (page.endswith(_PAGE) and words in changed), page

    pages = (name for name in changed if name in docs and name.endswith(".md"))
    return tuple(sorted(pages, key=order)[:_MAX_PAGES])


def changed_documents(build_cache: ResultCache) -> tuple[str, ...]:
    """Return the pages of the documents whose words changed, as far as the page is written again; or none."""
    done = build_cache.done
    documents = done.get(PAGES.name, frozenset()) & done.get(NUMBER.name, frozenset())
    return tuple(page_file(href) for href in sorted(documents)[:_MAX_PAGES])


class FirstLook:
    """Renders the first pages, in an engine that has started before; leaving the context ends the engine.

    Args:
        project: The archive's folders.
        folder: A missing folder for the files of this run, on the file system of the cache.
        show: Called by another thread with a folder that holds the pages and the changed assets.
    """

    def __init__(self, project: Project, folder: Path, show: Callable[[Path], None]) -> None:
        self._project = project
        self._folder = folder
        self._show = show
        self._thread: threading.Thread | None = None
        folder.mkdir(parents=True)
        self._run = EngineRun(project, "mkdocs", folder, waits=True)

    def __enter__(self) -> FirstLook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._run.__exit__(kind, error, traceback)
        self.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self, pages: tuple[str, ...], assets: tuple[str, ...] = (), *, rendering: str = "") -> None:
        """Render these pages; without any, or if some are rendered already, do nothing.

        Args:
            pages: The pages.
            assets: The files of the theme to copy.
            rendering: The hash of what every page depends on.
        """
        if pages and self._thread is None:
            self._run.take(Parts((pages,), assets, 1, kept_templates(self._project.cache, rendering)))
            self._thread = threading.Thread(target=self._wait, args=(pages, assets), daemon=True)
            self._thread.start()

    def join(self) -> None:
        """Wait until the pages that were asked for are shown, or can't be rendered."""
        if self._thread is not None:
            self._thread.join()

    def _wait(self, pages: tuple[str, ...], assets: tuple[str, ...]) -> None:
        try:
            self._run.wait()
        except (ArchiveError, OSError):
            return  # the build itself has the same error, and reports it
        directory_urls = self._project.mkdocs_settings().get("use_directory_urls") is not False
        shown = self._folder / "shown"
        for name in (*(output_of(page, directory_urls=directory_urls) for page in pages), *assets):
            if (self._run.output / name).is_file():  # an asset may have vanished
                (shown / name).parent.mkdir(parents=True, exist_ok=True)
                (self._run.output / name).replace(shown / name)
        self._show(shown)
