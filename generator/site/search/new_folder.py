"""A folder of a new index: files that the earlier index has with the same name and bytes are not written again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from generator.results.file_hashes import FileHash, FileHashes, hash_data
from generator.results.value_hashes import digest


class NewFolder:
    """A folder of a new index.

    Args:
        folder: The folder; it may be missing.
        known_files: The files of the earlier index in this folder, by their paths in it.
    """

    def __init__(self, folder: Path, known_files: Mapping[str, FileHash] = MappingProxyType({})) -> None:
        self.files: FileHashes = {}
        """Its files, by their paths in it."""
        self._folder = folder
        self._known_files = known_files

    def make(self, name: str = "") -> None:
        """Make a folder below it; also one without files is there."""
        (self._folder / name).mkdir(parents=True, exist_ok=True)

    def write(self, name: str, data: bytes) -> None:
        """Add a file of a folder that is made, and write it if it is a new one."""
        file = hash_data(data)
        self.files[name] = file
        if self._known_files.get(name) != file:
            (self._folder / name).write_bytes(data)

    def keep_all(self, names: Iterable[str]) -> bool:
        """Add files of the earlier index, unchanged; return False, and add none, if it lacks one of them."""
        files = {name: self._known_files.get(name) for name in names}
        known_files = {name: file for name, file in files.items() if file is not None}
        if len(known_files) < len(files):
            return False
        self.files |= known_files
        return True

    def version(self) -> str:
        """Return a short hash of its files."""
        return digest({name: self.files[name] for name in sorted(self.files)})[:12]
