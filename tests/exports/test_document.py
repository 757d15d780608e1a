"""What an export sees of a turn: its address, its speaker, and how the speaker is known."""

from __future__ import annotations

import msgspec
import pytest

from generator.archive.page_limits import MAX_PAGE_LABELS, MAX_PAGE_TURNS
from generator.archive.privacy.redact_names import WITHHELD_LABEL
from generator.corrections.applied import AppliedCorrection
from generator.exports.document import DEGREES, Degree
from generator.records import Block, Evidence, SessionRecord, Turn
from tests.support.exporting import SITE_URL, export_document
from tests.support.small_site import record, turn

ADA = msgspec.structs.replace(
    turn("ada-1", "Cheese is round.", label="ADA CHURN"), name="Ada Churn", speaker="ada-churn", resolved="printed"
)


def replaced(**changes: object) -> Turn:
    return msgspec.structs.replace(ADA, **changes)


DEGREE_CASES: dict[Degree, Turn] = {
    "printed": ADA,
    "normalised": replaced(resolved="normalised"),
    "inferred": replaced(label="CHAIR", resolved="inferred", evidence=Evidence(3, "I am Ada Churn.")),
    "corrected": replaced(resolved="corrected"),
    "label-only": replaced(label="ROOM 3", name=None, speaker=None, resolved=None),
    "withheld": replaced(label=WITHHELD_LABEL, name=None, speaker=None, resolved=None),
    "unidentified": replaced(label=None, name=None, speaker=None, resolved=None),
}


@pytest.mark.parametrize(("degree", "case"), DEGREE_CASES.items())
def test_every_turn_says_how_its_speaker_is_known(degree: Degree, case: Turn) -> None:
    (exported,) = export_document(record(case)).turns
    assert exported.resolved == degree


def test_nobody_speaks_an_article() -> None:
    (exported,) = export_document(record(turn("text-1", "Cheese sells."), kind="press-release")).turns
    assert exported.resolved == "article"


def test_each_degree_has_a_case_and_words() -> None:
    assert {*DEGREE_CASES, "article"} == DEGREES.keys()


def test_a_turn_has_the_address_of_its_page_and_its_id() -> None:
    (exported,) = export_document(record(ADA)).turns
    assert exported.address == f"{SITE_URL}moot-1/cheese/#ada-1"
    assert (exported.shown, exported.label, exported.speaker) == ("Ada Churn", "ADA CHURN", "ada-churn")


def test_a_speaker_corrected_to_unknown_is_shown_as_nobody() -> None:
    (exported,) = export_document(record(replaced(name=None, speaker=None, resolved="corrected"))).turns
    assert (exported.shown, exported.label, exported.resolved) == (None, "ADA CHURN", "corrected")


def test_stage_directions_are_not_among_the_words() -> None:
    (exported,) = export_document(record(turn("ada-1", "One.", Block("event", "(Applause)", "applause"), "Two."))).turns
    assert exported.text == "One.\nTwo."
    assert exported.words == 2


def correction(**values: object) -> AppliedCorrection:
    fields: dict[str, object] = {
        "number": 1, "kind": "words", "turn": "ada-1", "block": 0, "offset": 10, "field": None, "printed": "round",
        "now": "square", "reason": "Heard.", "author": "Ed", "date": "2024-05-31",
    }  # fmt: skip
    return AppliedCorrection(**fields | values)  # type: ignore[arg-type]


def test_misheard_words_are_corrected_and_the_record_has_them_as_printed() -> None:
    document = export_document(record(ADA), [correction()])
    assert document.turns[0].text == "Cheese is square."
    assert document.turns[0].corrections == (1,)
    assert document.record.turns[0].blocks[0].text == "Cheese is round."


def large() -> SessionRecord:
    return record(*(msgspec.structs.replace(ADA, id=f"ada-{number}") for number in range(MAX_PAGE_TURNS + 1)))


def test_a_document_too_large_for_its_page_has_the_address_of_the_page() -> None:
    document = export_document(large())
    assert {exported.address for exported in document.turns} == {f"{SITE_URL}moot-1/cheese/"}


def test_a_document_with_too_many_labels_names_nobody() -> None:
    turns = (replaced(id=f"x-{number}", label=f"LABEL {number}") for number in range(MAX_PAGE_LABELS + 1))
    document = export_document(record(*turns))
    assert {(exported.speaker, exported.name, exported.resolved) for exported in document.turns} == {
        (None, None, "label-only")
    }
    assert document.turns[3].shown == "LABEL 3"
