"""Writes the portable copy of a built site into a folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import msgspec

from generator.errors import BuildError
from generator.pages.data import size_in_words
from generator.project import Project
from generator.site.build_lock import build_lock
from generator.site.build_report import PrintLine
from generator.site.portable.page import RUNTIME, portable_page, scripts_of
from generator.site.portable.script import classic_script, data_script, loaded_later
from generator.site.search.index import INDEX_FOLDER
from generator.text.english import counted

_START = "index.html"

_FOR_SERVERS = frozenset({"404.html", "_headers", "robots.txt", "sitemap.xml", "sitemap.xml.gz"})
"""Files that only a server, or a search engine, reads."""

_MARK = "portable-copy.json"
"""A file in the folder that says that this program wrote it."""


class PortableCopy(msgspec.Struct, frozen=True):
    """What was written."""

    pages: int
    files: int
    bytes: int


def copy_site(project: Project, target: Path, print_line: PrintLine) -> str:
    """Write the portable copy of a built archive, and return a sentence that says where it is.

    Raises:
        BuildError: As of `write_copy`; or another command holds the lock of the build.
    """
    with build_lock(project.cache, print_line, command="export"):
        written = write_copy(project.site, target)
    size = size_in_words(written.bytes)
    return f"copy: {counted(written.pages, 'page')}, {counted(written.files, 'file')} ({size}); open {target / _START}"


def write_copy(site: Path, target: Path) -> PortableCopy:
    """Write the portable copy of a site; a folder with an earlier copy is replaced.

    Args:
        site: The built site.
        target: The folder; it may be missing.

    Raises:
        BuildError: The site isn't built, the folder is in it or has other files, or a script can't be a classic script.
    """
    if not (site / _START).is_file():
        raise BuildError("the site is not built yet; run `transcript-archive build`", path=str(site))
    target = target.resolve()  # it may be a link
    if target.is_relative_to(site.resolve()):
        raise BuildError("this folder is in the built site; name one outside of it", path=str(target))
    _clear(target)
    pages = files = size = 0
    modules: set[str] = set()
    for name in _names(site):
        data = (site / name).read_bytes()
        if name.endswith(".html"):
            html = data.decode("utf-8")
            modules.update(scripts_of(html))
            size += _write(target / name, portable_page(html).encode("utf-8"))
            pages += 1
        elif name.startswith(f"{INDEX_FOLDER}/"):
            size += _write(target / f"{name}.js", data_script(name, data).encode("utf-8"))
        else:
            size += _write(target / name, data)
        files += 1
    for name, text in _scripts(site, modules):
        size += _write(target / name, text.encode("utf-8"))
        files += 1
    return PortableCopy(pages, files, size)


def _names(site: Path) -> list[str]:
    """Return the files of a site that go into the copy as they are, or changed one by one; sorted."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(name for name in paths if name not in _FOR_SERVERS and not _is_script(name))


def _is_script(name: str) -> bool:
    return name.startswith("assets/") and name.endswith((".js", ".map"))


def _scripts(site: Path, modules: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each script that the pages need, by its path: what replaces a server, then the theme's own."""
    yield RUNTIME, resources.files(__package__).joinpath("portable.js").read_text(encoding="utf-8")
    for path in sorted(site.glob("assets/scheme.js")):
        yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")
    waiting, done = sorted(modules), set[str]()
    while waiting:
        name = waiting.pop()
        if name in done:
            continue
        done.add(name)
        folder, _, file = name.rpartition("/")
        text = (site / name).read_text(encoding="utf-8")
        waiting += [f"{folder}/{later}" for later in loaded_later(text)]
        yield name, classic_script(file, text)


def _clear(target: Path) -> None:
    """Empty the folder of an earlier copy.

    Raises:
        BuildError: The folder has files that no copy wrote.
    """
    if target.is_dir() and any(target.iterdir()):
        if not (target / _MARK).is_file():
            raise BuildError("this folder has other files; name an empty or a new folder", path=str(target))
        shutil.rmtree(target)
    target.mkdir(parents=True, exist_ok=True)
    _write(target / _MARK, b'{"written_by": "transcript-archive export --copy"}\n')


def _write(path: Path, data: bytes) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)
