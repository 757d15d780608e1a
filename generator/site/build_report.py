"""The counts of a build."""

from __future__ import annotations

import msgspec


class BuildReport(msgspec.Struct, frozen=True):
    """The counts of a build."""

    documents: int
    errors: int
    """Findings of severity `error` in documents."""
    warnings: int
    faults: int = 0
    """Faults of the built site. A fault is a defect of the program or of a hand-written page."""
    failed_corrections: int = 0
    """Corrections that could not be applied."""
