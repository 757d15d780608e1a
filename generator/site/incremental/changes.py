"""The changes since the last successful build: the files that an engine gets, and the outputs that go."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.results.file_hashes import FileHashes
from generator.site.incremental.inputs import Inputs
from generator.site.incremental.manifest import Manifest


class Changes(msgspec.Struct, frozen=True):
    """The files to render or copy."""

    taken_in: tuple[str, ...] | None
    """Changed files of the docs folder and changed assets of the theme; `None` takes all."""
    dropped: frozenset[str] = frozenset()
    """The outputs in the old site of changed and vanished files."""
    copied_assets: frozenset[str] = frozenset()
    """The changed assets that the last engine copied as they were, so that no engine is needed for them."""
    asset_folders: tuple[Path, ...] = ()
    """The folders of the assets, as in `Inputs`."""
    page_by_page: bool = True
    """Whether each page can be rendered without the others."""
    rendering: str = ""
    """The hash of what every page depends on, as in `Inputs`."""
    reason: str = ""
    """The reason why all files are taken."""


def find_changes(inputs: Inputs, docs: FileHashes, last: Manifest | None, *, directory_urls: bool) -> Changes:
    """Return the changes of the docs folder and of the theme's assets.

    Args:
        inputs: The inputs of this build.
        docs: The files of the docs folder.
        last: The manifest of the last successful build.
        directory_urls: The setting `use_directory_urls` of `mkdocs.yml`.
    """
    if last is None:
        reason = "no earlier build can be used"
        return Changes(None, page_by_page=inputs.page_by_page, rendering=inputs.rendering, reason=reason)
    if not inputs.page_by_page:
        reason = "by the settings in mkdocs.yml or a template, a page may depend on other pages"
        return Changes(None, page_by_page=False, reason=reason)
    if last.rendering != inputs.rendering:
        reason = "mkdocs.yml, a template, the program or a library changed"
        return Changes(None, rendering=inputs.rendering, reason=reason)
    changed = {*_changed_names(docs, last.docs), *_changed_names(inputs.assets, last.assets)}
    dropped = frozenset(output_of(name, directory_urls=directory_urls) for name in changed)
    copied_assets = frozenset(
        name
        for name in changed & inputs.assets.keys() & last.assets.keys()
        if name not in docs and name not in last.docs and last.assets[name] == last.outputs.get(name)
    )
    return Changes(tuple(sorted(changed)), dropped, copied_assets, inputs.asset_folders, rendering=inputs.rendering)


def output_of(name: str, *, directory_urls: bool) -> str:
    """Return the file of the site that an engine makes from a file of the docs folder or the theme."""
    stem, suffix = posixpath.splitext(name)
    if suffix != ".md":
        return name
    folder, base = posixpath.split(stem)
    if base in {"index", "README"}:
        return posixpath.join(folder, "index.html")
    return f"{stem}/index.html" if directory_urls else f"{stem}.html"


def _changed_names(new: FileHashes, old: FileHashes) -> Iterable[str]:
    return (name for name in new.keys() | old.keys() if new.get(name) != old.get(name))
