"""What an index is made from, and the folders of the earlier index whose files it keeps."""

from __future__ import annotations

from pathlib import Path

import msgspec

from generator.results.file_hashes import FileHash, FileHashes

KeptFiles = dict[str, tuple[str, FileHash]]
"""Files of an index that are those of the earlier one: by the name of each its earlier name, and its content."""


class IndexBuild(msgspec.Struct, frozen=True):
    """What an index is made from, and where."""

    records: Path
    """The folder with the records: the docs folder, or the site. The folder of a record in it is the address of its
    page."""
    files: FileHashes
    """The files below `records`, or more."""
    program: str
    """A hash of the program and its libraries."""
    cache: Path
    """A folder for results that the next build can use."""
    target: Path
    """The folder of the new index; it doesn't exist yet."""
    old: Path | None
    """The folder of an earlier index, whose files are as that build left them; `None` without an earlier index."""
    old_files: FileHashes
    """The files of the earlier index."""


class OldFolders:
    """The folders of the earlier index, whose files become those of the new one.

    Args:
        build: The index.
    """

    def __init__(self, build: IndexBuild) -> None:
        self.files: FileHashes = {}
        """The files of the new index."""
        self.kept: KeptFiles = {}
        """Those that are files of the earlier index."""
        self._folders: dict[str, dict[str, FileHash]] = {}
        for name, file in build.old_files.items():
            top, _, rest = name.partition("/")
            self._folders.setdefault(top, {})[rest] = file
        self._texts: dict[str, dict[str, FileHash]] = {}
        for name, file in build.old_files.items():
            folder, _, file_name = name.rpartition("/")
            self._texts.setdefault(folder, {})[file_name] = file

    def files_of(self, top: str) -> dict[str, FileHash]:
        """Return the files of a folder of the earlier index, by their paths in it."""
        return self._folders.get(top, {})

    def keep_all(self, top: str) -> None:
        """Give the new index all files of a folder."""
        self.add(top, self.files_of(top))

    def keep_as(self, old: str, new: str) -> FileHashes:
        """Give the new index the files in a folder of texts under another name, and return them."""
        files = self._texts.get(old, {})
        self.files |= {f"{new}/{name}": file for name, file in files.items()}
        self.kept |= {f"{new}/{name}": (f"{old}/{name}", file) for name, file in files.items()}
        return files

    def add(self, top: str, files: FileHashes) -> None:
        """Give the new index a folder; its files that the earlier one has under the same name are kept."""
        known_files = self.files_of(top)
        self.files |= {f"{top}/{name}": file for name, file in files.items()}
        self.kept |= {
            f"{top}/{name}": (f"{top}/{name}", file) for name, file in files.items() if known_files.get(name) == file
        }
