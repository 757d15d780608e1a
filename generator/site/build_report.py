"""What a build reports to the maintainer: lines, and at the end its counts."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

PrintLine = Callable[[str], None]
"""Receives each line for the maintainer."""


class BuildReport(msgspec.Struct, frozen=True):
    """The counts of a build."""

    documents: int
    errors: int
    """Findings of severity `error` in documents."""
    warnings: int
    faults: int = 0
    """Faults of the built site. A fault is a defect of the program or of a hand-written page."""
    not_read: int = 0
    """Documents whose reading was stopped because it took too much time or memory."""
    failed_corrections: int = 0
    """Corrections that could not be applied."""
