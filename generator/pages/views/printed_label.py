"""The note about the label that a document prints for a speaker, where a page shows another name."""

from __future__ import annotations


def printed_as(*labels: str | None) -> str:
    """Return `printed as CHAIR, MS. CHURN`, or `printed without a name` if no turn has a label."""
    printed = ", ".join(label for label in labels if label)
    return f"printed as {printed}" if printed else "printed without a name"
