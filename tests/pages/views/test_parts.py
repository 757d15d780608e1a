from __future__ import annotations

import msgspec
import pytest

from generator.pages.views.parts import Part, session_parts
from generator.records import Block, Removed, SessionRecord, Time, Turn
from tests.support.small_site import record as record_of_turns


def turn(
    name: str, *blocks: Block | str, line: int = 0, time: tuple[float, float] | None = None, role: str | None = None
) -> Turn:
    """A turn of Ada, Bo or Cy; its label is the first part of its id."""
    return Turn(
        id=name, label=name.partition("-")[0].upper(), role=role, name=name.partition("-")[0].title(), speaker=None,
        resolved=None, evidence=None, time=Time(*time) if time else None, lines=(line, line),
        blocks=tuple(block if isinstance(block, Block) else Block("text", block) for block in blocks or ("Yes.",)),
    )  # fmt: skip


def note(text: str, family: str = "other") -> Block:
    return Block("event", text, family)  # type: ignore[arg-type]  # one of the families


def parts(*turns: Turn, headings: tuple[tuple[int, str], ...] = ()) -> list[tuple[str, str | None, str]]:
    removed = tuple(Removed((line, line), "heading", text) for line, text in headings)
    numbered = tuple(
        each if each.lines != (0, 0) else msgspec.structs.replace(each, lines=(10 * place, 10 * place))
        for place, each in enumerate(turns, 1)
    )
    record = msgspec.structs.replace(record_of_turns(*numbered), removed=removed)
    return [(part.turn, part.title, part.reason) for part in session_parts(record)]


BEGINNING = ("ada-1", None, "beginning")


@pytest.mark.parametrize(
    "text", ["(Lunch break)", "(Recess.)", "(Break until 15:00)", "[Meeting reconvenes]", "(intermission)"]
)
def test_a_part_begins_after_a_printed_break(text: str) -> None:
    found = parts(turn("ada-1", "So.", note(text)), turn("bo-1"), turn("ada-2"))
    assert found == [BEGINNING, ("bo-1", None, f"after the note “{text}”")]


@pytest.mark.parametrize(
    "text", ["(pause)", "(Applause)", "(breakout rooms)", "(breaking glass)", "(off microphone)", "(breakfast)"]
)
def test_no_part_begins_after_another_note(text: str) -> None:
    assert parts(turn("ada-1", "So.", note(text)), turn("bo-1")) == []


def test_a_second_meeting_in_the_same_file_is_a_part() -> None:
    found = parts(turn("ada-1", note("(Session concluded at 12:00)", "session-end")), turn("bo-1"))
    assert found == [BEGINNING, ("bo-1", None, "after the note “(Session concluded at 12:00)”")]


def test_the_note_that_the_session_ends_or_begins_makes_no_part_at_the_edges() -> None:
    assert (
        parts(
            turn("ada-1", note("(Session begins)", "session-start"), "So."), turn("bo-1", note("(End)", "session-end"))
        )
        == []
    )


def test_a_note_at_the_head_of_a_turn_begins_the_part_there() -> None:
    found = parts(
        turn("ada-1"), turn("bo-1", note("(Session resumes)", "session-start"), "Welcome back."), turn("ada-2")
    )
    assert [place for place, _, _ in found] == ["ada-1", "bo-1"]


def test_a_long_silence_begins_a_part_and_a_short_one_does_not() -> None:
    found = parts(turn("ada-1", time=(0, 60)), turn("bo-1", time=(600, 640)), turn("ada-2", time=(1840, 1900)))
    assert found == [BEGINNING, ("ada-2", None, "after 20 minutes without words")]


def test_turns_without_times_hide_no_silence() -> None:
    found = parts(turn("ada-1", time=(0, 60)), turn("bo-1"), turn("ada-2", time=(1860, 1900)))
    assert [place for place, _, _ in found] == ["ada-1", "ada-2"]


def test_the_chair_passes_to_somebody_who_keeps_it() -> None:
    ada = [turn(f"ada-{number}", role="chair") for number in range(1, 4)]
    bo = [turn(f"bo-{number}", role="moderator") for number in range(1, 4)]
    assert parts(*ada, turn("cy-1"), *bo) == [BEGINNING, ("bo-1", None, "the chair passes from Ada to Bo")]


def test_two_who_chair_in_turns_pass_nothing() -> None:
    turns = [turn(f"{name}-{number}", role="moderator") for number in range(1, 6) for name in ("ada", "bo")]
    assert parts(*turns) == []


def test_a_heading_between_turns_gives_its_words_as_the_title() -> None:
    found = parts(turn("ada-1"), turn("bo-1"), headings=((5, "The Cheese Session"), (15, "Agenda item 2: Rind")))
    assert found == [BEGINNING, ("bo-1", "Agenda item 2: Rind", "heading in line 15 of the source")]


def test_a_heading_wins_over_another_reason_at_the_same_turn() -> None:
    found = parts(turn("ada-1", "So.", note("(Break)")), turn("bo-1"), headings=((15, "Rind"),))
    assert found[1] == ("bo-1", "Rind", "heading in line 15 of the source")


def test_lines_of_a_text_on_one_line_have_no_order() -> None:
    assert parts(turn("ada-1", line=1), turn("bo-1", line=1), headings=((1, "Rind"),)) == []


def test_a_session_of_one_part_or_without_turns_has_no_parts() -> None:
    assert parts(turn("ada-1"), turn("bo-1")) == []
    assert parts() == []


def test_a_part_counts_its_turns_and_names_who_begins_it() -> None:
    unknown = msgspec.structs.replace(turn("ada-2"), id="unidentified-1", label=None, name=None)
    found: tuple[Part, ...] = session_parts(
        record_of_turns(turn("ada-1"), turn("bo-1", note("(Break)")), unknown, turn("bo-2"))
    )
    assert [(part.turns, part.speaker) for part in found] == [(2, "Ada"), (2, "Unidentified speaker")]


def test_the_record_is_left_as_it_is() -> None:
    record: SessionRecord = record_of_turns(turn("ada-1", note("(Break)")), turn("bo-1"))
    assert session_parts(record) == session_parts(record)
