"""Labels that stand out: the notes behind them, and what is no label."""

from __future__ import annotations

import pytest

from generator.reading.turns.forms.told_labels import may_be_label, read_label


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Alday (Saltmarsh): Thank you.", "Mr. Alday (Saltmarsh)"),
        ("Mr. Alday (Saltmarsh) (spoke in French): Thank you.", "Mr. Alday (Saltmarsh) (spoke in French)"),
        ("Mr. Alday: (Saltmarsh): Thank you.", "Mr. Alday"),
        ("Mr. Alday (10:30): Thank you.", "Mr. Alday"),
        ("Mr. Alday (who came late) thanked us: all of us.", "Mr. Alday"),
    ],
)
def test_notes_before_the_colon_belong_to_the_label(text: str, expected: str) -> None:
    label = read_label(text, len("Mr. Alday"), 1, "lead")
    assert label is not None
    assert label.label == expected


@pytest.mark.parametrize(
    ("label", "expected"), [("417th", False), ("12", False), ("3.", False), ("3 Speakers", True), ("12番", True)]
)
def test_a_number_alone_is_no_label(label: str, expected: bool) -> None:
    assert may_be_label(label) is expected
