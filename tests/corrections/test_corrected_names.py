"""The speakers of corrected labels and names."""

from __future__ import annotations

import msgspec
import pytest

from generator.corrections.corrected_names import with_corrected_speaker, with_speaker_of_label
from generator.corrections.entry import Correction, CorrectionError
from tests.support.correcting import SETTINGS
from tests.support.small_site import record, turn

TURN = turn("ada-1", "Hello.", label="ADA")
SPEAKER = Correction("f.yml", 1, 1, "speaker", "It was heard.", "Ed", "2024-05-31")


@pytest.mark.parametrize(
    ("label", "role", "name", "speaker"),
    [
        ("BO RIND", None, "Bo Rind", "bo-rind"),
        ("CHAIR BO RIND", "chair", "Bo Rind", "bo-rind"),
        ("BO", None, "BO", "bo--moot-1-cheese"),  # two letters may be initials
        ("CAT", None, "Cat", "cat--moot-1-cheese"),
        ("MODERATOR", "moderator", None, None),
    ],
)
def test_a_label_is_read_like_a_printed_one(
    label: str, role: str | None, name: str | None, speaker: str | None
) -> None:
    changed = with_speaker_of_label(TURN, label, record(TURN), SETTINGS)
    assert (changed.role, changed.name, changed.speaker) == (role, name, speaker)
    assert changed.label == "ADA"
    assert changed.resolved == ("printed" if speaker else None)


def test_a_registered_person_needs_no_lookup() -> None:
    correction = msgspec.structs.replace(SPEAKER, person="bram-kaas")
    changed, name = with_corrected_speaker(TURN, correction, record(TURN), SETTINGS)
    assert (changed.name, changed.speaker, changed.resolved, name) == (
        "Bram van der Kaas",
        "bram-kaas",
        "corrected",
        None,
    )


def test_an_unknown_speaker_has_neither_role_nor_name() -> None:
    printed = msgspec.structs.replace(TURN, role="chair", name="Ada", speaker="ada")
    changed, name = with_corrected_speaker(
        printed, msgspec.structs.replace(SPEAKER, unknown=True), record(TURN), SETTINGS
    )
    assert (changed.role, changed.name, changed.speaker, changed.resolved, name) == (
        None,
        None,
        None,
        "corrected",
        None,
    )


def test_a_role_is_not_a_name() -> None:
    with pytest.raises(CorrectionError, match="this is not a person's name; use a `label` correction"):
        with_corrected_speaker(TURN, msgspec.structs.replace(SPEAKER, name="CHAIR"), record(TURN), SETTINGS)
