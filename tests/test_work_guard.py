"""The guard stops work that takes too much time or memory, and nothing is published that met it."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

import pytest

from generator.archive.stages import read_sources
from generator.project import Project
from generator.reading.steps import read_document
from generator.records import SessionRecord
from generator.settings.load import Settings
from generator.site.build import build_site
from generator.site.site_build import BuildOptions
from generator.work_guard import GuardError, guarded
from tests.support.make_archive import complete_archive

NAME = "moot-2001/ws3-washed-rinds.txt"


def _work_for_ever() -> None:
    while True:
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such timer")
def test_work_that_takes_too_much_time_is_stopped() -> None:
    with pytest.raises(GuardError, match=r"^it took more than 0.05 seconds of processor time$"), guarded(0.05):
        _work_for_ever()
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


@pytest.mark.skipif(sys.platform != "linux", reason="the memory is limited on Linux only")
def test_work_that_takes_too_much_memory_is_stopped() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(GuardError, match=r"^it took more than 64 MB of memory$"), guarded(max_bytes=64 * 1024**2):
        bytearray(2 * 1024**3)  # more than earlier tests can have left free in the process
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_other_work_and_its_errors_pass() -> None:
    with guarded():
        assert sum(range(1000)) == 499_500
    with pytest.raises(KeyError), guarded():
        dict[str, int]()["a"]


def test_outside_the_main_thread_the_work_is_done_without_a_timer() -> None:
    done = []

    def work() -> None:
        with guarded(max_seconds=0.001):
            done.append(sum(range(100_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(done) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such timer")
def test_a_file_that_needs_more_than_the_limit_is_an_error(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "greedy.txt"
    path.write_text("".join(f">> SPEAKER {number}: Words.\n" for number in range(20_000)), encoding="utf-8")
    monkeypatch.setattr(read_sources, "guarded", lambda: guarded(0.05))
    record = read_sources.read_source(path, tmp_path, settings)
    assert (record.kind, record.turns) == ("other", ())
    assert [(finding.code, finding.severity) for finding in record.findings][:1] == [("too-costly", "error")]
    assert record.findings[0].message.startswith(
        "reading was stopped: it took more than 0.05 seconds of processor time;"
    )


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_takes_too_much_is_named_and_nothing_is_published(
    workers: int, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = complete_archive(tmp_path_factory.mktemp("guarded"))
    options = BuildOptions(workers=workers)
    assert build_site(project, print_line=lambda _: None, options=options).not_read == 0
    before = _files_of(project)
    (project.transcripts / NAME).write_text(">> ADA CHURN: Other words.\n", encoding="utf-8")

    def read_or_stop(path: Path, transcripts: Path, settings: Settings, _stated: object) -> SessionRecord:
        if path.name == "ws3-washed-rinds.txt":
            raise GuardError("it took more than 60 seconds of processor time")
        return read_document(path, transcripts, settings)

    monkeypatch.setattr(read_sources, "read_document", read_or_stop)
    output: list[str] = []
    report = build_site(project, print_line=output.append, options=options)
    assert report.not_read == 1
    assert output[0] == (
        f"content/transcripts/{NAME}: error: reading was stopped: it took more than 60 seconds of processor time;"
        " split the file, and nothing is published until then [too-costly]"
    )
    assert output[-1] == (
        "publish: some files were not read, so the new site is in .cache/site-with-faults/ and the existing site stays"
    )
    assert _files_of(project) == before
    monkeypatch.undo()
    assert build_site(project, print_line=lambda _: None, options=options).not_read == 0
    assert "Other words." in (project.site / NAME.removesuffix(".txt") / "index.html").read_text(encoding="utf-8")


def _files_of(project: Project) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in project.site.rglob("*") if path.is_file()}
