"""A progress that keeps what stages report."""

from __future__ import annotations

from generator.progress import Progress


class CountedProgress(Progress):
    """Keeps each piece of work with its total and how many were done; at the end of the work it is in `ended`."""

    def __init__(self) -> None:
        self.ended: list[tuple[str, int, int]] = []
        self._current: tuple[str, int] | None = None
        self._done = 0

    def start(self, name: str, total: int) -> None:
        """Begin a piece of work."""
        assert self._current is None
        self._current, self._done = (name, total), 0

    def advance(self, count: int = 1) -> None:
        """Count."""
        assert self._current is not None
        self._done += count

    def end(self) -> None:
        """Keep the piece of work; a build also says at its end that all work has ended."""
        if self._current is not None:
            self.ended.append((*self._current, self._done))
            self._current = None
