"""The display of a build: one line a stage, progress on a terminal only, and a terminal that is left clean."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.project import Project
from generator.site.build import build_site
from generator.site.site_build import BuildOptions
from tests.support.counted_progress import CountedProgress
from tests.support.make_archive import COMPLETE_FINDINGS, complete_archive
from tests.support.paths import ROOT

if sys.platform == "win32":
    pytest.skip("Windows has no such terminals", allow_module_level=True)

import fcntl
import pty
import struct
import termios

_WORK = """
import sys, time
from generator.site.display import make_display

def print_line(line):
    print(line, flush=True)

display = make_display(print_line)
display.start("document pages", 300)
try:
    for number in range(300):
        display.advance()
        if number == 150:
            display.print_line("a line of the build")
        {step}
finally:
    display.end()
display.note("stage pages: 300 done")
"""

_HIDE, _SHOW, _CLEAR = "\x1b[?25l", "\x1b[?25h", "\x1b[2K"


def run_on_terminal(
    step: str = "time.sleep(0.002)", stop: Callable[[int], None] | None = None, **environment: str
) -> str:
    """Run work with progress on a terminal of 40 columns, and return all that it wrote there."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update({"TERM": "xterm", "PYTHONPATH": str(ROOT)} | environment)
        os.execv(sys.executable, [sys.executable, "-c", _WORK.format(step=step)])  # noqa: S606 - this program
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
    if stop is not None:
        stop(process)
    output = b""
    try:
        while data := os.read(terminal, 65536):
            output += data
    except OSError:
        pass  # the program has ended
    os.waitpid(process, 0)
    os.close(terminal)
    return output.decode()


def screen(output: str) -> list[str]:
    """Return the lines that stay on the screen."""
    lines = [""]
    row = 0
    for part in re.split(r"(\r\n|\r|\x1b\[1A|\x1b\[2K)", re.sub(r"\x1b\[(?:[\d;]*m|\?25[lh])", "", output)):
        if part == "\r\n":
            row += 1
            lines += [""] * (row == len(lines))
        elif part == "\x1b[1A":
            row -= 1
        elif part == _CLEAR:
            lines[row] = ""
        elif part != "\r" and part:
            lines[row] = part
    return [line for line in lines if line]


def test_a_terminal_shows_count_rate_and_time_left_and_is_left_clean() -> None:
    output = run_on_terminal()
    plain = re.sub(r"\x1b\[[\d;]*m", "", output)
    assert re.search(r"document pages +[1-9]\d*/300 [\d,]+/s 00:0\d", plain)
    assert max(len(line) for line in re.split(r"\r\n|\r|\x1b\[[\d?;]*[A-Za-z]", plain)) <= 40
    assert screen(output) == ["a line of the build", "stage pages: 300 done"]
    assert output.count(_HIDE) == output.count(_SHOW) > 0


def test_without_colors_the_line_has_none() -> None:
    output = run_on_terminal(NO_COLOR="1")
    assert "/300" in output
    assert "\x1b[3" not in output


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_can_not_remove_a_line_shows_no_progress(term: str) -> None:
    assert run_on_terminal(TERM=term) == "a line of the build\r\nstage pages: 300 done\r\n"


def test_an_error_leaves_the_terminal_clean() -> None:
    output = run_on_terminal("assert number < 200")
    assert output.count(_HIDE) == output.count(_SHOW) > 0
    assert screen(output)[:2] == ["a line of the build", "Traceback (most recent call last):"]


def test_ctrl_c_leaves_the_terminal_clean() -> None:
    def stop(process: int) -> None:
        time.sleep(2)
        os.kill(process, signal.SIGINT)

    output = run_on_terminal("time.sleep(60 if number == 200 else 0)", stop)
    assert output.count(_HIDE) == output.count(_SHOW) > 0
    assert screen(output)[0] == "a line of the build"
    assert "KeyboardInterrupt" in output


def test_a_log_has_a_line_a_stage_and_no_control_characters(tmp_path: Path) -> None:
    script = _WORK.format(step="pass")
    result = subprocess.run(
        [sys.executable, "-c", script],
        env=dict(os.environ) | {"PYTHONPATH": str(ROOT), "FORCE_COLOR": "1", "TERM": "xterm"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (result.stdout, result.stderr) == ("a line of the build\n", "stage pages: 300 done\n")


def without_seconds(text: str) -> str:
    return re.sub(r"\d+\.\d+ s", "S s", text)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return complete_archive(tmp_path)


def test_the_lines_of_stages_are_the_same_in_each_run(project: Project) -> None:
    arguments = ["--root", str(project.root), "build", "--until", "pages", "--no-cache"]
    first, second = (CliRunner().invoke(main, arguments) for _ in range(2))
    assert first.exit_code == 0
    assert first.stdout.splitlines() == [
        "pages: 2 sessions, 1 article, 3 people; 0 errors, 1 warning in the sources",
        *COMPLETE_FINDINGS,
    ]
    assert without_seconds(first.stderr) == without_seconds(second.stderr)
    lines = without_seconds(first.stderr).splitlines()
    assert lines[0] == "stage inputs: S s; no earlier build is used"
    assert "stage read: S s; 3 done, 0 kept" in lines
    assert lines[-1] == "build ended: documents 3; S s"


def test_a_quiet_build_prints_no_lines_of_stages(project: Project) -> None:
    result = CliRunner().invoke(main, ["--root", str(project.root), "pages", "--quiet"])
    assert (result.exit_code, result.stderr) == (0, "")


def test_explained_stages_end_with_the_memory(project: Project) -> None:
    arguments = ["--root", str(project.root), "build", "--until", "read", "--explain-stages"]
    result = CliRunner().invoke(main, arguments)
    stages = [line for line in result.stdout.splitlines() if line.startswith("stage ")]
    assert len(stages) == 3
    assert all(re.search(r"; peak [\d,]+ MB, [\d,]+ MB in another process$", line) for line in stages)
    assert re.search(r"^build ended: documents 0; [\d.]+ s; peak ", result.stderr)


@pytest.mark.slow
def test_the_end_of_a_build_counts_the_pages(project: Project) -> None:
    arguments = ["--root", str(project.root), "build"]
    first, second = (CliRunner().invoke(main, arguments) for _ in range(2))
    assert "build ended: documents 3; pages 33 written, 0 kept; " in first.stderr.splitlines()[-1]
    assert "build ended: documents 3; pages 0 written, 33 kept; " in second.stderr.splitlines()[-1]


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_each_document_and_page_is_counted_once(project: Project, workers: int) -> None:
    progress = CountedProgress()
    build_site(project, print_line=lambda _: None, options=BuildOptions(workers=workers), progress=progress)
    counts = {name: (done, total) for name, total, done in progress.ended}
    assert len(counts) == len(progress.ended)
    assert counts["read"] == counts["links"] == counts["document pages"] == (3, 3)
    assert counts["render"] == (33, 33)
    assert counts["check"] == (34, 34)  # with the page of missing addresses
    assert all(done == total for done, total in counts.values())
    progress.ended.clear()
    build_site(project, print_line=lambda _: None, progress=progress)
    assert progress.ended == []


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"]])
def test_help_does_not_load_the_library_of_the_progress(arguments: list[str]) -> None:
    script = f"import sys; sys.argv = ['x', *{arguments!r}]\nfrom generator.cli import main\ntry:\n main()\nfinally:\n"
    script += " print('rich' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.endswith("False\n")
