"""How many examples the property tests try."""

from __future__ import annotations

import os


def examples(by_day: int) -> int:
    """Return the number of examples of a property: `by_day`, or the number in `HYPOTHESIS_EXAMPLES` for a night run."""
    return int(os.environ.get("HYPOTHESIS_EXAMPLES") or by_day)
