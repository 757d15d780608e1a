"""Labels of speakers in JSON captions are as the file has them, and a letter or a number names nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.reading.steps import read_document
from generator.records import Turn
from generator.settings.load import Settings

TEXTS = ("Good morning to all of you.", "Thank you, it is good to be here.", "Then we begin.")


def turns_of(labels: tuple[str | int, ...], folder: Path, settings: Settings) -> tuple[Turn, ...]:
    segments = [
        {"start": 3 * number, "end": 3 * number + 2, "text": text, "speaker": label}
        for number, (text, label) in enumerate(zip(TEXTS, labels, strict=True))
    ]
    path = folder / "session.json"
    path.write_text(json.dumps({"segments": segments}))
    return read_document(path, folder / "none", settings).turns


@pytest.mark.parametrize(
    "labels",
    [("A", "B", "A"), (0, 1, 0), ("0", "1", "2"), ("S1", "S2", "S1"), ("spk_0", "spk_1", "spk_0"), ("C", "D", "E")],
    ids=str,
)
def test_a_letter_or_a_number_is_a_label_and_no_name(
    labels: tuple[str | int, ...], tmp_path: Path, settings: Settings
) -> None:
    turns = turns_of(labels, tmp_path, settings)
    assert [turn.label for turn in turns] == list(map(str, labels))
    assert {(turn.name, turn.speaker) for turn in turns} == {(None, None)}


@pytest.mark.parametrize("labels", [("Odile", "J", "Odile"), ("Bo", "Al", "Bo"), ("李", "王", "李")], ids=str)
def test_other_short_labels_are_names(labels: tuple[str, ...], tmp_path: Path, settings: Settings) -> None:
    assert [turn.name for turn in turns_of(labels, tmp_path, settings)] == list(labels)


@pytest.mark.parametrize(
    ("field", "date"),
    [
        ({"dateString": "2024-03-14T10:00:00.000Z"}, "2024-03-14"),
        ({"meeting_date": "2024-03-14"}, "2024-03-14"),
        ({"date": "2024-02-31"}, None),
        ({"date": "14 March"}, None),
        ({"date": 1710410400000}, None),
        ({"created_at": "2024-03-14T10:00:00Z"}, None),
    ],
    ids=str,
)
def test_the_date_of_a_meeting(
    field: dict[str, str | int], date: str | None, tmp_path: Path, settings: Settings
) -> None:
    segments = [{"start": 3 * number, "end": 3 * number + 2, "text": text} for number, text in enumerate(TEXTS)]
    path = tmp_path / "session.json"
    path.write_text(json.dumps({**field, "segments": segments}))
    assert read_document(path, tmp_path / "none", settings).date == date
