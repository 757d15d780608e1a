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
from generator.settings.colours import DEFAULT_COLOURS, Colours, accents_of
from generator.site.assets.asset_files import ASSETS, AssetFiles, NotJoinedError
from generator.site.assets.join_scripts import join_script, loaded_later
from generator.site.assets.join_styles import join_styles
from generator.site.assets.translate_scripts import TABLE_FILE, script_words
from generator.site.build_report import PrintLine

_COLOURS_FILE = f"{ASSETS}/tokens.css"
"""The style sheet that names every colour; a style sheet that a page loads imports it."""


def write_assets(docs: Path, folders: Iterable[Path], print_line: PrintLine, colours: Colours = DEFAULT_COLOURS) -> int:
    """Join the style sheets and scripts, write those that changed, and return how many there are.

    Args:
        docs: The docs folder.
        folders: The folders of the theme; the first one that has a file gives it.
        print_line: Called with a line for each file that can't be joined; pages then load its parts one by one.
        colours: The colours of the archive.
    """
    joined = joined_assets(AssetFiles(folders, {_COLOURS_FILE: _rules(colours)}), print_line)
    for name, text in joined.items():
        write_if_changed(docs / name, text.encode("utf-8"))
    for path in sorted((docs / ASSETS).rglob("*")):
        if not path.is_dir() and path.relative_to(docs).as_posix() not in joined:
            path.unlink()
    return len(joined)


def joined_assets(files: AssetFiles, print_line: PrintLine) -> dict[str, str]:
    """Return each file of the program's theme that a template or a script loads, joined with what it imports.

    Files that only the archive's own theme has stay as they are.
    """
    own = AssetFiles([PROGRAM_THEME])
    joined: dict[str, str] = {}
    words = script_words()
    if words is not None:
        joined[TABLE_FILE] = words.fill_table(own.text(TABLE_FILE))
    for name in sorted((files.named() | _loaded_later(files)).intersection(own.names(".css") + own.names(".js"))):
        try:
            text = join_styles(files, name) if name.endswith(".css") else join_script(files, name)
            joined[name] = words.put_into(text) if words is not None else text
        except NotJoinedError as error:
            print_line(f"assets: {error}, so {name} is not joined")
    return joined


def _rules(colours: Colours) -> str:
    """Return the rules of an archive's colours; paper keeps its black."""
    accents = accents_of(colours)
    return f"\n@media screen {{ :root {{ --accent: light-dark({', '.join(accents)}); }} }}\n" if accents else ""


def _loaded_later(files: AssetFiles) -> set[str]:
    scripts: set[str] = set()
    for name in files.names(".js"):
        with suppress(NotJoinedError):  # said when the script is joined
            scripts |= loaded_later(files, name)
    return scripts
