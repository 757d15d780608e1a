"""The note about the label that a document prints for a speaker, where a page shows another name."""

from __future__ import annotations

from generator.pages.views.wording import commas, gettext


def printed_as(*labels: str | None) -> str:
    """Return `printed as CHAIR, MS. CHURN`, or `printed without a name` if no turn has a label."""
    printed = commas([label for label in labels if label])
    return gettext("printed as %(label)s", label=printed) if printed else gettext("printed without a name")
