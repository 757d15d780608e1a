"""Redacted passages, and facts that only they tell."""

from __future__ import annotations

import msgspec
import pytest

from generator.corrections.editable_turns import EditableTurn, make_editable
from generator.corrections.entry import Correction, CorrectionError
from generator.corrections.locate_fragment import search_texts
from generator.corrections.redact_passages import (
    RedactedPassages,
    locate_passage,
    redact_in_turns,
    redact_outside_turns,
    redaction_note,
    without_redacted_words,
)
from generator.records import Evidence, Finding, SessionRecord, to_stored_json
from tests.support.correcting import SETTINGS
from tests.support.small_site import record, turn
from tests.support.text_fields import text_fields, with_text

NOTE = "(Passage withheld: Private)"


def hide(fragment: str, until: str | None = None) -> Correction:
    return Correction("f.yml", 1, 1, "hide", "Private.", "Ed", "2024-05-31", fragment=fragment, until=until)


def redacted(made: SessionRecord, correction: Correction) -> tuple[list[EditableTurn], str, list[str]]:
    texts, turns = search_texts(made), make_editable(made)
    return turns, *redact_in_turns(turns, correction, *locate_passage(correction, texts, texts))


def test_the_note_ends_without_a_full_stop() -> None:
    assert redaction_note(hide("x")) == NOTE


def test_a_passage_over_two_turns_leaves_a_note_in_each() -> None:
    made = record(turn("ada-1", "One two.", "Three."), turn("bo-1", "Four five."))
    turns, turn_id, texts = redacted(made, hide("two.", "Four"))
    assert (turn_id, texts) == ("ada-1", ["two.", "Three.", "Four"])
    assert [[block.block.text for block in editable.blocks] for editable in turns] == [["One", NOTE], [NOTE, "five."]]


def test_a_label_can_not_be_redacted() -> None:
    with pytest.raises(CorrectionError, match="a label can't be redacted; begin the fragment after the label"):
        redacted(record(turn("ada-1", "One.", label="ADA")), hide("ADA: One."))


def test_a_notice_is_redacted_once() -> None:
    made = record(notices=("Call 555 1234.",))
    first, last = locate_passage(hide("555 1234"), search_texts(made), ())
    changed, texts = redact_outside_turns(made, hide("555 1234"), first, last)
    assert (changed.notices[0].text, texts) == (f"Call {NOTE}.", ["555 1234"])
    with pytest.raises(CorrectionError, match="another correction redacts these words; remove one of the two"):
        redact_outside_turns(changed, hide("555 1234"), first, last)


def test_only_words_that_are_nowhere_else_count_as_redacted() -> None:
    passages = RedactedPassages(["Amalia Holes and I"], record(turn("ada-1", "Amalia and I agree.")))
    assert passages.is_in("Holes")
    assert passages.is_in("see amalia holes")
    assert not passages.is_in("Amalia and I")
    assert not passages.is_in(None)


def test_findings_and_titles_do_not_quote_redacted_words() -> None:
    findings = (Finding("a", "info", None, "Holes is odd", ("Holes",)), Finding("b", "info", None, "line 3", ("3",)))
    made = msgspec.structs.replace(record(), title="On Holes", provenance={"title": "heading"}, findings=findings)
    changed, applied = without_redacted_words(made, RedactedPassages(["Holes"], record()), [], SETTINGS)
    assert [finding.message for finding in changed.findings] == [
        "the words that this finding quotes are redacted",
        "line 3",
    ]
    assert [finding.values for finding in changed.findings] == [(), ("3",)]
    assert (changed.title, changed.provenance, applied) == (None, {}, [])


PASSAGE = "Zyx Wvu"

REDACTED = ("findings.message", "findings.values", "room", "title", "turns.evidence.text", "turns.name")
"""What reading takes from the words of a document: redacted where only the redacted passages had these words."""

WORDS = ("notices.text", "removed.text", "turns.blocks.text", "turns.label")
"""The words of the document: passages are redacted in them, except in labels."""

OTHER = (
    *(
        "date",
        "end_time",
        "language",
        "start_time",
        "session.code",
        "turns.language",
    ),  # in forms of their own, never in other words
    *("event.end", "event.id", "event.name", "event.place", "event.start"),  # from the settings
    *("source.address", "source.format", "source.licence", "source.path", "source.publisher"),
    *("source.recording", "source.retrieved", "source.sha256"),
    *("findings.code", "removed.reason"),  # from the program
    *("turns.id", "turns.role", "turns.speaker"),  # from the label, or from the redacted name
)
"""Fields that hold no words of redacted passages."""

INFERRED = msgspec.structs.replace(
    turn("ada-1", "One.", label="ADA"),
    name="Ada",
    speaker="ada",
    resolved="inferred",
    evidence=Evidence(1, "Ada."),
)
FULL = msgspec.structs.replace(record(INFERRED), findings=(Finding("a", "info", None, "line 3", ("rinds",)),))


def test_every_text_field_of_the_record_is_known_to_the_redaction() -> None:
    assert sorted(text_fields()) == sorted([*REDACTED, *WORDS, *OTHER])


@pytest.mark.parametrize("field", REDACTED)
def test_no_field_tells_words_that_only_a_redacted_passage_had(field: str) -> None:
    made = with_text(FULL, field, f"the {PASSAGE}")
    changed, _ = without_redacted_words(made, RedactedPassages([PASSAGE], FULL), [], SETTINGS)
    assert (PASSAGE.encode() in to_stored_json(made), PASSAGE.encode() in to_stored_json(changed)) == (True, False)
