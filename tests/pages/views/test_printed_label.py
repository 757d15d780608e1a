"""The note about a printed label."""

from __future__ import annotations

import pytest

from generator.pages.views.printed_label import printed_as


@pytest.mark.parametrize(
    ("labels", "note"),
    [
        (("CHAIR",), "printed as CHAIR"),
        (("CHAIR", "MS. CHURN"), "printed as CHAIR, MS. CHURN"),
        (("CHAIR", None), "printed as CHAIR"),
        ((None,), "printed without a name"),
    ],
)
def test_the_note_names_all_labels(labels: tuple[str | None, ...], note: str) -> None:
    assert printed_as(*labels) == note
