"""Writes the joined style sheets and scripts into the docs folder, where they replace those of the theme.

A joined file has the name of the file that pages load, so pages are the same with and without it, and a changed rule of
a style sheet changes no page.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.pages.docs_folder import write_if_changed
from generator.results.program import PROGRAM_THEME
from generator.site.assets.asset_files import ASSETS, AssetFiles, NotJoinedError
from generator.site.assets.join_scripts import imported_scripts, join_script
from generator.site.assets.join_styles import imported_styles, join_styles
from generator.site.build_report import PrintLine


def write_assets(docs: Path, folders: Iterable[Path], print_line: PrintLine) -> int:
    """Join the style sheets and scripts, write those that changed, and return how many there are.

    Args:
        docs: The docs folder.
        folders: The folders of the theme; the first one that has a file gives it.
        print_line: Called with a line for each file that can't be joined; pages then load its parts one by one.
    """
    joined = joined_assets(AssetFiles(folders), print_line)
    for name, text in joined.items():
        write_if_changed(docs / name, text.encode("utf-8"))
    for path in sorted((docs / ASSETS).rglob("*")):
        if not path.is_dir() and path.relative_to(docs).as_posix() not in joined:
            path.unlink()
    return len(joined)


def joined_assets(files: AssetFiles, print_line: PrintLine) -> dict[str, str]:
    """Return each file of the program's theme that a page can load, joined with what it imports.

    Files that only the archive's own theme has stay as they are.
    """
    own = AssetFiles([PROGRAM_THEME])
    joined: dict[str, str] = {}
    for names, suffix, join in ((own.names(".css"), ".css", join_styles), (own.names(".js"), ".js", join_script)):
        entries = _entries(files, files.names(suffix))
        for name in names:
            if name in entries:
                try:
                    joined[name] = join(files, name)
                except NotJoinedError as error:
                    print_line(f"assets: {error}, so {name} is not joined")
    return joined


def _entries(files: AssetFiles, names: list[str]) -> set[str]:
    """Return the files that a page or a script loads: those that nothing imports, and those that are loaded later."""
    imported: set[str] = set()
    loaded_later: set[str] = set()
    for name in names:
        with suppress(NotJoinedError):  # said when the file is joined
            if name.endswith(".css"):
                imported |= imported_styles(files, name)
            else:
                imports, later = imported_scripts(files, name)
                imported |= imports
                loaded_later |= later
    return (set(names) - imported) | loaded_later
