"""The style sheets and scripts of the theme, each as the archive's own theme or the program's has it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

ASSETS = "assets"
"""The folder of a theme with its style sheets and scripts."""


_NAMED = re.compile(r"(?<![\w/-])assets/[\w/-]+\.(?:css|js)\b")


class NotJoinedError(Exception):
    """A file imports others in a way that this program doesn't know.

    Args:
        file: The file, as a path in the theme.
        line: The number of its line.
        reason: Why it is not joined, without a full stop.
    """

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file


class AssetFiles:
    """Reads the files of a theme.

    Args:
        folders: The folders of the theme; the first one that has a file gives it.
        more: Text that is written behind that of a file, by the path of the file.
    """

    def __init__(self, folders: Iterable[Path], more: Mapping[str, str] = MappingProxyType({})) -> None:
        self._folders = tuple(folders)
        self._more = more
        self._texts: dict[str, str] = {}

    def names(self, suffix: str) -> list[str]:
        """Return the paths of all style sheets or scripts, sorted."""
        folders = [folder for folder in self._folders if (folder / ASSETS).is_dir()]
        files = ((folder, path) for folder in folders for path in (folder / ASSETS).rglob(f"*{suffix}"))
        return sorted({path.relative_to(folder).as_posix() for folder, path in files})

    def named(self) -> set[str]:
        """Return the paths of all style sheets and scripts that a template names."""
        templates = (path for folder in self._folders for path in folder.rglob("*.html"))
        texts = (path.read_text(encoding="utf-8", errors="replace") for path in templates)
        return {match[0] for text in texts for match in _NAMED.finditer(text)}

    def path(self, name: str) -> Path | None:
        """Return the file with this path in the theme."""
        return next((path for folder in self._folders if (path := folder / name).is_file()), None)

    def text(self, name: str) -> str:
        """Return the text of a file that is there."""
        if name not in self._texts:
            path = self.path(name)
            text = "" if path is None else path.read_text(encoding="utf-8", errors="replace")
            self._texts[name] = text + self._more.get(name, "")
        return self._texts[name]

    def imported(self, name: str, address: str, line: int) -> str:
        """Return the path of the file that another one imports by a relative address.

        Raises:
            NotJoinedError: There is no such file in the same folder.
        """
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        if self.path(target) is None:
            raise NotJoinedError(name, line, f"there is no {target}")
        if posixpath.dirname(target) != posixpath.dirname(name):
            raise NotJoinedError(name, line, f"{target} is in another folder, so the addresses in it would be wrong")
        return target


def line_at(text: str, position: int) -> int:
    """Return the number of the line at a position in a text."""
    return text.count("\n", 0, position) + 1
