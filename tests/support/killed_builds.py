"""Builds in copies of this process, which are killed at random moments."""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import suppress

from generator.errors import ArchiveError
from generator.project import Project
from generator.site.build import build_site
from generator.site.site_build import BuildOptions


def builds(project: Project, workers: int = 1) -> bool:
    """Build, and return True if the site was replaced."""
    try:
        return build_site(project, print_line=lambda _: None, options=BuildOptions(workers=workers)).faults == 0
    except ArchiveError:
        return False


class Killer:
    """Kills builds at moments within the time that they take."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.seconds = 2.0
        """What a build takes, as far as it is known."""
        self.children: list[int] = []

    def build(self, project: Project) -> str:
        """Build in a process of its own and kill it, and maybe its children, at a random moment; return what became
        of it.
        """
        seconds = self._chance.random() * self.seconds
        started = time.monotonic()
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                os.setsid()
                builds(project, workers=2)
            os._exit(0)
        self.children.append(child)
        while time.monotonic() - started < seconds and not _has_ended(child):
            time.sleep(0.005)
        was_running = not _has_ended(child)
        if self._chance.random() < 0.5:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if not was_running:
            self.seconds = time.monotonic() - started
        return f"killed after {seconds:.2f} s" if was_running else "ended first"

    def end_children(self) -> None:
        """Kill what is left of the builds: an engine may still be writing into its own folder."""
        for child in self.children:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
        self.children.clear()


def _has_ended(child: int) -> bool:
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
