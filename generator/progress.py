"""Progress of long work: what a stage reports while it works on many documents or pages."""

from __future__ import annotations


class Progress:
    """Stages report here how far they are. This class ignores it; a subclass shows it."""

    def start(self, name: str, total: int) -> None:
        """Work on this many documents or pages begins; work that began before has ended."""

    def advance(self, count: int = 1) -> None:
        """So many more of them are done."""

    def end(self) -> None:
        """The work has ended, successfully or not."""

    def note(self, line: str) -> None:
        """A stage, or the whole build, has ended; the line says what it did."""
