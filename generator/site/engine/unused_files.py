"""Leaves the files of the parent theme out of the site: its pages load none of them.

A hook of MkDocs and ProperDocs, which load this file by its path, so it imports nothing of the program. Material brings
2.5 MB of scripts, style sheets and dictionaries. An archive that needs one of these files copies it into its own theme.
"""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from pathlib import Path
from typing import Any

_THEME = Path(__file__).resolve().parents[2] / "theme"

_Config = MutableMapping[str, Any]
"""The configuration of MkDocs or ProperDocs."""


def on_files(files: Iterable[Any], config: _Config) -> None:
    """Exclude the files of all folders of templates behind that of the program's theme."""
    folders = config["theme"].dirs
    own = next((place for place, folder in enumerate(folders) if Path(folder).resolve() == _THEME), len(folders))
    behind = set(folders[own + 1 :])
    for file in files:
        if file.src_dir in behind:
            file.inclusion = type(file.inclusion).EXCLUDED
