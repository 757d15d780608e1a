"""What a maintainer sees of a build: its lines, its progress, and one line for each stage that has ended.

The lines of a build go to the standard output; progress and the lines of stages go to the standard error.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import TYPE_CHECKING, TextIO

from generator.progress import Progress
from generator.site.build_report import PrintLine

if TYPE_CHECKING:
    from rich.progress import Progress as LiveLine

_SECONDS_BETWEEN_LOOKS = 0.1
"""The line on a terminal changes at most this often."""


class LogDisplay(Progress):
    """Prints a line for each stage that has ended, and no progress.

    Args:
        print_line: Prints a line of the build.
        has_stages: Whether it prints the lines of stages.
    """

    def __init__(self, print_line: PrintLine, *, has_stages: bool = True) -> None:
        self._print_line = print_line
        self._has_stages = has_stages

    def print_line(self, line: str) -> None:
        """Print a line of the build."""
        self._print_line(line)

    def note(self, line: str) -> None:
        """Print the line of a stage."""
        if self._has_stages:
            sys.stderr.write(f"{line}\n")
            sys.stderr.flush()


class TerminalDisplay(LogDisplay):
    """Shows the count, the rate and the time left of the work that goes on, in a line that vanishes at its end.

    The line is drawn only when somebody reports something, in the thread of the report, and under a lock.
    """

    def __init__(self, print_line: PrintLine, *, has_stages: bool = True) -> None:
        super().__init__(print_line, has_stages=has_stages)
        self._lock = threading.RLock()
        # Not `sys.stderr`: a worker that starts while a thread draws is a copy, in which its lock stays taken.
        self._terminal = os.fdopen(os.dup(sys.stderr.fileno()), "w", encoding=sys.stderr.encoding, errors="replace")
        self._live: LiveLine | None = None
        self._next_look = 0.0

    def start(self, name: str, total: int) -> None:
        """Show a new line; work on nothing has none."""
        with self._lock:
            self.end()
            if total:
                self._live = _live_line(self._terminal)
                self._live.add_task(name, total=total)
                self._live.start()

    def advance(self, count: int = 1) -> None:
        """Change the counts in the line."""
        with self._lock:
            if self._live is not None:
                self._live.advance(self._live.task_ids[0], count)
                if time.monotonic() >= self._next_look:
                    self._live.refresh()
                    self._next_look = time.monotonic() + _SECONDS_BETWEEN_LOOKS

    def end(self) -> None:
        """Remove the line."""
        with self._lock:
            if self._live is not None:
                self._live.stop()
                self._live = None

    def print_line(self, line: str) -> None:
        """Print a line above that of the progress."""
        with self._lock:
            if self._live is None:
                super().print_line(line)
                return
            self._live.stop()
            super().print_line(line)
            self._live.start()

    def note(self, line: str) -> None:
        """Print the line of a stage in the place of that of its progress."""
        self.end()
        super().note(line)


def make_display(print_line: PrintLine, *, has_stages: bool = True) -> LogDisplay:
    """Return the display for the standard error: a terminal that can remove a line, or anything else."""
    can_remove_lines = sys.stderr.isatty() and os.environ.get("TERM", "") not in {"", "dumb", "unknown"}
    kind = TerminalDisplay if can_remove_lines or _is_windows_terminal() else LogDisplay
    return kind(print_line, has_stages=has_stages)


def _is_windows_terminal() -> bool:
    return sys.platform == "win32" and sys.stderr.isatty()


def _live_line(terminal: TextIO) -> LiveLine:
    """Return a line without work in it. The library is imported here: few builds need it, and it takes time."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as LiveLine
    from rich.table import Column
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.speed
            return Text(f"{speed:,.{0 if speed >= 10 else 1}f}/s" if speed else "")

    name = TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis"))
    return LiveLine(
        name,
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(compact=True),
        console=Console(file=terminal, force_terminal=True, highlight=False),
        auto_refresh=False,  # no thread: a stage starts processes that are copies of this one
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
