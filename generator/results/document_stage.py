"""Stages by document: the result of a document is kept under the hash of all that it depends on.

The work of a stage gets a context, which is the same for all documents, and a task, which is all that it may know
about one document. Both are data, so the hash of their bytes is the hash of what the result depends on. A task names
large data by the name of an object, which is the hash of its content. A result that came out the same gives the next
stage the same task, so the chain ends there. `result_cache.py` runs the stages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from generator.results.objects import ObjectStore

_C = TypeVar("_C")
_T = TypeVar("_T", bound=msgspec.Struct)
_R = TypeVar("_R")


class Folders(msgspec.Struct, frozen=True):
    """Where a stage reads and writes. No result depends on the places, only on the files in them."""

    objects: Path
    transcripts: Path
    docs: Path
    site_config: Path

    @property
    def store(self) -> ObjectStore:
        """The objects."""
        return ObjectStore(self.objects)


class DocumentStage(msgspec.Struct, Generic[_C, _T, _R], frozen=True):
    """A stage by document. Its work knows no other document, so the order of the documents changes nothing."""

    name: str
    """In `--explain-stages`, and of the file of its results."""
    work: Callable[[Folders, _C, _T], _R]
    """A function of a module: workers find it by its name."""
    context: type[_C]
    task: type[_T]
    """It holds no sets, because their order differs from process to process."""
    result: type[_R]
    objects: Callable[[_R], Iterable[str]]
    """Returns the names of the objects that belong to a result."""
    work_on_many: Callable[[Folders, _C, Sequence[_T]], Sequence[_R]] | None = None
    """For work whose start costs much: the results of many tasks, the same as `work` gives for each."""
