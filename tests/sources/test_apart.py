"""Work in a process of its own: its results and errors are those of this process, and its end is not."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

import pytest

from generator.sources.apart import EndedError, work_apart
from generator.sources.pdf import read as pdf_reader
from generator.work_guard import guarded
from tests.support.make_pdf import column
from tests.support.make_pdf import pdf as make_pdf

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no copies of processes")


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that `os.fork` has started here."""
    started: list[int] = []
    fork = os.fork

    def noted() -> int:
        child = fork()
        started.append(child)
        return child

    monkeypatch.setattr(os, "fork", noted)
    return started


def _is_gone(child: int) -> bool:
    """Return True if nobody has to wait for a child any more."""
    try:
        os.waitpid(child, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_the_result_of_another_process(children: list[int]) -> None:
    assert [int(work_apart(lambda: str(os.getpid()).encode()))] == children
    assert work_apart(lambda: b"x" * 10_000_000) == b"x" * 10_000_000
    assert os.getpid() not in children
    assert all(map(_is_gone, children))


def test_an_error_is_raised_as_usual() -> None:
    def fail() -> bytes:
        raise KeyError(os.getpid())

    with pytest.raises(KeyError) as error:
        work_apart(fail)
    assert error.value.args == (os.getpid(),)


def _kill() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def _take_memory() -> bytes:
    raise MemoryError


@pytest.mark.parametrize("work", [_kill, _take_memory])
def test_an_end_of_the_process_is_an_error(work: Callable[[], bytes], children: list[int]) -> None:
    with pytest.raises(EndedError):
        work_apart(work)
    assert len(children) == 1
    assert _is_gone(children[0])


def _work_for_ever() -> bytes:
    while True:
        pass


def _never_come_back() -> bytes:
    return bytes(sum(range(10**12)))  # the timer waits for the end of the sum


@pytest.mark.parametrize("work", [_work_for_ever, _never_come_back])
def test_the_time_of_the_guard_counts_for_the_process(work: Callable[[], bytes]) -> None:
    with pytest.raises(EndedError), guarded(0.1):
        work_apart(work)


@pytest.mark.skipif(sys.platform != "linux", reason="the memory is limited on Linux only")
def test_the_memory_of_the_guard_counts_for_the_process() -> None:
    with pytest.raises(EndedError), guarded(max_bytes=64 * 1024**2):
        work_apart(lambda: bytes(2 * 1024**3))


def test_a_pdf_that_ends_the_library_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypdfium2")
    data = make_pdf(column(["Words."]))
    assert pdf_reader.read(data).findings == ()
    monkeypatch.setattr(pdf_reader, "_read_data", lambda _: _kill())
    lines = pdf_reader.read(data)
    assert not lines.readable
    assert [(finding.code, finding.severity) for finding in lines.findings] == [("too-costly", "error")]
