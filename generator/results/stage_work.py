"""The work of a stage on its tasks, by workers in other processes: tasks and results travel as data."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, TypeVar, cast

import msgspec

from generator.errors import ArchiveError, ProgramFaultError, fault_in_words
from generator.results.document_stage import DocumentStage, Folders
from generator.workers import AnyWorkers, chunks_of, name_fatal_item

_C = TypeVar("_C")
_T = TypeVar("_T", bound=msgspec.Struct)
_R = TypeVar("_R")

_MANY = 400
"""Tasks that a worker gets together, if the stage can work on many."""


encode = msgspec.msgpack.Encoder().encode
"""Returns a task or a result as data."""


class Fault(msgspec.Struct, frozen=True):
    """An error that nobody foresaw, in the work on one document."""

    words: str
    traceback: str


def fault_error(stage: str, faults: Mapping[str, Fault]) -> ProgramFaultError:
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


def work_on_tasks(
    stage: DocumentStage[_C, _T, _R],
    folders: Folders,
    context_data: bytes,
    tasks: Iterable[bytes],
    documents: Sequence[str],
    workers: AnyWorkers,
) -> Iterator[bytes | Fault]:
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
) -> bytes | Fault:
    """Do one task in any process, and return its result as data, or the fault of the program that it met."""
    context: _C = _decoded_context(cast("Hashable", context_type), context_data)
    task = msgspec.msgpack.decode(task_data, type=task_type)
    try:
        return encode(work(folders, context, task))
    except (ArchiveError, OSError, MemoryError):
        raise
    except Exception as error:  # the other documents go on
        return Fault(fault_in_words(error), traceback.format_exc())


def _do_many(
    work_on_many: Callable[[Folders, _C, Sequence[_T]], Sequence[Any]],
    work_on_one: Callable[[bytes], bytes | Fault],
    context_type: type[_C],
    task_type: type[_T],
    folders: Folders,
    context_data: bytes,
    tasks_data: Sequence[bytes],
) -> list[bytes | Fault]:
    """Do many tasks together in any process; after a fault of the program, each of them alone, to know which has it."""
    context: _C = _decoded_context(cast("Hashable", context_type), context_data)
    tasks = [msgspec.msgpack.decode(data, type=task_type) for data in tasks_data]
    try:
        return [encode(result) for result in work_on_many(folders, context, tasks)]
    except (ArchiveError, OSError, MemoryError):
        raise
    except Exception:  # each task tells its own fault
        return [work_on_one(data) for data in tasks_data]


@lru_cache(maxsize=4)
def _decoded_context(context_type: Hashable, data: bytes) -> Any:  # noqa: ANN401 - a value of the context type
    """Return a context, decoded once a process."""
    return msgspec.msgpack.decode(data, type=context_type)
