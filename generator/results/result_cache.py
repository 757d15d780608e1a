"""The results of stages by document, kept from build to build: only those whose inputs changed are made again."""

from __future__ import annotations

import contextlib
import hashlib
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from generator.progress import Progress
from generator.results.document_stage import DocumentStage, Folders
from generator.results.objects import ObjectStore
from generator.results.stage_work import Fault, encode, fault_error, work_on_tasks
from generator.results.whole_file import write_whole
from generator.workers import AnyWorkers

_C = TypeVar("_C")
_T = TypeVar("_T", bound=msgspec.Struct)
_R = TypeVar("_R")

_context_encoder = msgspec.msgpack.Encoder(order="deterministic")
"""Settings hold sets, whose order must not change a hash."""


class KeptResult(msgspec.Struct, frozen=True, array_like=True):
    """The result of one document."""

    key: bytes
    """The hash of all that it depends on."""
    inputs: dict[str, int]
    """The CRC-32 of the program, the context and each field of the task, to say what changed."""
    reasons: tuple[str, ...]
    """The inputs that had changed when it was made; empty if there was no earlier result."""
    result: msgspec.Raw


class StageCount(msgspec.Struct, frozen=True):
    """How many documents a stage worked on, and how many results it kept."""

    done: int
    kept: int


