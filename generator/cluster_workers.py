"""Workers on other machines: a Dask cluster over a shared folder.

A chunk of items goes to a worker through the scheduler. Everything else is in the folder of the build, which every
machine sees under the same path: the function, the objects, the pages. A worker compares its program with that of the
build before its first chunk, whenever it joins.
"""

from __future__ import annotations

import logging
import pickle
import platform
import secrets
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from generator.errors import BuildError
from generator.results.program import read_program
from generator.workers import CHUNKS_AHEAD, MIN_ITEMS, FatalItemError, chunks_of

if TYPE_CHECKING:
    from distributed import Client, Future, Worker

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_CONNECT_SECONDS = 10
"""How long a build waits for the scheduler, and then for the first worker."""

_NO_WORKER_SECONDS = 60
"""How long a build waits for another worker after the last one has ended."""

_WATCH_SECONDS = 2
"""Time between two looks at the number of workers while a result is awaited."""

_QUIET_LOGGERS = ("distributed", "distributed.client", "tornado.application")
"""They print tracebacks of a lost connection, which is one sentence here."""


class ClusterError(BuildError):
    """The cluster can't do the work."""


class _Expected(msgspec.Struct, frozen=True):
    """What a worker must find on its machine."""

    program: str
    python: str
    folder: str
    """The folder of the build."""
    secret: str
    """The content of the file in the folder that each worker reads."""


class _Chunk(msgspec.Struct, frozen=True):
    """The results of a chunk."""

    answer: str
    """The name of the file by which the worker showed that it writes into the folder."""
    results: list[Any]


class ClusterWorkers:
    """The workers of a Dask cluster.

    Args:
        address: The address of the scheduler, such as `tcp://127.0.0.1:8786`.
        folder: An empty folder, which the workers see under the same path.

    Entering the context connects to the cluster and compares each worker with this process.

    Raises:
        ClusterError: Dask is not installed, the scheduler can't be reached, there is no worker, or a worker differs.
    """

    def __init__(self, address: str, folder: Path) -> None:
        self._address = address
        self._folder = folder / "cluster"
        self._client: Client | None = None
        self._answers: set[str] = set()
        self._functions = 0

    def __enter__(self) -> ClusterWorkers:
        self._folder.mkdir()
        self._expected = _Expected(read_program().hash, _python_version(), str(self._folder), secrets.token_hex())
        (self._folder / _QUESTION).write_text(self._expected.secret, encoding="ascii")
        self._client = _connect(self._address)
        try:
            self._compare_workers()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave the cluster; its workers begin no other document of this build."""
        if self._client is not None:
            client, self._client = self._client, None
            (self._folder / _QUESTION).unlink(missing_ok=True)
            with suppress(OSError, RuntimeError):  # a connection that is lost need not be closed
                client.close(timeout=_WATCH_SECONDS)

    def map(self, function: Callable[[_Item], _Result], items: Iterable[_Item]) -> Iterator[_Result]:
        """Yield the result of each item, in the order of the items.

        Args:
            function: A function of a module, or a `functools.partial` of one; it and its items are pickled.
            items: The items.

        Raises:
            FatalItemError: Each worker that works on one of the items is killed.
            ClusterError: The scheduler or all workers are lost, or a worker differs.
        """
        iterator = iter(items)
        first = tuple(islice(iterator, MIN_ITEMS))
        if len(first) < MIN_ITEMS:
            yield from map(function, first)
            return
        shared = self._share(function)
        chunks = chunks_of(chain(first, iterator))
        pending: deque[tuple[tuple[_Item, ...], Future[Any]]] = deque()
        position = 0
        try:
            while True:
                room = self._number_of_workers() * CHUNKS_AHEAD - len(pending)
                pending.extend((chunk, self._submit(shared, chunk)) for chunk in islice(chunks, max(room, not pending)))
                if not pending:
                    return
                chunk, future = pending.popleft()
                results = self._results_of(future)
                if results is None:
                    for _, other in pending:  # alone, an item is not blamed for the deaths of others
                        self._wait(other)
                    results = self._one_by_one(shared, chunk, position)
                position += len(chunk)
                yield from results
        finally:
            if self._client is not None:
                for _, future in pending:
                    future.cancel()

    def _one_by_one(self, shared: str, chunk: tuple[Any, ...], position: int) -> list[Any]:
        """Return the results of a chunk whose workers were killed."""
        results = []
        for number, item in enumerate(chunk):
            result = self._results_of(self._submit(shared, (item,)))
            if result is None:
                raise FatalItemError(position + number)
            results += result
        return results

    def _results_of(self, future: Future[Any]) -> list[Any] | None:
        """Wait for the results of a chunk; return `None` if each worker that worked on it was killed."""
        from distributed import CancelledError
        from distributed.scheduler import KilledWorker

        self._wait(future)
        try:
            done: _Chunk = future.result()
        except KilledWorker:
            return None
        except CancelledError as error:
            raise self._lost() from error
        except (OSError, RuntimeError) as error:
            if future.status == "error":  # the item's own error, not one of the way to its result
                raise
            raise self._lost() from error
        self._check_answer(done.answer)
        return done.results

    def _wait(self, future: Future[Any]) -> None:
        """Wait until a future is done or failed.

        Raises:
            ClusterError: The scheduler or all workers are lost.
        """
        from distributed import CancelledError, wait

        last_worker = monotonic()
        while True:
            try:
                wait([future], timeout=_WATCH_SECONDS)
            except TimeoutError:
                if self._number_of_workers():
                    last_worker = monotonic()
                elif monotonic() - last_worker > _NO_WORKER_SECONDS:
                    raise ClusterError(
                        f"the cluster at {self._address} has no worker any more; a document may need more memory than "
                        "its machines have"
                    ) from None
            except CancelledError as error:
                raise self._lost() from error
            else:
                return

    def _submit(self, shared: str, chunk: tuple[Any, ...]) -> Future[Any]:
        with self._contact() as client:
            return client.submit(_do_chunk, self._expected, shared, chunk, pure=False)

    def _number_of_workers(self) -> int:
        with self._contact() as client:
            return len(client.nthreads())

    def _share(self, function: Callable[..., Any]) -> str:
        """Write a function into the folder, so that the settings in it don't go through the scheduler."""
        self._functions += 1
        path = self._folder / f"function-{self._functions}"
        path.write_bytes(pickle.dumps(function))
        return str(path)

    def _compare_workers(self) -> None:
        """Ask each worker whether it differs.

        Raises:
            ClusterError: There is no worker, or one differs.
        """
        try:
            with self._contact() as client:
                client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
        except TimeoutError as error:
            raise ClusterError(f"the cluster at {self._address} has no worker; start `dask worker`") from error
        with self._contact() as client:
            answers = client.run(_answer, self._expected, on_error="return")
        for worker, answer in sorted(answers.items()):
            if isinstance(answer, ClusterError):
                raise answer
            if not isinstance(answer, str):
                raise ClusterError(f"the worker {worker} can't load the program ({answer}); install the same version")
            self._check_answer(answer)

    def _check_answer(self, answer: str) -> None:
        """Check that the file that a worker wrote is there."""
        if answer not in self._answers and not (self._folder / answer).is_file():
            raise ClusterError(f"a worker of the cluster at {self._address} writes into another {self._folder}")
        self._answers.add(answer)

    @contextmanager
    def _contact(self) -> Iterator[Client]:
        """Yield the client; a broken connection is an error in one sentence."""
        if self._client is None or self._client.status != "running":
            raise self._lost()
        try:
            yield self._client
        except TimeoutError:
            raise
        except (OSError, RuntimeError) as error:
            raise self._lost() from error

    def _lost(self) -> ClusterError:
        return ClusterError(f"the connection to the scheduler at {self._address} is lost")


