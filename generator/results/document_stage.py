"""Stages by document: the result of a document is kept under the hash of all that it depends on.

The work of a stage gets a context, which is the same for all documents, and a task, which is all that it may know
about one document. Both are data, so the hash of their bytes is the hash of what the result depends on. A task names
large data by the name of an object, which is the hash of its content. A result that came out the same gives the next
stage the same task, so the chain ends there.
"""

from __future__ import annotations

import contextlib
import hashlib
import traceback
import zlib
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import msgspec

from generator.errors import ArchiveError, ProgramFaultError, fault_in_words
from generator.progress import Progress
from generator.results.objects import ObjectStore
from generator.results.whole_file import write_whole
from generator.workers import AnyWorkers, chunks_of, name_fatal_item

_C = TypeVar("_C")
_T = TypeVar("_T", bound=msgspec.Struct)
_R = TypeVar("_R")

_context_encoder = msgspec.msgpack.Encoder(order="deterministic")
"""Settings hold sets, whose order must not change a hash."""

_encoder = msgspec.msgpack.Encoder()

_MANY = 400
"""Tasks that a worker gets together, if the stage can work on many."""


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
        keys = {document: hashlib.sha256(common + _encoder.encode(task)).digest() for document, task in tasks.items()}
        last = self._last(stage.name)
        decoder = msgspec.msgpack.Decoder(stage.result)
        results = dict(self._kept_results(stage, last, keys, always, is_whole))
        new = {document: last[document] for document in results}
        missing = [document for document in keys if document not in results]
        encoded_tasks = (_encoder.encode(tasks[document]) for document in missing)  # all at once need much memory
        encoded_results = _work(stage, folders, context_data, encoded_tasks, missing, workers)
        common_inputs = {"program": zlib.crc32(self._program.encode()), "settings": zlib.crc32(context_data)}
        faults: dict[str, _Fault] = {}
        self._progress.start(stage.name, len(missing))
        for document, encoded in zip(missing, encoded_results, strict=True):
            if isinstance(encoded, _Fault):
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
            raise _fault_error(stage.name, faults)
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
        write_whole(path, _encoder.encode(content))

    def _file(self, stage: str) -> Path:
        return self._folder / f"{stage.replace(' ', '-')}.results"


class _Fault(msgspec.Struct, frozen=True):
    """An error that nobody foresaw, in the work on one document."""

    words: str
    traceback: str


def _fault_error(stage: str, faults: Mapping[str, _Fault]) -> ProgramFaultError:
    """Return the error of the first document with a fault; its notes have the traceback and the other documents."""
    (document, fault), *others = faults.items()
    more = f"; the stage also failed on {len(others)} more, the first is {others[0][0]}" if others else ""
    sentence = (
        f"the program has a fault: the stage {stage} ended with {fault.words}; report the fault;"
        f" move the file away to build the rest{more}"
    )
    error = ProgramFaultError(sentence, path=document)
    error.add_note(fault.traceback)
    return error


def _inputs_of(task: msgspec.Struct) -> dict[str, int]:
    """Return the CRC-32 of each field of a task."""
    return {field: zlib.crc32(_encoder.encode(getattr(task, field))) for field in task.__struct_fields__}


def _changes(old: Mapping[str, int], new: Mapping[str, int]) -> tuple[str, ...]:
    """Return the names of the inputs that changed; `files` if none did, so the files of the result were missing."""
    changed = tuple(name for name in new if old.get(name) != new[name])
    return changed or ("files",)


def _work(
    stage: DocumentStage[_C, _T, _R],
    folders: Folders,
    context_data: bytes,
    tasks: Iterable[bytes],
    documents: Sequence[str],
    workers: AnyWorkers,
) -> Iterator[bytes | _Fault]:
    """Yield the result of each task as data."""
    work = partial(_do, stage.work, stage.context, stage.task, folders, context_data)
    if stage.work_on_many is None:
        yield from name_fatal_item(workers.map(work, tasks), documents)
        return
    many = partial(_do_many, stage.work_on_many, work, stage.context, stage.task, folders, context_data)
    for results in name_fatal_item(workers.map(many, chunks_of(tasks, _MANY)), documents[::_MANY]):
        yield from results


def _do(
    work: Callable[[Folders, _C, _T], Any],
    context_type: type[_C],
    task_type: type[_T],
    folders: Folders,
    context_data: bytes,
    task_data: bytes,
) -> bytes | _Fault:
    """Do one task in any process, and return its result as data, or the fault of the program that it met."""
    context: _C = _decoded_context(cast("Hashable", context_type), context_data)
    task = msgspec.msgpack.decode(task_data, type=task_type)
    try:
        return _encoder.encode(work(folders, context, task))
    except (ArchiveError, OSError, MemoryError):
        raise
    except Exception as error:  # the other documents go on
        return _Fault(fault_in_words(error), traceback.format_exc())


def _do_many(
    work_on_many: Callable[[Folders, _C, Sequence[_T]], Sequence[Any]],
    work_on_one: Callable[[bytes], bytes | _Fault],
    context_type: type[_C],
    task_type: type[_T],
    folders: Folders,
    context_data: bytes,
    tasks_data: Sequence[bytes],
) -> list[bytes | _Fault]:
    """Do many tasks together in any process; after a fault of the program, each of them alone, to know which has it."""
    context: _C = _decoded_context(cast("Hashable", context_type), context_data)
    tasks = [msgspec.msgpack.decode(data, type=task_type) for data in tasks_data]
    try:
        return [_encoder.encode(result) for result in work_on_many(folders, context, tasks)]
    except (ArchiveError, OSError, MemoryError):
        raise
    except Exception:  # each task tells its own fault
        return [work_on_one(data) for data in tasks_data]


@lru_cache(maxsize=4)
def _decoded_context(context_type: Hashable, data: bytes) -> Any:  # noqa: ANN401 - a value of the context type
    """Return a context, decoded once a process."""
    return msgspec.msgpack.decode(data, type=context_type)
