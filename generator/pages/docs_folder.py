"""The docs folder: the files of this build stay, all others go."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from generator.errors import BuildError
from generator.interface.catalogue import interface_in, language_in_use
from generator.pages.views.page import Page, PageGroup, render_page
from generator.results.file_hashes import digest
from generator.workers import AnyWorkers, chunks_of, name_fatal_item

_BATCH_PAGES = 256
"""Pages that are rendered before the next ones are made: their values may need much memory."""

_ASSETS = "assets/"


class RenderedPage(msgspec.Struct, frozen=True, array_like=True):
    """A page that was rendered."""

    values: str
    """The hash of its template and values: all that it depends on besides the program."""
    size: int
    """In bytes."""


class RenderedGroup(msgspec.Struct, frozen=True, array_like=True):
    """Pages that were made together."""

    inputs: str
    """The hash of all that they depend on besides the program."""
    pages: tuple[str, ...]
    """Their paths."""


class DocsFolder:
    """The docs folder, which keeps the files of this build and deletes all others.

    Args:
        root: The folder.
        last: The rendered pages of the last build, by their paths.
        last_groups: The groups of pages of the last build, by their names.
        present: The size of each file in the folder.
        workers: They render pages.
    """

    def __init__(
        self,
        root: Path,
        last: Mapping[str, RenderedPage],
        last_groups: Mapping[str, RenderedGroup],
        present: Mapping[str, int],
        workers: AnyWorkers,
    ) -> None:
        self.groups: dict[str, RenderedGroup] = {}
        """The groups of pages of this build, by their names."""
        self.rendered: dict[str, RenderedPage] = {}
        """The rendered pages of this build, by their paths."""
        self._root = root
        self._last = last
        self._last_groups = last_groups
        self._present = present
        self._workers = workers
        self._names: set[str] = set()
        self._addresses: set[str] = set()

    @property
    def addresses(self) -> frozenset[str]:
        """The addresses of the written pages."""
        return frozenset("" if name == "index" else f"{name}/" for name in self._addresses)

    def write_pages(self, pages: Iterable[Page]) -> None:
        """Render and write the pages whose values changed, and keep the others."""
        for batch in chunks_of(pages, _BATCH_PAGES):
            hashes = [digest(page.body.template, language_in_use(), page.front, page.body) for page in batch]
            changed = [
                (page, values)
                for page, values in zip(batch, hashes, strict=True)
                if not self._is_kept(page.path, values)
            ]
            results = self._workers.map(partial(_rendered, language_in_use()), (page for page, _ in changed))
            rendered = name_fatal_item(results, [page.path for page, _ in changed])
            for (page, values), data in zip(changed, rendered, strict=True):
                write_if_changed(self._root / page.path, data)
                self.rendered[page.path] = RenderedPage(values, len(data))

    def write_groups(self, groups: Iterable[PageGroup]) -> None:
        """Make, render and write the groups whose inputs changed, and keep the others."""
        self.write_pages(page for group in groups for page in self._changed_pages(group))

    def _changed_pages(self, group: PageGroup) -> Iterator[Page]:
        """Yield the pages of a group, or keep them if nothing changed."""
        last = self._last_groups.get(group.name)
        if last is not None and last.inputs == group.inputs and all(map(self._is_present, last.pages)):
            for path in last.pages:
                self.keep(path)
                self.rendered[path] = self._last[path]
            self.groups[group.name] = last
            return
        pages = tuple(group.make())
        self.groups[group.name] = RenderedGroup(group.inputs, tuple(page.path for page in pages))
        yield from pages

    def _is_present(self, path: str) -> bool:
        """Return True if the file of a page of the last build is still there."""
        last = self._last.get(path)
        return last is not None and last.size == self._present.get(path)

    def _is_kept(self, path: str, values: str) -> bool:
        """Return True if a page was rendered from the same values, and its file is there.

        Args:
            path: The path of the page.
            values: The hash of its template and values.
        """
        self.keep(path)
        last = self._last.get(path)
        if last is None or last.values != values or not self._is_present(path):
            return False
        self.rendered[path] = last
        return True

    def write_text(self, name: str, text: str) -> None:
        """Write a text file."""
        self.write(name, text.encode("utf-8"))

    def write_kept(self, name: str, data: bytes) -> None:
        """Write a file, unless the last build wrote the same bytes: its size alone shows that it is still there."""
        values = hashlib.sha256(data).hexdigest()
        if not self._is_kept(name, values):
            write_if_changed(self._root / name, data)
            self.rendered[name] = RenderedPage(values, len(data))

    def write_made(self, name: str, values: str, make: Callable[[], bytes]) -> None:
        """Make and write a file, unless the last build made it from the same values.

        Args:
            name: The name of the file.
            values: A hash of all that it is made from.
            make: Makes its bytes.
        """
        if not self._is_kept(name, values):
            data = make()
            write_if_changed(self._root / name, data)
            self.rendered[name] = RenderedPage(values, len(data))

    def write(self, name: str, data: bytes) -> None:
        """Write a file, unless it has these bytes.

        Raises:
            BuildError: Another page has the same address.
        """
        self.keep(name)
        write_if_changed(self._root / name, data)

    def keep(self, name: str) -> None:
        """Keep a file that is written already.

        Raises:
            BuildError: Another page has the same address.
        """
        if name.endswith(".md"):
            self._take_address(name)
        self._names.add(name)

    def sweep(self) -> None:
        """Delete every other file, then the empty folders; `assets` is written by a stage of its own."""
        for parent, folders, names in os.walk(self._root, topdown=False):
            place = Path(parent)
            prefix = "" if place == self._root else f"{place.relative_to(self._root).as_posix()}/"
            if prefix.startswith(_ASSETS):
                continue
            links = [name for name in folders if (place / name).is_symlink()]
            self._delete_others(place, prefix, [*names, *links])
            if prefix and not any(os.scandir(parent)):
                place.rmdir()

    def _delete_others(self, place: Path, prefix: str, names: Sequence[str]) -> None:
        for name in names:
            if f"{prefix}{name}" not in self._names:
                (place / name).unlink()

    def _take_address(self, page: str) -> None:
        address = page.removesuffix("/index.md").removesuffix(".md")  # MkDocs gives both files the same address
        if address in self._addresses:
            raise BuildError(
                "two pages have the same address; rename the event or hand-written page that clashes with another page",
                path=page,
            )
        self._addresses.add(address)


def _rendered(language: str, page: Page) -> bytes:
    with interface_in(language):
        return render_page(page).encode("utf-8")


def write_if_changed(path: Path, data: bytes) -> None:
    """Write a file, unless it has these bytes; the time of an unchanged file stays."""
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.write_bytes(data)
    except OSError as error:
        if error.filename is None:  # the disk is full, for example
            error.filename = str(path)
        raise