class ResultCache:
    """The results of the last build, and those of this one.

    Args:
        folder: Where the results are; it may be missing.
        program: The hash of the program and its libraries.
        use_last: Whether results of the last build are used.
        progress: Counts the documents that are done.
    """

    def __init__(self, folder: Path, program: str, *, use_last: bool, progress: Progress | None = None) -> None:
        self.counts: dict[str, StageCount] = {}
        """By the name of the stage."""
        self.done: dict[str, frozenset[str]] = {}
        """The documents whose results were made in this build, by the name of the stage."""
        self._folder = folder
        self._program = program
        self._use_last = use_last
        self._progress = progress or Progress()
        self._objects: set[str] = set()
        self._known_objects = ObjectStore(folder / "objects").names() if use_last else frozenset[str]()

    @property
    def objects(self) -> Path:
        """The folder of the objects."""
        return self._folder / "objects"

    def run(
        self,
        stage: DocumentStage[_C, _T, _R],
        folders: Folders,
        context: _C,
        tasks: Mapping[str, _T],
        workers: AnyWorkers,
        *,
        always: Collection[str] = (),
        is_whole: Callable[[_R], bool] = lambda result: True,
    ) -> dict[str, _R]:
        """Return the result of each task, in the order of the tasks.

        Args:
            stage: The stage.
            folders: Where its work reads and writes.
            context: What all tasks have in common.
            tasks: The tasks, by document.
            workers: They do the tasks whose results are not kept.
            always: Documents whose results are never kept, because they depend on more than their task.
            is_whole: Returns True if the files that a kept result describes are still there.

        Raises:
            ProgramFaultError: The work on some documents ended with an error that nobody foresaw. The results of the
                others are kept.
        """
        context_data = _context_encoder.encode(context)
        common = hashlib.sha256(f"{self._program}\n{stage.name}\n".encode() + context_data).digest()
        keys = {document: hashlib.sha256(common + encode(task)).digest() for document, task in tasks.items()}
        last = self._last(stage.name)
        decoder = msgspec.msgpack.Decoder(stage.result)
        results = dict(self._kept_results(stage, last, keys, always, is_whole))
        new = {document: last[document] for document in results}
        missing = [document for document in keys if document not in results]
        encoded_tasks = (encode(tasks[document]) for document in missing)  # all at once need much memory
        encoded_results = work_on_tasks(stage, folders, context_data, encoded_tasks, missing, workers)
        common_inputs = {"program": zlib.crc32(self._program.encode()), "settings": zlib.crc32(context_data)}
        faults: dict[str, Fault] = {}
        self._progress.start(stage.name, len(missing))
        for document, encoded in zip(missing, encoded_results, strict=True):
            if isinstance(encoded, Fault):
                faults[document] = encoded
                continue
            results[document] = decoder.decode(encoded)
            inputs = common_inputs | _inputs_of(tasks[document])
            reasons = _changes(last[document].inputs, inputs) if document in last else ()
            new[document] = KeptResult(keys[document], inputs, reasons, msgspec.Raw(encoded))
            self._progress.advance()
        self._progress.end()
        self.done[stage.name] = frozenset(missing)
        self._note(stage, results, len(missing))
        self._keep(stage.name, {document: new[document] for document in keys if document in new}, last)
        if faults:
            raise fault_error(stage.name, faults)
        return {document: results[document] for document in tasks}

    def _keep(self, stage: str, new: Mapping[str, KeptResult], last: Mapping[str, KeptResult]) -> None:
        """Write the results of a stage; the file, which may be large, stays if it has just these."""
        if not self._use_last or new.keys() != last.keys() or any(new[name] is not last[name] for name in new):
            self._write(stage, new)

    def _kept_results(
        self,
        stage: DocumentStage[_C, _T, _R],
        last: Mapping[str, KeptResult],
        keys: Mapping[str, bytes],
        always: Collection[str],
        is_whole: Callable[[_R], bool],
    ) -> Iterator[tuple[str, _R]]:
        """Yield the documents whose results of the last build can be used, each with its result."""
        decoder = msgspec.msgpack.Decoder(stage.result)
        for document, key in keys.items():
            kept = last.get(document)
            if kept is None or kept.key != key or document in always:
                continue
            result = decoder.decode(kept.result)
            if self._known_objects.issuperset(stage.objects(result)) and is_whole(result):
                yield document, result

    def run_once(self, name: str, inputs: object, result: type[_R], work: Callable[[], _R]) -> _R:
        """Return the result of work on the whole archive, or that of the last build if its inputs are the same.

        Args:
            name: The name of the work, and of the file of its result.
            inputs: All that the result depends on, as data.
            result: The type of the result.
            work: Makes the result.
        """
        key = hashlib.sha256(f"{self._program}\n{name}\n".encode() + _context_encoder.encode(inputs)).hexdigest()
        last = self._read(name, tuple[str, msgspec.Raw]) if self._use_last else None
        if last is not None and last[0] == key:
            with contextlib.suppress(msgspec.DecodeError):
                return msgspec.msgpack.decode(last[1], type=result)
        new_result = work()
        self._write(name, (key, new_result))
        return new_result

    def read_table(self, name: str, row: type[_R]) -> dict[str, _R]:
        """Return a table of the last build; an empty one if it is missing or damaged."""
        table = self._read(name, tuple[str, dict[str, row]]) if self._use_last else None  # type: ignore[valid-type]
        return table[1] if table is not None and table[0] == self._program else {}

    def write_table(self, name: str, table: Mapping[str, _R]) -> None:
        """Keep a table for the next build by the same program."""
        self._write(name, (self._program, table))

    def sweep(self) -> None:
        """Delete the objects that belong to no result of this build."""
        ObjectStore(self.objects).sweep(self._objects)

    def _note(
        self,
        stage: DocumentStage[_C, _T, _R],
        results: Mapping[str, _R],
        done: int,
    ) -> None:
        self.counts[stage.name] = StageCount(done=done, kept=len(results) - done)
        for result in results.values():
            self._objects.update(stage.objects(result))

    def kept_result(self, stage: str, document: str) -> KeptResult | None:
        """Return the result of a document in the last build; `None` if it has none."""
        return self._last(stage).get(document)

    def _last(self, stage: str) -> dict[str, KeptResult]:
        return (self._read(stage, dict[str, KeptResult]) if self._use_last else None) or {}

    def _read(self, name: str, content: type[_R]) -> _R | None:
        """Return a file of the last build; `None` if it is missing or damaged."""
        try:
            return msgspec.msgpack.decode(self._file(name).read_bytes(), type=content)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def _write(self, name: str, content: object) -> None:
        path = self._file(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, encode(content))

    def _file(self, stage: str) -> Path:
        return self._folder / f"{stage.replace(' ', '-')}.results"


def _inputs_of(task: msgspec.Struct) -> dict[str, int]:
    """Return the CRC-32 of each field of a task."""
    return {field: zlib.crc32(encode(getattr(task, field))) for field in task.__struct_fields__}


def _changes(old: Mapping[str, int], new: Mapping[str, int]) -> tuple[str, ...]:
    """Return the names of the inputs that changed; `files` if none did, so the files of the result were missing."""
    changed = tuple(name for name in new if old.get(name) != new[name])
    return changed or ("files",)
