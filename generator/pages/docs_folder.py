"""The docs folder: the files of this build stay, all others go."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import msgspec

from generator.errors import BuildError
from generator.interface.catalogue import Interface, interface_in, interface_in_use
from generator.pages.views.page import Page, PageGroup, render_page
from generator.results.file_hashes import FileHash, FileHashes, entries_of, hash_data, hash_file
from generator.results.value_hashes import digest
from generator.workers import AnyWorkers, name_fatal_item

_ASSETS = "assets/"


class RenderedPage(msgspec.Struct, frozen=True, array_like=True):
    """A page that was rendered."""

    values: str
    """The hash of its template and values: all that it depends on besides the program."""
    content: FileHash


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
        self._known_files: FileHashes = {}
        self._addresses: set[str] = set()

    @property
    def addresses(self) -> frozenset[str]:
        """The addresses of the written pages."""
        return frozenset("" if name == "index" else f"{name}/" for name in self._addresses)

    @property
    def files(self) -> FileHashes:
        """All files of this build; those are read whose content is not known."""
        known_files = self._known_files | {name: page.content for name, page in self.rendered.items()}
        return {name: known_files.get(name) or hash_file(self._root / name) for name in self._names}

    def write_pages(self, pages: Iterable[Page]) -> None:
        """Render and write the pages whose values changed, and keep the others.

        Pages are made while the workers render earlier ones, a few at a time, because their values may need much
        memory.
        """
        interface = interface_in_use()
        hashes: dict[str, str] = {}
        paths: list[str] = []

        def changed_pages() -> Iterator[Page]:
            for page in pages:
                values = digest(page.body.template, interface, page.front, page.body)
                if not self._is_kept(page.path, values):
                    hashes[page.path] = values
                    paths.append(page.path)
                    yield page

        results = self._workers.map(partial(_rendered, interface), changed_pages())
        for data, path in zip(name_fatal_item(results, paths), paths, strict=True):
            write_if_changed(self._root / path, data)
            self.rendered[path] = RenderedPage(hashes[path], hash_data(data))

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
        return last is not None and last.content.size == self._present.get(path)

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
        content = hash_data(data)
        if not self._is_kept(name, content.sha256):
            write_if_changed(self._root / name, data)
            self.rendered[name] = RenderedPage(content.sha256, content)

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
            self.rendered[name] = RenderedPage(values, hash_data(data))

    def write(self, name: str, data: bytes) -> None:
        """Write a file, unless it has these bytes.

        Raises:
            BuildError: Another page has the same address.
        """
        self.keep(name)
        write_if_changed(self._root / name, data)

    def keep(self, name: str, content: FileHash | None = None) -> None:
        """Keep a file that is written already; `content` is known if a result says what was written.

        Raises:
            BuildError: Another page has the same address.
        """
        if name.endswith(".md"):
            self._take_address(name)
        self._names.add(name)
        if content is not None:
            self._known_files[name] = content

    def sweep(self) -> None:
        """Delete every other file, then the empty folders; `assets` is written by a stage of its own."""
        folders = [("", os.fspath(self._root))]
        without_files: list[str] = []
        for prefix, folder in folders:  # which grows
            subfolders, has_files = self._sweep_files(prefix, folder)
            folders += subfolders
            if prefix and not has_files:
                without_files.append(folder)
        for folder in reversed(without_files):  # folders in a folder come behind it
            if not entries_of(folder):
                Path(folder).rmdir()

    def _sweep_files(self, prefix: str, folder: str) -> tuple[list[tuple[str, str]], bool]:
        """Delete the files of a folder that are not of this build; a link to a folder is a file.

        Returns:
            The prefixes and paths of the folders in it, and whether files of this build are in it.
        """
        subfolders: list[tuple[str, str]] = []
        has_files = False
        for entry in entries_of(folder):
            name = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                subfolders.append((f"{name}/", entry.path))
            elif name in self._names:
                has_files = True
            else:
                os.unlink(entry.path)  # noqa: PTH108 - a Path per file costs more than the deletion
        return [subfolder for subfolder in subfolders if subfolder[0] != _ASSETS], has_files

    def _take_address(self, page: str) -> None:
        address = page.removesuffix("/index.md").removesuffix(".md")  # MkDocs gives both files the same address
        if address in self._addresses:
            raise BuildError(
                "two pages have the same address; rename the event or hand-written page that clashes with another page",
                path=page,
            )
        self._addresses.add(address)


def _rendered(interface: Interface, page: Page) -> bytes:
    with interface_in(interface):
        return render_page(page).encode("utf-8")


def write_if_changed(path: Path, data: bytes) -> None:
    """Write a file, unless it has these bytes; the time of an unchanged file stays.

    The file is a new one, because files of the site may be links to the one before.
    """
    try:
        if path.stat().st_size == len(data) and path.is_file() and path.read_bytes() == data:
            return
        path.unlink()
    except OSError:  # usually it is missing
        pass
    try:
        _write_new(path, data)
    except OSError as error:
        if error.filename is None:  # the disk is full, for example
            error.filename = str(path)
        raise


def _write_new(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except FileNotFoundError:  # the first file of its folder
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
