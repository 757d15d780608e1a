"""The docs folder: the files of this build stay, all others go."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.errors import BuildError
from generator.pages.markdown.render import render
from generator.pages.views.listing import Page


class DocsFolder:
    """The docs folder, which keeps the files of this build and deletes all others."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._names: set[str] = set()
        self._addresses: set[str] = set()

    @property
    def addresses(self) -> frozenset[str]:
        """The addresses of the written pages."""
        return frozenset("" if name == "index" else f"{name}/" for name in self._addresses)

    def write_pages(self, pages: Iterable[Page]) -> None:
        """Render and write pages."""
        for page in pages:
            self.write_text(page.path, render(page.template, page.values))

    def write_text(self, name: str, text: str) -> None:
        """Write a text file."""
        self.write(name, text.encode("utf-8"))

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
        """Delete every other file, then the empty folders."""
        for path in sorted(self._root.rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.relative_to(self._root).as_posix() not in self._names:
                path.unlink()

    def _take_address(self, page: str) -> None:
        address = page.removesuffix("/index.md").removesuffix(".md")  # MkDocs gives both files the same address
        if address in self._addresses:
            raise BuildError(
                "two pages have the same address; rename the event or hand-written page that clashes with another page",
                path=page,
            )
        self._addresses.add(address)


def write_if_changed(path: Path, data: bytes) -> None:
    """Write a file, unless it has these bytes; the time of an unchanged file stays."""
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