def _connect(address: str) -> Client:
    """Return a client of the scheduler.

    Raises:
        ClusterError: Dask is not installed, or the scheduler can't be reached.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            "Dask is not installed; install it with `pip install 'transcript-archive[cluster]'`"
        ) from error
    for name in _QUIET_LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout=_CONNECT_SECONDS)
    except (OSError, ValueError, TypeError) as error:
        raise ClusterError(f"no scheduler can be reached at {address}; start `dask scheduler`") from error


_QUESTION = "question"
"""The file that a worker reads before its first chunk. Without it the build has ended."""


def _do_chunk(expected: _Expected, shared: str, chunk: tuple[Any, ...]) -> _Chunk:
    """Return the results of a chunk, in a process of the cluster."""
    from distributed import get_worker

    answer = _answer(expected, get_worker())
    function = _load_function(shared)
    question = Path(expected.folder, _QUESTION)
    results = []
    for item in chunk:
        if not question.exists():  # a later build may be writing the same files
            raise ClusterError("the build has ended")
        results.append(function(item))
    return _Chunk(answer, results)


def _answer(expected: _Expected, dask_worker: Worker) -> str:  # Dask gives the worker to an argument of this name
    """Return the name of the file that this process of the cluster wrote as an answer."""
    return _compare_once(expected, dask_worker.address, dask_worker.state.nthreads)


@lru_cache(maxsize=2)
def _compare_once(expected: _Expected, address: str, threads: int) -> str:
    """Compare this process of the cluster with the build, and return the name of the file that it wrote as an answer.

    Raises:
        ClusterError: The process differs, or doesn't see the folder of the build.
    """
    name, folder = f"the worker {address}", Path(expected.folder)
    try:
        sees_folder = (folder / _QUESTION).read_text(encoding="ascii") == expected.secret
    except (OSError, ValueError):
        sees_folder = False
    if not sees_folder:
        raise ClusterError(f"{name} doesn't see {folder}; the archive must be in a folder that all machines share")
    if threads != 1:
        raise ClusterError(f"{name} has {threads} threads; start it with --nthreads 1")
    if _python_version() != expected.python:
        raise ClusterError(f"{name} runs Python {_python_version()}, and the build Python {expected.python}")
    if _own_program() != expected.program:
        raise ClusterError(
            f"{name} has another version of the program, of a library or of SOURCE_DATE_EPOCH; install the same and "
            "start the worker again"
        )
    answer = secrets.token_hex()
    (folder / answer).touch()
    return answer


@lru_cache(maxsize=1)
def _own_program() -> str:
    """Return the hash of the program of this process, made once: files that change later are not those that it runs."""
    return read_program().hash


@lru_cache(maxsize=4)
def _load_function(path: str) -> Callable[[Any], Any]:
    function: Callable[[Any], Any] = pickle.loads(Path(path).read_bytes())  # noqa: S301 - written by the build
    return function


def _python_version() -> str:
    return ".".join(platform.python_version_tuple()[:2])
