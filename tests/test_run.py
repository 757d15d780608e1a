"""The program as a process: what was printed is whole, and the exit code is that of the command."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.paths import ROOT


def run_lines(lines: str) -> subprocess.CompletedProcess[str]:
    """Run the program with a `main` that these lines replace."""
    script = f"import atexit, sys, threading, time\nfrom generator.cli import run\n{lines}\nrun.main = main\nrun.run()"
    return subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(("code", "expected"), [("0", 0), ("None", 0), ("1", 1), ("130", 130)])
def test_the_exit_code_is_that_of_the_command(code: str, expected: int) -> None:
    printing = "    print('x' * 100_000)\n    print('wrong', file=sys.stderr)\n"
    ended = run_lines(f"def main():\n{printing}    sys.exit({code})")
    assert (ended.returncode, ended.stderr) == (expected, "wrong\n")
    assert ended.stdout == "x" * 100_000 + "\n"


def test_a_message_is_printed() -> None:
    ended = run_lines("def main():\n    sys.exit('the command was stopped')")
    assert (ended.returncode, ended.stderr) == (1, "the command was stopped\n")


def test_what_modules_do_at_the_end_of_a_process_is_done() -> None:
    ended = run_lines("def main():\n    atexit.register(print, 'cleaned')\n    sys.exit(2)")
    assert (ended.returncode, ended.stdout) == (2, "cleaned\n")


def test_a_thread_that_still_works_is_waited_for() -> None:
    work = "def work():\n    time.sleep(0.3)\n    print('done')\n"
    ended = run_lines(f"{work}def main():\n    threading.Thread(target=work).start()\n    sys.exit(3)")
    assert (ended.returncode, ended.stdout) == (3, "done\n")


def test_a_fault_of_the_program_keeps_its_traceback() -> None:
    ended = run_lines("def main():\n    raise ValueError('unforeseen')")
    assert ended.returncode == 1
    assert "ValueError: unforeseen" in ended.stderr
